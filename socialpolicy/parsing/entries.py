"""Pairs of keys and values to the entries of a mapping, with a word on keys that stand there twice."""

from collections.abc import Callable, Iterable

from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Node, Scalar

Pair = tuple[Scalar, Node]
"""A key and its value."""

_LONGEST = 60
"""How many characters of a key a message repeats."""


def entries(pairs: list[Pair], line_of: Callable[[int], int]) -> tuple[tuple[Pair, ...], list[Problem]]:
    """Keep the last value of every key, in the order of the source, and report each repetition."""
    last: dict[str, Pair] = {}
    problems: list[Problem] = []
    for pair in pairs:
        name = pair[0].text.value
        before = last.pop(name, None)
        if before is not None:
            problems.append(_duplicate(name, before[0], pair[0], line_of))
        last[name] = pair
    return tuple(last.values()), problems


def merged(own: tuple[Pair, ...], others: Iterable[tuple[Pair, ...]]) -> tuple[Pair, ...]:
    """Add what merged mappings hold and the own entries do not; the earlier of two merged ones wins."""
    known = {pair[0].text.value: pair for pair in own}
    for pairs in others:
        for pair in pairs:
            known.setdefault(pair[0].text.value, pair)
    return tuple(known.values())


def _duplicate(name: str, first: Scalar, second: Scalar, line_of: Callable[[int], int]) -> Problem:
    lines = f"on line {line_of(first.span.start)} and again on line {line_of(second.span.start)}"
    shown = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    return Problem(
        "duplicate-key",
        second.span,
        f'The key "{shown}" stands {lines}; only the last one counts.',
        "Keep the one that is meant and delete the other.",
    )
