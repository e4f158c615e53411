"""Bytes to text, whatever encoding an office program chose, and a refusal for what is not text."""

import codecs

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.span import Span
from socialpolicy.value import Value

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
"""Characters that no text has use for, in UTF-8."""

_CONTROL_SHARE = 0.05
_FEW_CONTROLS = 8
"""With more of them than these, and as a part of its bytes, a file is no text."""

_PROBE = 4096
"""How many bytes are looked at for the zeros of UTF-16."""


class Decoded(Value):
    """Text without its byte order mark, and what was odd about its bytes."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, limit: int) -> Decoded:
    """Turn the bytes of a file into text; raise ReadError for over `limit` bytes and for what is not text."""
    require_size(data, limit)
    encoding, start = _encoding(data)
    decoded = _utf8(data, start) if encoding == "utf-8" else _wide(data[start:], encoding)
    if _is_binary(decoded.text, data if encoding == "utf-8" and not (start or decoded.problems) else None):
        raise ReadError("The file is not text; save it as UTF-8 text, or leave it out.")
    return decoded


def require_size(data: bytes, limit: int) -> None:
    """Raise ReadError for more than `limit` bytes."""
    if len(data) > limit:
        size = f"{limit >> 20} MiB" if limit >> 20 else f"{limit} bytes"
        raise ReadError(f"The file is larger than {size}, the most that is read of this format; split it.")


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if b"\0" in data[:_PROBE] and len(data) % 2 == 0:
        return _evident(data[:_PROBE]), 0
    return "utf-8", 0


def _evident(probe: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros, which stand in every other place where the text is mostly Latin."""
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    half = len(probe) // 2
    if not even and 2 * odd > half:
        return "utf-16-le"
    if not odd and 2 * even > half:
        return "utf-16-be"
    return "utf-8"


def _utf8(data: bytes, start: int) -> Decoded:
    try:
        return Decoded(str(data[start:] if start else data, "utf-8"))
    except UnicodeDecodeError as error:
        body = data[start:]
        if error.reason == "unexpected end of data" and (start or not body[: error.start].isascii()):
            text = str(body, "utf-8", "replace")
            return Decoded(text, (_lossy(len(text) - 1, "The file ends in the middle of a character."),))
        byte = body[error.start]
        words = f"The file is not UTF-8 (byte {byte:#04x} is the first that does not fit); it was read as Windows-1252."
        return Decoded(str(body, "cp1252", "replace"), (_lossy(error.start, words),))


def _wide(body: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(str(body, encoding))
    except UnicodeDecodeError as error:
        at = len(str(body[: error.start], encoding, "replace"))
        name = encoding[:6].upper()
        words = f"The file says that it is {name}, but holds bytes that are not; they were replaced."
        return Decoded(str(body, encoding, "replace"), (_lossy(at, words),))


def _lossy(at: int, message: str) -> Problem:
    return Problem("lossy-encoding", Span(at, at + 1), message, "Save the file as UTF-8.")


def _is_binary(text: str, raw: bytes | None) -> bool:
    """Tell by its control characters whether a text is none; `raw` are its bytes in UTF-8, if they are at hand."""
    if "\0" in text:
        return True
    if raw is None:
        raw = text.encode("utf-8", "replace")
    if not any(control in raw for control in _CONTROLS):
        return False
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return controls > _FEW_CONTROLS and controls > _CONTROL_SHARE * len(raw)
