"""Known people: is everybody who owns an activity among the people of the plan?"""

from typing import NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.people import owners, person_called
from socialpolicy.model.quantities import named


class Parameters(NamedTuple):
    """Known people have nothing to set."""


WORDS = ("person", "activity")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look up the owners; a hit for each name that nobody carries: {person}, {activity}."""
    plan = context.subject
    if not plan.people:
        return Verdict(applies=False)
    hits = tuple(
        Hit(
            activity.at.fields.get("owner", activity.at.span),
            {"person": name, "activity": named(activity, "activities", index)},
        )
        for index, activity in enumerate(plan.activities)
        for name in owners(activity.owner)
        if person_called(plan, name) is None
    )
    return Verdict(holds=not hits, hits=hits)
