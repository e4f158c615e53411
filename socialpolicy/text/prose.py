"""Readable text with its structure: blocks, links, images, quotations and code, each with its place.

A `Prose` is what rules read. It is made from Markdown or from plain text; addresses and code stand in
it as one OBJECT character each, so that no rule mistakes them for words, and blocks are separated by
line ends. All places inside a Prose are offsets into its `value`; `pieces` lead back to the source.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from socialpolicy.value import Value

Kind = TypeVar("Kind", bound=tuple[Any, ...])

OBJECT = "￼"
"""Stands for an address, a piece of code or an embedded tag that is not read as words."""


class Piece(NamedTuple):
    """From `start` in the value on, characters stand one for one from `source` on."""

    start: int
    source: int


class Block(Value):
    """One paragraph, heading, list item or the like: `kind` is title, heading, paragraph, item, cell, code or alt.

    A `code` block is one OBJECT character. In the prose of a plan `kind` is the path of the field.
    `row` tells which row of the plan's list a block belongs to.
    """

    kind: str
    start: int
    end: int
    row: int = -1


class Link(Value):
    """An address and the words that carry it; for a bare address these are its OBJECT character."""

    url: str
    start: int
    end: int


class Image(Value):
    """An embedded picture: its file, its alternative text ("" where there is none) and its place."""

    file: str
    alt: str
    start: int
    end: int


class Prose(Value):
    """Readable text and what it consists of; every tuple is sorted by start."""

    value: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()


def as_tuples(kind: type[Kind], rows: Iterable[tuple[Any, ...]]) -> tuple[Kind, ...]:
    """Return rows that hold all fields of a NamedTuple as such; for many rows, without a call of Python for each."""
    return tuple(map(partial(tuple.__new__, kind), rows))


def lead(pieces: list[tuple[int, int]], start: int, source: int) -> None:
    """Add a piece unless the one before leads to the same place."""
    if pieces:
        last_start, last_source = pieces[-1]
        if last_source - last_start == source - start:
            return
        if last_start == start:
            pieces.pop()
    pieces.append((start, source))
