"""Shortens stretches of a block to one OBJECT each, and moves all places in the block along."""

from bisect import bisect_right
from operator import itemgetter

from socialpolicy.text.prose import OBJECT, lead
from socialpolicy.value import Value


class Cut(Value):
    """A stretch of a block that becomes one OBJECT, and the address that it then carries, or ""."""

    start: int
    end: int
    url: str = ""


class OpenBlock(Value):
    """The open block of a Writer: its text, and what lies in it.

    It begins at `base`; all places are those of the whole Prose. The lists hold plain tuples, in the order of the
    fields of Piece, Link and Image.
    """

    text: str
    base: int
    pieces: list[tuple[int, int]]
    links: list[tuple[str, int, int]]
    images: list[tuple[str, str, int, int]]


def cut(block: OpenBlock, cuts: list[Cut]) -> OpenBlock:
    """Return a block with the stretches shortened, which are in order and do not overlap."""
    moves = _Moves(cuts)
    links = [(url, moves.floor(start), moves.ceiling(end)) for url, start, end in block.links]
    links += [
        (one.url, moves.floor(one.start), moves.ceiling(one.end))
        for one in cuts
        if one.url and not _inside(one, block.links)
    ]
    images = [(file, alt, moves.floor(start), moves.ceiling(end)) for file, alt, start, end in block.images]
    parts: list[str] = []
    last = 0
    for one in cuts:
        parts += (block.text[last : one.start - block.base], OBJECT)
        last = one.end - block.base
    parts.append(block.text[last:])
    return OpenBlock("".join(parts), block.base, _pieces(block.pieces, cuts, moves), links, images)


class _Moves:
    """Where a place in the long text stands in the short one."""

    def __init__(self, cuts: list[Cut]) -> None:
        self._cuts = cuts
        self._starts = [one.start for one in cuts]
        self._removed = [0]
        for one in cuts:
            self._removed.append(self._removed[-1] + one.end - one.start - 1)

    def floor(self, place: int) -> int:
        """Move a place; one inside a stretch goes to its beginning."""
        return self._move(place, 0)

    def ceiling(self, place: int) -> int:
        """Move a place; one inside a stretch goes to its end."""
        return self._move(place, 1)

    def _move(self, place: int, inside: int) -> int:
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._cuts[index].end:
            return place - self._removed[index + 1]
        start = self._cuts[index].start
        return start - self._removed[index] + (inside if place > start else 0)


def _inside(one: Cut, links: list[tuple[str, int, int]]) -> bool:
    index = bisect_right(links, one.start, key=itemgetter(1)) - 1
    return index >= 0 and links[index][2] > one.start


def _pieces(pieces: list[tuple[int, int]], cuts: list[Cut], moves: _Moves) -> list[tuple[int, int]]:
    moved: list[tuple[int, int]] = []
    index = 0
    for one in [*cuts, None]:
        while index < len(pieces) and (one is None or pieces[index][0] <= one.start):
            start, source = pieces[index]
            lead(moved, moves.floor(start), source)
            index += 1
        if one is None:
            break
        while index < len(pieces) and pieces[index][0] <= one.end:
            index += 1
        start, source = pieces[index - 1]
        lead(moved, moves.ceiling(one.end), source + one.end - start)
    return moved
