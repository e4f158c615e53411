"""Values and lists from many sheets to the one mapping of a plan."""

from collections import Counter
from collections.abc import Sequence, Set

from socialpolicy.assemble.reading import is_blank
from socialpolicy.assemble.shapes import key_instead, key_named
from socialpolicy.model import nodes
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node, Scalar
from socialpolicy.model.span import Span
from socialpolicy.parsing.plan_keys import Entry
from socialpolicy.parsing.plan_names import Path


def tree(entries: Sequence[Entry]) -> tuple[Mapping, list[Problem]]:
    """Return the mapping that the entries make up; of two that go to the same place the first is kept, and reported.

    Posts may come from several places, and are put together.
    """
    problems: list[Problem] = []
    return _mapping(_with_blanks(entries), 0, problems), problems


def _with_blanks(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries with those blank ones that are given nowhere else.

    One whose record is not given either stands for that record, if no other does.
    """
    given = [entry for entry in entries if not is_blank(entry.value)]
    taken = {entry.path[: length + 1] for entry in given for length in range(len(entry.path))}
    blank = [_outermost(entry, taken) for entry in entries if is_blank(entry.value) and entry.path not in taken]
    alone = Counter(entry.path for entry in blank)
    return [*given, *(entry for entry in blank if alone[entry.path] == 1)]


def _outermost(entry: Entry, taken: Set[Path]) -> Entry:
    """Return a blank entry as one of the outermost record that is not given."""
    length = next(length for length in range(1, len(entry.path) + 1) if entry.path[:length] not in taken)
    if length == len(entry.path):
        return entry
    return Entry(entry.path[:length], key_instead(entry.path[length - 1], entry.key), entry.value)


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
