"""A zip file opened only as far as it is trusted: what it is, how much it may unpack to, one part at a time."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from socialpolicy.errors import ReadError

ENTRIES = 2_000
PART = 48 << 20
TOTAL = 96 << 20
RATIO = 200
"""The most parts, bytes a part and bytes in all, and how many times larger a part may get by unpacking."""

_SMALL = 1 << 20
_ENCRYPTED = 0x1
_DAMAGED = "The file is damaged; open it in a spreadsheet program and save it again as .xlsx."


class Archive:
    """A zip file that keeps the limits by what it says of itself; `read` holds its parts to that."""

    __slots__ = ("_parts", "_zip")

    def __init__(self, data: bytes) -> None:
        """Read the list of parts; raise ReadError where it is no zip file, damaged, or over a limit."""
        try:
            self._zip = ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeError):
            raise ReadError(_DAMAGED) from None
        _require_small(parts)
        self._parts = {part.filename.replace("\\", "/").lstrip("/").casefold(): part for part in parts}
        if len(self._parts) < len(parts):
            raise ReadError(_DAMAGED)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name, whatever its case."""
        return name.casefold() in self._parts

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise ReadError where there is none, or it is not what the list says."""
        part = self._parts.get(name.casefold())
        if part is None:
            raise ReadError(_DAMAGED)
        try:
            with self._zip.open(part) as source:
                data = source.read(PART + 1)
        except (BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error, MemoryError):
            raise ReadError(_DAMAGED) from None
        if len(data) > PART:
            raise _too_large()
        return data


def _require_small(parts: list[ZipInfo]) -> None:
    if len(parts) > ENTRIES:
        raise ReadError(f"The file has {len(parts):,} parts, more than the {ENTRIES:,} that are read; save it anew.")
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise ReadError("The file is encrypted; save a copy without a password.")
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ReadError(_DAMAGED)
        if part.file_size > PART or part.file_size > max(RATIO * part.compress_size, _SMALL):
            raise _too_large()
    if sum(part.file_size for part in parts) > TOTAL:
        raise _too_large()


def _too_large() -> ReadError:
    return ReadError(
        "The file unpacks to far more than a workbook of posts or a plan needs, and was not opened; "
        "save the sheets that matter as a new .xlsx."
    )
