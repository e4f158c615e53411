"""Figures of a judgement: precision, recall, F1, the area under the curve, and how far they spread by group."""

from collections import defaultdict
from collections.abc import Sequence
from math import comb
from random import Random
from typing import NamedTuple

DRAWS = 200
"""How often the groups are drawn anew for a spread."""


class Counts(NamedTuple):
    """How often a judgement was right and wrong: `hits` and `misses` of what was to be found, the rest of the rest."""

    hits: int
    alarms: int
    misses: int
    passes: int

    @property
    def precision(self) -> float:
        """Return the share of right ones among those found; 0 where nothing was found."""
        found = self.hits + self.alarms
        return self.hits / found if found else 0.0

    @property
    def recall(self) -> float:
        """Return the share found of those that were to be found; 0 where there were none."""
        wanted = self.hits + self.misses
        return self.hits / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        whole = 2 * self.hits + self.alarms + self.misses
        return 2 * self.hits / whole if whole else 0.0

    @property
    def alarm_rate(self) -> float:
        """Return the share found of those that were not to be found."""
        others = self.alarms + self.passes
        return self.alarms / others if others else 0.0


def counts(truth: Sequence[bool], said: Sequence[bool]) -> Counts:
    """Count the rows by what they are and what was said of them."""
    pairs = list(zip(truth, said, strict=True))
    return Counts(*(pairs.count(pair) for pair in ((True, True), (False, True), (True, False), (False, False))))


def area(truth: Sequence[bool], scores: Sequence[float | None]) -> float | None:
    """Return how often a wanted row scores above another, ties counting half; rows without a score are left out.

    None where one of the two classes has no score.
    """
    scored = sorted((score, is_one) for is_one, score in zip(truth, scores, strict=True) if score is not None)
    wanted = sum(is_one for _, is_one in scored)
    others = len(scored) - wanted
    if not wanted or not others:
        return None
    above, seen, index = 0.0, 0, 0
    while index < len(scored):
        end = index
        while end < len(scored) and scored[end][0] == scored[index][0]:
            end += 1
        tied = sum(is_one for _, is_one in scored[index:end])
        above += tied * (seen + (end - index - tied) / 2)
        seen += end - index - tied
        index = end
    return above / (wanted * others)


def spread(truth: Sequence[bool], said: Sequence[bool], groups: Sequence[str]) -> tuple[float, float]:
    """Return the range in which 95 of 100 values of F1 lie when whole groups are drawn with replacement."""
    members: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    tallies = [counts([truth[one] for one in held], [said[one] for one in held]) for held in members.values()]
    drawn = Random(5)
    values = []
    for _ in range(DRAWS):
        sample = drawn.choices(tallies, k=len(tallies))
        values.append(Counts(*(sum(column) for column in zip(*sample, strict=True))).f1)
    values.sort()
    return values[round(DRAWS * 0.025)], values[round(DRAWS * 0.975) - 1]


def chance(more: Counts) -> float:
    """Return how likely so many hits among the wanted are by chance, given all that was found (Fisher's exact test)."""
    wanted, others = more.hits + more.misses, more.alarms + more.passes
    found = more.hits + more.alarms
    ways = sum(comb(wanted, hits) * comb(others, found - hits) for hits in range(more.hits, min(wanted, found) + 1))
    return ways / comb(wanted + others, found)
