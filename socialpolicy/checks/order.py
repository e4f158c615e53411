"""Order: does the first of these begin before the first of those?"""

from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Rows, Where
from socialpolicy.model.quantities import named, place_of, rows_of, selected
from socialpolicy.value import Value


class Parameters(Value):
    """In the list `of`, the earliest row `first` must begin before the earliest row `then`.

    Where all of them begin on the first day of the plan and none says since when it has been running,
    nothing can be told: a continuing programme.
    """

    of: Rows
    first: Where
    then: Where


WORDS = ("first", "then", "days", "early", "lead")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the starts; the figures are {first}, {then} (days) and {days} by which the second is early.

    {early} is the name of the row that begins too early, and the word {lead} says by how much.
    """
    subject = context.subject
    first = selected(subject, parameters.of, parameters.first)
    then = selected(subject, parameters.of, parameters.then)
    if first.missing or then.missing:
        return Verdict(unknown=first.missing or then.missing)
    if not first.rows or not then.rows:
        return NOTHING_TO_JUDGE
    rows = (*first.rows, *then.rows)
    undated = next((row for row in rows if row.begins is None), None)
    if undated is not None and not _is_settled(first.rows, then.rows):
        return Verdict(
            unknown=f"start of {named(undated, parameters.of, rows_of(subject, parameters.of).index(undated))}"
        )
    if _is_continuing(rows, subject.start):
        return Verdict(unknown="running_since: everything starts on the plan's first day (a continuing programme)")
    early, late = min(_dated(first.rows), key=_begins), min(then.rows, key=_begins)
    days = (early.begins - late.begins).days + 1
    figures = {"first": early.begins, "then": late.begins, "days": days, "early": named(late, parameters.of, 0)}
    hit = Hit(place_of(late), {"lead": "on the same day as" if days == 1 else f"{days - 1} days before"})
    return Verdict(holds=early.begins < late.begins, hits=(hit,), figures=figures)


def _dated(rows: tuple[Any, ...]) -> list[Any]:
    return [row for row in rows if row.begins is not None]


def _is_settled(first: tuple[Any, ...], then: tuple[Any, ...]) -> bool:
    """Tell whether those with a day decide: one of the first begins before all of the others, which all have one."""
    days = [row.begins for row in _dated(first)]
    return bool(days) and len(_dated(then)) == len(then) and min(days) < min(row.begins for row in then)


def _is_continuing(rows: tuple[Any, ...], start: date | None) -> bool:
    return all(row.running_since is None and row.begins == start for row in rows)


def _begins(row: Any) -> date:
    begins: date = row.begins
    return begins
