"""When the programme of a plan begins, so far as its activities tell."""

from datetime import date

from socialpolicy.model.plan import Plan


def programme_start(plan: Plan) -> date | None:
    """Return the earliest day on which an activity begins, or began before the plan; None where nothing tells.

    Where all begin on the plan's first day and none says since when it has been running, the programme
    may be a continuing one: nothing tells.
    """
    begun = [activity.begins for activity in plan.activities if activity.begins is not None]
    if all(day == plan.start for day in begun) and not any(activity.running_since for activity in plan.activities):
        return None
    return min(begun)
