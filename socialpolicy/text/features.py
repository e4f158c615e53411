"""Features of a text that no list of words can hold: shouting, figures, lists, steps, sentences that explain.

Each feature is a function from a prose to the places at which it shows; its name is what rules use.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from socialpolicy.text.prose import Prose
from socialpolicy.text.questions import open_questions

Places = Iterator[tuple[int, int]]

# The patterns are compiled when they are first used, and kept by `re`. Each begins with a set of characters and
# looks back after the first, so that a search skips to candidates quickly.
_CAPITALS = r"[A-Z](?<![#@\w][A-Z])[A-Z']+(?:[ ,!-]+[A-Z][A-Z']+){1,40}(?!\w)"
_LONE_CAPITALS = r"[A-Z]{3,7}(?![\w-])"
_LOUD = frozenset("AMAZING BEST BUY FREE HUGE HURRY LAST NEW NOW ONLY SALE SAVE STOP TODAY WIN".split())
_EXCLAMATION = r"[!！]{2,}|!\?!|[?]!+"
_UNITS = (
    "%|percent|per cent|x\\b|ms\\b|seconds?|minutes?|hours?|days?|weeks?|months?|years?|km|miles?|kg|gb|mb|kb|"
    "people|users|customers|respondents|times|million|billion|points?|"
    "pull requests|commits|contributors|lines|pages|posts|projects"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LONG_MONTHS = "uary|ruary|ch|il|e|y|ust|t|tember|ober|ember"
_SUM = r"(?<=[$€£])\s?\d(?:[\d.,]*\d)?(?:\s?(?:k|m|bn|million|billion)\b)?"
_FIGURE = rf"(?i)[\d$€£](?<![\w#.$€£][\d$€£])(?:{_SUM}|(?<=\d)[\d.,]*\s?(?:{_UNITS}))"
_DAY = (
    rf"(?i)[jfmasond](?<!\w\w)(?:(?<=j)(?:an|un|ul)|(?<=f)eb|(?<=m)a[ry]|(?<=a)(?:pr|ug)|(?<=s)ep|(?<=o)ct|(?<=n)ov|(?<=d)ec)"
    rf"(?:{_LONG_MONTHS})?\.? \d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"\d(?<!\w\d)(?:\d?(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})(?:{_LONG_MONTHS})?\b|\d{{3}}-\d\d-\d\d\b|"
    r"\d?/\d{1,2}(?:/\d{2,4})?\b)"
)
_VERSION = r"\d(?:(?<![\w.]\d)|(?<=(?<![\w.])v\d))\d*\.\d+(?:\.\d+)*(?:[-.]?(?:rc|beta|alpha)\.?\d*)?\b"
_ACRONYM_RUN = 3


def _shouting(prose: Prose) -> Places:
    for match in re.finditer(_CAPITALS, prose.value):
        words = re.findall(r"[A-Z']+", match.group())
        if sum(len(word) > _ACRONYM_RUN for word in words) >= 3:
            yield match.span()


def _lone_capitals(prose: Prose) -> Places:
    if not any(word in prose.value for word in _LOUD):
        return iter(())
    found = re.finditer(_LONE_CAPITALS, prose.value)
    return (match.span() for match in found if match.group() in _LOUD and _stands_alone(prose.value, match.start()))


def _stands_alone(value: str, start: int) -> bool:
    before = value[start - 1 : start]
    return not (before.isalnum() or before in ("#", "@", "_", ".", "-")) or not before


def _exclamations(prose: Prose) -> Places:
    if not any(marks in prose.value for marks in ("!!", "?!", "!?", "！！")):
        return iter(())
    return (match.span() for match in re.finditer(_EXCLAMATION, prose.value))


def _figures(prose: Prose) -> Places:
    return (match.span() for match in re.finditer(_FIGURE, prose.value))


def _days(prose: Prose) -> Places:
    return (match.span() for match in re.finditer(_DAY, prose.value))


def _versions(prose: Prose) -> Places:
    return (match.span() for match in re.finditer(_VERSION, prose.value))


def _links(prose: Prose) -> Places:
    return ((link.start, link.end) for link in prose.links)


def _images(prose: Prose) -> Places:
    return ((image.start, image.end) for image in prose.images)


def _code(prose: Prose) -> Places:
    return ((block.start, block.end) for block in prose.blocks if block.kind == "code")


def _headings(prose: Prose) -> Places:
    return ((block.start, block.end) for block in prose.blocks if block.kind == "heading")


def _items(prose: Prose) -> Places:
    return ((block.start, block.end) for block in prose.blocks if block.kind in ("item", "cell"))


def _quotations(prose: Prose) -> Places:
    return iter(prose.quotes)


def _questions(prose: Prose) -> Places:
    return iter(open_questions(prose.value))


FEATURES: Mapping[str, Callable[[Prose], Places]] = {
    "code": _code,
    "days": _days,
    "exclamations": _exclamations,
    "figures": _figures,
    "headings": _headings,
    "images": _images,
    "items": _items,
    "links": _links,
    "lone-capitals": _lone_capitals,
    "open-questions": _questions,
    "quotations": _quotations,
    "shouting": _shouting,
    "versions": _versions,
}
"""Feature name to the function that finds it."""

SAYS: Mapping[str, str] = {
    "code": "an example in code",
    "days": "a date",
    "exclamations": "piled-up exclamation marks",
    "figures": "a figure",
    "headings": "a heading",
    "images": "a picture",
    "items": "a list or table",
    "links": "a link to a source",
    "lone-capitals": "a word in capitals",
    "open-questions": "an open question",
    "quotations": "a quotation",
    "shouting": "a run of capitals",
    "versions": "a version number",
}
"""What a feature means, in the words of a finding."""


def word_count(value: str) -> int:
    """Return the number of words of a text, as the blanks between them tell."""
    return value.count(" ") + value.count("\n") + 1 if value.strip() else 0


def occurrences(value: str, name: str) -> Places:
    """Yield the places of a name, as a whole word and in any case."""
    return (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", value, re.IGNORECASE))
