"""A compiled rulebook as bytes and back: a line of JSON with the rules, then a line for each word list and group.

Lines are found without being read, so that a run reads only the words that its texts are searched for.
"""

import json
from collections.abc import Mapping
from typing import Any


def encode(compiled: Mapping[str, Any]) -> bytes:
    """Return a compiled rulebook as bytes."""
    lexicons, matching = compiled["lexicons"], compiled["matching"]
    lines = [*lexicons.values(), *(stored for _, stored in matching)]
    index = {**compiled, "lexicons": list(lexicons), "matching": [names for names, _ in matching]}
    head = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return "\n".join((head, *lines)).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the compiled rulebook that `encode` wrote. Raises ValueError where it is not one."""
    head, *lines = data.split(b"\n")
    index = json.loads(head)
    names, groups = index["lexicons"], index["matching"]
    if len(lines) != len(names) + len(groups):
        raise ValueError("the compiled rulebook has lost lines")
    return {
        **index,
        "lexicons": dict(zip(names, lines, strict=False)),
        "matching": list(zip(groups, lines[len(names) :], strict=True)),
    }
