"""The bytes of a workbook to its sheets, and the words for files that only look like one."""

from socialpolicy.errors import ReadError
from socialpolicy.parsing.archive import Archive
from socialpolicy.parsing.workbook_parts import contents, formats, strings
from socialpolicy.parsing.workbook_sheet import Budget, RawSheet, Values, read_sheet
from socialpolicy.value import Value

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a compound file (.xls) begins, what one holds that is an encrypted .xlsx, and how a zip file begins."""

_OTHER = "{} is not read; open it in a spreadsheet program and save it as .xlsx."


class NamedSheet(Value):
    """A sheet, its name, and whether it is hidden."""

    name: str
    sheet: RawSheet
    hidden: bool


def sheets(data: bytes) -> tuple[NamedSheet, ...]:
    """Return the sheets of a workbook in their order.

    Raises ReadError where the bytes are no .xlsx workbook, encrypted, damaged or over a limit.
    """
    archive = _archive(data)
    listed = contents(archive)
    values = Values(
        strings(archive, listed.strings), formats(archive, listed.styles), listed.since_1904, listed.recalculates
    )
    budget = Budget()
    return tuple(
        NamedSheet(one.name, read_sheet(archive.read(one.part), values, budget), one.hidden) for one in listed.sheets
    )


def _archive(data: bytes) -> Archive:
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise ReadError("The workbook is encrypted; save a copy without a password.")
        raise ReadError(_OTHER.format("The old Excel format (.xls)"))
    if not data.startswith(_ZIP):
        raise ReadError("The file is not a workbook; save it as .xlsx, or name it after what it is, such as .csv.")
    archive = Archive(data)
    if "mimetype" in archive and b"opendocument" in archive.read("mimetype")[:100]:
        raise ReadError(_OTHER.format("The OpenDocument format (.ods)"))
    if "xl/workbook.bin" in archive:
        raise ReadError(_OTHER.format("The binary Excel format (.xlsb)"))
    if "Index/Document.iwa" in archive or "Index.zip" in archive:
        raise ReadError(_OTHER.format("The Numbers format"))
    if "[Content_Types].xml" not in archive:
        raise ReadError("The file is a zip archive and no workbook; unpack it, or leave it out.")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise ReadError(_OTHER.format("A workbook with macros (.xlsm)"))
    return archive
