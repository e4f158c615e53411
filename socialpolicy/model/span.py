"""Where something stands: spans inside a text, and the places that people are shown."""

from typing import NamedTuple


class Span(NamedTuple):
    """Start and end (exclusive) in a document's text, in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """A span as people count: lines and columns from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
