"""The table [tool.socialpolicy] of a pyproject.toml."""

from socialpolicy.model.nodes import Mapping, Node
from socialpolicy.parsing.toml_nodes import nodes


def project_node(text: str) -> Node | None:
    """Return the project file's table for socialpolicy, or None where it has none.

    Raises ReadError where the file is not TOML.
    """
    node: Node | None = nodes(text)[0]
    for name in ("tool", "socialpolicy"):
        children = node.entries if isinstance(node, Mapping) else ()
        node = next((child for key, child in children if key.text.value == name), None)
    return node
