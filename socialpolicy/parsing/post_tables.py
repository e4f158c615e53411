"""A sheet of posts: one mapping a row, keyed by the header, as the rows of a CSV file have them."""

from socialpolicy.assemble.headers import DEPTH, header_of
from socialpolicy.assemble.targets import reads_as_posts, target_of
from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import text_at
from socialpolicy.parsing.grids import Cells, Grid
from socialpolicy.parsing.merges import spread
from socialpolicy.parsing.sheet_notes import hidden_cells, ragged_rows
from socialpolicy.parsing.table import keys

BLANKS = 3_000_000
"""The most cells that a header and the rows below it make up, blank ones included."""


def post_rows(grid: Grid) -> tuple[Sequence, tuple[Problem, ...]]:
    """Return the rows of a sheet as mappings; raise ReadError where rows times columns are over a limit."""
    spread_out = spread(grid)
    first = [line.cells for line in spread_out.lines[:DEPTH]]
    if not first:
        return Sequence((), grid.name.span), ()
    header = header_of([_texts(cells) for cells in first])
    columns, problems = keys(header, first)
    lines = spread_out.lines[header.row + 1 :]
    if len(lines) * len(columns) > BLANKS:
        raise ReadError(f"The sheet {grid.title} has more than {BLANKS:,} cells with blank ones; split it.")
    items = []
    for line in lines:
        own = [cell.span for index, cell in line.cells.items() if (line.number, index) not in spread_out.anchors]
        if own:
            span = Span(min(own).start, max(one.end for one in own))
            items.append(Mapping(tuple((key, _cell(line.cells, index, span)) for index, key in columns.items()), span))
    problems += hidden_cells(grid, lines, columns)
    if header.row >= 0:
        problems += ragged_rows(lines, spread_out.lines[header.row].width)
    whole = Span(spread_out.lines[0].span.start, grid.lines[-1].span.end)
    return Sequence(tuple(items), whole), tuple(problems)


def is_calendar(grid: Grid) -> bool:
    """Return whether one of the first rows of a sheet names the columns of posts."""
    names = ([cell.text.value for cell in line.cells.values()] for line in grid.lines[:DEPTH])
    found = ({name: target for name in row if (target := target_of(name)) is not None} for row in names)
    return any(len(targets) > 1 and reads_as_posts(targets) for targets in found)


def _texts(cells: Cells) -> list[str]:
    texts = [""] * (max(cells) + 1)
    for index, cell in cells.items():
        texts[index] = cell.text.value
    return texts


def _cell(cells: Cells, index: int, row: Span) -> Scalar:
    """Return a cell of a row; a blank one stands where the row begins."""
    return cells.get(index) or Scalar(text_at("", row.start), Span(row.start, row.start))
