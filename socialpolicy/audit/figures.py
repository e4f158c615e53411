"""Figures as people read them: no needless digits, shares as percentages, dates in ISO 8601."""

from collections.abc import Mapping
from datetime import date
from typing import Any

_TOLD = (
    ("of", "among", "share", "wanted", "{of} of {among} ({share}; the mark is {wanted})"),
    ("left", "right", "gain", "{left} against {right} (gain {gain})"),
    ("left", "right", "{left} against {right}"),
    ("stated", "total", "{stated} stated, {total} added up"),
    ("first", "then", "{first} before {then}"),
    ("found_day", "day", "{found_day} before {day}"),
    ("days", "wanted", "since", "{days} days, {wanted} at least"),
    ("score", "threshold", "score {score}, limit {threshold}"),
    ("reach_entries", "entries", "{reach_entries} of {entries} entries name reach"),
    ("count", "rows", "{count} of {rows} rows"),
    ("of", "count", "{of} in {count} rows"),
    ("values", "limit", "{values} (limit {limit})"),
)
"""The figures that checks give, and how they are told; the first line of which all are there is taken."""

_SHARES = ("share", "gain")
_BESIDE_SHARES = ("wanted", "share_without")


def number(value: float | None) -> str:
    """Return a number with thousands apart and at most one decimal; a missing one is a dash."""
    if value is None:
        return "-"
    return f"{value:,.1f}".removesuffix(".0") if abs(value) < 1000 else f"{value:,.0f}"


def percent(share: float | None) -> str:
    """Return a share in whole percent; a missing one is a dash."""
    return "-" if share is None else f"{share:.0%}"


def signed(value: float) -> str:
    """Return a difference with its sign."""
    return f"{'+' if value >= 0 else '-'}{number(abs(value))}"


def told(figures: Mapping[str, Any]) -> str:
    """Return the figures behind a judgement, as `82 of 180 (46%; the mark is 50%)`."""
    for *names, wording in _TOLD:
        if all(figures.get(name) is not None for name in names):
            words = wording.format_map({name: _value(name, figures) for name in names})
            return words.removesuffix("s") if words.endswith(" 1 rows") else words
    return ", ".join(f"{name.replace('_', ' ')} {_value(name, figures)}" for name in figures if _counts(figures[name]))


def _counts(value: Any) -> bool:
    return value is not None and value != "" and not isinstance(value, (tuple, list, dict))


def _value(name: str, figures: Mapping[str, Any]) -> str:
    value = figures[name]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        is_share = name in _SHARES or (name in _BESIDE_SHARES and "share" in figures)
        return percent(value) if is_share else number(value)
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
