"""Features of a text that no list of words can hold: shouting, figures, lists, steps, sentences that explain.

Each feature is a function from a prose to the places at which it shows; its name is what rules use.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from socialpolicy.text.prose import Prose
from socialpolicy.text.questions import open_questions

Places = Iterator[tuple[int, int]]

_CAPITALS = re.compile(r"(?<![#@\w])[A-Z][A-Z']+(?:[ ,!-]+[A-Z][A-Z']+){1,40}(?!\w)")
_LONE_CAPITALS = re.compile(
    r"(?<![#@\w.-])(?:FREE|SALE|NOW|HURRY|BUY|TODAY|ONLY|LAST|SAVE|HUGE|BEST|AMAZING|NEW|WIN|STOP)(?![\w-])"
)
_EXCLAMATION = re.compile(r"[!！]{2,}|!\?!|[?]!+")
_UNITS = (
    "%|percent|per cent|x\\b|ms\\b|seconds?|minutes?|hours?|days?|weeks?|months?|years?|km|miles?|kg|gb|mb|kb|"
    "people|users|customers|respondents|times|million|billion|points?|"
    "pull requests|commits|contributors|lines|pages|posts|projects"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LONG_MONTHS = "uary|ruary|ch|il|e|y|ust|t|tember|ober|ember"
_FIGURE = re.compile(
    rf"(?<![\w#.])(?:[$€£]\s?\d[\d.,]*\s?(?:k|m|bn|million|billion)?|\d[\d.,]*\s?(?:{_UNITS}))", re.IGNORECASE
)
_DAY = re.compile(
    rf"\b(?:{_MONTHS})(?:{_LONG_MONTHS})?\.? \d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})[a-z]*\b|"
    r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\bv?\d+\.\d+(?:\.\d+)*(?:[-.]?(?:rc|beta|alpha)\.?\d*)?\b")
_ACRONYM_RUN = 3
_WORD = re.compile(r"\w[\w'’-]*")


def _shouting(prose: Prose) -> Places:
    for match in _CAPITALS.finditer(prose.value):
        words = re.findall(r"[A-Z']+", match.group())
        if sum(len(word) > _ACRONYM_RUN for word in words) >= 2:
            yield match.span()


def _lone_capitals(prose: Prose) -> Places:
    return (match.span() for match in _LONE_CAPITALS.finditer(prose.value))


def _exclamations(prose: Prose) -> Places:
    return (match.span() for match in _EXCLAMATION.finditer(prose.value))


def _figures(prose: Prose) -> Places:
    return (match.span() for match in _FIGURE.finditer(prose.value))


def _days(prose: Prose) -> Places:
    return (match.span() for match in _DAY.finditer(prose.value))


def _versions(prose: Prose) -> Places:
    return (match.span() for match in _VERSION.finditer(prose.value))


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
    """Return the number of words of a text."""
    return sum(1 for _ in _WORD.finditer(value))


def occurrences(value: str, name: str) -> Places:
    """Yield the places of a name, as a whole word and in any case."""
    return (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", value, re.IGNORECASE))


def host_of(url: str) -> str:
    """Return the host of an address, in lower case; "" where there is none."""
    return url.partition("//")[2].partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()
