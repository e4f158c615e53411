"""Where patterns match in a text, and which of several overlapping places count."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from socialpolicy.text.compiled import RAW

PATTERN_SECONDS = 1.0
"""How long one pattern may take on one block of a text, or on one field that was typed."""


def search(pattern: str, block: str, offset: int) -> list[tuple[int, int]]:
    """Return where a pattern matches in a block that begins at `offset`; empty matches do not count."""
    if pattern.startswith(RAW):
        from socialpolicy.text.patterns import search_within

        return search_within(pattern.removeprefix(RAW), block, offset, seconds=PATTERN_SECONDS)
    found = (match.span() for match in _compiled(pattern).finditer(block))
    return [(start + offset, end + offset) for start, end in found if end > start]


def longest(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the spans (start, end, cue) that do not overlap: of those that do, the longest, then the first."""
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def is_within(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of some places, which are sorted and do not overlap, holds all from start to end."""
    before = bisect_right(places, start, key=_start) - 1
    return before >= 0 and end <= places[before][1]


def _start(place: tuple[int, int]) -> int:
    return place[0]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
