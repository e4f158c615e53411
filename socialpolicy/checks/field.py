"""Facts: do the declared facts of a post, a plan or a row meet these conditions?"""

from collections.abc import Mapping
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Where
from socialpolicy.model.predicates import holds, is_blank, is_unreadable, limit_of, place_of_fact, value_of
from socialpolicy.value import Value


class Parameters(Value):
    """`where` holds the conditions, by fact."""

    where: Where


WORDS = ("value", "limit", "field")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Judge the conditions; the words are {value}, {limit} and {field} of the first fact that decides."""
    answer = holds(context.row, parameters.where, plan=context.subject)
    if isinstance(answer, str):
        return Verdict(unknown=answer)
    path, condition = _deciding(context, parameters.where, answer)
    value = value_of(context.row, path)
    words = {"value": value, "limit": limit_of(context.row, condition, context.subject), "field": path}
    cause = "blank" if is_blank(value) and not is_unreadable(context.row, path) else "contradicts"
    return Verdict(holds=answer, hits=(Hit(place_of_fact(context.row, path), words, cause),), basis="declared")


def _deciding(context: Context, where: Mapping[str, Any], answer: bool) -> tuple[str, Any]:
    """Return the first condition that fails; where all hold, the last, which says the most."""
    failing = (item for item in where.items() if holds(context.row, dict([item]), plan=context.subject) is not True)
    path, condition = list(where.items())[-1] if answer else next(failing)
    return _deciding(context, condition[0], answer) if path == "any" else (path, condition)
