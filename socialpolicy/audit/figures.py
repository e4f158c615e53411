"""Figures as people read them: no needless digits, shares as percentages, dates in ISO 8601."""

from collections.abc import Mapping
from datetime import date
from typing import Any

_SHARES = ("share", "wanted", "gain")
_PAIRS = (("of", "among", "of"), ("left", "right", "against"), ("count", "rows", "of"))
"""Figures that are told together, and the word between them."""

_SILENT_ZEROS = ("short", "shortfall", "over", "difference")


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
    """Return the figures behind a judgement as `share 71%, wanted 50%`; what is nothing is left out."""
    parts: list[str] = []
    rest = dict(figures)
    for first, second, between in _PAIRS:
        if first in rest and second in rest:
            parts.append(f"{_value(first, rest.pop(first))} {between} {_value(second, rest.pop(second))}")
    parts.extend(
        f"{name.replace('_', ' ')} {_value(name, value)}" for name, value in rest.items() if _counts(name, value)
    )
    return ", ".join(parts)


def _counts(name: str, value: Any) -> bool:
    if isinstance(value, (tuple, list, dict)):
        return False
    return value is not None and value != "" and not (value == 0 and name in _SILENT_ZEROS)


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        is_share = any(name.startswith(word) for word in _SHARES) and -1.0 <= value <= 1.0
        return percent(value) if is_share else number(value)
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
