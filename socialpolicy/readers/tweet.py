"""Tweet files: the text of a post or a thread, with optional YAML front matter."""

from socialpolicy.model.document import Document
from socialpolicy.model.text import text_at
from socialpolicy.parsing.front_matter import split


def read(text: str, path: str) -> Document:
    """Read a .tweet file; its body keeps the lines of --- that part a thread.

    Raises ReadError where its front matter is not closed or not readable.
    """
    if not text.startswith("---"):
        return Document(path, "tweet", text, None, text_at(text, 0))
    root, body, problems = split(text)
    return Document(path, "tweet", text, root, body, problems)
