"""Who carries which hours of a plan: `done_by` shares them out, else the owners share them evenly."""

from collections.abc import Iterable

from socialpolicy.model.people import key, owners
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import hours_of, shared_out
from socialpolicy.model.work import Activity
from socialpolicy.value import Value

_SLACK = 1e-6
"""Less than so many hours are a matter of adding up."""


class Loads(Value):
    """Hours in the period by person (their name as `people.key` gives it), and the fact that is missing for them."""

    hours: dict[str, float]
    missing: str | None


def loads_of(plan: Plan, activities: Iterable[Activity]) -> Loads:
    """Return what some activities of a plan ask of each person."""
    loads: dict[str, float] = {}
    missing: str | None = None
    for activity in activities:
        shared = shares_of(activity, plan)
        if shared is None:
            fact = "done_by" if activity.done_by else "hours"
            missing = missing or f'{fact} of "{activity.id or activity.kind}"'
            continue
        for name, hours in shared.items():
            loads[key(name)] = loads.get(key(name), 0.0) + hours
    return Loads(loads, missing)


def shares_of(activity: Activity, plan: Plan) -> dict[str, float] | None:
    """Return the hours of each person in an activity, {} where nobody owns it, None where its hours are missing.

    What `done_by` does not share out stays with the owners.
    """
    names = owners(activity, plan)
    hours = hours_of(activity, plan)
    shares = shared_out(activity.done_by)
    if activity.done_by and not shares:
        return None
    if shares:
        rest = (hours or 0.0) - sum(shares.values())
        return _with_rest(shares, names, rest) if rest > _SLACK else shares
    if not names:
        return {}
    return None if hours is None else dict.fromkeys(names, hours / len(names))


def _with_rest(shares: dict[str, float], names: tuple[str, ...], rest: float) -> dict[str, float]:
    called = {key(name): name for name in shares}
    for name in names:
        own = called.get(key(name), name)
        shares = {**shares, own: shares.get(own, 0.0) + rest / len(names)}
    return shares
