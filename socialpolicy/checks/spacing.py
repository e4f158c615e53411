"""Spacing: do posts of a channel follow each other sooner than the plan allows?"""

from collections.abc import Iterator
from itertools import pairwise

from socialpolicy.model.cadence import Schedule, Slot, incomplete, schedules
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import PostsWhere
from socialpolicy.model.quantities import place_of
from socialpolicy.value import Value


class Parameters(Value):
    """Two posts of a channel lie at least its `min_gap_hours` apart. `where` tells which planned posts count."""

    where: PostsWhere = {}  # noqa: RUF012 - read only


WORDS = ("channel", "earlier", "later", "hours", "limit", "count", "others", "short")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each channel that states its least gap; one with posts too close is a hit that tells the closest.

    The words are {channel}, the {earlier} and the {later} post, {hours} between them, {limit}, {short} (the hours that
    are lacking), {count} of such pairs, and {others}, which says how many more there are.
    """
    plan = context.subject
    stated = schedules(plan, "min_gap_hours", parameters.where, context.house.timezone)
    if not plan.complete:
        return incomplete(plan, "min_gap_hours")
    hits = tuple(hit for schedule in stated for hit in _hits(schedule))
    missing = next((unknown for schedule in stated if (unknown := _missing(schedule))), None)
    return Verdict(holds=bool(hits), hits=hits, unknown=None if hits else missing, applies=bool(stated))


def _missing(schedule: Schedule) -> str | None:
    if schedule.undated is not None:
        return f'publish_at of "{schedule.undated}"'
    untimed = (one for one in pairwise(schedule.slots) if not _is_told(*one))
    return next((f'the time of day of "{later.name}"' for _, later in untimed), None)


def _is_told(earlier: Slot, later: Slot) -> bool:
    """Tell whether the time between two posts is known: on one day, both need a time of day."""
    return earlier.day != later.day or (earlier.is_timed and later.is_timed)


def _hits(schedule: Schedule) -> Iterator[Hit]:
    limit = schedule.row.min_gap_hours
    close = sorted(
        (hours, earlier.name, later.name)
        for earlier, later in pairwise(schedule.slots)
        if _is_told(earlier, later) and (hours := (later.instant - earlier.instant).total_seconds() / 3600) < limit
    )
    if not close:
        return
    hours, earlier, later = close[0]
    yield Hit(
        place_of(schedule.row),
        {
            "channel": schedule.row.channel,
            "earlier": earlier,
            "later": later,
            "hours": round(hours, 1),
            "limit": limit,
            "count": len(close),
            "others": "" if len(close) == 1 else f" (and {len(close) - 1} more)",
            "short": round(limit - hours, 1),
        },
    )
