"""Dates and moments as people write them: ISO 8601 first, then the shapes of front matter and spreadsheets."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from socialpolicy.assemble.reading import Customs, ReportedError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME = (
    r"(?:(?:,|T|\s|\s+at)\s*(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?|(?=\s*[ap]\.?m))"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4}|'\d{2}|(?<=[-/.])\d{2})"
"""Two digits are a year behind an apostrophe, and where no other number of the date can be it."""

SHAPES = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME,
    _WEEKDAY + r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR + _TIME,
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?P<name>[a-z]{3,9})\.?,?[\s-]+" + _YEAR + _TIME,
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?" + _YEAR + _TIME,
    r"(?P<first>\d{1,2})[/-](?P<second_part>\d{1,2})(?:/(?=\d\d(?!\d))|[/-](?=\d{4}))" + _YEAR + _TIME,
)

_ANY_YEAR = r"\d{2}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{2}"
"""Numbers with dashes, the first or the last of which may be the year."""

LAST_OF_THIS_CENTURY = 69
"""A year of two digits up to this one is of this century, a later one of the last."""

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""No draft and no plan is about another year; what reads as one is a slip."""


def read_date(value: str, customs: Customs) -> date:
    """Return the day that a text names; ValueError says why there is none."""
    return _near(_moment(value, customs)).date()


def read_moment(value: str, customs: Customs) -> datetime:
    """Return the moment that a text names, midnight where it names a day; ValueError says why there is none.

    A moment without an offset is in the house's time zone, and naive where that is not known.
    """
    moment = _near(_moment(value, customs))
    if moment.tzinfo is None and customs.timezone is not None:
        return moment.replace(tzinfo=_zone(customs.timezone))
    return moment


def read_zone(value: str, customs: Customs) -> str:
    """Return the name of a time zone; ValueError where there is none of that name."""
    if _zone(value.strip()) is None:
        raise ValueError
    return value.strip()


def _near(moment: datetime) -> datetime:
    """Return a moment of the years that plans and posts are about; ValueError for any other, which must be a slip."""
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ValueError(f"a year outside of {EARLIEST_YEAR} to {LATEST_YEAR}")
    return moment


def _moment(value: str, customs: Customs) -> datetime:
    text = value.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for shape in SHAPES:
        match = re.fullmatch(shape, text, re.IGNORECASE | re.ASCII)
        if match:
            return _built(match.groupdict(), customs)
    if re.match(rf"(?:{_ANY_YEAR})(?!\d)", text, re.ASCII):
        raise ValueError("a date whose year may be the first number or the last")
    raise ValueError


def _built(parts: dict[str, str | None], customs: Customs) -> datetime:
    month, day = _month_and_day(parts, customs)
    try:
        day_named = date(_year(parts["year"] or ""), month, day)
    except ValueError:
        raise ValueError("a day that is in no calendar") from None
    try:
        return datetime.combine(day_named, _time(parts))
    except ValueError:
        raise ValueError("a time that is on no clock") from None


def _year(written: str) -> int:
    year = int(written.lstrip("'"))
    if len(written) == 4:
        return year
    return year + (2000 if year <= LAST_OF_THIS_CENTURY else 1900)


def _month_and_day(parts: dict[str, str | None], customs: Customs) -> tuple[int, int]:
    if parts.get("name"):
        name = (parts["name"] or "")[:3].casefold()
        if name not in MONTHS:
            raise ValueError
        return MONTHS.index(name) + 1, int(parts["day"] or 0)
    if "first" not in parts:
        return int(parts["month"] or 0), int(parts["day"] or 0)
    first, second = int(parts["first"] or 0), int(parts["second_part"] or 0)
    if first == second:
        return first, second
    day_first = first > 12 if (first > 12) != (second > 12) else customs.day_first
    if day_first is None and customs.order_told:
        raise ReportedError
    if day_first is None:
        raise ValueError("a date whose day and month cannot be told apart")
    return (second, first) if day_first else (first, second)


def _time(parts: dict[str, str | None]) -> time:
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").replace(".", "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(parts["minute"] or 0), int(parts["second"] or 0), tzinfo=_offset(parts["zone"]))


def _offset(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return UTC
    hours, minutes = (zone[1:-2].rstrip(":"), zone[-2:]) if len(zone) > 3 else (zone[1:], "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if zone[0] == "-" else offset)


def _zone(name: str) -> tzinfo | None:
    from socialpolicy.model.zones import zone_named  # only drafts of a house with a time zone pay for it

    return zone_named(name)
