"""Capacity: does each person have the hours for what the plan gives them?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere, Share
from socialpolicy.model.people import key
from socialpolicy.model.plan import Plan
from socialpolicy.model.predicates import holds
from socialpolicy.model.quantities import weeks_between
from socialpolicy.model.work import Person
from socialpolicy.model.workload import loads_of
from socialpolicy.value import Value


class Parameters(Value):
    """The activities that meet `where` may take `share` of a person's hours in the period, and always `floor`."""

    where: ActivitiesWhere | None = None
    share: Share = 1.0
    floor: float = 0


_SLACK = 1.0
"""Less than so many hours too many are a matter of rounding."""

WORDS = ("person", "load", "limit", "over")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Add up each person's load; a hit for everybody over the limit: {person}, {load}, {limit}, {over}."""
    plan: Plan = context.subject
    weeks = weeks_between(plan.start, plan.end)
    if weeks is None:
        return Verdict(unknown="plan.start" if plan.start is None else "plan.end")
    chosen = (one for one in plan.activities if holds(one, parameters.where or {}, plan=plan) is True)
    loads, missing = loads_of(plan, chosen)
    hits = []
    for person in plan.people:
        load = loads.get(key(person.name), 0.0)
        if not load:
            continue
        if person.hours_per_week is None and load <= parameters.floor:
            continue
        if person.hours_per_week is None:
            missing = missing or f'hours_per_week of "{person.name}"'
            continue
        limit = max(person.hours_per_week * weeks * parameters.share, parameters.floor)
        if load - limit >= _SLACK:
            hits.append(_hit(person, load, limit))
    if not hits and missing:
        return Verdict(unknown=missing)
    return Verdict(holds=bool(hits), hits=tuple(hits), applies=bool(loads))


def _hit(person: Person, load: float, limit: float) -> Hit:
    words = {"person": person.name, "load": load, "limit": limit, "over": load - limit}
    return Hit(person.at.fields.get("hours_per_week", person.at.span), words)
