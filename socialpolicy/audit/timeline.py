"""What starts when: activities, accounts, pilots, commitments and goals in the order of their days."""

from collections.abc import Iterator
from datetime import date

from socialpolicy.audit.scorecard import Event
from socialpolicy.model.plan import Plan
from socialpolicy.model.work import Activity


def events_of(plan: Plan) -> tuple[Event, ...]:
    """Return everything with a day, the earliest first."""
    return tuple(sorted(_events(plan), key=lambda event: (event.day, event.what, event.name)))


def undated(plan: Plan) -> tuple[str, ...]:
    """Return the names of the activities that state no day on which they start."""
    return tuple(one.id or one.kind or "" for one in plan.activities if one.begins is None)


def _events(plan: Plan) -> Iterator[Event]:
    for activity in plan.activities:
        if activity.begins:
            yield Event(activity.begins, activity.end or plan.end, activity.side or "", *_activity(activity))
    for channel in plan.channels:
        yield from _event(channel.opens, "opens", channel.channel, channel.account)
    for pilot in plan.pilots:
        yield from _event(pilot.date, "pilot", pilot.what, "")
    for commitment in plan.commitments:
        amount = f"{commitment.amount:,.0f}" if commitment.amount is not None else ""
        yield from _event(commitment.start, "commits", commitment.what, amount)
    for goal in plan.goals:
        yield from _event(goal.due, "due", goal.goal, "")


def _activity(activity: Activity) -> tuple[str, str]:
    details = (activity.kind if activity.id else None, activity.channel, activity.owner)
    return activity.id or activity.kind or "activity", ", ".join(detail for detail in details if detail)


def _event(day: date | None, what: str, name: str | None, detail: str | None) -> Iterator[Event]:
    if day is not None:
        yield Event(day, None, what, name or "", detail or "")
