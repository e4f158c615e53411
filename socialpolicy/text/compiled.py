"""Word lists made ready for matching, and the form in which they are kept: little of it is read for one text."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from socialpolicy.text.literals import Target
from socialpolicy.value import Value

RAW = "raw:"
"""Begins the patterns that people wrote themselves, against those that are made from phrases."""

_PARTS, _ITEMS = b"\x1d", b"\x1e"
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

    literals: Mapping[bytes, bytes]
    patterns: Sequence[bytes]
    always: Sequence[Target]


def packed(compiled: Compiled) -> str:
    """Return compiled lexicons as one line of text."""
    parts = (compiled.literals.keys(), compiled.literals.values(), compiled.patterns, [as_json(compiled.always)])
    return _PARTS.join(_ITEMS.join(part) for part in parts).decode("utf-8", "surrogatepass")


def unpacked(stored: bytes | str) -> Compiled:
    """Return the compiled lexicons that `packed` wrote. Raises ValueError where it did not."""
    data = stored.encode("utf-8", "surrogatepass") if isinstance(stored, str) else stored
    words, entries, patterns, always = data.split(_PARTS)
    literals = dict(zip(words.split(_ITEMS), entries.split(_ITEMS), strict=True)) if entries else {}
    return Compiled(literals, patterns.split(_ITEMS), json.loads(always))


def pattern_of(stored: bytes) -> Pattern:
    """Return one of the patterns of compiled lexicons."""
    written, beside, before, behind = json.loads(stored.decode("utf-8", "surrogatepass"))
    return Pattern(written, tuple(map(tuple, beside)), tuple(before), tuple(behind))


def as_json(value: Any) -> bytes:
    """Return a literal's targets or a pattern in the form in which they are kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
