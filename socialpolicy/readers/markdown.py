"""Markdown: fields in YAML, TOML or JSON front matter, then the prose."""

from socialpolicy.model.document import Document
from socialpolicy.parsing.front_matter import split


def read(text: str, path: str) -> Document:
    """Read a Markdown file; raise ReadError where its front matter is not closed or not readable."""
    root, body, problems = split(text)
    return Document(path, "markdown", text, root, body, problems)
