"""Sheets and files of rows as one kind of thing: cells by row and column, each with its place in one text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from socialpolicy.assemble.shapes import key_named
from socialpolicy.errors import ReadError
from socialpolicy.model.document import CellStart, Section
from socialpolicy.model.nodes import Scalar
from socialpolicy.model.span import Span
from socialpolicy.model.text import text_at
from socialpolicy.parsing.cells import Dialect, dialect, rows
from socialpolicy.parsing.workbook import NamedSheet
from socialpolicy.parsing.workbook_sheet import Merge, RawCell
from socialpolicy.value import Value

Cells = Mapping[int, Scalar]
"""The cells of a row that are not blank, by the index of their column, from 0."""


class Line(Value):
    """A row that is not blank, and its number, from 1; `width` is how many cells a file gives it, 0 in a workbook."""

    number: int
    cells: Cells
    width: int = 0

    @property
    def span(self) -> Span:
        """Return the place from its first cell to its last, merged ones from elsewhere left out."""
        spans = [cell.span for cell in self.cells.values()]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


class Grid(Value):
    """A sheet or a file of rows; `name` is a scalar that stands where it begins. Rows and columns count as shown."""

    name: Scalar
    lines: tuple[Line, ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()

    @property
    def title(self) -> str:
        """Return the name as text."""
        return self.name.text.value


class Laid(Value):
    """Grids, the text that their cells stand in, and the sections that lead back to their own places."""

    text: str
    sections: tuple[Section, ...]
    grids: tuple[Grid, ...]


def of_sheets(sheets: Iterable[NamedSheet], path: str) -> Laid:
    """Lay the sheets of a workbook out one after another: a line a row, a tab between cells."""
    texts: list[str] = []
    sections: list[Section] = []
    grids: list[Grid] = []
    start = 0
    for one in sheets:
        starts: list[CellStart] = []
        lines = tuple(_lines(one.sheet.cells, start, texts, starts))
        sections.append(Section(start, path, one.name, tuple(starts)))
        hidden = one.sheet.hidden_rows, one.sheet.hidden_columns
        grids.append(Grid(key_named(one.name, start), lines, one.sheet.merges, *hidden))
        start = starts[-1].start + len(texts[-2]) + 1 if starts else start
    return Laid("".join(texts), tuple(sections), tuple(grids))


def of_files(files: Sequence[tuple[str, str]]) -> Laid:
    """Lay out the texts of separated files, given with their paths, one after another.

    Raises ReadError, with the path of the file, where a quotation mark is never closed or there are too many cells.
    """
    start = 0
    sections: list[Section] = []
    grids: list[Grid] = []
    for path, text in files:
        sections.append(Section(start, path))
        try:
            lines = tuple(_rows(text, start, dialect(text)))
        except ReadError as error:
            raise ReadError(str(error), line=error.line, path=path) from None
        stem = path.rpartition("/")[2].rpartition(".")[0]
        grids.append(Grid(key_named(stem, start), lines))
        start += len(text) + 1
    return Laid("\n".join(text for _, text in files), tuple(sections), tuple(grids))


def _lines(cells: Iterable[RawCell], start: int, texts: list[str], starts: list[CellStart]) -> Iterator[Line]:
    """Yield the rows of a sheet, and add what stands in them to `texts` and `starts`."""
    for number, row in groupby(cells, key=_row):
        found: dict[int, Scalar] = {}
        for cell in row:
            starts.append(CellStart(start, cell.row, cell.column))
            span = Span(start, start + len(cell.text))
            found[cell.column - 1] = Scalar(text_at(cell.text, start), span, lost=cell.lost)
            texts += (cell.text, "\t")
            start = span.end + 1
        texts[-1] = "\n"
        yield Line(number, found)


def _rows(text: str, start: int, how: Dialect) -> Iterator[Line]:
    for row in rows(text, how):
        cells = {index: cell for index, cell in enumerate(row.cells) if cell.text.value.strip()}
        if cells:
            found = {index: _moved(Scalar(*cell), start) for index, cell in cells.items()}
            yield Line(row.number, found, len(row.cells))


def _moved(scalar: Scalar, by: int) -> Scalar:
    pieces = tuple(piece._replace(source=piece.source + by) for piece in scalar.text.pieces)
    span = Span(scalar.span.start + by, scalar.span.end + by)
    return Scalar(scalar.text._replace(pieces=pieces), span)


def _row(cell: RawCell) -> int:
    return cell.row
