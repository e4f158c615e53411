"""Whether a run of characters was drawn by chance, as keys are, or put there to stand for one."""

import re
from collections import Counter
from math import log2

_STAND_INS = (
    r"(?i)example|sample|dummy|placeholder|redacted|changeme|your[-_]?|my[-_]?(?:key|token|secret|pass)|insert|foobar|"
    r"abcdef|qwerty|123456|012345|xxxx|0000|aaaaaa|deadbeef|\*\*\*|\.\.\.|[<>{}$\u2026]|test[-_]?(?:key|token|secret)"
)

_BITS = 3.0
"""From so many bits a character on a text counts as drawn."""

_OF_POSSIBLE = 0.75
"""A short text needs only this part of the bits that so many characters can carry."""


def entropy(text: str) -> float:
    """Return how many bits each character carries, as far as the counts of the characters tell."""
    counts = Counter(text).values()
    return -sum(count / len(text) * log2(count / len(text)) for count in counts) if text else 0.0


def is_stand_in(text: str) -> bool:
    """Tell whether a text holds words or rows by which people mark what stands for a secret."""
    return re.search(_STAND_INS, text) is not None


def is_drawn(text: str) -> bool:
    """Tell whether a text looks drawn by chance: many different characters, and nothing that marks a stand-in."""
    if len(text) < 2:
        return False
    return entropy(text) >= min(_BITS, _OF_POSSIBLE * log2(len(text))) and not is_stand_in(text)
