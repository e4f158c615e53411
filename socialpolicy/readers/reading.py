"""The one door to the readers: the bytes of a file to a document."""

from importlib import import_module
from typing import cast

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document
from socialpolicy.parsing.decode import decode
from socialpolicy.readers import FORMATS, SUFFIXES, Reader

_TABLES = frozenset(("csv", "jsonl"))
_TABLE_LIMIT = 64 << 20
_LIMIT = 2 << 20


def read(data: bytes, *, path: str, format: str | None = None) -> Document:
    """Read a file's bytes; `format` wins over what the end of `path` tells, and an unknown end is taken for text.

    Raises ReadError, whatever the bytes are, and nothing else. Its message says what is wrong and
    what to do, and leaves the path to the caller.
    """
    name = format or format_of(path) or "text"
    if name not in FORMATS:
        raise ReadError(f"The format {name} is not known; choose one of {', '.join(FORMATS)}.")
    text, problems = decode(data, limit(name))
    document = cast(Reader, import_module(FORMATS[name])).read(text, path)
    if "socialpolicy:" in text:
        document = document._replace(comments=import_module("socialpolicy.parsing.comments").comments(document))
    return document._replace(problems=problems + document.problems) if problems else document


def format_of(path: str) -> str | None:
    """Return the format that the end of a file's name tells, or None."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return SUFFIXES.get("." + name.rpartition(".")[2].lower()) if "." in name else None


def limit(format: str) -> int:
    """Return how many bytes of this format are read at most."""
    return _TABLE_LIMIT if format in _TABLES else _LIMIT
