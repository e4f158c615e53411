"""Rows: does a list of the plan hold rows of this kind?"""

from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Rows, Where
from socialpolicy.model.predicates import is_blank, value_of
from socialpolicy.model.quantities import named, place_of, selected
from socialpolicy.model.span import Span
from socialpolicy.value import Value


class Parameters(Value):
    """`of` names the list; `where` which rows count; `at_least` how many make it hold."""

    of: Rows
    where: Where | None = None
    at_least: int = 1


WORDS = ("count", "rows", "called")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count the rows; each is a hit. The figures are {count} and {rows}, of all rows, which {called} names."""
    found = selected(context.subject, parameters.of, parameters.where)
    holds = found.value >= parameters.at_least
    if not holds and found.missing:
        return Verdict(unknown=found.missing)
    rows = value_of(context.subject, parameters.of)
    figures = {"count": int(found.value), "rows": len(rows or ())}
    cause = "blank" if is_blank(rows) else "contradicts"
    if found.rows and holds:
        return Verdict(holds=True, hits=tuple(Hit(place_of(row), {}, cause) for row in found.rows), figures=figures)
    words = {"called": ", ".join(named(row, parameters.of, index) for index, row in enumerate(rows or ()))}
    return Verdict(holds=holds, hits=(Hit(_list_span(context.subject, parameters.of), words, cause),), figures=figures)


def _list_span(subject: Any, rows: str) -> Span | None:
    return subject.at.fields.get(rows)  # type: ignore[no-any-return]
