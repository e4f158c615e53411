"""Word lists made ready for matching, and the form in which they are kept: little of it is read for one text."""

import json
from collections.abc import Mapping, Sequence

from socialpolicy.text.literals import Target
from socialpolicy.value import Value

_PARTS, _ITEMS = "\x1d", "\x1e"
"""What separates the parts of a group and the items of each part; JSON never holds them as they are."""


class Pattern(Value):
    """A pattern, and what stands beside its literal: where that is missing, it is not even compiled.

    `beside` are words that occur in what it matches, of each tuple one; one of `before` stands right before the
    literal, one of `behind` right behind it.
    """

    written: str
    beside: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]


class Compiled(Value):
    """Some lexicons made ready for matching.

    `literals` leads from a word to the literals that are found by it and their targets, as JSON; `patterns` are JSON,
    too, each by itself, for few of them are needed. `always` are targets whose pattern names no literal.
    """

    literals: Mapping[str, str]
    patterns: Sequence[str]
    always: Sequence[Target]


def packed(compiled: Compiled) -> str:
    """Return compiled lexicons as one line of text."""
    parts = (compiled.literals.keys(), compiled.literals.values(), compiled.patterns, [json.dumps(compiled.always)])
    return _PARTS.join(_ITEMS.join(part) for part in parts)


def unpacked(stored: bytes | str) -> Compiled:
    """Return the compiled lexicons that `packed` wrote. Raises ValueError where it did not."""
    text = stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")
    words, entries, patterns, always = text.split(_PARTS)
    literals = dict(zip(words.split(_ITEMS), entries.split(_ITEMS), strict=True)) if entries else {}
    return Compiled(literals, patterns.split(_ITEMS), json.loads(always))


def pattern_of(stored: str) -> Pattern:
    """Return one of the patterns of compiled lexicons."""
    written, beside, before, behind = json.loads(stored)
    return Pattern(written, tuple(map(tuple, beside)), tuple(before), tuple(behind))
