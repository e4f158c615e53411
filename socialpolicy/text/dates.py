"""Dates in English text: a day and a month, with weekday and year where they are told, in every unmistakable order."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from socialpolicy.text.outline import outline
from socialpolicy.value import Value

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|"
    r"NOVEMBER|DECEMBER)(?!\w)(?:\.(?=,? \d))?"
)
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|"
    r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=[., ]))\.?,? (?:the )?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d–-])"
_NUMBER = r"(?P<day>[0-3]?\d)"

_DAY_BEHIND = rb"[a-zA]{0,6}\.? (?:the )?0"
"""What follows the first three letters of a month in the outline of a text, where a day stands behind the month."""

_STEM = rb"A(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AA)(?:(?<=[0tdhf.] A..)|(?=" + _DAY_BEHIND + rb"))"
"""Where a month may begin in the outline of a text, in which A stands for every capital and 0 for every digit.

Three letters that may begin a month (other words begin so, too), with the end of a day before them (2, 1st, 2nd, 4th,
5th of, 6.) or a day behind them.
"""

_BEFORE_MONTH = r"[0-3]?\d(?:st|nd|rd|th)?(?: of|\.)? \Z"
_DAY_BEFORE = 8
"""How many characters the longest day before a month takes: "31st of "."""

_DAY_FIRST = rf"(?<![\w.:/$€£#-]){_NUMBER}(?:st|nd|rd|th)?(?: of|\.)? {_MONTH}(?:,? {_YEAR})?"
_MONTH_FIRST = rf"(?<![\w.-]){_MONTH} (?:the )?{_NUMBER}(?:st|nd|rd|th)?(?![\w%]|[.,:]\d|/\d)(?:,? {_YEAR})?"
_YEAR_FIRST = r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w/-]|\.\d)"
"""4th of July 2026, July 4, 2026 and 2026-07-04."""

_ISO = r"[12][09]\d\d-[01]"
"""How a date begins whose year stands first; a search for so little is quick."""

_BEHIND = r",? \((?P<behind>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\)"


class Dated(Value):
    """A date as written: its place, weekday (0 is Monday), day, month (from 1) and year, so far as they are told.

    `is_range` tells of a first or last day that shares its month or weekday with another.
    """

    start: int
    end: int
    weekday: int | None
    day: int
    month: int
    year: int | None
    is_range: bool = False

    def on(self, year: int) -> date | None:
        """Return the day in a year; None where that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def exists(self) -> bool:
        """Tell whether there is such a day, in the year that is told or in any."""
        return self.on(self.year) is not None if self.year else 1 <= self.day <= _LONGEST[self.month - 1]

    def near(self, day: date, *, within: int) -> date | None:
        """Return the day that is meant: in its year, else the nearest to a day if it is at most so many days off."""
        if self.year:
            return self.on(self.year)
        days = [found for year in (day.year - 1, day.year, day.year + 1) if (found := self.on(year)) is not None]
        nearest = min(days, key=lambda one: abs(one - day), default=None)
        return nearest if nearest is not None and abs((nearest - day).days) <= within else None


@lru_cache(maxsize=4)
def dates(text: str) -> tuple[Dated, ...]:
    """Return the dates of a text in order; days and months in figures only where the year stands first."""
    seen = outline(text)
    stems = [stem for match in re.finditer(_STEM, seen) if _is_month(text, stem := match.start())]
    days = [start for stem in stems if (start := _day_before(text, stem)) is not None]
    months = [stem for stem in stems if re.compile(_DAY_BEHIND).match(seen, stem + 3)]
    found = [*_of_form(text, _DAY_FIRST, days), *_of_form(text, _MONTH_FIRST, months)]
    if b"0000-00-00" in seen:
        found += _of_form(text, _YEAR_FIRST, [match.start() for match in re.finditer(_ISO, text)])
    return tuple(sorted(found))


def weekday_name(weekday: int) -> str:
    """Return the name of a weekday, 0 being Monday."""
    return _DAYS[weekday].capitalize()


def _is_month(text: str, start: int) -> bool:
    return text[start : start + 3].lower() in _MONTHS


def _day_before(text: str, month: int) -> int | None:
    """Return where a day begins that stands right before a month; None where there is none."""
    if month < 2 or text[month - 1] != " ":
        return None
    first = max(month - _DAY_BEFORE, 0)
    before = text[first:month]
    day = re.search(_BEFORE_MONTH, before) if any(map(str.isdecimal, before)) else None
    return first + day.start() if day else None


def _of_form(text: str, form: str, starts: Sequence[int]) -> Iterator[Dated]:
    """Yield the dates that a pattern finds at places where one may begin."""
    done = 0
    pattern = re.compile(form) if starts else None
    for first in starts:
        match = pattern.match(text, first) if pattern and first >= done else None
        if match is None:
            continue
        done = match.end()
        start, end, weekday = _with_weekday(text, *match.span())
        day, month = int(match["day"]), _month(match["month"])
        if 1 <= day <= 31 and 1 <= month <= 12:
            year = match["year"]
            yield Dated(start, end, weekday, day, month, int(year) if year else None, _is_range(text, start, end))


def _with_weekday(text: str, start: int, end: int) -> tuple[int, int, int | None]:
    """Return the place of a date with the weekday that stands before it, or behind it in brackets."""
    before = re.search(rf"(?<!\w){_WEEKDAY}\Z", text[max(start - 16, 0) : start])
    if before:
        return start - len(before[0]), end, _weekday(before["weekday"])
    behind = re.compile(_BEHIND).match(text, end)
    return (start, behind.end(), _weekday(behind["behind"])) if behind else (start, end, None)


def _is_range(text: str, start: int, end: int) -> bool:
    around = re.search(
        r"(?:\d(?:st|nd|rd|th)?|day|\w{3}) ?(?:-|–|—|/|&|and|to|or) ?\Z", text[max(start - 12, 0) : start]
    )
    return bool(around or re.compile(r" ?(?:-|–|—|/|&|and|to|or) ?\d").match(text, end))


def _weekday(word: str) -> int:
    return next(index for index, day in enumerate(_DAYS) if day.startswith(word[:3].lower()))


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else _MONTHS.index(word[:3].lower()) + 1
