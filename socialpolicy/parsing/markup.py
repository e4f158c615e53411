"""XML read as it comes: no document types, no entities, no more elements than a workbook needs."""

from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from socialpolicy.errors import ReadError

ELEMENTS = 1_500_000
"""The most elements of one part of a workbook."""

_CHUNK = 1 << 18
"""How many bytes the parser is given at once."""


class Handler(Protocol):
    """What is told of the elements of an XML text, by their names without prefix."""

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def close(self, name: str, text: str) -> None:
        """Take the end of an element and the text since the last start or end of one."""


def parse(data: bytes, handler: Handler) -> None:
    """Tell a handler of an XML text; raise ReadError where it is none, declares a document type, or is over a limit."""
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(0)
    text: list[str] = []
    parser.CharacterDataHandler = text.append
    parser.StartElementHandler = _opening(handler, text)
    parser.EndElementHandler = _closing(handler, text)
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
        parser.Parse(b"", True)
    except (ExpatError, ValueError, LookupError):
        raise ReadError(
            "A part of the file is not readable XML; open it in a spreadsheet program and save it again as .xlsx."
        ) from None


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def _opening(handler: Handler, text: list[str]) -> Callable[[str, dict[str, str]], None]:
    open_element = handler.open
    left = ELEMENTS

    def opening(name: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise ReadError(f"A sheet holds more than {ELEMENTS:,} elements; save the rows that matter as a new .xlsx.")
        text.clear()
        open_element(local(name), attributes)

    return opening


def _closing(handler: Handler, text: list[str]) -> Callable[[str], None]:
    close_element = handler.close

    def closing(name: str) -> None:
        close_element(local(name), "".join(text))
        text.clear()

    return closing


def _refuse(*_: object) -> None:
    raise ReadError("A part of the file declares XML entities, which no workbook needs; save it again as .xlsx.")
