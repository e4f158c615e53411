"""Owners: do people of this kind do these activities?"""

from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere, PeopleWhere
from socialpolicy.model.people import key
from socialpolicy.model.plan import Plan
from socialpolicy.model.predicates import Answer, holds
from socialpolicy.model.quantities import hours_of
from socialpolicy.model.voices import Voice, is_supervised, relation_of, voices
from socialpolicy.value import Value


class Parameters(Value):
    """Those who do the activities that meet `where`, and who meet `person` and have one of the `relations`.

    `relations` are those of people: one without any is an employee, or of an agency where another
    employer is named. With `unsupervised`, those whom an employee supervises do not count.
    """

    where: ActivitiesWhere
    person: PeopleWhere | None = None
    relations: tuple[str, ...] = ()
    unsupervised: bool = False


WORDS = ("person", "employer", "activity", "hours", "people", "count")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each of them; those found are hits: {person}, {employer}, {activity} and its {hours}.

    Where nobody is found, the words are {people} (all who do these activities) and {count} of them.
    """
    plan: Plan = context.subject
    found, missing = voices(plan, parameters.where)
    hits = []
    for voice in found:
        answer = _answer(voice, plan, parameters, context.house.brands)
        if answer is True:
            hits.append(_hit(voice, plan, parameters))
        elif answer is not False:
            missing = missing or answer
    if hits:
        return Verdict(holds=True, hits=tuple(hits))
    if missing:
        return Verdict(unknown=missing)
    names = tuple(dict.fromkeys(voice.name for voice in found))
    words = {"people": ", ".join(names), "count": len(names)}
    return Verdict(hits=(Hit(plan.at.fields.get("people"), words, "blank"),), applies=bool(found))


def _answer(voice: Voice, plan: Plan, parameters: Parameters, brands: tuple[str, ...]) -> Answer:
    person = voice.person
    if person is None:
        return f'"{voice.name}" among the people'
    if parameters.relations:
        relation = relation_of(person, plan, brands)
        if relation is None:
            return f'relation of "{person.name}" to the organization'
        if relation not in parameters.relations:
            return False
    if parameters.unsupervised and is_supervised(person, plan, brands):
        return False
    return holds(person, parameters.person, plan=plan) if parameters.person else True


def _hit(voice: Voice, plan: Plan, parameters: Parameters) -> Hit:
    person, activity = voice.person, voice.activity
    hours = hours_of(activity, plan)
    words: dict[str, Any] = {
        "person": voice.name,
        "employer": _employer(voice),
        "activity": voice.called,
        "hours": None if hours is None else round(hours, 1),
    }
    span = activity.at.fields.get("owner", activity.at.span)
    is_blank = parameters.unsupervised and person is not None and not person.supervisor
    return Hit(span, words, "blank" if is_blank else "contradicts")


def _employer(voice: Voice) -> str:
    """Return who employs somebody; a company that stands among the people itself is told by its relation."""
    person = voice.person
    if person is None or not person.employer or key(person.employer) == key(voice.name):
        return (person.relation if person else None) or "outside"
    return person.employer
