"""Gaps: does a channel of a plan fall silent for longer than its cadence allows?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from socialpolicy.model.cadence import Schedule, day_after, days_between, incomplete, schedules
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import PostsWhere
from socialpolicy.model.quantities import place_of
from socialpolicy.value import Value


class Parameters(Value):
    """More than `intervals` of the time that lies between two posts at the stated cadence are a gap.

    Posting days count: those between posts, and those from the last post to the plan's end. `where` tells
    which planned posts count.
    """

    intervals: float = 2
    where: PostsWhere = {}  # noqa: RUF012 - read only


WORDS = ("channel", "first", "last", "days", "allowed", "rate", "count", "others", "by")
"""What messages may say of a case."""


class _Gap(Value):
    """Posting days without a post, and the days between which they lie."""

    days: int
    first: date
    last: date


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each channel with a cadence; one with gaps is a hit that tells the longest.

    The words are {channel}, {days} (posting days) after the {first} day up to the {last}, how many are {allowed},
    {rate} (posts a week, as stated), {count} of gaps, {others}, which says how many more there are, and {by}, the day
    up to which a post would close the gap.
    """
    plan = context.subject
    stated = schedules(plan, "posts_per_week", parameters.where, context.house.timezone)
    if not plan.complete:
        return incomplete(plan, "posts_per_week")
    missing = next((unknown for schedule in stated if (unknown := _missing(schedule, plan))), None)
    hits = tuple(hit for schedule in stated for hit in _hits(schedule, plan.end, parameters.intervals))
    return Verdict(holds=bool(hits), hits=hits, unknown=None if hits else missing, applies=bool(stated))


def _missing(schedule: Schedule, plan: Any) -> str | None:
    if schedule.days is None:
        return f'weekdays in posting_days of "{schedule.row.channel}"'
    if schedule.undated is not None:
        return f'publish_at of "{schedule.undated}"'
    return "plan.end" if plan.end is None else None


def _hits(schedule: Schedule, end: date | None, intervals: float) -> Iterator[Hit]:
    row = schedule.row
    if not schedule.days or schedule.undated is not None or not schedule.slots:
        return
    allowed = intervals * len(schedule.days) / row.posts_per_week
    gaps = [gap for gap in _gaps(schedule, schedule.days, end) if gap.days > allowed]
    if not gaps:
        return
    longest = max(gaps, key=lambda gap: (gap.days, gap.last))
    yield Hit(
        place_of(row),
        {
            "channel": row.channel,
            "first": longest.first,
            "last": longest.last,
            "days": longest.days,
            "allowed": round(allowed, 1),
            "rate": row.posts_per_week,
            "count": len(gaps),
            "others": "" if len(gaps) == 1 else f" (and {len(gaps) - 1} more)",
            "by": day_after(longest.first, max(int(allowed), 1), schedule.days),
        },
    )


def _gaps(schedule: Schedule, weekdays: frozenset[int], end: date | None) -> Iterator[_Gap]:
    days = [slot.day for slot in schedule.slots]
    for first, last in zip(days, [*days[1:], *([end] if end else [])], strict=False):
        yield _Gap(days_between(first, last, weekdays), first, last)
