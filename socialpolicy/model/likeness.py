"""Which posts say nearly the same: texts cut down to what can be compared, and a search that does not try all pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from socialpolicy.value import Value

READ = 600
"""How many characters of a text are compared; longer ones by the openings of their paragraphs."""

_OPENING = 30
_PARAGRAPHS = READ // _OPENING
"""How many characters at least are compared of each paragraph, and of how many paragraphs."""

_SKETCH = 12
_SHARED = 2
"""How many checksums a text is known by, and how many of them two texts share that may be nearly the same."""

_NEAREST = 20
"""With how many texts that share checksums or words one is compared."""


class Imprint(Value):
    """What is kept of a text: words of it in plain letters, how long it is, and the pages that it leads to."""

    words: str
    length: int
    pages: frozenset[str]


def imprint(folded: str, pages: Iterable[str]) -> Imprint:
    """Return the imprint of a folded text and the pages that it leads to; hashtags and punctuation do not count."""
    read = _read(folded)
    words = re.findall(r"@?\w[\w'-]*", re.sub(r"#\w+", "", read) if "#" in read else read)
    return Imprint(" ".join(words), len(folded), frozenset(pages))


def _read(folded: str) -> str:
    if len(folded) <= READ:
        return folded
    opening = max(READ // (folded.count("\n") + 1), _OPENING)
    first = folded.split("\n", _PARAGRAPHS)[:_PARAGRAPHS]
    return " ".join([paragraph[:opening] for paragraph in first])


def word_count(text: Imprint) -> int:
    """Return how many words of the text are compared."""
    return text.words.count(" ") + 1 if text.words else 0


def likeness(one: Imprint, other: Imprint) -> float:
    """Return how much of two texts is the same, from 0 to 1: the share of the pairs of words that both have.

    Texts that name different numbers or accounts, or lead to different pages, tell of different things.
    """
    same = one.words == other.words
    if _differ(one.pages, other.pages) or not (same or _agree(one.words, other.words)):
        return 0.0
    if same and one.length == other.length:
        return 1.0
    pairs, others = _pairs(one.words), _pairs(other.words)
    common = len(pairs & others) / max(len(pairs | others), 1)
    return min(common, min(one.length, other.length) / max(one.length, other.length, 1))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other) and bool(other - one)


def _agree(words: str, others: str) -> bool:
    return not _differ(_named(words), _named(others))


@lru_cache(maxsize=64)
def _named(words: str) -> frozenset[str]:
    """Return the numbers among words, and the accounts that they mention: few texts are so like another as to ask."""
    return frozenset(word for word in words.split(" ") if not word.isalpha() and _is_naming(word))


def _is_naming(word: str) -> bool:
    return "@" in word or any(map(str.isdecimal, word))


def _pairs(words: str) -> set[tuple[str, str]]:
    each = words.split(" ")
    return set(pairwise(each))


def alike(texts: Sequence[Imprint]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions (later, earlier) of texts that may be nearly the same; `likeness` tells whether.

    A text is known by the smallest checksums of its word pairs. Of those that are found, the ones that
    share most are looked at, and of many that are equal the last, so that the work grows with the number of texts.
    """
    equal: dict[str, list[int]] = defaultdict(list)
    first_with: dict[int, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        before = equal[text.words]
        for earlier in reversed(before[-_NEAREST:]):
            yield position, earlier
        sketch = _sketch(text.words)
        known = [first_with[mark][-_NEAREST:] for mark in sketch if mark in first_with]
        for earlier, marks in Counter(chain(*known)).most_common(_NEAREST) if len(known) >= _SHARED else ():
            if marks >= _SHARED and texts[earlier].words != text.words:
                yield from ((position, one) for one in equal[texts[earlier].words][-_NEAREST:])
        if not before:
            for mark in sketch:
                first_with[mark].append(position)
        before.append(position)


def _sketch(words: str) -> list[int]:
    """Return the smallest checksums of the pairs of words: a sample that nearly the same texts share in part."""
    from zlib import crc32  # a single post is compared with nothing

    each = words.encode().split(b" ")
    return sorted(set(map(crc32, each[1:], map(crc32, each))))[:_SKETCH]
