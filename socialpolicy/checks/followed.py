"""Followed: does something else still go on after this has begun?"""

from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import named, place_of, selected
from socialpolicy.model.work import Activity
from socialpolicy.value import Value


class Parameters(Value):
    """Of the activities that meet `then`, one ends after the start of each that meets `first`.

    Without `each` it suffices that this holds for one of them. Where there are no activities of one
    of the two kinds, there is nothing to judge.
    """

    first: ActivitiesWhere
    then: ActivitiesWhere
    each: bool = True


WORDS = ("activity", "start", "last", "end", "days")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the days: {activity} with its {start}, the {last} that follows with its {end}, {days} that it lacks."""
    plan: Plan = context.subject
    first = selected(plan, "activities", parameters.first)
    then = selected(plan, "activities", parameters.then)
    if not first.rows or not then.rows:
        return Verdict(applies=False, unknown=first.missing or then.missing)
    last = max(then.rows, key=lambda row: _end(row, plan) or date.max)
    end = _end(last, plan)
    judged = [(row, _ends_after(end, row, plan)) for row in first.rows]
    late = [row for row, answer in judged if answer is False]
    if len(late) == len(judged) or (late and parameters.each):
        rows = late if parameters.each else [min(late, key=lambda row: _start(row, plan) or date.max)]
        return Verdict(hits=tuple(_hit(row, last, plan) for row in rows))
    answers = {answer for _, answer in judged}
    if None in answers and (parameters.each or True not in answers):
        return Verdict(unknown="the first day of the plan")
    return Verdict(holds=True)


def _start(row: Activity, plan: Plan) -> date | None:
    return row.begins or plan.start


def _end(row: Activity, plan: Plan) -> date | None:
    return row.end or plan.end


def _ends_after(end: date | None, row: Activity, plan: Plan) -> bool | None:
    """Tell whether an end comes after the start of a row; without an end it goes on."""
    start = _start(row, plan)
    return True if end is None else None if start is None else end > start


def _hit(row: Activity, last: Activity, plan: Plan) -> Hit:
    start, end = _start(row, plan), _end(last, plan)
    words: dict[str, Any] = {
        "activity": _called(row, plan),
        "start": start,
        "last": _called(last, plan),
        "end": end,
        "days": (start - end).days + 1 if start and end else None,
    }
    return Hit(place_of(last), words)


def _called(row: Activity, plan: Plan) -> str:
    return named(row, "activities", plan.activities.index(row))
