"""Amounts: is this amount larger than that one, in the same currency?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Facts
from socialpolicy.model.predicates import is_blank, place_of_fact, value_of
from socialpolicy.text.currencies import may_be_same
from socialpolicy.value import Value


class Parameters(Value):
    """`left` and `right` are paths to amounts; `left` must exceed `right`.

    `currencies` are the paths of their currencies, in that order; where they differ, `rate` must lead
    to how much of the right currency one unit of the left one buys.
    """

    left: Fact
    right: Fact
    currencies: Facts = ()
    rate: Fact | None = None


WORDS = ("left", "right", "difference", "shortfall", "gain")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare; the figures are {left}, {right}, {difference}, {shortfall} and {gain} (difference over right)."""
    subject = context.row
    for path in (parameters.left, parameters.right):
        if is_blank(value_of(subject, path)):
            return Verdict(unknown=path)
    left, right = float(value_of(subject, parameters.left)), float(value_of(subject, parameters.right))
    named = [value_of(subject, path) or context.subject.currency for path in parameters.currencies]
    if named and not may_be_same(named[0], named[-1]):
        rate = value_of(subject, parameters.rate) if parameters.rate else None
        if rate is None:
            return Verdict(unknown="the exchange rate between " + " and ".join(sorted(named)))
        left *= float(rate)
    gain = (left - right) / right if right else None
    figures = {
        "left": left,
        "right": right,
        "difference": left - right,
        "shortfall": max(right - left, 0.0),
        "gain": gain,
    }
    return Verdict(holds=left > right, hits=(Hit(place_of_fact(subject, parameters.left), {}),), figures=figures)
