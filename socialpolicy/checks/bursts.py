"""Bursts: do the posts of a channel bunch, far above the cadence that it states?"""

from collections.abc import Iterator

from socialpolicy.model.cadence import Schedule, incomplete, schedules
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import PostsWhere
from socialpolicy.model.quantities import place_of
from socialpolicy.value import Value


class Parameters(Value):
    """More than `times` the posts of a week at the stated cadence within seven days are a burst.

    `where` tells which planned posts count.
    """

    times: float = 3
    where: PostsWhere = {}  # noqa: RUF012 - read only


WORDS = ("channel", "count", "first", "last", "limit", "rate", "excess")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each channel with a cadence; one with a burst is a hit that tells the fullest seven days.

    The words are {channel}, {count} of posts from the {first} to the {last} day, {limit} (how many may be), {rate}
    (posts a week, as stated) and {excess}, how many have to go elsewhere.
    """
    plan = context.subject
    stated = schedules(plan, "posts_per_week", parameters.where, context.house.timezone)
    if not plan.complete:
        return incomplete(plan, "posts_per_week")
    hits = tuple(hit for schedule in stated for hit in _hits(schedule, parameters.times))
    undated = next((f'publish_at of "{one.undated}"' for one in stated if one.undated is not None), None)
    return Verdict(holds=bool(hits), hits=hits, unknown=None if hits else undated, applies=bool(stated))


def _hits(schedule: Schedule, times: float) -> Iterator[Hit]:
    limit = times * schedule.row.posts_per_week
    count, first, last = _fullest(schedule)
    if count <= limit:
        return
    slots = schedule.slots
    yield Hit(
        place_of(schedule.row),
        {
            "channel": schedule.row.channel,
            "count": count,
            "first": slots[first].day,
            "last": slots[last].day,
            "limit": limit,
            "rate": schedule.row.posts_per_week,
            "excess": count - int(limit),
        },
    )


def _fullest(schedule: Schedule) -> tuple[int, int, int]:
    """Return the number of posts in the fullest seven days, and the positions of the first and last of them."""
    best, first = (0, 0, 0), 0
    for last, slot in enumerate(schedule.slots):
        while (slot.day - schedule.slots[first].day).days >= 7:
            first += 1
        best = max(best, (last - first + 1, first, last), key=lambda window: window[0])
    return best
