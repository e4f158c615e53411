"""Age: is a day too long before another?"""

from datetime import date, datetime
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact
from socialpolicy.model.predicates import place_of_fact, value_of
from socialpolicy.value import Value


class Parameters(Value):
    """The fact `of` is too old if it lies more than `days` days before the fact `at`; without `at`, before today."""

    of: Fact
    days: int
    at: Fact = ""


WORDS = ("days", "limit", "day", "at")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the days; the words are {days}, {limit}, {day} and {at}, where none is given the earliest day."""
    day = _day(value_of(context.row, parameters.of))
    given = _day(value_of(context.row, parameters.at)) if parameters.at else None
    at = given or context.house.as_of
    if day is None:
        return Verdict(unknown=parameters.of)
    age = (at - day).days
    named = str(at) if given else f"{at} at the earliest"
    words = {"days": age, "limit": parameters.days, "day": day, "at": named}
    hit = Hit(place_of_fact(context.row, parameters.of), words)
    return Verdict(holds=age > parameters.days, hits=(hit,), basis="declared")


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value
