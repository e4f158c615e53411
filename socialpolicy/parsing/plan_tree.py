"""Values and lists from many sheets to the one mapping of a plan."""

from collections.abc import Sequence

from socialpolicy.assemble.shapes import key_named
from socialpolicy.model import nodes
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node, Scalar
from socialpolicy.model.span import Span
from socialpolicy.parsing.plan_keys import Entry


def tree(entries: Sequence[Entry]) -> tuple[Mapping, list[Problem]]:
    """Return the mapping that the entries make up; of two that go to the same place the first is kept, and reported.

    Posts may come from several places, and are put together.
    """
    problems: list[Problem] = []
    return _mapping(entries, 0, problems), problems


def _mapping(entries: Sequence[Entry], depth: int, problems: list[Problem]) -> Mapping:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.path[depth], []).append(entry)
    found = tuple(_grouped(name, group, depth, problems) for name, group in groups.items())
    return Mapping(found, Span(_start(entries), max((entry.value.span.end for entry in entries), default=0)))


def _grouped(name: str, group: list[Entry], depth: int, problems: list[Problem]) -> tuple[Scalar, Node]:
    """Return one entry of a mapping: a value, or what goes inside of it."""
    values = [entry for entry in group if len(entry.path) == depth + 1]
    inner = [entry for entry in group if len(entry.path) > depth + 1]
    if not inner and name == "posts" and depth == 0 and len(values) > 1:
        items = [item for entry in values for item in _items(entry.value)]
        return values[0].key, nodes.Sequence(tuple(items), values[0].value.span)
    problems.extend(_twice(values[0], other) for other in values[1:])
    if not inner:
        return values[0].key, values[0].value
    problems.extend(_twice(inner[0], other) for other in values[:1])
    return key_named(name, _start(inner)), _mapping(inner, depth + 1, problems)


def _items(node: Node) -> Sequence[Node]:
    return node.items if isinstance(node, nodes.Sequence) else (node,)


def _start(entries: Sequence[Entry]) -> int:
    return min((entry.key.span.start for entry in entries), default=0)


def _twice(first: Entry, second: Entry) -> Problem:
    names = f'"{first.key.text.value.strip()}" and "{second.key.text.value.strip()}"'
    words = f"{names} both give the plan's {'.'.join(second.path)}; the first is read."
    return Problem("duplicate-key", second.key.span, words, "Keep one of the two, or put them together.")
