"""Line numbers for complaints, counted only when one is wanted."""

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text that begins on line `first` of its document."""

    __slots__ = ("_first", "_starts", "_text")

    def __init__(self, text: str, first: int = 1) -> None:
        """Keep the text; nothing is counted yet."""
        self._text, self._first = text, first
        self._starts: list[int] | None = None

    def at(self, offset: int) -> int:
        """Return the number of the line that holds the character at `offset` of the text."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self._text))]
        return bisect_right(self._starts, offset) + self._first - 1
