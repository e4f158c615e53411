"""People: what the plan asks of each, what they have, and who is missing."""

from socialpolicy.audit.scorecard import Load, Team
from socialpolicy.model.people import key, owners
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import named, weeks_between
from socialpolicy.model.work import Person
from socialpolicy.model.workload import loads_of


def team_of(plan: Plan) -> Team:
    """Return the loads of the plan's people in its order, then of owners whom it does not name as people."""
    found = loads_of(plan, plan.activities)
    weeks = weeks_between(plan.start, plan.end)
    loads = [_load(person, found.hours, weeks) for person in plan.people if person.name]
    known = {key(person.name) for person in plan.people}
    strangers = {key(name): name for activity in plan.activities for name in owners(activity, plan)}
    loads.extend(
        Load(name, found.hours.get(folded, 0.0), None, known=False)
        for folded, name in strangers.items()
        if folded not in known
    )
    unowned = tuple(
        named(activity, "activities", index)
        for index, activity in enumerate(plan.activities)
        if not owners(activity, plan) and not activity.done_by
    )
    return Team(tuple(loads), unowned, found.missing)


def _load(person: Person, hours: dict[str, float], weeks: float | None) -> Load:
    capacity = None if weeks is None or person.hours_per_week is None else person.hours_per_week * weeks
    return Load(person.name or "", hours.get(key(person.name), 0.0), capacity, known=True)
