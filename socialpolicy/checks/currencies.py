"""Currencies: are two amounts in one currency, or does a rate say how they compare?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact, Facts
from socialpolicy.model.predicates import is_blank, is_unreadable, place_if_given, value_of
from socialpolicy.text.currencies import may_be_same
from socialpolicy.value import Value


class Parameters(Value):
    """`of` are the paths of two currencies, the plan's where an amount states none; `rate` is the path of the rate."""

    of: Facts
    rate: Fact


WORDS = ("first", "second")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare; the words are {first} and {second}, the two currencies. What is blank is the rate."""
    subject = context.row
    first, second = (value_of(subject, path) or context.subject.currency for path in parameters.of)
    holds = may_be_same(first, second) or not is_blank(value_of(subject, parameters.rate))
    if not holds and is_unreadable(subject, parameters.rate):
        return Verdict(unknown=parameters.rate)
    words = {"first": first, "second": second}
    place = next((span for path in parameters.of if (span := place_if_given(subject, path)) is not None), None)
    return Verdict(holds=holds, hits=(Hit(place, words, "blank"),))
