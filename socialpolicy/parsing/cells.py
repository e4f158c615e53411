"""Separated text to rows of cells with exact places: quotes, quoted line ends and all usual separators."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socialpolicy.errors import ReadError
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text, text_at
from socialpolicy.parsing.lines import Lines
from socialpolicy.text.prose import Piece
from socialpolicy.value import Value

CELLS = 500_000
"""The most cells of a file."""

SEPARATORS = ",;\t|"
"""What may separate cells; where several fit alike, the first does."""

_SAMPLE = 1 << 16
_SAMPLE_ROWS = 20
"""How many characters, and how many rows of them, tell which it is."""

_DECLARED = re.compile(r"sep=(.)[ \t]*(?:\r\n|\n|\r)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*+")


class Dialect(Value):
    """How a file separates its cells: from `start` on, with spaces after the separator left out if `spaced`."""

    separator: str
    start: int = 0
    spaced: bool = False


class Cell(NamedTuple):
    """One cell: what it means, and where it stands with its quotation marks."""

    text: Text
    span: Span


class Row(Value):
    """One row and its number as a spreadsheet counts it: from 1, the header included."""

    number: int
    cells: list[Cell]

    @property
    def span(self) -> Span:
        """Return the place of the whole row."""
        return Span(self.cells[0].span.start, self.cells[-1].span.end)

    @property
    def blank(self) -> bool:
        """Return whether no cell holds anything."""
        return not any(cell.text.value.strip() for cell in self.cells)


def dialect(text: str) -> Dialect:
    """Tell how the cells are separated, from a `sep=` line or from what gives the steadiest rows."""
    declared = _DECLARED.match(text)
    if declared:
        return Dialect(declared[1], declared.end())
    separator = max(SEPARATORS, key=lambda candidate: _fitness(text[:_SAMPLE], candidate))
    header = _LINE.match(text)
    names = header[0].split(separator)[1:] if header else []
    return Dialect(separator, 0, bool(names) and all(name.startswith(" ") for name in names))


def rows(text: str, how: Dialect) -> Iterator[Row]:
    """Yield the rows; raise ReadError for a quotation mark that is never closed and for too many cells."""
    pattern = _pattern(how)
    number = 1
    cells: list[Cell] = []
    for total, match in enumerate(pattern.finditer(text, how.start)):
        if match["end"] == "" and not cells and match.start() == match.end():
            return
        cells.append(_cell(match, text))
        if total >= CELLS:
            words = f"The table holds more than {CELLS:,} cells; split the file."
            raise ReadError(words, line=Lines(text).at(match.start()))
        if match["end"] != how.separator:
            yield Row(number, cells)
            number, cells = number + 1, []
            if match["end"] == "":
                return


def _pattern(how: Dialect) -> re.Pattern[str]:
    bare = rf"[^{re.escape(how.separator)}\r\n]*+"
    space = "[ ]*+" if how.spaced else ""
    return re.compile(
        rf'{space}(?:(?P<quoted>"(?P<inner>[^"]*+(?:""[^"]*+)*+)"(?P<tail>{bare}))|(?P<bare>{bare}))'
        rf"(?P<end>{re.escape(how.separator)}|\r\n|[\r\n]|\Z)"
    )


def _cell(match: re.Match[str], text: str) -> Cell:
    if match["quoted"] is None:
        start, end = match.span("bare")
        if text.startswith('"', start) and end > start:
            words = "A quotation mark is opened here and never closed; close it, or write it twice."
            raise ReadError(words, line=Lines(text).at(start))
        return Cell(text_at(match["bare"], start), Span(start, end))
    span = Span(*match.span("quoted"))
    if match["tail"] or '""' in match["inner"]:
        return Cell(_doubled(match["inner"], match.start("inner"), match["tail"], match.start("tail")), span)
    return Cell(text_at(match["inner"], match.start("inner")), span)


def _doubled(inner: str, start: int, tail: str, tail_start: int) -> Text:
    parts = inner.split('""')
    pieces: list[Piece] = []
    length, source = 0, start
    for part in parts:
        pieces.append(Piece(length, source))
        length += len(part) + 1
        source += len(part) + 2
        pieces.append(Piece(length - 1, source - 2))
    pieces[-1] = Piece(length - 1, tail_start)
    return Text('"'.join(parts) + tail, tuple({piece.start: piece for piece in pieces}.values()))


def _fitness(sample: str, separator: str) -> float:
    """Return how many columns the header has beyond one, times the share of rows that have as many."""
    widths: list[int] = []
    try:
        for row in rows(sample, Dialect(separator)):
            if not row.blank:
                widths.append(len(row.cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except ReadError:
        pass
    return (widths[0] - 1) * widths.count(widths[0]) / len(widths) if widths else 0.0
