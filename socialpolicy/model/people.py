"""Who is who in a plan: owners of activities, and the people that they are."""

import re

from socialpolicy.model.plan import Plan
from socialpolicy.model.work import Person

_BETWEEN_NAMES = re.compile(r"\s*(?:[;,&/]|\band\b)\s*")


def owners(owner: str | None) -> tuple[str, ...]:
    """Return the names in an owner cell such as "Dana Okafor; Mei Tan"."""
    return tuple(name for name in _BETWEEN_NAMES.split(owner or "") if name)


def key(name: str | None) -> str:
    """Return a name so that two ways of writing it are equal."""
    return " ".join((name or "").casefold().split())


def person_called(plan: Plan, name: str) -> Person | None:
    """Return the person of that name, or None where the plan names nobody so."""
    return next((person for person in plan.people if key(person.name) == key(name)), None)
