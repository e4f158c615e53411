"""Numbers, counts, shares and money as people write them; what is ambiguous is not read."""

import re
from math import isfinite

from socialpolicy.assemble.reading import Customs
from socialpolicy.text.currencies import codes_of, may_be_same

SPACES = "_ '’\u00a0\u202f"
"""What stands between thousands besides commas and points."""

NUMBER = rf"[+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{{1,3}})?"
DECIMAL_COMMA = rf"[+-]?(?:\d+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:[{SPACES}]\d{{3}})+),\d{{1,2}}"
"""A number whose comma can only stand before decimals."""

THOUSANDS_POINTS = r"[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}"
"""A number whose points can only stand between thousands."""

THOUSANDS_POINT = r"[+-]?[1-9]\d{0,2}\.\d{3}(?:[eE].*)?"
"""A number whose point may stand between thousands or before decimals."""

_BESIDE = r"[^\d.,+-]{0,8}"
COMMA_SHOWN = rf"{_BESIDE}(?:{DECIMAL_COMMA}|{THOUSANDS_POINTS}){_BESIDE}"
POINT_SHOWN = rf"{_BESIDE}[+-]?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[1-9]\d*\.\d{{1,2}}){_BESIDE}"
"""Values that show which sign their writer puts before decimals: a number, with its currency or unit or without."""

UNITS = {"hours": ("h", "hr", "hrs", "hour"), "months": ("mo", "month"), "percent": ("%", "percent")}
"""The unit that a field's name states, and how it is written after a number."""

HOURS = r"(\d{1,5}):([0-5]\d)(?::([0-5]\d))?"
"""Hours and minutes, as spreadsheets show durations; read where the field's name states hours."""

MOST_CODES = 2
"""How many currencies a message lists that a sign may stand for."""

LARGEST = 1e15
"""The largest amount that is read; with more, sums lose their cents."""

SCALES = {"": 1, "k": 1_000, "t": 1_000, "m": 1_000_000}
"""What a letter after a number, or before a currency (TEUR, k€), stands for."""


def read_number(value: str, customs: Customs, *, name: str = "") -> float:
    """Return a number, after which the unit that the field's name states may stand, or k or M; 4:30 hours are 4.5.

    ValueError says why there is none.
    """
    text = value.strip()
    if "hours" in name and (clock := re.fullmatch(HOURS, text)):
        hours, minutes, seconds = (int(digits or 0) for digits in clock.groups())
        return hours + (minutes * 60 + seconds) / 3600
    if name == "rate":
        customs = customs._replace(decimal=".")
    for word, written in UNITS.items():
        if word in name:
            text = re.sub(rf"\s*(?:{'|'.join(written)})s?$", "", text, flags=re.IGNORECASE)
    scaled = re.fullmatch(r"([\d.,]+) ?([kKmM])", text)
    if scaled is None or any(word in name for word in UNITS):
        return _number(text, customs)
    return _number(scaled[1], customs) * SCALES[scaled[2].casefold()]


def read_count(value: str, customs: Customs) -> float:
    """Return a whole number that is not negative; ValueError says why there is none."""
    number = _number(value.strip(), customs)
    if number < 0 or number != int(number):
        raise ValueError
    return number


def read_share(value: str, customs: Customs) -> float:
    """Return a share between 0 and 1, written as 61% or 0.61; ValueError says why there is none."""
    text = value.strip()
    share = _number(text[:-1].rstrip(), customs) / 100 if text.endswith("%") else _number(text, customs)
    if not 0 <= share <= 1:
        raise ValueError
    return share


def read_money(value: str, customs: Customs) -> float:
    """Return an amount, before or after which its currency may stand; ValueError says why there is none.

    An amount that names another currency than the plan's is not read, so that no sum mixes them.
    """
    match = re.fullmatch(
        r"(?P<sign>-?)\s*(?P<unit>[kKTM]?)(?P<before>[$€£¥₹]|[A-Z]{3}(?:\s*\$)?)?\s*(?P<number>[^$€£¥₹A-Za-z]+?)\s*"
        r"(?P<scale>[kKmMT]?)\s*(?P<after>[$€£¥₹]|[A-Z]{3})?",
        value.strip(),
    )
    if match is None:
        return _number(value.strip(), customs)
    for sign in (match["before"], match["after"]):
        _require_currency(sign, customs.currency)
    if match["unit"] and (match["scale"] or not match["before"]):
        raise ValueError
    amount = _number(match["number"], customs) * SCALES[(match["unit"] or match["scale"]).casefold()]
    return -amount if match["sign"] else amount


def _require_currency(sign: str | None, currency: str | None) -> None:
    if sign is not None and not may_be_same(sign[:3], currency):
        meant = codes_of(sign[:3])
        stated = " or ".join(meant) if len(meant) <= MOST_CODES else sign
        raise ValueError(f"an amount in {stated} where amounts are in {currency}")


def _number(text: str, customs: Customs) -> float:
    if customs.decimal is None and re.fullmatch(THOUSANDS_POINT, text):
        raise ValueError("a number whose point may stand before decimals or between thousands")
    if re.fullmatch(DECIMAL_COMMA, text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(THOUSANDS_POINTS, text) or (customs.decimal == "," and re.fullmatch(THOUSANDS_POINT, text)):
        text = text.replace(".", "")
    if not re.fullmatch(NUMBER, text) or not any(map(str.isdigit, text)):
        raise ValueError
    number = float(re.sub(f"[,{SPACES}]", "", text))
    if not isfinite(number) or abs(number) > LARGEST:
        raise ValueError("a number that is too large")
    return number
