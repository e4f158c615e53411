"""Plain text: the whole file is the post."""

from socialpolicy.model.document import Document
from socialpolicy.model.text import text_at


def read(text: str, path: str) -> Document:
    """Read a text file, which has no fields."""
    return Document(path, "text", text, None, text_at(text, 0))
