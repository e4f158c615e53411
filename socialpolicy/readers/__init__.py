"""Text or bytes to document: one module a format, each with a function `read` of the shape of Reader or BytesReader."""

from collections.abc import Mapping
from typing import Protocol

from socialpolicy.model.document import Document

FORMATS: Mapping[str, str] = {
    "csv": "socialpolicy.readers.csv",
    "json": "socialpolicy.readers.json",
    "jsonl": "socialpolicy.readers.jsonl",
    "markdown": "socialpolicy.readers.markdown",
    "text": "socialpolicy.readers.text",
    "tweet": "socialpolicy.readers.tweet",
    "xlsx": "socialpolicy.readers.xlsx",
    "yaml": "socialpolicy.readers.yaml",
}
"""Format to the module that reads it."""

SUFFIXES: Mapping[str, str] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".numbers": "xlsx",
    ".ods": "xlsx",
    ".tsv": "csv",
    ".tweet": "tweet",
    ".txt": "text",
    ".xls": "xlsx",
    ".xlsb": "xlsx",
    ".xlsm": "xlsx",
    ".xlsx": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""The end of a file's name, in lower case, to its format; the reader of workbooks says what to do about other sorts."""

OF_BYTES = frozenset({"xlsx"})
"""Formats that are no text: their readers take the bytes of the file instead."""


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, text: str, path: str) -> Document:
        """Read the text of the file at `path`; raise ReadError where that cannot be done."""


class BytesReader(Protocol):
    """A module that reads a format that is no text."""

    def read(self, data: bytes, path: str) -> Document:
        """Read the bytes of the file at `path`; raise ReadError where that cannot be done."""
