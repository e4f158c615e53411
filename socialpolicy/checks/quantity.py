"""Quantities: is there enough of something, in all or for the row at hand?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Quantity
from socialpolicy.model.predicates import is_blank, value_of
from socialpolicy.model.quantities import Amount, amount, place_of, rows_of
from socialpolicy.value import Value


class Parameters(Value):
    """`of` must be more than `above`, or at least `at_least`.

    With `same`, only those rows of `of` count that have the same fact as the row at hand (the channel,
    say), or leave it blank because they are about all; with `named`, only those that name it.
    """

    of: Quantity
    above: float | None = None
    at_least: float | None = None
    same: Fact | None = None
    named: bool = False


WORDS = ("of", "wanted", "short", "count")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Add up and compare; the figures are {of}, {wanted}, {short} and {count}, the rows that it is made of."""
    if parameters.same and is_blank(value_of(context.row, parameters.same)):
        return Verdict(unknown=parameters.same)
    found = _amount(context, parameters)
    wanted = parameters.above if parameters.above is not None else parameters.at_least or 0.0
    reached = found.value > wanted if parameters.above is not None else found.value >= wanted
    if found.missing and not reached:
        return Verdict(unknown=found.missing)
    figures = {
        "of": found.value,
        "wanted": wanted,
        "short": max(wanted - found.value, 0.0),
        "count": len(found.rows),
    }
    rows = rows_of(context.subject, parameters.of.get("rows") or parameters.of.get("count", ""))
    place = place_of(context.row) if parameters.same else None
    return Verdict(holds=reached, hits=(Hit(place, {}, "contradicts" if rows else "blank"),), figures=figures)


def _amount(context: Context, parameters: Parameters) -> Amount:
    if not parameters.same:
        return amount(context.subject, parameters.of)
    where = parameters.of.get("where", {})
    about_it = {**where, parameters.same: value_of(context.row, parameters.same)}
    if parameters.named:
        return amount(context.subject, {**parameters.of, "where": about_it})
    about_all = {**where, parameters.same: {"present": False}}
    return amount(context.subject, {**parameters.of, "where": {"any": [about_it, about_all]}})
