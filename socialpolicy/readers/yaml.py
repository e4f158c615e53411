"""YAML files: one value, or a sequence where several documents stand in one file."""

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document
from socialpolicy.parsing.yaml_nodes import nodes


def read(text: str, path: str) -> Document:
    """Read a YAML file; raise ReadError where it is not YAML, over a limit, or empty."""
    root, problems = nodes(text)
    if root is None:
        raise ReadError("The file is empty; write a post or a plan, or delete it.")
    return Document(path, "yaml", text, root, None, problems)
