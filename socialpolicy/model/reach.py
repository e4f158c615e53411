"""What weighted evidence can come to at most: told by where its words may stand, before any pattern is tried."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socialpolicy.text.matcher import Cue, Scan


class Counting(NamedTuple):
    """How matches count: the `factor` of their lexicon, what a `repeat` still counts, the `most` that they may add."""

    factor: float
    repeat: float
    most: float


def likely(scan: Scan, lexicon: str, cues: Sequence[Cue], counting: Counting) -> float:
    """Return the most that a lexicon can add, by the places where its words may stand."""
    numbers = []
    for start, end, number, _ in scan.likely(lexicon):
        if start == end and cues[number].weight * counting.factor > 0:
            return counting.most  # a pattern that names no literal may match any number of times
        numbers.append(number)
    return _sum(numbers, cues, counting)


def confirmed(scan: Scan, lexicon: str, cues: Sequence[Cue], counting: Counting) -> float:
    """Return the most that a lexicon can add, by the matches that it has."""
    return _sum((match.cue for match in scan.matches(lexicon)), cues, counting)


def of_one(weight: float, count: int, counting: Counting) -> float:
    """Return the most that `count` matches of one cue can add, as far as they speak against a text."""
    value = weight * counting.factor
    return min(value * (1 + (count - 1) * counting.repeat), counting.most) if count and value > 0 else 0.0


def _sum(numbers: Iterable[int], cues: Sequence[Cue], counting: Counting) -> float:
    counted = Counter(numbers)
    return min(sum(of_one(cues[number].weight, count, counting) for number, count in counted.items()), counting.most)
