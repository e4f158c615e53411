"""The one door to the readers: the bytes of a file to a document."""

from collections.abc import Sequence
from importlib import import_module
from typing import cast

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document
from socialpolicy.parsing.decode import decode, require_size
from socialpolicy.readers import FORMATS, OF_BYTES, SUFFIXES, BytesReader, Reader

_TABLES = frozenset(("csv", "jsonl"))
_TABLE_LIMIT = 64 << 20
_WORKBOOK_LIMIT = 16 << 20
_LIMIT = 2 << 20
"""The most bytes of a table, a workbook and any other file."""


def read(data: bytes, *, path: str, format: str | None = None) -> Document:
    """Read a file's bytes; `format` wins over what the end of `path` tells, and an unknown end is taken for text.

    Raises ReadError, whatever the bytes are, and nothing else. Its message says what is wrong and
    what to do, and leaves the path to the caller.
    """
    name = format or format_of(path) or "text"
    if name not in FORMATS:
        raise ReadError(f"The format {name} is not known; choose one of {', '.join(FORMATS)}.")
    if name in OF_BYTES:
        require_size(data, limit(name))
        return _with_comments(cast(BytesReader, import_module(FORMATS[name])).read(data, path))
    text, problems = decode(data, limit(name))
    document = _with_comments(cast(Reader, import_module(FORMATS[name])).read(text, path))
    return document._replace(problems=problems + document.problems) if problems else document


def read_parts(parts: Sequence[tuple[str, bytes]]) -> Document:
    """Read the separated files that are one plan, given by path and bytes; the first holds its keys and values.

    Raises ReadError, with the path of the file that cannot be read.
    """
    document: Document = import_module("socialpolicy.parsing.plan_folder").read_folder(parts)
    return _with_comments(document)


def format_of(path: str) -> str | None:
    """Return the format that the end of a file's name tells, or None."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return SUFFIXES.get("." + name.rpartition(".")[2].lower()) if "." in name else None


def limit(format: str) -> int:
    """Return how many bytes of this format are read at most."""
    if format in OF_BYTES:
        return _WORKBOOK_LIMIT
    return _TABLE_LIMIT if format in _TABLES else _LIMIT


def _with_comments(document: Document) -> Document:
    """Return a document with what it says to this program, which few do."""
    if "socialpolicy" not in document.text and "Socialpolicy" not in document.text:
        return document
    return document._replace(comments=import_module("socialpolicy.parsing.comments").comments(document))
