"""A compiled rulebook as bytes and back: a line of JSON with the rules, then lines for word lists, groups and channels.

Lines are found without being read, so that a run reads only the words that its texts are searched for, and the
channels whose limits matter.
"""

import json
from collections.abc import Mapping
from typing import Any


def encode(compiled: Mapping[str, Any]) -> bytes:
    """Return a compiled rulebook as bytes."""
    lexicons, matching, channels = compiled["lexicons"], compiled["matching"], compiled["channels"]
    lines = [*lexicons.values(), *(stored for _, stored in matching), *channels.values()]
    index = {
        **compiled,
        "lexicons": list(lexicons),
        "matching": [names for names, _ in matching],
        "channels": list(channels),
    }
    head = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return "\n".join((head, *lines)).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the compiled rulebook that `encode` wrote. Raises ValueError where it is not one."""
    head, *lines = data.split(b"\n")
    index = json.loads(head)
    names, groups, channels = index["lexicons"], index["matching"], index["channels"]
    end = len(names) + len(groups)
    if len(lines) != end + len(channels):
        raise ValueError("the compiled rulebook has lost lines")
    return {
        **index,
        "lexicons": dict(zip(names, lines, strict=False)),
        "matching": list(zip(groups, lines[len(names) : end], strict=True)),
        "channels": dict(zip(channels, lines[end:], strict=True)),
    }
