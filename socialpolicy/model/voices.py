"""Who does an activity of a plan, and how these people belong to the organization."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from socialpolicy.model.people import key, owners, person_called
from socialpolicy.model.plan import Plan
from socialpolicy.model.predicates import holds
from socialpolicy.model.quantities import named
from socialpolicy.model.work import Activity, Person
from socialpolicy.model.workload import shares_of
from socialpolicy.value import Value

EMPLOYED = ("employee", "group")
"""Relations of those who work for the organization itself."""

_LEGAL_FORMS = frozenset("ab ag bv co corp corporation gmbh inc limited llc ltd oy plc sa sas srl the".split())


class Voice(Value):
    """Somebody who does an activity; `person` is None where the plan's people do not hold the name."""

    name: str
    person: Person | None
    activity: Activity
    called: str

    def first_day(self, plan: Plan) -> date | None:
        """Return the first day of the activity within the plan, however long it has been running."""
        return self.activity.start or plan.start


class Voices(Value):
    """Those who do some activities, and the fact that is missing to tell whether there are more (None: nothing)."""

    voices: tuple[Voice, ...]
    missing: str | None


def voices(plan: Plan, where: Mapping[str, Any] | None) -> Voices:
    """Return who does the activities that meet the conditions, in the order of the plan.

    These are the owners; where the owner has no share in the hours of `done_by`, those who have one.
    """
    found: list[Voice] = []
    missing: str | None = None
    for index, activity in enumerate(plan.activities):
        called = named(activity, "activities", index)
        answer = holds(activity, where, plan=plan) if where else True
        if answer is True:
            found.extend(Voice(name, holder_of(plan, name), activity, called) for name in _names(activity, plan))
        elif answer is not False:
            missing = missing or f"{answer} of {called}"
    return Voices(tuple(found), missing)


def _names(activity: Activity, plan: Plan) -> tuple[str, ...]:
    own = owners(activity, plan)
    doers = tuple(shares_of(activity, plan) or ()) if activity.done_by else ()
    return own if not doers or {key(name) for name in own} & {key(name) for name in doers} else doers


def holder_of(plan: Plan, name: str) -> Person | None:
    """Return the person of a name; the name of a company stands for the first person whom it employs."""
    return person_called(plan, name) or next(
        (person for person in plan.people if person.employer and key(person.employer) == key(name)), None
    )


def relation_of(person: Person, plan: Plan, own_names: Iterable[str] = ()) -> str | None:
    """Return how somebody belongs to the organization; None where nothing tells.

    Without a stated relation, another employer than the organization is an agency.
    """
    if person.relation or "relation" in person.at.unreadable:
        return person.relation
    if not person.employer:
        return "employee"
    names = [name for name in (plan.organization, *own_names) if name]
    if any(_is_same_house(person.employer, name) for name in names):
        return "employee"
    return "agency" if names else None


def is_supervised(person: Person, plan: Plan, own_names: Iterable[str] = ()) -> bool:
    """Tell whether an employee supervises somebody; a supervisor who is not among the people is taken for one."""
    if not person.supervisor:
        return False
    supervisor = person_called(plan, person.supervisor)
    return supervisor is None or relation_of(supervisor, plan, own_names) in (*EMPLOYED, None)


def _is_same_house(one: str, other: str) -> bool:
    """Tell whether two names are of one company: the shorter begins the longer, whatever its legal form."""
    short, long = sorted((_name_words(one), _name_words(other)), key=len)
    return bool(short) and long[: len(short)] == short


def _name_words(name: str) -> list[str]:
    words = [word.strip(".,") for word in key(name).split()]
    return [word for word in words if word not in _LEGAL_FORMS]
