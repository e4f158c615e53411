"""The money of a plan: the business case, the budget and what is committed to."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from socialpolicy.model.facts import Places, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLine:
    """One line of the expected return: a quantity and what one of it is worth."""

    at: Places
    what: Annotated[str | None, fact("text", "What is gained.", also=("item", "benefit", "name"))] = None
    quantity: Annotated[float | None, fact("number", "How many.", also=("count", "number"))] = None
    unit_value: Annotated[
        float | None, fact("money", "What one is worth.", also=("value", "unit price", "value per unit"))
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money and what it rests on."""

    at: Places
    amount: Annotated[float | None, fact("money", "The amount, in the plan's currency.", also=("value", "total"))] = (
        None
    )
    currency: Annotated[str | None, fact("text", "The currency, where it is not the plan's.")] = None
    basis: Annotated[str | None, fact("text", "What the amount rests on.", also=("source", "assumption"))] = None
    lines: Annotated[tuple[ReturnLine, ...], fact("rows", "What the amount consists of.", of=ReturnLine)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase:
    """The money: what comes back, what it costs, over how long."""

    at: Places
    over_months: Annotated[
        float | None, fact("number", "The span that return and cost are for, in months; default the plan's.")
    ] = None
    rate: Annotated[
        float | None,
        fact("number", "How much of the cost's currency one unit of the return's buys.", also=("exchange rate",)),
    ] = None
    returns: Annotated[
        Money | None,
        fact("record", "The expected return.", also=("expected return", "benefit"), of=Money, written="return"),
    ] = None
    cost: Annotated[
        Money | None, fact("record", "The cost.", also=("costs", "expected cost", "investment"), of=Money)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A large commitment: a platform, a programme, a contract."""

    at: Places
    what: Annotated[
        str | None, fact("prose", "What is committed to.", also=("commitment", "name", "item", "contract"))
    ] = None
    amount: Annotated[float | None, fact("money", "What it costs.", also=("cost", "value", "price"))] = None
    start: Annotated[date | None, fact("date", "When it starts.", also=("date", "from", "start date"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of the budget."""

    at: Places
    item: Annotated[
        str | None, fact("prose", "What is paid for.", also=("what", "line", "name", "cost item", "expense"))
    ] = None
    side: Annotated[
        str | None, fact("choice", "Which side it serves.", choices=("inbound", "outbound", "neither", "both"))
    ] = None
    purpose: Annotated[
        str | None, fact("prose", "technology, staff, content, ads, training, ...", also=("category",), written="for")
    ] = None
    amount: Annotated[float | None, fact("money", "The amount.", also=("cost", "value", "price", "budget"))] = None
