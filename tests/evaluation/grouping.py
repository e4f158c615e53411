"""Which rows belong together: what one account, source or campaign wrote must not stand on both sides of a split."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tests.evaluation.material import Row

RUN = 8
"""Texts that share so many words in a row are by the same hand: an ad run twice, a footer, a campaign."""


def groups(rows: Sequence[Row]) -> list[str]:
    """Return the group of each row: its owner where that is known, else the first of the rows that resemble it."""
    alike = _alike([row.text for row in rows])
    return [row.owner or f"like {first}" for row, first in zip(rows, alike, strict=True)]


def folds(truth: Sequence[bool], grouped: Sequence[str], alike: Sequence[str], number: int = 2) -> list[int]:
    """Return the fold of each row, groups whole and both classes as even as can be.

    A class that comes from fewer groups than there are folds cannot be kept whole: its rows are dealt out
    by `alike`, the groups of rows that resemble each other. Where a fold still gets too little of a class, for
    one hand wrote most of it, the rows are dealt out one by one.
    """
    owners: dict[bool, set[str]] = defaultdict(set)
    for is_one, group in zip(truth, grouped, strict=True):
        owners[is_one].add(group)
    scarce = {is_one for is_one, names in owners.items() if len(names) < number}
    units = [
        f"{group} {near}" if is_one in scarce else group
        for is_one, group, near in zip(truth, grouped, alike, strict=True)
    ]
    dealt = _dealt(truth, units, number)
    if _is_even(truth, dealt, number):
        return dealt
    return _dealt(truth, [str(index) for index in range(len(truth))], number)


def _is_even(truth: Sequence[bool], dealt: Sequence[int], number: int) -> bool:
    held = Counter(zip(truth, dealt, strict=True))
    totals = Counter(truth)
    return all(held[is_one, fold] * number * 2 >= totals[is_one] for is_one in totals for fold in range(number))


def _dealt(truth: Sequence[bool], units: Sequence[str], number: int) -> list[int]:
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for is_one, unit in zip(truth, units, strict=True):
        counts[unit][is_one] += 1
    filled: list[Counter[bool]] = [Counter() for _ in range(number)]
    fold_of: dict[str, int] = {}
    for unit, held in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        main = held.most_common(1)[0][0]
        chosen = min(range(number), key=lambda fold: (filled[fold][main], filled[fold].total(), fold))
        fold_of[unit] = chosen
        filled[chosen].update(held)
    return [fold_of[unit] for unit in units]


def _alike(texts: Sequence[str]) -> list[int]:
    """Return, for each text, the number of the first one that it is tied to by runs of words in common."""
    first = list(range(len(texts)))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    seen: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        for start in range(len(words) - RUN + 1):
            other = root(seen.setdefault(tuple(words[start : start + RUN]), number))
            own = root(number)
            first[max(own, other)] = min(own, other)
    return [root(number) for number in range(len(texts))]


def resembling(rows: Sequence[Row]) -> list[str]:
    """Return for each row the group of rows that resemble it, whoever wrote them."""
    return [f"like {first}" for first in _alike([row.text for row in rows])]
