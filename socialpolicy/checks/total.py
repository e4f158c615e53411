"""Totals: is an amount what the rows that it is made of add up to?"""

from math import prod
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Products, Share
from socialpolicy.model.predicates import is_blank, place_of_fact, value_of
from socialpolicy.model.quantities import named, rows_of
from socialpolicy.text.currencies import may_be_same
from socialpolicy.value import Value

_MOST_NAMED = 4


class Parameters(Value):
    """The amount `stated` may differ by `tolerance` from the sum over the rows of the lists in `of`.

    `of` names, for each list, the facts of a row that are multiplied. `currency` is the path of the
    amount's own currency; the rows are in the plan's.
    """

    stated: Fact
    of: Products
    tolerance: Share = 0.0
    currency: Fact | None = None


class _Item(Value):
    """One row of the sum: what it is called and what it adds."""

    name: str
    value: float


WORDS = ("stated", "total", "gap", "direction", "off", "items")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Add up and compare; it holds where both agree.

    The figures are {stated}, {total}, {gap} (without sign) and {off} (the gap over the total); the words
    {direction} (more or less: what is stated, seen from the total) and {items} (the largest rows).
    """
    plan = context.subject
    stated = value_of(plan, parameters.stated)
    if is_blank(stated):
        return Verdict(unknown=parameters.stated)
    items, missing = _items(plan, parameters)
    if missing or not items:
        return Verdict(unknown=missing or " or ".join(parameters.of))
    total = sum(item.value for item in items)
    gap = abs(stated - total)
    figures = {"stated": float(stated), "total": total, "gap": gap, "off": gap / total if total else None}
    words = {"direction": "more" if stated > total else "less", "items": _largest(items)}
    hit = Hit(place_of_fact(plan, parameters.stated), words)
    return Verdict(holds=gap <= parameters.tolerance * abs(total) + 1e-9, hits=(hit,), figures=figures)


def _items(plan: Any, parameters: Parameters) -> tuple[list[_Item], str | None]:
    """Return the rows with their values, and the first fact that is missing for one."""
    own = value_of(plan, parameters.currency) if parameters.currency else None
    if not may_be_same(own, plan.currency):
        return [], f"the exchange rate between {own} and {plan.currency}"
    items: list[_Item] = []
    for path, facts in parameters.of.items():
        for index, row in enumerate(rows_of(plan, path)):
            values = {fact: value_of(row, fact) for fact in facts}
            blank = next((fact for fact, value in values.items() if is_blank(value)), None)
            if blank:
                return items, f"{blank} of {named(row, path, index)}"
            items.append(_Item(named(row, path, index), prod(values.values())))
    return items, None


def _largest(items: list[_Item]) -> str:
    """Return the largest rows with their values, and how many more there are."""
    ordered = sorted(items, key=lambda item: -item.value)
    shown = [f"{item.name} {item.value:,.0f}" for item in ordered[:_MOST_NAMED]]
    rest = len(ordered) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
