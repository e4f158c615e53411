"""The parts of a workbook that its sheets refer to: texts, number formats, and the list of the sheets itself."""

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from socialpolicy.errors import ReadError
from socialpolicy.parsing.archive import Archive
from socialpolicy.parsing.markup import local, parse
from socialpolicy.parsing.number_formats import BUILT_IN, Format, format_of
from socialpolicy.value import Value

STRINGS = 400_000
SHEETS = 200
"""The most texts that cells share, and the most sheets."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, as spreadsheets write it."""


class SheetPart(Value):
    """A sheet as the workbook lists it: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Contents(Value):
    """What a workbook says of itself: its sheets, in which year its days begin, what else the sheets need.

    `recalculates` tells that a program wrote it that left the results of formulas to others.
    """

    sheets: tuple[SheetPart, ...]
    since_1904: bool
    recalculates: bool
    strings: str | None
    styles: str | None


class _Workbook:
    """Takes the elements of xl/workbook.xml: sheets with the identities of their parts, how days and formulas count."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = self.recalculates = False

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            identity = next((value for key, value in attributes.items() if local(key) == "id" and " " in key), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), identity, hidden))
        elif name == "workbookPr":
            self.since_1904 = is_true(attributes.get("date1904", ""))
        elif name == "calcPr":
            self.recalculates = is_true(attributes.get("fullCalcOnLoad", ""))

    def close(self, name: str, text: str) -> None: ...


class _Relations:
    """Takes the elements of a .rels part: the kind and the name of each part inside the file, by its identity."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    def close(self, name: str, text: str) -> None: ...


class _Strings:
    """Takes the elements of the shared strings: the runs of each text (`si`) joined, without how it is read aloud."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs: list[str] = []
        self._aloud = 0

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._runs = []
        elif name == "rPh":
            self._aloud += 1

    def close(self, name: str, text: str) -> None:
        if name == "t" and not self._aloud:
            self._runs.append(text)
        elif name == "rPh":
            self._aloud -= 1
        elif name == "si":
            self.found.append(unescaped("".join(self._runs)))
            if len(self.found) > STRINGS:
                raise ReadError(f"The workbook holds more than {STRINGS:,} texts; split it.")


class _Styles:
    """Takes the elements of the styles: format codes by number, and the numbers of formats in the order of cells."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.used: list[str] = []
        self._in_cells = False

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.used.append(attributes.get("numFmtId", ""))

    def close(self, name: str, text: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def contents(archive: Archive) -> Contents:
    """Return what the workbook in an archive lists; raise ReadError where it cannot be found or is over a limit."""
    main = dict(_related(archive, "").values()).get("officeDocument", "xl/workbook.xml")
    book = _Workbook()
    parse(archive.read(main), book)
    if len(book.sheets) > SHEETS:
        raise ReadError(f"The workbook has {len(book.sheets):,} sheets, more than {SHEETS}; split it.")
    related = _related(archive, main)
    sheets = [
        SheetPart(name, related[identity][1], hidden)
        for name, identity, hidden in book.sheets
        if related.get(identity, ("", ""))[0] == "worksheet"
    ]
    by_kind = dict(related.values())
    return Contents(
        tuple(sheets), book.since_1904, book.recalculates, by_kind.get("sharedStrings"), by_kind.get("styles")
    )


def strings(archive: Archive, part: str | None) -> list[str]:
    """Return the texts that cells refer to by number; those for reading aloud are left out."""
    if part is None or part not in archive:
        return []
    handler = _Strings()
    parse(archive.read(part), handler)
    return handler.found


def formats(archive: Archive, part: str | None) -> list[Format]:
    """Return the number formats that cells refer to by number."""
    if part is None or part not in archive:
        return []
    handler = _Styles()
    parse(archive.read(part), handler)
    return [_format(number, handler.codes) for number in handler.used]


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, and with line ends as they are meant."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_true(value: str) -> bool:
    """Return whether an attribute says yes."""
    return value in ("1", "true", "on")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _format(number: str, codes: Mapping[str, str]) -> Format:
    code = codes.get(number) or (BUILT_IN.get(int(number), "") if number.isdecimal() and len(number) < 6 else "")
    return format_of(code)


def _related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the full name of each part that another one refers to, by the identity it gives them."""
    folder, name = dirname(part), part.rpartition("/")[2]
    listed = join(folder, "_rels", f"{name}.rels")
    if listed not in archive:
        return {}
    handler = _Relations()
    parse(archive.read(listed), handler)
    return {
        identity: (kind, normpath(target.lstrip("/") if target.startswith("/") else join(folder, target)))
        for identity, (kind, target) in handler.found.items()
    }
