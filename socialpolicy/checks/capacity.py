"""Capacity: does each person have the hours for what the plan gives them?"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Share, Where
from socialpolicy.model.people import key, owners
from socialpolicy.model.plan import Activity, Person, Plan
from socialpolicy.model.predicates import holds
from socialpolicy.model.quantities import hours_of, weeks_between

_SHARED = re.compile(r"\s*(.+?)\s+(\d+(?:\.\d+)?)\s*h?(?:ours)?\s*$")


class Parameters(NamedTuple):
    """The activities that meet `where` may take `share` of a person's hours in the period, and always `floor`."""

    where: Where | None = None
    share: Share = 1.0
    floor: float = 0


WORDS = ("person", "load", "limit", "over")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Add up each person's load; a hit for everybody over the limit: {person}, {load}, {limit}, {over}."""
    plan: Plan = context.subject
    weeks = weeks_between(plan.start, plan.end)
    if weeks is None:
        return Verdict(unknown="plan.start" if plan.start is None else "plan.end")
    loads, missing = _loads(plan, parameters.where)
    hits = []
    for person in plan.people:
        load = loads.get(key(person.name), 0.0)
        if not load:
            continue
        if person.hours_per_week is None:
            missing = missing or f'hours_per_week of "{person.name}"'
            continue
        limit = max(person.hours_per_week * weeks * parameters.share, parameters.floor)
        if load > limit + 1e-6:
            hits.append(_hit(person, load, limit))
    if not hits and missing:
        return Verdict(unknown=missing)
    return Verdict(holds=bool(hits), hits=tuple(hits), applies=bool(loads))


def _hit(person: Person, load: float, limit: float) -> Hit:
    words = {"person": person.name, "load": load, "limit": limit, "over": load - limit}
    return Hit(person.at.fields.get("hours_per_week", person.at.span), words)


def _loads(plan: Plan, where: Mapping[str, Any] | None) -> tuple[dict[str, float], str | None]:
    loads: dict[str, float] = {}
    missing: str | None = None
    for activity in plan.activities:
        if where and holds(activity, where) is not True:
            continue
        shared = _shares(activity, plan)
        if shared is None:
            missing = missing or f'hours of "{activity.id or activity.kind}"'
            continue
        for name, hours in shared.items():
            loads[key(name)] = loads.get(key(name), 0.0) + hours
    return loads, missing


def _shares(activity: Activity, plan: Plan) -> dict[str, float] | None:
    """Return the hours of each person: by `done_by`, else shared evenly among the owners."""
    if activity.done_by:
        stated = (_SHARED.match(part) for part in activity.done_by.split(";") if part.strip())
        pairs = [(match.group(1), float(match.group(2))) for match in stated if match]
        return dict(pairs) if pairs else None
    names = owners(activity.owner)
    hours = hours_of(activity, plan)
    if not names:
        return {}
    return None if hours is None else dict.fromkeys(names, hours / len(names))
