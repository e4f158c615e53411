"""Sums and counts over the rows of a plan, as rules state them, and the hours behind them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.model.facts import written
from socialpolicy.model.predicates import holds, is_blank, value_of
from socialpolicy.model.span import Span
from socialpolicy.value import Value

_SHARE = r"(?i)(.+?)[\s:(]+(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)?\)?"
"""A name and hours: `Dana Okafor 40`, `Ola 20h`, `Bo: 2,5 hours`, `Ana (12)`."""

_NEXT_SHARE = r"[;\n]|(?:(?<=\d)|(?<=\dh)|(?<=\d h)|(?<=hrs)|(?<=hours)|(?<=\)))\s*(?:[,&+/]|\band\b)\s*(?=[^\W\d])"
"""What stands between two of them: a semicolon or line end, or behind hours a comma or "and" before the next name."""

_NAMING_FIELDS = ("id", "name", "goal", "what", "item", "medium", "channel", "kind", "claim", "source")


class Amount(Value):
    """A number, the rows that it is made of, and the fact that is missing for it (None where nothing is)."""

    value: float
    rows: tuple[Any, ...]
    missing: str | None = None


def rows_of(subject: Any, rows: str) -> tuple[Any, ...]:
    """Return the rows of a list of the subject, such as `activities` or `care.priority`; () where it is blank."""
    return tuple(value_of(subject, rows) or ())


def selected(subject: Any, rows: str, where: Mapping[str, Any] | None) -> Amount:
    """Return the rows of a list for which the conditions hold, and how many they are."""
    chosen: list[Any] = []
    missing: str | None = None
    for index, row in enumerate(rows_of(subject, rows)):
        answer = holds(row, where, plan=subject) if where else True
        if answer is True:
            chosen.append(row)
        elif answer is not False and missing is None:
            missing = f"{written(type(row), answer)} of {named(row, rows, index)}"
    return Amount(len(chosen), tuple(chosen), missing)


def amount(subject: Any, quantity: Mapping[str, Any]) -> Amount:
    """Return a quantity: {fact: path}, {count: rows, where: ...} or {sum: field, rows: rows, where: ...}."""
    if "fact" in quantity:
        value = value_of(subject, quantity["fact"])
        return Amount(0.0, (), quantity["fact"]) if is_blank(value) else Amount(float(value), ())
    if "count" in quantity:
        return selected(subject, quantity["count"], quantity.get("where"))
    chosen = selected(subject, quantity["rows"], quantity.get("where"))
    total, missing = 0.0, chosen.missing
    for row in chosen.rows:
        value = hours_of(row, subject) if quantity["sum"] == "hours" else value_of(row, quantity["sum"])
        if value is None:
            position = rows_of(subject, quantity["rows"]).index(row)
            missing = missing or f"{quantity['sum']} of {named(row, quantity['rows'], position)}"
        total += value or 0.0
    return Amount(total, chosen.rows, missing)


def hours_of(activity: Any, plan: Any) -> float | None:
    """Return the hours of an activity in the whole period.

    As stated, or those of a week times its weeks, or the sum of what `done_by` shares out.
    """
    if activity.hours is not None:
        return float(activity.hours)
    weeks = weeks_between(activity.start or plan.start, activity.end or plan.end)
    if activity.hours_per_week is not None and weeks is not None:
        return float(activity.hours_per_week * weeks)
    return sum(shared_out(activity.done_by).values()) or None


def shared_out(done_by: str | None) -> dict[str, float]:
    """Return the hours of each person in a cell such as "Dana Okafor 40; Ola Berg 20", {} where a part has none."""
    shares: dict[str, float] = {}
    for part in filter(str.strip, re.split(_NEXT_SHARE, done_by or "")):
        stated = re.fullmatch(_SHARE, part.strip())
        if stated is None:
            return {}
        shares[stated[1]] = shares.get(stated[1], 0.0) + float(stated[2].replace(",", "."))
    return shares


def weeks_between(start: date | None, end: date | None) -> float | None:
    """Return the weeks from the first to the last day, both counted; None where one of them is missing."""
    if start is None or end is None or end < start:
        return None
    return ((end - start).days + 1) / 7


def named(row: Any, rows: str, index: int) -> str:
    """Return how a row is called in messages: by its own name, else by its place in the list."""
    field = _naming_field(row)
    return f'"{getattr(row, field)}"' if field else f"{rows} {index + 1}"


def place_of(row: Any) -> Span:
    """Return the place at which a row is shown: that of its name, else of its first field, else of all of it."""
    field = _naming_field(row)
    if field in row.at.fields:
        return Span(*row.at.fields[field])
    return Span(*min(row.at.fields.values(), default=row.at.span))


def _naming_field(row: Any) -> str:
    """Return the field that tells a row from others, or an empty text."""
    return next(
        (field for field in _NAMING_FIELDS if isinstance(getattr(row, field, None), str) and getattr(row, field)), ""
    )
