"""The money of a plan, recomputed from its own lines: return, cost and what comes of one for the other."""

from collections.abc import Iterable

from socialpolicy.audit.scorecard import Cash
from socialpolicy.model.money import BusinessCase, Money, ReturnLine
from socialpolicy.model.plan import Plan
from socialpolicy.text.currencies import may_be_same


def cash_of(plan: Plan) -> Cash | None:
    """Return the money, None where the plan speaks of none."""
    case = plan.business_case
    returned, cost = (case.returns, case.cost) if case else (None, None)
    lines = _sum(map(_worth, returned.lines)) if returned else None
    planned = _sum([*(line.amount for line in plan.budget), *(one.amount for one in plan.commitments)])
    factor = _factor(plan, case)
    stated = (_times(returned.amount if returned else None, factor), cost.amount if cost else None)
    if case is None and planned is None:
        return None
    adds_up = _times(lines, factor)
    return Cash(
        currency=_currency(cost, plan),
        months=case.over_months if case else None,
        returned=stated[0],
        cost=stated[1],
        roi=_roi(*stated),
        lines=adds_up,
        planned=planned,
        recomputed=_roi(stated[0] if adds_up is None else adds_up, stated[1] if planned is None else planned),
    )


def _worth(line: ReturnLine) -> float | None:
    return None if line.quantity is None or line.unit_value is None else line.quantity * line.unit_value


def _sum(amounts: Iterable[float | None]) -> float | None:
    """Return the sum of the amounts that are stated, None where none is."""
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None


def _currency(money: Money | None, plan: Plan) -> str:
    return (money.currency if money else None) or plan.currency or ""


def _factor(plan: Plan, case: BusinessCase | None) -> float | None:
    """Return by what the return is multiplied to be in the cost's currency, None where nothing tells."""
    if case is None or may_be_same(_currency(case.returns, plan), _currency(case.cost, plan)):
        return 1.0
    return case.rate


def _times(amount: float | None, factor: float | None) -> float | None:
    return None if amount is None or factor is None else amount * factor


def _roi(returned: float | None, cost: float | None) -> float | None:
    return None if returned is None or not cost else (returned - cost) / cost
