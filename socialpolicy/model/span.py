"""Where something stands: spans inside a text, and the places that people are shown."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from socialpolicy.value import Value


class Span(NamedTuple):
    """Start and end (exclusive) in a document's text, in code points."""

    start: int
    end: int


class Place(Value):
    """A span as people count: lines and columns from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def holds(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether one of some sorted spans, none of which overlap, holds the character at an offset."""
    index = bisect_right(spans, offset, key=_start) - 1
    return index >= 0 and offset < spans[index].end


def _start(span: Span) -> int:
    return span.start
