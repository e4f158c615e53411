"""Whether a run of characters was drawn by chance, as keys are, or put there to stand for one."""

import re
from collections import Counter
from math import log2

_STAND_INS = (
    r"(?i)example|sample|dummy|placeholder|redacted|changeme|your[-_]?|my[-_]?(?:key|token|secret|pass)|insert|foobar|"
    r"abcdef|qwerty|123456|012345|xxxx|0000|aaaaaa|deadbeef|\*\*\*|\.\.\.|[<>{}$\u2026]|test[-_]?(?:key|token|secret)"
)


def entropy(text: str) -> float:
    """Return how many bits each character carries, as far as the counts of the characters tell."""
    counts = Counter(text).values()
    return -sum(count / len(text) * log2(count / len(text)) for count in counts) if text else 0.0


def is_stand_in(text: str) -> bool:
    """Tell whether a text holds words or rows by which people mark what stands for a secret."""
    return re.search(_STAND_INS, text) is not None


def is_drawn(text: str) -> bool:
    """Tell whether a text looks drawn by chance: many different characters, and nothing that marks a stand-in."""
    return entropy(text) >= min(3.0, 0.75 * log2(len(text))) and not is_stand_in(text) if len(text) > 1 else False
