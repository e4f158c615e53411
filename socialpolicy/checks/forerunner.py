"""Forerunners: does something that should come first lie before the day of the row at hand?"""

from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.facts import written
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Forerunners
from socialpolicy.model.predicates import holds, is_blank, value_of
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.value import Value


class Parameters(Value):
    """One row of the lists in `by` (each {rows, day, where}) must lie before the day `at` of the row at hand.

    Without `at` the row begins on a day of the plan that is not stated. With `same`, a row counts only
    if it has the same fact (the channel, say) or leaves it blank; with `named` it must name it.
    """

    by: Forerunners
    at: Fact | None = None
    same: Fact | None = None
    named: bool = False


class _Candidate(Value):
    """A row that may have come before: what it is called, its list, its day, and the fact missing to count it."""

    name: str
    rows: str
    day: date | None
    missing: str | None


WORDS = ("day", "found", "found_day", "days", "why", "remedy")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for the earliest; it holds where that lies before.

    The words are {day}, {found} and {found_day} (the earliest there is), {days} (by which it is late),
    {why} (what is there instead) and {remedy} (the first day on which it would do).
    """
    if parameters.same and parameters.named and is_blank(value_of(context.row, parameters.same)):
        return Verdict(unknown=parameters.same)
    first, last, missing = _days(context, parameters)
    every = _candidates(context, parameters, None)
    chosen = _candidates(context, parameters, parameters.same)
    dated = sorted((each.day, each.name, each.rows) for each in chosen if each.day and not each.missing)
    if dated and first and dated[0][0] < first:
        return Verdict(holds=True, figures={"day": first, "found_day": dated[0][0]})
    open_ones = [each.missing for each in chosen if each.missing]
    if open_ones or (dated and (missing or (last and dated[0][0] < last))):
        return Verdict(unknown=next(iter(open_ones), missing or f"the day from which {_row(context)} counts"))
    words = _words(first, dated, _others(context, parameters) if every else "", parameters.same)
    return Verdict(holds=False, hits=(Hit(place_of(context.row), words, "contradicts" if dated else "blank"),))


def _days(context: Context, parameters: Parameters) -> tuple[date | None, date | None, str | None]:
    """Return the first and the last day on which the row may begin, and the fact that is missing for them."""
    if parameters.at:
        day = value_of(context.row, parameters.at)
        return day, day, None if day else f"{parameters.at} of {_row(context)}"
    plan = context.subject
    return plan.start, plan.end, None if plan.start else "plan.start"


def _row(context: Context) -> str:
    return named(context.row, "rows", context.row_index)


def _candidates(context: Context, parameters: Parameters, same: str | None) -> list[_Candidate]:
    ours = value_of(context.row, same) if same else None
    return [
        _Candidate(
            called,
            entry["rows"],
            day,
            f"{written(type(row), answer)} of {called}"
            if isinstance(answer, str)
            else _undated(row, day, entry, called),
        )
        for entry in parameters.by
        for index, row in enumerate(rows_of(context.subject, entry["rows"]))
        for answer in [holds(row, entry.get("where", {}), plan=context.subject)]
        if answer is not False and (same is None or _is_about(value_of(row, same), ours, parameters))
        for called in [named(row, entry["rows"], index)]
        for day in [value_of(row, entry["day"])]
    ]


def _is_about(theirs: Any, ours: Any, parameters: Parameters) -> bool:
    return theirs == ours or (not parameters.named and (theirs is None or ours is None))


def _undated(row: Any, day: date | None, entry: Any, called: str) -> str | None:
    return None if day else f"{written(type(row), entry['day'])} of {called}"


def _others(context: Context, parameters: Parameters) -> str:
    """Return how what is there misses the row at hand: it names something else, or nothing."""
    if not parameters.same:
        return ""
    rows = (row for entry in parameters.by for row in rows_of(context.subject, entry["rows"]))
    return "another" if any(not is_blank(value_of(row, parameters.same)) for row in rows) else "no"


def _words(first: date | None, dated: list[tuple[date, str, str]], others: str, same: str | None) -> dict[str, Any]:
    if not dated:
        why = f"what there is names {others} {same}" if others else "the plan has nothing of the kind"
        return {"day": first, "why": why, "remedy": "once that is done"}
    day, name, rows = dated[0]
    late = (day - first).days + 1 if first else None
    why = f"the first, {name} under `{rows}`, comes on {day.isoformat()}"
    words = {"day": first, "found": name, "found_day": day, "days": late, "why": why}
    return {**words, "remedy": f"{late} days later or more" if late else f"after {day.isoformat()}"}
