"""How a headline begins: with a number of things, by pointing at something, with a question or a pronoun.

A headline is the title of a text or, where it has none, its first block.
"""

import re
from collections.abc import Iterator

from socialpolicy.text.prose import Prose

_OPENING = 200
"""How many characters of a headline are looked at."""

_FIGURES = (
    "killed|dead|deaths|die|dies|died|injured|injures|wounded|hurt|arrested|missing|held|charged|shot|"
    "percent|per cent|million|billion|thousand|hundred|years?|months?|weeks?|days?|hours?|minutes?|seconds?|"
    "workers|soldiers|troops|people (?:killed|dead|die|injured)"
)
"""What follows the number of a report ("12 dead", "5 percent"), and no list's."""

_LIST = (
    r"(?i)(?:(?:the|top|these|my|our|here are|here's)\W+){0,2}\d{1,3}(?![\d,.:/%-]|(?:st|nd|rd|th)\b)"
    rf"\s+(?!(?:{_FIGURES})\b)[^\W\d][\w’'-]*"
)
_BEFORE_NUMBER = ("the", "top", "my", "our", "here")
"""How the words begin that may stand before the number."""

_POINTER = r"(?i)(?:this|these|those|that|here's|here’s|here are|here is)\b"
_QUESTION = (
    r"(?i)(?:(?:which|what|what's|what’s|who|how (?:well|much|many|old|good))\b(?!\W+(?:you|we|i|to)\b)|"
    r"(?:can|could|do|are|would|should|have|is|did)\b)"
    r"(?=[^\n]{0,150}\b(?:you|your|you're|you’re|yours)\b)"
)
_PRONOUNS = ("he", "she", "they", "i", "you", "people", "some", "every", "guy", "there", "when you")
"""How the words of the next pattern begin."""

_PRONOUN = r"(?i)(?:he|she|they|i|it|you|people|someone|somebody|everyone|everybody|guys?|there|when you|if you)\b"


def opening_number(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the number and the word with which a headline begins, if it counts things: "12 reasons", not "12 dead"."""
    begun = _headline(prose)
    may_count = begun[:1].isdecimal() or (begun.startswith(_BEFORE_NUMBER) and any(map(str.isdecimal, begun)))
    return _opening(prose, _LIST) if may_count else iter(())


def opening_pointer(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the word with which a headline begins, if it points at something that is yet to be named."""
    return _opening(prose, _POINTER) if _headline(prose).startswith(("th", "here")) else iter(())


def opening_question(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the question word with which a headline begins, if it asks the reader about the reader."""
    return _opening(prose, _QUESTION) if "you" in _headline(prose) else iter(())


def opening_pronoun(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the pronoun with which a headline begins, if it speaks of somebody without a name."""
    return _opening(prose, _PRONOUN) if _headline(prose).startswith(_PRONOUNS) else iter(())


def _headline(prose: Prose) -> str:
    """Return how a headline begins, in small letters: no pattern is made that cannot match."""
    return prose.value[slice(*_place(prose))].lower()


def _opening(prose: Prose, pattern: str) -> Iterator[tuple[int, int]]:
    match = re.compile(pattern).match(prose.value, *_place(prose))
    if match:
        yield match.span()


def _place(prose: Prose) -> tuple[int, int]:
    """Return the place of what is looked at of a headline, without a quotation mark before it."""
    if not prose.blocks:
        return 0, 0
    first = prose.blocks[0]
    start = first.start + (prose.value[first.start : first.start + 1] in "\"'“‘")
    return start, min(first.end, start + _OPENING)
