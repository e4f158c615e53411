"""A sheet that is a list: its header, wherever it stands, and the rows below it that are data."""

from collections.abc import Iterator, Sequence

from socialpolicy.assemble.amounts import read_money
from socialpolicy.assemble.names import fold, free, vocabulary
from socialpolicy.assemble.reading import Customs
from socialpolicy.assemble.shapes import key_instead
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Scalar
from socialpolicy.model.span import Span
from socialpolicy.model.text import text_at
from socialpolicy.parsing.grids import Cells, Grid, Line
from socialpolicy.parsing.merges import Spread, spread
from socialpolicy.parsing.plan_names import field_named
from socialpolicy.parsing.sheet_notes import headings_left_out, hidden_cells, ragged_rows, totals_left_out
from socialpolicy.value import Value

DEPTH = 20
"""How many rows may stand above a header, titles and explanations."""

NUMERIC = frozenset({"number", "count", "money", "share"})
TOTALS = frozenset(
    {"total", "totals", "sum", "subtotal", "grandtotal", "intotal", "overall", "summe", "gesamt"}
    | {"totalhours", "totalamount", "totalbudget", "totalcost", "totalcosts", "sumofhours", "sumtotal"}
)
"""What rows are called, folded, that add up the others."""

REMARK = "# "
"""What a row begins with that explains the columns and is not data."""


class Column(Value):
    """A column that has a header: its key, and the field that this stands for, if any."""

    key: Scalar
    field: str | None

    @property
    def is_read(self) -> bool:
        """Return whether its cells say something: as a field, or as a waiver."""
        return self.field is not None or free(self.key.text.value)


class ListRead(Value):
    """The rows of a sheet, and what was left out of them or could not be read."""

    items: tuple[Mapping, ...]
    problems: tuple[Problem, ...]


def known_names(cells: Cells, record: type) -> int:
    """Return how many fields of a record the cells of a row name."""
    return len({name for cell in cells.values() if (name := field_named(cell.text.value, record))})


def most_known(lines: Sequence[Line], record: type) -> int:
    """Return how many fields of a record the row names that names most of them, where these are most of the row."""
    return max((n for line in lines[:DEPTH] if (n := known_names(line.cells, record)) * 2 > len(line.cells)), default=0)


def header_line(lines: Sequence[Line], record: type) -> int | None:
    """Return the index of the row that names most fields of a record; None where none names two, or its only one."""
    known = [known_names(line.cells, record) for line in lines[:DEPTH]]
    if not known or not max(known):
        return None
    best = known.index(max(known))
    return best if known[best] > 1 or best == 0 or len(lines[best].cells) == 1 else None


def read_list(grid: Grid, record: type) -> ListRead | None:
    """Return the rows of a sheet as mappings from its header's names; None where no row names fields of the record."""
    spread_out = spread(grid)
    header = header_line(spread_out.lines, record)
    if header is None:
        return None
    columns = _columns(spread_out.lines[header].cells, record)
    keys = {index: column.key for index, column in columns.items() if column.field}
    lines = spread_out.lines[header:]
    problems = [*_twice(columns), *hidden_cells(grid, lines, keys), *ragged_rows(lines, lines[0].width)]
    rows = _Rows(columns, record, spread_out)
    items = tuple(rows.read(lines[1:], lines[0].cells))
    return ListRead(items, (*problems, *rows.problems(grid)))


