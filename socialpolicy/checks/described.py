"""Described rows: does a list of the plan hold a row that says, in its own words, that it is of a certain kind?"""

from collections.abc import Mapping
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.facts import written
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Lexicons, Options, Rows, Where
from socialpolicy.model.predicates import Answer, holds, is_blank, value_of
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.value import Value


class Parameters(Value):
    """One row of the list `of` that meets `where` and is described so makes it hold.

    `options` are the ways in which a row may say it: each {facts: [texts of the row], lexicons: [names]}.
    The first whose facts are given decides: by the words of its lexicons or, where it has none, by any
    text but one that speaks words of `besides`. Where no row says it, one that lacks the fact
    `undecided` leaves the answer open.
    """

    of: Rows
    options: Options
    where: Where | None = None
    besides: Lexicons = ()
    undecided: Fact = ""


WORDS = ("names", "count", "among", "rows")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for such rows; the figures are {count} of {among} that meet `where` ({names}), of {rows} in the list."""
    rows = rows_of(context.subject, parameters.of)
    answers = [holds(row, parameters.where or {}, plan=context.subject) for row in rows]
    chosen = [(index, row) for index, row in enumerate(rows) if answers[index] is True]
    found = [row for index, row in chosen if _is_described(context, parameters, index, row)]
    figures = {"count": len(found), "among": len(chosen), "rows": len(rows)}
    if found:
        return Verdict(holds=True, hits=tuple(Hit(place_of(row), {}) for row in found), figures=figures, basis="text")
    unknown = _unmet(context, parameters, answers) or _undecided(parameters, chosen)
    if unknown:
        return Verdict(unknown=unknown)
    words = {"names": ", ".join(named(row, parameters.of, index) for index, row in chosen) or "none"}
    place = place_of(chosen[0][1]) if chosen else context.subject.at.fields.get(parameters.of)
    cause = "contradicts" if rows else "blank"
    return Verdict(holds=False, hits=(Hit(place, words, cause),), figures=figures, basis="text")


def _is_described(context: Context, parameters: Parameters, index: int, row: Any) -> bool:
    option = next((option for option in parameters.options.values() if _given(row, option)), None)
    if option is None:
        return False
    places = {f"{parameters.of}.{fact}" for fact in option["facts"]}
    if option.get("lexicons"):
        return _speaks(context, option["lexicons"], places, index)
    return not _speaks(context, parameters.besides, places, index)


def _given(row: Any, option: Mapping[str, Any]) -> bool:
    return any(not is_blank(value_of(row, fact)) for fact in option["facts"])


def _speaks(context: Context, lexicons: tuple[str, ...], places: set[str], index: int) -> bool:
    """Tell whether the texts of one row, in some of its facts, hold words of any of the lexicons."""
    blocks = (context.block_at(match.start) for lexicon in lexicons for match in context.scan.matches(lexicon))
    return any(block.kind in places and block.row == index for block in blocks)


def _unmet(context: Context, parameters: Parameters, answers: list[Answer]) -> str | None:
    """Return the fact for want of which a row may meet `where`, if the row could be what is looked for."""
    rows = rows_of(context.subject, parameters.of)
    lacking = (
        f"{written(type(row), answer)} of {named(row, parameters.of, index)}"
        for index, (row, answer) in enumerate(zip(rows, answers, strict=True))
        if isinstance(answer, str) and (_is_open(row, parameters) or _is_described(context, parameters, index, row))
    )
    return next(lacking, None)


def _is_open(row: Any, parameters: Parameters) -> bool:
    return not parameters.undecided or is_blank(value_of(row, parameters.undecided))


def _undecided(parameters: Parameters, chosen: list[tuple[int, Any]]) -> str | None:
    """Return the fact that a row lacks without which nobody can tell, if there is such a row."""
    lacking = (
        f"{written(type(row), parameters.undecided)} of {named(row, parameters.of, index)}"
        for index, row in chosen
        if parameters.undecided and _is_open(row, parameters)
    )
    return next(lacking, None)
