"""The money of a plan: the business case, the budget and what is committed to."""

from dataclasses import dataclass
from datetime import date

from socialpolicy.model.facts import Places, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLine:
    """One line of the expected return: a quantity and what one of it is worth."""

    at: Places
    what: str | None = fact("text", "What is gained.")
    quantity: float | None = fact("number", "How many.")
    unit_value: float | None = fact("money", "What one is worth.", also=("value", "unit price"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money and what it rests on."""

    at: Places
    amount: float | None = fact("money", "The amount, in the plan's currency.", also=("value", "total"))
    currency: str | None = fact("text", "The currency, where it is not the plan's.")
    basis: str | None = fact("text", "What the amount rests on.", also=("source", "assumption"))
    lines: tuple[ReturnLine, ...] = fact("rows", "What the amount consists of.", of=ReturnLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase:
    """The money: what comes back, what it costs, over how long."""

    at: Places
    over_months: float | None = fact("number", "The span that return and cost are for, in months; default the plan's.")
    rate: float | None = fact(
        "number", "How much of the cost's currency one unit of the return's buys.", also=("exchange rate",)
    )
    returns: Money | None = fact(
        "record", "The expected return.", also=("return", "expected return", "benefit"), of=Money
    )
    cost: Money | None = fact("record", "The cost.", also=("costs", "expected cost", "investment"), of=Money)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A large commitment: a platform, a programme, a contract."""

    at: Places
    what: str | None = fact("prose", "What is committed to.", also=("commitment", "name"))
    amount: float | None = fact("money", "What it costs.", also=("cost",))
    start: date | None = fact("date", "When it starts.", also=("date",))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of the budget."""

    at: Places
    item: str | None = fact("text", "What is paid for.", also=("what", "line", "name"))
    side: str | None = fact("choice", "Which side it serves.", choices=("inbound", "outbound", "neither", "both"))
    purpose: str | None = fact("text", "technology, staff, content, ads, training, ...", also=("for", "category"))
    amount: float | None = fact("money", "The amount.", also=("cost", "value"))
