"""Ratios: is this quantity a large enough part of that one?"""

import math
from collections.abc import Mapping
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Quantity, Share, Where
from socialpolicy.model.quantities import Amount, amount, place_of
from socialpolicy.model.span import Span
from socialpolicy.value import Value


class Parameters(Value):
    """`of` must be more than `above` of `among` (or at least `at_least`); under `error_below` it is an error.

    With fewer than `min_sample` in `among` there is nothing to judge. `without` names rows of `of` that
    a second figure, {share_without}, leaves out. `called` is a name under which reports have {of} as well.
    """

    of: Quantity
    among: Quantity
    above: Share | None = None
    at_least: Share | None = None
    error_below: Share | None = None
    min_sample: float = 0
    without: Where | None = None
    called: str = ""


WORDS = ("of", "among", "share", "percent", "wanted", "short", "over", "of_without", "share_without")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare; the figures are {of}, {among}, {share}, {wanted}, {short} (what must move) and {over} (the surplus).

    The word {percent} is the share as a percentage that tells it from every bound. With `without`, {of_without} and
    {share_without} tell the same of the rows that are left.
    """
    part, whole = amount(context.subject, parameters.of), amount(context.subject, parameters.among)
    missing = part.missing or whole.missing
    if whole.value <= 0 or whole.value < parameters.min_sample:
        return Verdict(unknown=missing) if missing else NOTHING_TO_JUDGE
    share = part.value / whole.value
    reached = share > parameters.above if parameters.above is not None else share >= (parameters.at_least or 0)
    if whole.missing or (part.missing and not reached):
        return Verdict(unknown=missing)
    figures = _figures(context, parameters, part, whole)
    grave = parameters.error_below is not None and share < parameters.error_below
    bounds = [one for one in (parameters.above, parameters.at_least, parameters.error_below) if one is not None]
    words = {"percent": _percent(share, bounds)}
    hits = (Hit(_place(context.subject, parameters, part, whole), words),)
    return Verdict(holds=reached, hits=hits, severity="error" if grave else None, figures=figures)


def _figures(context: Context, parameters: Parameters, part: Amount, whole: Amount) -> Mapping[str, Any]:
    wanted = parameters.above if parameters.above is not None else parameters.at_least or 0.0
    short = max(wanted * whole.value - part.value, 0.0)
    step = math.floor(short) + 1 if parameters.above is not None else math.ceil(short)
    figures = {
        "of": part.value,
        "among": whole.value,
        "share": part.value / whole.value,
        "wanted": wanted,
        "short": 0 if part.value / whole.value > wanted else step,
        "over": max(part.value - wanted * whole.value, 0.0),
    }
    if parameters.called:
        figures[parameters.called] = part.value
    if parameters.without:
        rest = {**parameters.of, "where": {**parameters.of.get("where", {}), **_negated(parameters.without)}}
        figures["of_without"] = amount(context.subject, rest).value
        figures["share_without"] = figures["of_without"] / whole.value
    return figures


def _percent(share: float, bounds: list[float]) -> str:
    """Return a share as a percentage with as many decimals as it takes not to look like a bound that it is not."""
    for decimals in range(4):
        rounded = round(share, decimals + 2)
        if all(rounded != bound or share == bound for bound in bounds):
            break
    return f"{share:.{decimals}%}"


def _negated(where: Mapping[str, Any]) -> Mapping[str, Any]:
    return {field: {"not_in": [value] if isinstance(value, str) else value} for field, value in where.items()}


def _place(subject: Any, parameters: Parameters, part: Amount, whole: Amount) -> Span | None:
    """Return the place of the list or fact of which the ratio is taken; that of a row where it has none."""
    path = parameters.among.get("rows") or parameters.among.get("count") or parameters.among.get("fact", "")
    return subject.at.fields.get(path) or next((place_of(row) for row in (*whole.rows, *part.rows)), None)
