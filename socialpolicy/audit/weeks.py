"""Weeks of a plan: they begin on Mondays, and hours fall evenly on the days between two dates."""

from datetime import date

MOST_WEEKS = 60
"""Periods longer than that are not told week by week."""


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def mondays(start: date | None, end: date | None) -> tuple[date, ...]:
    """Return the Mondays of all weeks from the first to the last day; () where one is missing, or for years on end."""
    if start is None or end is None or end < start or (end - start).days > MOST_WEEKS * 7:
        return ()
    return tuple(map(date.fromordinal, range(monday_of(start).toordinal(), end.toordinal() + 1, 7)))


def share_in_week(monday: date, start: date, end: date) -> float:
    """Return the part of a span of days (both counted) that falls into a week."""
    first = max(monday.toordinal(), start.toordinal())
    last = min(monday.toordinal() + 6, end.toordinal())
    return max(last - first + 1, 0) / ((end - start).days + 1)
