"""Text to document: one module a format, each with a function `read` of the shape of Reader."""

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
    ".tsv": "csv",
    ".tweet": "tweet",
    ".txt": "text",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""The end of a file's name, in lower case, to its format."""


class Reader(Protocol):
    """A module that reads one format."""

    def read(self, text: str, path: str) -> Document:
        """Read the text of the file at `path`; raise ReadError where that cannot be done."""
