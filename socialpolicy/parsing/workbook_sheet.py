"""One sheet of a workbook to its cells as a reader sees them, and to what is merged and hidden."""

import re
from collections.abc import Mapping, Sequence

from socialpolicy.errors import ReadError
from socialpolicy.parsing.markup import parse
from socialpolicy.parsing.number_formats import Format, shown
from socialpolicy.parsing.workbook_parts import is_true, unescaped
from socialpolicy.value import Value

CELLS = 200_000
CHARACTERS = 8 << 20
MERGES = 20_000
"""The most cells with something in them and characters of a workbook, and merged places of a sheet."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column that a spreadsheet has."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LONGEST_FORMULA = 80
"""How many characters of a formula are kept where it has no result."""

_PLAIN = Format()


class RawCell(Value):
    """A cell that is not blank. `lost` is "formula" or "error" where its value is not to be had, else ""."""

    row: int
    column: int
    text: str
    lost: str = ""


class Merge(Value):
    """A place of several cells that are shown as one; its text stands in the first."""

    row: int
    column: int
    last_row: int
    last_column: int


class RawSheet(Value):
    """The cells of a sheet by row and column, the places that are merged, and which rows and columns are hidden."""

    cells: tuple[RawCell, ...]
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]


class Budget:
    """How many cells and characters of a workbook may still be read."""

    __slots__ = ("cells", "characters")

    def __init__(self) -> None:
        """Begin with all of it."""
        self.cells, self.characters = CELLS, CHARACTERS

    def spend(self, text: str) -> None:
        """Count a cell; raise ReadError where it is one too many."""
        self.cells -= 1
        self.characters -= len(text)
        if self.cells < 0:
            raise ReadError(f"The workbook holds more than {CELLS:,} cells; split it.")
        if self.characters < 0:
            raise ReadError(f"The cells of the workbook hold more than {CHARACTERS:,} characters; split it.")


class Values(Value):
    """What the cells of a workbook refer to, and what their numbers mean."""

    strings: Sequence[str]
    formats: Sequence[Format]
    since_1904: bool
    recalculates: bool


class _Sheet:
    """Takes the elements of a sheet; cells and rows without a reference follow on the ones before."""

    __slots__ = (
        "_aloud", "_aside", "_attributes", "_budget", "_formula", "_runs", "_value", "_values", "cells", "column",
        "hidden_columns", "hidden_rows", "merges", "row",
    )  # fmt: skip

    def __init__(self, values: Values, budget: Budget) -> None:
        self._values, self._budget = values, budget
        self.cells: list[RawCell] = []
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.row = self.column = self._aloud = self._aside = 0
        self._attributes: Mapping[str, str] = {}
        self._runs: list[str] = []
        self._formula: str | None = None
        self._value: str | None = None

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "extLst" or self._aside:  # what programs note for themselves may look like cells
            self._aside += 1
        elif name == "c":
            self._attributes, self._formula, self._value, self._runs = attributes, None, None, []
            self._at_cell(attributes.get("r", ""))
        elif name == "row":
            self.row = _number(attributes.get("r", ""), LAST_ROW) or self.row + 1
            self.column = 0
            if is_true(attributes.get("hidden", "")):
                self.hidden_rows.add(self.row)
        elif name == "rPh":
            self._aloud += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and is_true(attributes.get("hidden", "")):
            first, last = (_number(attributes.get(key, ""), LAST_COLUMN) for key in ("min", "max"))
            self.hidden_columns.append((first, last))

    def close(self, name: str, text: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name == "v":
            self._value = text
        elif name == "c":
            self._keep()
        elif name == "f":
            self._formula = text
        elif name == "t" and not self._aloud:
            self._runs.append(text)
        elif name == "rPh":
            self._aloud -= 1

    def _at_cell(self, reference: str) -> None:
        if reference:
            self.row, self.column = position(reference)
        else:
            self.column += 1
        if not 1 <= self.column <= LAST_COLUMN or not 1 <= self.row <= LAST_ROW:
            raise ReadError("A cell of the workbook lies outside of all sheets; save it again as .xlsx.")

    def _keep(self) -> None:
        text, lost = self._read()
        if text.strip():
            self._budget.spend(text)
            self.cells.append(RawCell(self.row, self.column, text, lost))

    def _read(self) -> tuple[str, str]:
        """Return what the cell shows, and why its value is lost if it is."""
        kind, value = self._attributes.get("t", "n"), self._value
        if self._formula is not None and self._is_without_value(kind):
            return f"={self._formula.strip()[:_LONGEST_FORMULA]}", "formula"
        if kind == "inlineStr":
            return unescaped("".join(self._runs)), ""
        if value is None:
            return "", ""
        if kind == "s":
            return self._string(value), ""
        if kind == "b":
            return ("TRUE" if is_true(value.strip()) else "FALSE"), ""
        if kind == "n":
            return self._number(value), ""
        return unescaped(value), "error" if kind == "e" else ""

    def _is_without_value(self, kind: str) -> bool:
        """Tell whether a formula has no result: nothing, or the zero of a program that leaves it to others."""
        if kind == "n":
            return not (self._value or "").strip() or (self._values.recalculates and self._value == "0")
        return self._value is None

    def _string(self, value: str) -> str:
        number = value.strip()
        if not number.isdecimal() or len(number) > 9 or int(number) >= len(self._values.strings):
            raise ReadError("A cell of the workbook refers to a text that is not there; save it again as .xlsx.")
        return self._values.strings[int(number)]

    def _number(self, value: str) -> str:
        style = self._attributes.get("s", "")
        place = int(style) if style.isdecimal() and len(style) < 8 else -1
        how = self._values.formats[place] if 0 <= place < len(self._values.formats) else _PLAIN
        try:
            return shown(float(value), how, since_1904=self._values.since_1904) if value.strip() else ""
        except ValueError:
            return value

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            if len(self.merges) >= MERGES:
                raise ReadError(f"A sheet has more than {MERGES:,} merged places; save its values as a new .xlsx.")
            (row, column), (last_row, last_column) = position(first), position(last)
            self.merges.append(Merge(row, column, last_row, last_column))


def read_sheet(data: bytes, values: Values, budget: Budget) -> RawSheet:
    """Read the XML of a sheet; raise ReadError where it is damaged or over a limit."""
    sheet = _Sheet(values, budget)
    parse(data, sheet)
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    return RawSheet(
        cells=tuple(cells[place] for place in sorted(cells)),
        merges=tuple(sorted(sheet.merges)),
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=tuple(sheet.hidden_columns),
    )


def position(reference: str) -> tuple[int, int]:
    """Return row and column, both from 1, of a cell such as E4; raise ReadError where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ReadError("A cell of the workbook has no place in it; save it again as .xlsx.")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - 64
    return int(match[2]), column


def _number(value: str, most: int) -> int:
    return min(int(value), most) if value.isdecimal() and len(value) < 9 else 0
