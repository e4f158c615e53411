"""What weighted evidence can come to at most: told by where its words may stand, before any pattern is tried."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from socialpolicy.text.matcher import Candidate, Cue, Scan


class Counting(NamedTuple):
    """How matches count: the `factor` of their lexicon, what a `repeat` still counts, the `most` that they may add."""

    factor: float
    repeat: float
    most: float


Look = Callable[[Scan, str, Sequence[Cue], Counting], float]
"""A look at a text: the most that the words of a lexicon can add, so far as it tells."""


def of_one(weight: float, count: int, counting: Counting) -> float:
    """Return the most that `count` matches of one cue can add, as far as they speak against a text."""
    value = weight * counting.factor
    return min(value * (1 + (count - 1) * counting.repeat), counting.most) if count and value > 0 else 0.0


def _seen(scan: Scan, lexicon: str, cues: Sequence[Cue], counting: Counting) -> float:
    return _places(scan.seen(lexicon), cues, counting)


def _likely(scan: Scan, lexicon: str, cues: Sequence[Cue], counting: Counting) -> float:
    return _places(scan.likely(lexicon), cues, counting)


def _found(scan: Scan, lexicon: str, cues: Sequence[Cue], counting: Counting) -> float:
    return _sum((match.cue for match in scan.matches(lexicon)), cues, counting)


def _places(places: Sequence[Candidate], cues: Sequence[Cue], counting: Counting) -> float:
    if places and places[0][0] == places[0][1]:
        return counting.most  # a pattern that names no literal may match any number of times
    return _sum((cue for _, _, cue, _ in places), cues, counting)


def _sum(numbers: Iterable[int], cues: Sequence[Cue], counting: Counting) -> float:
    total, seen = 0.0, set()
    for number in numbers:
        value = cues[number].weight * counting.factor
        if value > 0:
            total += value * counting.repeat if number in seen else value
            seen.add(number)
            if total >= counting.most:
                return counting.most
    return total


LOOKS: Sequence[Look] = (_seen, _likely, _found)
"""Looks at a text, each closer than the one before, and more work."""
