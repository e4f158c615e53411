"""Numbers of a workbook as their cells show them: dates, times of day, percentages, amounts in a currency."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import isfinite

from socialpolicy.value import Value

BUILT_IN: Mapping[int, str] = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "hh:mm"),
    22: "yyyy-mm-dd hh:mm",
    **dict.fromkeys((45, 46, 47), "[h]:mm:ss"),
}
"""Formats that go by a number; the amounts among them (5 to 8, 41 to 44) name no currency that would be known."""

SIGNS: Mapping[str, str] = {
    **{sign: sign for sign in "$€£¥₹"},
    **{"US$": "USD", "R$": "BRL", "zł": "PLN", "Kč": "CZK", "₩": "KRW", "₺": "TRY", "₪": "ILS", "Fr.": "CHF"},
}
"""Signs of currencies in formats, and how an amount is written with them."""

LAST_DAY = 2_958_465
"""The number of the last day that a spreadsheet shows, in the year 9999."""

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')
_CURRENCY = re.compile(r'\[\$([^\]-]*)(?:-[^\]]*)?\]|([$€£¥₹])|"[^"A-Z€]*([A-Z]{3}|€)[^"A-Z€]*"')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p|general|standard', re.IGNORECASE)


class Format(Value):
    """What a number format makes of a number: `kind` is number, percent, date, time, moment or elapsed."""

    kind: str = "number"
    sign: str = ""


@lru_cache(maxsize=1024)
def format_of(code: str) -> Format:
    """Return what a format code shows."""
    first = _SECTION.match(code[:255])
    section = first[0] if first else ""
    plain = _LITERAL.sub("", section).casefold()
    if _ELAPSED.search(section):
        return Format("elapsed")
    if "%" in plain:
        return Format("percent")
    of_day, of_time = any(letter in plain for letter in "yd"), any(letter in plain for letter in "hs")
    if of_day or of_time or "m" in plain:
        return Format("moment" if of_day and of_time else "time" if of_time else "date")
    return Format("number", _sign(section))


def shown(number: float, how: Format, *, since_1904: bool) -> str:
    """Return a number as its cell shows it, dates in ISO 8601; without the digits that a format only hides."""
    if not isfinite(number):
        return str(number)
    if how.kind == "percent":
        return f"{digits(number * 100)}%"
    if how.kind == "elapsed" and number >= 0:
        minutes, seconds = divmod(round(number * 86_400), 60)
        return f"{minutes // 60}:{minutes % 60:02}{f':{seconds:02}' * bool(seconds)}"
    if how.kind in ("date", "time", "moment"):
        return _moment(number, how.kind, since_1904=since_1904) or digits(number)
    if not how.sign:
        return digits(number)
    space = " " * how.sign.isalpha()
    return f"{'-' * (number < 0)}{how.sign}{space}{digits(abs(number))}"


def digits(number: float) -> str:
    """Return a number with as many digits as spreadsheets keep, so that no point can be taken for one of thousands."""
    text = f"{number:.15g}"
    return f"{text}0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else text


def _sign(section: str) -> str:
    for match in _CURRENCY.finditer(section):
        sign = (match[1] or match[2] or match[3] or "").strip()
        if sign in SIGNS:
            return SIGNS[sign]
        if re.fullmatch(r"[A-Z]{3}", sign):
            return sign
    return ""


def _moment(number: float, kind: str, *, since_1904: bool) -> str | None:
    days, seconds = divmod(round(number * 86_400), 86_400)
    minutes, second = divmod(seconds, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}{f':{second:02}' * bool(second)}"
    if kind == "time" and number >= 0:
        return clock
    if not 0 < days + since_1904 <= LAST_DAY:
        return None
    day = _day(days, since_1904=since_1904)
    return day if kind == "date" else f"{day} {clock}"


def _day(days: int, *, since_1904: bool) -> str:
    """Return a day of a calendar that begins in 1904, or in 1900 with a 29th of February that never was."""
    if since_1904:
        return date.fromordinal(date(1904, 1, 1).toordinal() + days).isoformat()
    if days == 60:
        return "1900-02-29"
    return date.fromordinal(date(1899, 12, 30 if days > 60 else 31).toordinal() + days).isoformat()
