"""Merged cells: what a reader sees in each of them, and where that is not plain."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Set

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Scalar
from socialpolicy.parsing.grids import Grid, Line
from socialpolicy.parsing.workbook_sheet import Merge
from socialpolicy.value import Value

FILLED = 200_000
"""The most cells that get their text from another one."""


class Spread(Value):
    """The rows of a grid in which each row of merged cells holds their text, in their first column.

    `anchors` leads from the row and the index of the column of a cell that got its text so to the merged place, `wide`
    from the first cell of a place over several columns.
    """

    lines: tuple[Line, ...]
    anchors: Mapping[tuple[int, int], Merge]
    wide: Mapping[tuple[int, int], Merge]

    def is_heading(self, line: Line) -> bool:
        """Tell whether a row holds nothing but one text over several merged columns."""
        return len(line.cells) == 1 and (line.number, next(iter(line.cells))) in self.wide

    def swallowed(self, line: Line, known: Set[int]) -> Iterator[Problem]:
        """Yield a problem for each merged place of a row that takes in several of the known columns."""
        for index, cell in line.cells.items():
            merge = self.wide.get((line.number, index))
            if merge is not None and len(known & set(range(index, merge.last_column))) > 1:
                words = (
                    f"{merge.last_column - index} cells of row {line.number} are merged here; the text is read for the "
                    "first column, and the others are blank."
                )
                yield Problem("merged-cells", cell.span, words, "Unmerge the cells and write the value of each.")


def spread(grid: Grid) -> Spread:
    """Fill in merged cells downwards; raise ReadError where there are too many of them."""
    if not grid.merges:
        return Spread(grid.lines, {}, {})
    numbers = [line.number for line in grid.lines]
    cells: list[dict[int, Scalar]] = [dict(line.cells) for line in grid.lines]
    anchors: dict[tuple[int, int], Merge] = {}
    steps = 0
    for merge in grid.merges:
        first, last = bisect_left(numbers, merge.row), bisect_right(numbers, merge.last_row)
        steps += max(last - first, 0)
        if steps > FILLED:
            raise ReadError(f"More than {FILLED:,} cells are merged with others; save the values as a new .xlsx.")
        text = cells[first].get(merge.column - 1) if first < last and numbers[first] == merge.row else None
        for row in range(first + 1, last) if text else ():
            if text and cells[row].setdefault(merge.column - 1, text) is text:
                anchors[numbers[row], merge.column - 1] = merge
    lines = tuple(line._replace(cells=found) for line, found in zip(grid.lines, cells, strict=True))
    wide = {(merge.row, merge.column - 1): merge for merge in grid.merges if merge.last_column > merge.column}
    return Spread(lines, anchors, wide)
