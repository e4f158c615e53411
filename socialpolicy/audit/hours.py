"""Hours that listen against hours that speak: in all, week by week, and how many would have to move."""

from collections.abc import Iterable
from datetime import date
from math import floor, isfinite

from socialpolicy.audit.scorecard import Hours, Move, Practice, Week
from socialpolicy.audit.weeks import mondays, share_in_week
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import hours_of, named

MAJORITY = "inbound-majority"
"""The practice whose share counts where the rulebook has it."""

HALF = 0.5
"""The share that must be exceeded without it."""

_LISTENING = ("ask", "monitor", "analyse")


def hours_of_plan(plan: Plan, practices: Iterable[Practice]) -> Hours | None:
    """Return the hours of a plan, None where it has no activities; the practices tell the share that is wanted."""
    if not plan.activities:
        return None
    by_kind = _by_kind(plan)
    by_side = {side: _of_side(plan, side) for side in ("inbound", "outbound", "neither")}
    among = by_side["inbound"] + by_side["outbound"]
    majority = next((practice for practice in practices if practice.id == MAJORITY), None)
    wanted = float(majority.figures.get("wanted", HALF)) if majority else HALF
    asked_for = majority.state in ("contradicts", "blank") if majority else not plan.explores
    return Hours(
        **by_side,
        share=by_side["inbound"] / among if among else None,
        unanswered=(by_side["inbound"] - by_kind.get("respond", 0.0)) / among if among else None,
        wanted=wanted,
        move=_move(by_side["inbound"], among, wanted, plan, by_kind) if asked_for else None,
        missing=tuple(
            named(activity, "activities", index)
            for index, activity in enumerate(plan.activities)
            if hours_of(activity, plan) is None
        ),
        weeks=_weeks(plan),
    )


def _of_side(plan: Plan, side: str) -> float:
    return sum(hours_of(activity, plan) or 0.0 for activity in plan.activities if activity.side == side)


def _by_kind(plan: Plan) -> dict[str, float]:
    hours: dict[str, float] = {}
    for activity in plan.activities:
        if activity.kind:
            hours[activity.kind] = hours.get(activity.kind, 0.0) + (hours_of(activity, plan) or 0.0)
    return hours


def _move(inbound: float, among: float, wanted: float, plan: Plan, by_kind: dict[str, float]) -> Move | None:
    """Return the least whole hours that lift the share above what is wanted, from the largest kind that speaks."""
    if not among or not isfinite(among) or inbound > wanted * among:
        return None
    short = floor(wanted * among - inbound) + 1
    speaking = {activity.kind for activity in plan.activities if activity.side == "outbound" and activity.kind}
    source = max(sorted(speaking), key=lambda kind: by_kind[kind], default="outbound")
    if by_kind.get(source, 0.0) < short:
        source = "outbound"
    target = min(_LISTENING, key=lambda kind: by_kind.get(kind, 0.0))
    return Move(short, source, target)


def _weeks(plan: Plan) -> tuple[Week, ...]:
    if plan.start is None or plan.end is None:
        return ()
    first, last = plan.start, plan.end
    return tuple(
        Week(monday, _in_week(plan, "inbound", monday, first, last), _in_week(plan, "outbound", monday, first, last))
        for monday in mondays(first, last)
    )


def _in_week(plan: Plan, side: str, monday: date, first: date, last: date) -> float:
    total = 0.0
    for activity in plan.activities:
        start, end = activity.start or first, activity.end or last
        if activity.side == side and start <= end:
            total += (hours_of(activity, plan) or 0.0) * share_in_week(monday, start, end)
    return total
