"""JSON files: one value."""

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document
from socialpolicy.parsing.json_nodes import nodes


def read(text: str, path: str) -> Document:
    """Read a JSON file; raise ReadError where it is not JSON, over a limit, or empty."""
    if not text.strip():
        raise ReadError("The file is empty; write a post or a plan, or delete it.")
    root, problems = nodes(text)
    return Document(path, "json", text, root, None, problems)
