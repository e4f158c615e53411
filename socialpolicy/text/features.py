"""Features of a text that no list of words can hold: shouting, figures, lists, steps, sentences that explain.

Each feature is a function from a prose to the places at which it shows; its name is what rules use.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from socialpolicy.text.headlines import opening_number, opening_pointer, opening_pronoun, opening_question
from socialpolicy.text.masked import masked_words
from socialpolicy.text.outline import capital_words, may_shout
from socialpolicy.text.prose import Prose
from socialpolicy.text.questions import open_questions
from socialpolicy.text.register import names, opening_mention, small_start

Places = Iterable[tuple[int, int]]

# The patterns are compiled when they are first used, and kept by `re`. Each begins with a set of characters and
# looks back after the first, so that a search skips to candidates quickly.
_CAPITALS = r"[A-Z](?<![#@\w][A-Z])[A-Z']+(?:[ ,!-]+[A-Z][A-Z']+){1,40}(?!\w)"
_LOUD = frozenset("AMAZING BEST BUY FREE HUGE HURRY LAST NEW NOW ONLY SALE SAVE STOP TODAY WIN".split())
_EXCLAMATION = r"[!！]{2,}|!\?!|[?]!+"
_UNITS = (
    "%|percent|per cent|x\\b|ms\\b|seconds?|minutes?|hours?|days?|weeks?|months?|years?|km|miles?|kg|gb|mb|kb|"
    "mm|cm|grams?|litres?|liters?|metres?|meters?|tonnes?|degrees?|pounds|euros?|dollars|pence|cents|€|"
    "people|users|customers|respondents|times|million|billion|points?|"
    "pull requests|commits|contributors|lines|pages|posts|projects"
)
_LONGEST_FIGURE = 40
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LONG_MONTHS = "uary|ruary|ch|il|e|y|ust|t|tember|ober|ember"

_SUM = r"(?<=[$€£])\s?\d(?:[\d.,]*\d)?(?:\s?(?:k|m|bn|million|billion)\b)?"
_FIGURE = rf"[\d$€£](?<![\w#.$€£][\d$€£])(?i:{_SUM}|(?<=\d)[\d.,]{{0,{_LONGEST_FIGURE}}}\s?(?:{_UNITS}))"
_DAY = (
    rf"[jJfFmMaAsSſoOnNdD\d](?i:(?<!\w\w)(?:(?<=j)(?:an|un|ul)|(?<=f)eb|(?<=m)a[ry]|(?<=a)(?:pr|ug)|(?<=s)ep|(?<=o)ct|(?<=n)ov|(?<=d)ec)"
    rf"(?:{_LONG_MONTHS})?\.? \d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"(?<=\d)(?<!\w\d)(?:\d?(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})(?:{_LONG_MONTHS})?\b|\d{{3}}-\d\d-\d\d\b|"
    r"\d?/\d{1,2}(?:/\d{2,4})?\b))"
)
_VERSION = r"\d(?:(?<![\w.]\d)|(?<=(?<![\w.])v\d))\d*\.\d+(?:\.\d+)*(?:[-.]?(?:rc|beta|alpha)\.?\d*)?\b"
_READER = (
    r"[yYuU](?<!\w.)(?i:(?<![@#]u)(?:(?<=y)ou(?:rs|rself|rselves|re|r|['’](?:re|ve|ll|d))?|(?<=u)r?))"
    r"(?![\w'’&.-]*\w)"
)
"""In this order: a run of words in capitals; piled-up marks; an amount or a number with its unit; a day with its month
or in figures; a version such as 2.10.1; a word that speaks to the reader."""

_ACRONYM_RUN = 3
"""So many capitals may be an acronym; a word of more is a loud one."""

_LOUD_WORDS = 3
"""So many loud words in a run are shouting."""


def _shouting(prose: Prose) -> Places:
    if not may_shout(prose.value, _LOUD_WORDS, _ACRONYM_RUN + 1):
        return
    for match in re.finditer(_CAPITALS, prose.value):
        words = re.findall(r"[A-Z']+", match.group())
        if sum(len(word) > _ACRONYM_RUN for word in words) >= _LOUD_WORDS:
            yield match.span()


def _lone_capitals(prose: Prose) -> Places:
    value = prose.value
    return [
        (start, end)
        for start, end in capital_words(value)
        if value[start:end] in _LOUD and _stands_alone(value[start - 1 : start], value[end : end + 1])
    ]


def _stands_alone(before: str, behind: str) -> bool:
    beside = before.isalnum() or (before and before in "#@_.-")
    return not (beside or behind.isalnum() or (behind and behind in "_-"))


def _exclamations(prose: Prose) -> Places:
    piled = any(not before or before.endswith("?") for before in prose.value.split("!")[:-1])
    if not piled and "！" not in prose.value:
        return ()
    return [match.span() for match in re.finditer(_EXCLAMATION, prose.value)]


def _figures(prose: Prose) -> Places:
    return [match.span() for match in re.finditer(_FIGURE, prose.value)]


def _days(prose: Prose) -> Places:
    return [match.span() for match in re.finditer(_DAY, prose.value)]


def _versions(prose: Prose) -> Places:
    return [match.span() for match in re.finditer(_VERSION, prose.value)]


def _lone_numbers(prose: Prose) -> Places:
    """Return numbers that are no figure, day or version: what they count stands elsewhere, or in a word of its own."""
    told = [place for find in (_figures, _days, _versions) for place in find(prose)]
    for match in re.finditer(r"(?<![\w.,#@-])\d+(?:[.,]\d+)*", prose.value):
        if not any(start <= match.start() < end for start, end in told):
            yield match.span()


def _links(prose: Prose) -> Places:
    return [(link.start, link.end) for link in prose.links]


def _images(prose: Prose) -> Places:
    return [(image.start, image.end) for image in prose.images]


def _code(prose: Prose) -> Places:
    return [(block.start, block.end) for block in prose.blocks if block.kind == "code"]


def _headings(prose: Prose) -> Places:
    return [(block.start, block.end) for block in prose.blocks if block.kind == "heading"]


def _items(prose: Prose) -> Places:
    return [(block.start, block.end) for block in prose.blocks if block.kind in ("item", "cell")]


def _quotations(prose: Prose) -> Places:
    return prose.quotes


def _addressed(prose: Prose) -> Places:
    """Return the first word that speaks to the reader: `you`, `your`, `ur`; further ones say nothing new."""
    found = re.search(_READER, prose.value)
    return () if found is None else (found.span(),)


def _questions(prose: Prose) -> Places:
    return open_questions(prose.value)


FEATURES: Mapping[str, Callable[[Prose], Places]] = {
    "addressed": _addressed,
    "code": _code,
    "days": _days,
    "exclamations": _exclamations,
    "figures": _figures,
    "headings": _headings,
    "images": _images,
    "items": _items,
    "links": _links,
    "lone-capitals": _lone_capitals,
    "lone-numbers": _lone_numbers,
    "masked-words": masked_words,
    "names": names,
    "open-questions": _questions,
    "opening-mention": opening_mention,
    "opening-number": opening_number,
    "opening-pointer": opening_pointer,
    "opening-pronoun": opening_pronoun,
    "opening-question": opening_question,
    "quotations": _quotations,
    "shouting": _shouting,
    "small-start": small_start,
    "versions": _versions,
}
"""Feature name to the function that finds it."""

SAYS: Mapping[str, str] = {
    "addressed": "speaks to the reader",
    "code": "an example in code",
    "days": "a date",
    "exclamations": "piled-up exclamation marks",
    "figures": "a figure",
    "headings": "a heading",
    "images": "a picture",
    "items": "a list or table",
    "links": "a link to a source",
    "lone-capitals": "a word in capitals",
    "lone-numbers": "a number",
    "masked-words": "a swear word behind signs",
    "names": "a name",
    "open-questions": "an open question",
    "opening-mention": "begins by addressing one account",
    "opening-number": "begins with a number of things",
    "opening-pointer": "begins by pointing at something",
    "opening-pronoun": "begins with somebody unnamed",
    "opening-question": "begins by asking the reader about the reader",
    "quotations": "a quotation",
    "shouting": "a run of capitals",
    "small-start": "begins in small letters",
    "versions": "a version number",
}
"""What a feature means, in the words of a finding."""


@lru_cache(maxsize=4)  # all that is asked of one text comes in a row
def word_count(value: str) -> int:
    """Return the number of words of a text, as the blanks between them tell."""
    return value.count(" ") + value.count("\n") + 1 if value.strip() else 0


def occurrences(value: str, name: str) -> Places:
    """Return the places of a name, as a whole word and in any case."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", value, re.IGNORECASE)]
