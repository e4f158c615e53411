"""Posts by channel and week, in the plan's time zone."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, tzinfo

from socialpolicy.audit.scorecard import Calendar
from socialpolicy.audit.weeks import monday_of
from socialpolicy.model.post import Post
from socialpolicy.model.zones import zone_named


def calendar_of(posts: Iterable[Post], timezone: str | None) -> Calendar:
    """Count the posts; a day without an hour, or an hour without a zone, is taken as written."""
    zone = zone_named(timezone)
    weeks: dict[date, Counter[str]] = {}
    undated: Counter[str] = Counter()
    channels: set[str] = set()
    for post in posts:
        channel = post.channel or "no channel"
        channels.add(channel)
        day = _day(post, zone)
        if day is None:
            undated[channel] += 1
        else:
            weeks.setdefault(monday_of(day), Counter())[channel] += 1
    ordered = {monday: dict(sorted(weeks[monday].items())) for monday in sorted(weeks)}
    return Calendar(tuple(sorted(channels)), ordered, dict(sorted(undated.items())))


def _day(post: Post, zone: tzinfo | None) -> date | None:
    moment = post.publish_at
    if moment is None:
        return None
    return (moment.astimezone(zone) if zone is not None and moment.tzinfo is not None else moment).date()
