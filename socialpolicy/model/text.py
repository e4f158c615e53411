"""A string that knows where it was written, through escapes, Markdown and front matter."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from socialpolicy.model.span import Span
from socialpolicy.text.prose import Piece, as_tuples


class Text(NamedTuple):
    """A value and the pieces that lead from its characters back to the document.

    `pieces` is sorted by `start`, begins with a piece at 0 and may be shared between texts.
    """

    value: str
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the document of the characters from `start` to `end` (exclusive)."""
        return span_of(self.pieces, start, end)


def span_of(pieces: Sequence[Piece], start: int, end: int) -> Span:
    """Return the span in the document of the characters from `start` to `end` (exclusive) of a value."""
    first = _origin(pieces, start)
    return Span(first, max(_origin(pieces, end - 1) + 1, first) if end > start else first)


def text_at(value: str, offset: int) -> Text:
    """Return a text that stands unchanged at `offset` of the document."""
    return Text(value, (Piece(0, offset),))


def compose(outer: Sequence[Piece], inner: Sequence[Piece], length: int | None = None) -> tuple[Piece, ...]:
    """Lead pieces into a value (`inner`) on to where that value itself was written (`outer`).

    `outer` leads from value A to the document, `inner` from value B into value A; the result leads
    from B to the document. Where B is a small part of A, its `length` saves what lies behind it.
    """
    if len(outer) == 1:
        shift = outer[0].source - outer[0].start
        return as_tuples(Piece, [(start, source + shift) for start, source in inner])
    joined: list[Piece] = []
    for index, piece in enumerate(inner):
        end = inner[index + 1].start if index + 1 < len(inner) else length
        limit = None if end is None else end - piece.start
        joined.append(Piece(piece.start, _origin(outer, piece.source)))
        first = bisect_right(outer, (piece.source + 1,))
        for number in range(first, len(outer)):
            step = outer[number].start - piece.source
            if limit is not None and step >= limit:
                break
            joined.append(Piece(piece.start + step, outer[number].source))
    return tuple(joined)


def _origin(pieces: Sequence[Piece], index: int) -> int:
    # A tuple of one number comes before all pieces that begin at this number.
    start, source = pieces[max(bisect_right(pieces, (index + 1,)) - 1, 0)]
    return source + index - start
