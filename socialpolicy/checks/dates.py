"""Dates in the text: do day and weekday fit, is there such a day, and is what is to come still to come?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.parameters import Lexicons
from socialpolicy.text.dates import Dated, dates, weekday_name
from socialpolicy.value import Value


class Parameters(Value):
    """`of` is weekday (one that the day is not), impossible (a day that there is not), or past.

    A date is past where words of `lexicons` right before it name it as to come, none of `told` before
    them in the sentence tell what has been, and it lies up to `years_off` days before `publish_at`.
    Where the post has no date, a date with its year that lies before today is a note. A date without
    its year is taken for the one nearest to `publish_at`, if that is `days_off` days away at most, and
    is not judged otherwise.
    """

    of: str
    lexicons: Lexicons = ()
    told: Lexicons = ()
    days_off: int = 90
    years_off: int = 400


WORDS = ("match", "day", "weekday", "right", "reference")
"""What messages may say of a case."""

_BETWEEN = (
    r"(?i)[\s:,–-]*(?:(?:on|by|until|till|is|for|from|the|end of|midnight|noon|,|"
    r"\d{1,2}(?::\d\d)? ?(?:am|pm)?)[\s:,]+)*"
)
_LONGEST_BETWEEN = 120
"""How many characters there may be between the words that name a date as to come, and the date."""

_SENTENCE_END = r"[.!?\n] "


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each date; the words are {match}, {day}, and {weekday} and {right}, or {reference}."""
    found = dates(context.prose.value)
    if not found:
        return NOTHING_FOUND
    hits = tuple(_HITS[parameters.of](context, parameters, found))
    dated = parameters.of != "past" or _published(context.subject) is not None
    return Verdict(holds=bool(hits), hits=hits, severity=None if dated else "note", basis="text")


def _weekdays(context: Context, parameters: Parameters, found: Sequence[Dated]) -> Iterator[Hit]:
    published = _published(context.subject)
    for one in found:
        if one.weekday is None or one.is_range or not (one.year or published):
            continue
        day = one.near(published or context.house.as_of, within=parameters.days_off)
        if day is not None and day.weekday() != one.weekday:
            words = {"weekday": weekday_name(one.weekday), "right": weekday_name(day.weekday())}
            yield _hit(context, one, day=day, **words)


def _impossible(context: Context, parameters: Parameters, found: Sequence[Dated]) -> Iterator[Hit]:
    yield from (_hit(context, one) for one in found if not one.exists())


def _past(context: Context, parameters: Parameters, found: Sequence[Dated]) -> Iterator[Hit]:
    published = _published(context.subject)
    if published is None and getattr(context.subject, "kind", "") == "article":
        return
    reference = published or context.house.as_of
    around = _Around(context, parameters)
    for one in found:
        day = one.near(reference, within=parameters.days_off) if one.year or published else None
        is_before = day is not None and 0 < (reference - day).days <= parameters.years_off
        if is_before and not one.is_range and around.names_as_to_come(one):
            yield _hit(context, one, day=day, reference=reference)


def _published(subject: Any) -> date | None:
    moment = getattr(subject, "publish_at", None)
    return moment.date() if moment is not None else None


class _Around:
    """What stands before the dates of a text, looked up when the first of them is asked for."""

    __slots__ = ("_context", "_parameters", "_sentences", "_told", "_words")

    def __init__(self, context: Context, parameters: Parameters) -> None:
        self._context, self._parameters = context, parameters
        self._words: list[int] | None = None
        self._sentences: list[int] = []
        self._told: list[int] = []

    def names_as_to_come(self, one: Dated) -> bool:
        """Tell whether words right before a date name it as to come, and nothing before them tells of what has been."""
        if self._words is None:
            self._look()
        value, words = self._context.prose.value, self._words or []
        near = words[bisect_left(words, one.start - _LONGEST_BETWEEN) : bisect_right(words, one.start)]
        if not any(re.fullmatch(_BETWEEN, value[end : one.start]) for end in near):
            return False
        before = bisect_right(self._sentences, one.start)
        start = self._sentences[before - 1] if before else 0
        return bisect_left(self._told, start) == bisect_left(self._told, one.start)

    def _look(self) -> None:
        scan, value = self._context.scan, self._context.prose.value
        self._words = sorted(match.end for name in self._parameters.lexicons for match in scan.matches(name))
        if self._words:
            self._sentences = [end.end() for end in re.finditer(_SENTENCE_END, value)]
            self._told = sorted(match.start for name in self._parameters.told for match in scan.matches(name))


def _hit(context: Context, one: Dated, **words: Any) -> Hit:
    return Hit(context.span(one.start, one.end), {"match": context.prose.value[one.start : one.end], **words})


_HITS = {"weekday": _weekdays, "impossible": _impossible, "past": _past}
