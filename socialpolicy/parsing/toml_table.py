"""TOML tables while they are being filled: dotted names make tables inside tables."""

from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.span import Span


class Table:
    """A table that may still grow, by later lines of the file too."""

    __slots__ = ("entries", "span")

    def __init__(self, span: Span) -> None:
        """Begin an empty table at a place."""
        self.span = span
        self.entries: dict[str, tuple[Scalar, Table | list[Table] | Node]] = {}

    def reach(self, span: Span) -> None:
        """Stretch the table's place over what has been added to it."""
        self.span = Span(min(self.span.start, span.start), max(self.span.end, span.end))

    def node(self) -> Mapping:
        """Return the table as it is now."""
        return Mapping(tuple((key, _node(value)) for key, value in self.entries.values()), self.span)


def put(table: Table, keys: tuple[Scalar, ...], value: Node) -> None:
    """Set a value under a dotted name."""
    span = Span(keys[0].span.start, value.span.end)
    table.reach(span)
    for key in keys[:-1]:
        table = step(table, key, span)
    table.entries[keys[-1].text.value] = (keys[-1], value)


def step(table: Table, key: Scalar, span: Span) -> Table:
    """Go to the table of that name, the last one where there are several; make it where there is none."""
    held = table.entries.get(key.text.value)
    below = held[1] if held else None
    if isinstance(below, list):
        below = below[-1]
    if not isinstance(below, Table):
        below = Table(span)
        table.entries[key.text.value] = (key, below)
    below.reach(span)
    return below


def _node(value: Table | list[Table] | Node) -> Node:
    if isinstance(value, Table):
        return value.node()
    if isinstance(value, list):
        items = tuple(table.node() for table in value)
        return Sequence(items, Span(items[0].span.start, items[-1].span.end))
    return value