class _Rows:
    """Tells rows that are data from totals, headings, remarks and repeated headers, and remembers what it left out."""

    def __init__(self, columns: dict[int, Column], record: type, spread_out: Spread) -> None:
        self._columns = columns
        self._spread = spread_out
        facts = vocabulary(record).facts
        self._numeric = {index for index, one in columns.items() if one.field and facts[one.field].type in NUMERIC}
        self._totals: list[Line] = []
        self._headings: list[Line] = []
        self._odd: list[Problem] = []

    def read(self, lines: Sequence[Line], header: Cells) -> Iterator[Mapping]:
        """Yield the rows that are data."""
        first = True
        for place, line in enumerate(lines):
            if self._is_total(line, lines[:place] if place == len(lines) - 1 else ()):
                self._totals.append(line)
            elif self._spread.is_heading(line):
                self._headings.append(line)
            elif not _is_remark(line) and not _repeats(line, header):
                row = self._row(line, first=first)
                if row is not None:
                    first = False
                    yield row

    def problems(self, grid: Grid) -> Iterator[Problem]:
        """Yield what was left out, once for each reason, and what is odd about single cells."""
        if self._totals:
            yield totals_left_out(self._totals, grid.title)
        if self._headings:
            yield headings_left_out(self._headings, grid.title)
        yield from self._odd

    def _row(self, line: Line, *, first: bool) -> Mapping | None:
        """Return a row as a mapping; names that are no fields stand in the first only, to be reported once."""
        own = [cell for index, cell in line.cells.items() if (line.number, index) not in self._spread.anchors]
        entries = [*self._cells(line)]
        if not entries or not own:
            return None
        self._odd += self._spread.swallowed(line, {index for index, one in self._columns.items() if one.field})
        span = Span(min(one.span.start for one in own), max(one.span.end for one in own))
        blank = Scalar(text_at("", span.start), Span(span.start, span.start))
        others = [(one.key, blank) for one in self._columns.values() if not one.is_read] if first else []
        return Mapping((*entries, *others), span)

    def _cells(self, line: Line) -> Iterator[tuple[Scalar, Scalar]]:
        for index, cell in sorted(line.cells.items()):
            column = self._columns.get(index)
            if column is None or not column.is_read:
                continue
            merged = index in self._numeric and (line.number, index) in self._spread.anchors
            yield column.key, cell._replace(lost="merged") if merged else cell

    def _is_total(self, line: Line, above: Sequence[Line]) -> bool:
        """Tell whether a row is called a total or, as the last one, is nothing but the sums of those `above`."""
        numbers = {index: cell for index, cell in line.cells.items() if _amount(cell) is not None or cell.lost}
        words = [cell.text.value for index, cell in line.cells.items() if index not in numbers]
        if words:
            return len(words) == 1 and bool(numbers) and fold(words[0]) in TOTALS
        sums = len(above) > 1 and line.cells.keys() <= self._numeric
        return sums and all(_adds_up(index, cell, above) for index, cell in numbers.items())


def _columns(cells: Cells, record: type) -> dict[int, Column]:
    return {index: _column(cell, record) for index, cell in sorted(cells.items())}


def _column(cell: Scalar, record: type) -> Column:
    """Return a column with the header as its key, or our name where the header alone does not lead to the field."""
    field = field_named(cell.text.value, record)
    known = vocabulary(record).find(cell.text.value)
    return Column(cell if known or field is None else key_instead(field, cell), field)


def _twice(columns: dict[int, Column]) -> Iterator[Problem]:
    first: dict[str, Column] = {}
    for column in columns.values():
        name = column.key.text.value.strip()
        if column.field and name in first:
            words = f'Two columns are named "{name}"; where both have a value, the first is read.'
            yield Problem("duplicate-header", column.key.span, words, "Give the columns different names.")
        first.setdefault(name, column)


def _is_remark(line: Line) -> bool:
    return line.cells[min(line.cells)].text.value.lstrip().startswith(REMARK)


def _repeats(line: Line, header: Cells) -> bool:
    return {index: cell.text.value for index, cell in line.cells.items()} == {
        index: cell.text.value for index, cell in header.items()
    }


def _amount(cell: Scalar) -> float | None:
    try:
        return None if cell.lost else read_money(cell.text.value[:80].rstrip("% "), Customs())
    except ValueError:
        return None


def _adds_up(index: int, cell: Scalar, above: Sequence[Line]) -> bool:
    """Tell whether a cell holds the sum of those above it, so far as formulas let one know."""
    if cell.lost == "formula" or any(index in line.cells and line.cells[index].lost for line in above):
        return True
    amount = _amount(cell)
    amounts = [found for line in above if index in line.cells and (found := _amount(line.cells[index])) is not None]
    return amount is not None and len(amounts) > 1 and abs(sum(amounts) - amount) <= 1e-6 * max(abs(amount), 1.0)
