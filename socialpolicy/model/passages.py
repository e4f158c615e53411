"""What a part of a text is called in messages: the problem, the purpose of an activity, a heading."""

from typing import Any

from socialpolicy.model.predicates import value_of
from socialpolicy.model.quantities import named
from socialpolicy.text.prose import Block


def called(subject: Any, block: Block) -> str:
    """Return the name of a part: its field and row in a plan (the purpose of "listen"), its kind in a post."""
    path, _, field = block.kind.rpartition(".")
    name = f"the {field.replace('_', ' ')}"
    rows = value_of(subject, path) if path else None
    if not isinstance(rows, tuple) or not 0 <= block.row < len(rows):
        return name
    row = named(rows[block.row], path, block.row)
    return name if row == f'"{getattr(rows[block.row], field)}"' else f"{name} of {row}"
