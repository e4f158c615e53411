"""Tables with bars in plain text: hours a week, loads of people, what runs when, posts a week."""

from datetime import date
from math import isfinite

from socialpolicy.audit.figures import number, percent
from socialpolicy.audit.layout import Table
from socialpolicy.audit.scorecard import Calendar, Event, Hours, Load, Scorecard, Team
from socialpolicy.audit.weeks import mondays

BAR = 20
"""The longest bar, in characters."""

_FULL, _EMPTY = "#", "."
_MOST_TRACKED = 26


def bar(value: float, most: float, width: int = BAR) -> str:
    """Return a bar for a value of at most `most`; anything above nothing is at least one character long."""
    if value <= 0 or most <= 0 or not isfinite(value / most):
        return ""
    return _FULL * max(round(min(value / most, 1.0) * width), 1)


def hours_rows(hours: Hours) -> Table:
    """Return the hours of each week by side."""
    most = max((max(week.inbound, week.outbound) for week in hours.weeks), default=0.0)
    rows = tuple(
        (
            week.monday.isoformat(),
            number(week.inbound),
            bar(week.inbound, most),
            number(week.outbound),
            bar(week.outbound, most),
        )
        for week in hours.weeks
    )
    return Table("", ("week of", "inbound", "", "outbound", ""), rows, right=(1, 3))


def people_rows(team: Team) -> Table:
    """Return what is asked of each person against what they have."""
    rows = tuple(
        (load.name, _whole(load.load), _whole(load.capacity), *_use(load), _remark(load)) for load in team.loads
    )
    return Table("", ("person", "asked", "has", "used", "", ""), rows, right=(1, 2, 3))


def _whole(hours: float | None) -> str:
    return "-" if hours is None else f"{hours:,.0f}"


def _use(load: Load) -> tuple[str, str]:
    if not load.capacity:
        return "-", ""
    used = load.load / load.capacity
    filled = bar(load.load, load.capacity)
    return percent(used), filled + _EMPTY * (BAR - len(filled))


def _remark(load: Load) -> str:
    if not load.known:
        return "not among the people"
    if load.capacity is None:
        return "hours_per_week is blank"
    return f"{_whole(load.over)} too many" if load.over >= 1 else ""


def timeline_rows(card: Scorecard) -> Table:
    """Return what starts when, with a track over the weeks of the plan."""
    weeks = mondays(card.start, card.end)
    weeks = weeks if len(weeks) <= _MOST_TRACKED else ()
    rows = tuple(
        (event.day.isoformat(), event.what, track(event, weeks), " - ".join(filter(None, (event.name, event.detail))))
        for event in card.events
    )
    return Table("", ("starts", "", "weeks", "what"), rows)


def track(event: Event, weeks: tuple[date, ...]) -> str:
    """Return a character for each week: full from its start to its end, one where it is a single day."""
    last = event.end or event.day
    return "".join(
        _FULL if event.day.toordinal() - 6 <= monday.toordinal() <= last.toordinal() else _EMPTY for monday in weeks
    )


def posts_table(calendar: Calendar) -> Table:
    """Return the number of posts by week and channel, weeks without any included."""
    days = list(calendar.weeks)
    weeks = mondays(days[0], days[-1]) or tuple(days) if days else ()
    rows = [
        (monday.isoformat(), *(_count(calendar.weeks.get(monday, {}).get(name, 0)) for name in calendar.channels))
        for monday in weeks
    ]
    if calendar.undated:
        rows.append(("no day", *(_count(calendar.undated.get(name, 0)) for name in calendar.channels)))
    totals = (sum(week.get(name, 0) for week in calendar.weeks.values()) for name in calendar.channels)
    undated = (calendar.undated.get(name, 0) for name in calendar.channels)
    rows.append(("all", *(_count(dated + rest) for dated, rest in zip(totals, undated, strict=True))))
    headers = ("week of", *calendar.channels)
    return Table("", headers, tuple(rows), right=tuple(range(1, len(headers))))


def _count(posts: int) -> str:
    return str(posts) if posts else "-"
