"""Known people: is everybody who owns an activity among the people of the plan?"""

import re

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.people import key, owners, person_called
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import named, shared_out
from socialpolicy.value import Value


class Parameters(Value):
    """Known people have nothing to set."""


_WORD = re.compile(r"\w+")

WORDS = ("person", "part", "activity", "meant")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look up owners and those who share in the hours; a hit for each name that nobody carries.

    The words are {person}, {part} (owns, shares in), {activity} and {meant}.
    """
    plan = context.subject
    if not plan.people:
        return NOTHING_TO_JUDGE
    hits = tuple(
        Hit(
            activity.at.fields.get(field, activity.at.span),
            {
                "person": name,
                "part": part,
                "activity": named(activity, "activities", index),
                "meant": _meant(plan, name),
            },
        )
        for index, activity in enumerate(plan.activities)
        for field, part, names in (
            ("owner", "owns", owners(activity, plan)),
            ("done_by", "shares in", tuple(shared_out(activity.done_by))),
        )
        for name in names
        if person_called(plan, name) is None
    )
    return Verdict(holds=not hits, hits=hits)


def _meant(plan: Plan, name: str) -> str:
    """Return who may be meant: somebody whose name holds all the words of this one, or the other way round."""
    words = set(_WORD.findall(key(name)))
    others = ((person.name, set(_WORD.findall(key(person.name)))) for person in plan.people if person.name)
    near = next((other for other, theirs in others if words and theirs and (words <= theirs or theirs <= words)), None)
    return f' (is "{near}" meant?)' if near else ""
