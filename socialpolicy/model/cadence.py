"""When a plan's channels post: the cadence that each states, its posting days, and the moments of its posts."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from socialpolicy.model.finding import INCOMPLETE, NOTHING_TO_JUDGE, Verdict
from socialpolicy.model.predicates import holds
from socialpolicy.model.zones import zone_named
from socialpolicy.value import Value

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKING = frozenset(range(5))
_ALL = frozenset(range(7))
_NAMED_DAYS = {
    **dict.fromkeys(("daily", "every day", "all days", "all", "each day", "7 days"), _ALL),
    **dict.fromkeys(("weekdays", "working days", "workdays", "business days", "every weekday"), _WORKING),
    **{name: frozenset({5, 6}) for name in ("weekends", "weekend", "the weekend")},
}


class Slot(Value):
    """A dated post: its moment as clocks show it in the plan's time zone, the same as an instant, and its name."""

    local: datetime
    instant: datetime
    name: str

    @property
    def day(self) -> date:
        """Return the day on which it goes out."""
        return self.local.date()

    @property
    def is_timed(self) -> bool:
        """Return whether a time of the day is given; midnight stands for a day alone."""
        return self.local.time() != time(0)


class Schedule(Value):
    """The posts of one channel of a plan within its period, in order; `undated` names a post without a date.

    `days` are the weekdays on which it posts, Monday being 0; None where they cannot be read.
    """

    row: Any
    slots: tuple[Slot, ...]
    undated: str | None
    days: frozenset[int] | None


def schedules(plan: Any, cadence: str, where: Mapping[str, Any], timezone: str | None) -> tuple[Schedule, ...]:
    """Return the schedules of the channels that state a cadence (posts_per_week, min_gap_hours) and have posts.

    Posts count for which the conditions hold. `timezone` is that of plans that name none. Of several
    accounts on one channel nothing tells which posts are whose; they are left out.
    """
    zone = zone_named(plan.timezone or timezone)
    return tuple(
        _schedule(plan, row, posts, zone)
        for row in _stating(plan, cadence)
        if sum(other.channel == row.channel for other in plan.channels) == 1
        and (posts := [post for post in plan.planned if post.channel == row.channel and holds(post, where) is True])
    )


def incomplete(plan: Any, cadence: str) -> Verdict:
    """Return what is said of a plan whose posts are not all here: nothing, unless a channel states the cadence."""
    return Verdict(unknown=INCOMPLETE) if _stating(plan, cadence) else NOTHING_TO_JUDGE


def _stating(plan: Any, cadence: str) -> list[Any]:
    return [row for row in plan.channels if row.channel is not None and (getattr(row, cadence) or 0) > 0]


def _schedule(plan: Any, row: Any, posts: list[Any], zone: ZoneInfo | None) -> Schedule:
    slots = sorted(slot_of(post, zone) for post in posts if post.publish_at is not None)
    within = tuple(slot for slot in slots if _is_within(slot.day, plan))
    undated = next((post.name for post in posts if post.publish_at is None), None)
    return Schedule(row, within, undated, posting_days(row.posting_days, row.posts_per_week))


def slot_of(post: Any, zone: ZoneInfo | None) -> Slot:
    """Return when a post goes out; without an offset it is local time, without a zone it is taken as written."""
    moment = post.publish_at
    if zone is None:
        return Slot(moment.replace(tzinfo=None), moment.replace(tzinfo=UTC), post.name)
    if moment.tzinfo is None:
        return Slot(moment, moment.replace(tzinfo=zone).astimezone(UTC), post.name)
    return Slot(moment.astimezone(zone).replace(tzinfo=None), moment.astimezone(UTC), post.name)


def _is_within(day: date, plan: Any) -> bool:
    return (plan.start is None or plan.start <= day) and (plan.end is None or day <= plan.end)


def posting_days(written: str | None, per_week: float | None) -> frozenset[int] | None:
    """Return the weekdays that a text such as "Mon-Fri" or "Tue, Thu" names; None where it cannot be read.

    Blank means Monday to Friday for up to five posts a week, else all days.
    """
    if not written:
        return _WORKING if (per_week or 0) <= len(_WORKING) else _ALL
    text = " ".join(re.sub(r"[–—]", "-", written).lower().split())
    if text in _NAMED_DAYS:
        return _NAMED_DAYS[text]
    spans = [_span(part) for part in re.split(r"[,;/&+]|\band\b", text)]
    return None if None in spans else frozenset(day for span in spans for day in span or ())


def _span(written: str) -> frozenset[int] | None:
    """Return the weekdays of "mon", "mondays" or "mon-fri"."""
    ends = [_weekday(name) for name in re.split(r"-|\bto\b", written)]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:
        return None
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _weekday(name: str) -> int | None:
    name = name.strip(" .")
    whole = re.fullmatch(r"(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(days?)?", name)
    return _DAYS.index(name[:3]) if whole else None


def days_between(first: date, last: date, weekdays: frozenset[int]) -> int:
    """Return how many posting days there are after the first day up to the last."""
    weeks, rest = divmod(max((last - first).days, 0), 7)
    return weeks * len(weekdays) + sum((first.weekday() + step) % 7 in weekdays for step in range(1, rest + 1))


def day_after(first: date, count: int, weekdays: frozenset[int]) -> date:
    """Return the posting day that is so many of them after a day."""
    weeks, rest = divmod(count, len(weekdays))
    day = first + timedelta(days=7 * weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() in weekdays
    return day
