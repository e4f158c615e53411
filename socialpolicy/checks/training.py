"""Training: are those who do this work trained before they begin?"""

from datetime import date

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere
from socialpolicy.model.people import key
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import place_of
from socialpolicy.model.voices import Voice, relation_of, voices
from socialpolicy.model.work import Activity, Person
from socialpolicy.value import Value


class Parameters(Value):
    """Everybody who does activities that meet `where` is trained before the first day of their first one.

    With `relations`, people of other relations to the organization are left out. A learn activity of their own, or a
    train activity that is for them or for all, does as well if it ends before.
    """

    where: ActivitiesWhere
    relations: tuple[str, ...] = ()


WORDS = ("person", "activity", "day", "training")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the days; a hit for each untrained person: {person}, {activity}, its first {day}, {training}."""
    plan: Plan = context.subject
    found, missing = voices(plan, parameters.where)
    firsts: dict[str, Voice] = {}
    found = tuple(voice for voice in found if _counts(voice, context, parameters))
    for voice in sorted(found, key=lambda voice: voice.first_day(plan) or date.max):
        firsts.setdefault(key(voice.person.name if voice.person else voice.name), voice)
    judged = [_judged(voice, plan) for voice in firsts.values()]
    hits = tuple(one for one in judged if isinstance(one, Hit))
    missing = missing or next((one for one in judged if isinstance(one, str)), None)
    if not hits and missing:
        return Verdict(unknown=missing)
    return Verdict(holds=not hits, hits=hits, applies=bool(firsts))


def _counts(voice: Voice, context: Context, parameters: Parameters) -> bool:
    if not parameters.relations or voice.person is None:
        return True
    return relation_of(voice.person, context.subject, context.house.brands) in (None, *parameters.relations)


def _judged(voice: Voice, plan: Plan) -> Hit | str | None:
    """Return what is wrong, the fact that is missing to tell, or None where the training comes in time."""
    person, day = voice.person, voice.first_day(plan)
    if person is None or "trained" in person.at.unreadable:
        return f'training of "{voice.name}"'
    if _learns_before(plan, person, day):
        return None
    if person.trained is None:
        return _hit(voice, day, "has no date of training", "blank")
    if day is None:
        return f"start of {voice.called}"
    return _hit(voice, day, f"is trained on {person.trained}", "contradicts") if person.trained >= day else None


def _hit(voice: Voice, day: date | None, training: str, cause: str) -> Hit:
    words = {"person": voice.name, "activity": voice.called, "day": day or "the first day", "training": training}
    person = voice.person or voice.activity
    return Hit(person.at.fields.get("trained") or place_of(person), words, cause)


def _learns_before(plan: Plan, person: Person, day: date | None) -> bool:
    lessons = [activity for activity in plan.activities if _is_lesson_for(activity, person, plan)]
    ends = [end for activity in lessons if (end := activity.end or plan.end)]
    return day is not None and any(end < day for end in ends)


def _is_lesson_for(activity: Activity, person: Person, plan: Plan) -> bool:
    name, whom = key(person.name), key(activity.who)
    if activity.kind == "train":
        return name in whom or not any(key(other.name) in whom for other in plan.people if other.name)
    return activity.kind == "learn" and bool(name) and (name in key(activity.owner) or name in key(activity.done_by))
