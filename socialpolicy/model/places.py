"""Where a finding stands, as people are told: a line and column of a file, or a cell of a workbook's sheet."""

from socialpolicy.model.span import Place, Span
from socialpolicy.value import Value

LONGEST_LINE = 4000
"""No longer line of the source is shown with a finding."""


class Spot(Value):
    """A place in a file: `cell` as `Sheet!B4` in workbooks, whose lines and columns are rows and columns.

    `line` is the text to show, `marked` the part of it that is meant where the columns do not tell.
    """

    path: str
    place: Place
    cell: str | None = None
    line: str = ""
    marked: Span | None = None


def shown_place(path: str, place: Place, cell: str | None) -> str:
    """Return a place in one word: `plan.yaml:12:5`, or `plan.xlsx#people!E4`."""
    return f"{path}#{cell}" if cell else f"{path}:{place.line}:{place.column}"


def column_name(column: int) -> str:
    """Return the letters of a column, counted from 1: E for 5, AA for 27."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
