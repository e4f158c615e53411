"""Who is who in a plan: owners of activities, and the people that they are."""

import re
from collections.abc import Collection, Iterator

from socialpolicy.model.plan import Plan
from socialpolicy.model.work import Activity, Person

_SEPARATORS = (re.compile(r"\s*;\s*"), re.compile(r"\s*(?:[,&/]|\band\b)\s*"))
"""What stands between names, the surest first."""


def owners(activity: Activity, plan: Plan) -> tuple[str, ...]:
    """Return who owns an activity, such as both of "Dana Okafor; Mei Tan".

    A name that the plan's people carry is one name, whatever is in it ("Hill & Partners").
    """
    known = {key(name) for person in plan.people for name in (person.name, person.employer) if name}
    return tuple(_names(activity.owner or "", known))


def _names(text: str, known: Collection[str], depth: int = 0) -> Iterator[str]:
    if key(text) in known or depth == len(_SEPARATORS):
        yield from [text] if text.strip() else []
        return
    for part in _SEPARATORS[depth].split(text):
        yield from _names(part, known, depth + 1)


def key(name: str | None) -> str:
    """Return a name so that two ways of writing it are equal."""
    return " ".join((name or "").casefold().split())


def person_called(plan: Plan, name: str) -> Person | None:
    """Return the person of that name, or None where the plan names nobody so."""
    return next((person for person in plan.people if key(person.name) == key(name)), None)
