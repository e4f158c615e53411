"""How long a text is for a channel: what each of its characters, addresses and mentions counts."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from socialpolicy.text.fediverse import mentions as remote_mentions
from socialpolicy.text.graphemes import clusters, is_plain
from socialpolicy.text.measures import Measure
from socialpolicy.text.urls import urls

_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""The code points that count 1 on X; others count 2."""


_PLAIN_RUN = r"[\x00-\x0c\x0e-\x7f]{20,}"
"""Characters of which each stands for itself, but for the first and the last, which others may join."""


class Step(NamedTuple):
    """A part of a text and what it counts: as a whole or, where it is `loose`, 1 for each of its characters."""

    start: int
    end: int
    counts: int
    loose: bool = False


def length(text: str, measure: Measure) -> int:
    """Return how long a text is."""
    return sum(step.counts for step in steps(text, measure))


def fitting(text: str, limit: int, measure: Measure) -> int:
    """Return how many characters of a text, from its first, are within a limit."""
    used = 0
    for step in steps(text, measure):
        if used + step.counts > limit:
            return step.start + (limit - used if step.loose else 0)
        used += step.counts
    return len(text)


def steps(text: str, measure: Measure) -> Iterator[Step]:
    """Yield the parts of a text, one after the other, with what each counts."""
    position = 0
    for fixed in _fixed(text, measure):
        yield from _written(text, position, fixed.start, measure.unit)
        yield fixed
        position = fixed.end
    yield from _written(text, position, len(text), measure.unit)


def _fixed(text: str, measure: Measure) -> list[Step]:
    """Return the addresses and mentions that do not count as they are written."""
    found: list[Step] = []
    if measure.url is not None:
        linked = [url for url in urls(text) if measure.bare or "://" in url.value[:8]]
        found = [Step(url.start, url.end, measure.url) for url in linked]
    if measure.local:
        inside = {place for step in found for place in range(step.start, step.end)} if "@" in text else set()
        named = [one for one in remote_mentions(text) if one.start not in inside]
        found += [Step(one.start, one.end, len(one.value.partition("@")[0]) + 1) for one in named]
    return sorted(found)


def _written(text: str, start: int, end: int, unit: str) -> Iterator[Step]:
    """Yield what stands between two places: the characters, plain ones many at once."""
    if is_plain(text[start:end]):
        yield Step(start, end, end - start, loose=True)
        return
    position = start
    for run in re.compile(_PLAIN_RUN).finditer(text, start, end):
        first, last = run.start() + 1, run.end() - 1
        yield from _clusters(text, position, first, unit)
        yield Step(first, last, last - first, loose=True)
        position = last
    yield from _clusters(text, position, end, unit)


def _clusters(text: str, start: int, end: int, unit: str) -> Iterator[Step]:
    for first, last, emoji in clusters(text, start, end):
        yield Step(first, last, _counts(text[first:last], unit, emoji=emoji))


def _counts(character: str, unit: str, *, emoji: bool) -> int:
    if character == "\r\n" or unit == "graphemes":
        return 1
    if unit == "weighted":
        return 2 if emoji else sum(map(_weight, normalize("NFC", character)))
    if unit == "bytes" or (unit == "emoji_bytes" and emoji):
        return len(character.encode("utf-8", "surrogatepass"))
    if unit == "utf16":
        return len(character) + sum(one > "\uffff" for one in character)
    return len(character)


def _weight(character: str) -> int:
    code = ord(character)
    return 1 if any(first <= code <= last for first, last in _LIGHT) else 2
