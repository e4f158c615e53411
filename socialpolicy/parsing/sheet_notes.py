"""The words for what is left out of a sheet or file, or read though nobody sees it."""

from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Scalar
from socialpolicy.parsing.grids import Grid, Line

LISTED = 5
"""How many rows are named one by one."""


def totals_left_out(lines: Sequence[Line], sheet: str) -> Problem:
    """Return the note on rows that only add up others."""
    adds, left = ("add", "are") if len(lines) > 1 else ("adds", "is")
    words = f"{_rows(lines)} of {sheet} {adds} up others, and {left} left out."
    advice = "Give a row that is like the others another name; a total can stay."
    return Problem("total-row", lines[0].span, words, advice, "note")


def headings_left_out(lines: Sequence[Line], sheet: str) -> Problem:
    """Return the note on rows that hold nothing but one text over several columns."""
    head, left = ("are headings", "are") if len(lines) > 1 else ("is a heading", "is")
    words = f"{_rows(lines)} of {sheet} {head} over merged cells, and {left} left out."
    advice = "Unmerge the cells of a row that is like the others; a heading can stay."
    return Problem("merged-cells", lines[0].span, words, advice, "note")


def hidden_cells(grid: Grid, lines: Sequence[Line], keys: Mapping[int, Scalar]) -> Iterator[Problem]:
    """Yield a note where rows are hidden, or columns whose keys are given by the index of the column."""
    rows = [line for line in lines if line.number in grid.hidden_rows]
    columns = [
        key for index, key in keys.items() if any(first <= index + 1 <= last for first, last in grid.hidden_columns)
    ]
    if rows or columns:
        names = ", ".join(key.text.value.strip() for key in columns)
        named = [f"the column{'s' * (len(columns) > 1)} {names}"] if columns else []
        what = " and ".join([*([_rows(rows)] if rows else []), *named])
        are = "are" if len(rows) + len(columns) > 1 else "is"
        words = f"{what[0].upper()}{what[1:]} of {grid.title} {are} hidden, and read like the others."
        spans = [*(line.span for line in rows), *(key.span for key in columns)]
        advice = "Show them, so that everybody sees what counts, and delete what should not."
        yield Problem("hidden-cells", min(spans), words, advice, "note")


def ragged_rows(lines: Sequence[Line], width: int) -> Iterator[Problem]:
    """Yield a problem for each row of a file that goes on behind its last column; there is none in a workbook."""
    for line in lines if width else ():
        beyond = [cell for index, cell in sorted(line.cells.items()) if index >= width]
        if beyond:
            words = f"Row {line.number} has {line.width} cells, where {width} are meant; what is beyond is not read."
            advice = "Put a text that holds the separator in double quotes."
            yield Problem("ragged-row", beyond[0].span, words, advice)


def hidden_sheet(name: str, at: Scalar) -> Problem:
    """Return the note on a hidden sheet that would have been read; it is told of at another one."""
    advice = "Show it if it belongs to the plan or the posts; else delete it or give it another name."
    return Problem("hidden-cells", at.span, f'The sheet "{name}" is hidden, and was left out.', advice, "note")


def _rows(lines: Sequence[Line]) -> str:
    numbers = [str(line.number) for line in lines[:LISTED]]
    if len(lines) > LISTED:
        numbers.append(f"{len(lines) - LISTED} more")
    listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"Row{'s' * (len(lines) > 1)} {listed}"
