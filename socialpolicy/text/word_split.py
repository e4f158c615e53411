"""Words that were written together, taken apart again with the help of a list of common words."""

from collections.abc import Mapping
from itertools import pairwise
from math import log

from socialpolicy.value import Value

_LONGEST = 18
"""How many letters a word has at most."""

_SHORT = 2
_EACH = 3
"""What every word costs beside its rarity, so that few long words are cheaper than many short ones."""

_BEGINNINGS = frozenset("in out over under up super after for inter counter with any every some".split())
_ENDINGS = frozenset("able ability age land less man men mental ness or ring ship thing ward wide".split())


class _Way(Value):
    """The cheapest way to read the letters up to a place: what it costs, and where its last word begins."""

    cost: float
    start: int


def costs_of(words: list[str]) -> Mapping[str, float]:
    """Return what each word costs: the rarer (the later in the list), the more."""
    costs: dict[str, float] = {}
    for rank, word in enumerate(words, start=2):
        costs.setdefault(word, log(rank) + _EACH)
    return costs


def split_words(letters: str, costs: Mapping[str, float]) -> list[str]:
    """Return the words of which a run of small letters is made, [] where the list does not hold them all.

    Two words of one or two letters side by side are rather a part of a longer word, and so are words that
    begin or end others, as in "undertaking" and "readable".
    """
    ways: list[_Way | None] = [_Way(0, 0)]
    for end in range(1, len(letters) + 1):
        ways.append(min(_ways_to(letters, end, ways, costs), default=None))
    words: list[str] = []
    end = len(letters)
    while end:
        way = ways[end]
        if way is None:
            return []
        words.append(letters[way.start : end])
        end = way.start
    words.reverse()
    tiny = any(len(one) <= _SHORT and len(other) <= _SHORT for one, other in pairwise(words))
    derived = len(words) == 2 and (words[0] in _BEGINNINGS or words[1] in _ENDINGS)
    return [] if tiny or derived else words


def _ways_to(letters: str, end: int, ways: list[_Way | None], costs: Mapping[str, float]) -> list[_Way]:
    found = []
    for start in range(max(end - _LONGEST, 0), end):
        before, cost = ways[start], costs.get(letters[start:end])
        if before is not None and cost is not None:
            found.append(_Way(before.cost + cost, start))
    return found
