"""A rulebook file as plain values, together with the line on which each of them stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from socialpolicy.errors import ReadError, RulebookError
from socialpolicy.model.document import place
from socialpolicy.model.nodes import Mapping, Node, Sequence
from socialpolicy.parsing.yaml_nodes import nodes

_INTEGER = re.compile(r"[-+]?\d+$")
_NUMBER = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?$")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a rulebook: `shown` is its path in messages, `tree` its plain values, `root` the nodes of `text`.

    `channels` are those that its rulebook brings beside ours.
    """

    shown: str
    name: str
    folder: str
    tree: Any
    root: Node
    starts: list[int]
    text: str
    channels: tuple[str, ...] = ()

    def line(self, path: Iterable[Any]) -> int:
        """Return the line of the value at a path of keys and positions, or of the last part of it that exists."""
        return place(self.starts, self._node(path).span).line

    def written(self, path: Iterable[Any]) -> str:
        """Return the value at a path as it is written in the file, its lines moved to the left together."""
        span = self._node(path).span
        start = self.text.rfind("\n", 0, span.start) + 1
        before = self.text[start : span.start]
        return dedent(" " * len(before) + self.text[span.start : span.end]).rstrip()

    def _node(self, path: Iterable[Any]) -> Node:
        node = self.root
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return node


def parse(text: str, *, shown: str, name: str, folder: str) -> File:
    """Read a file of a rulebook. Raises RulebookError naming file and line where it is not plain YAML."""
    try:
        root, problems = nodes(text)
    except ReadError as error:
        raise RulebookError(f"{shown}:{error.line or 1}: {error}") from None
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for problem in problems:
        raise RulebookError(f"{shown}:{place(starts, problem.span).line}: {problem.message} {problem.advice}")
    if not isinstance(root, Mapping):
        raise RulebookError(f"{shown}:1: the file must hold keys and values, such as `id: {name}`.")
    return File(shown, name, folder, plain(root), root, starts, text)


def plain(node: Node) -> Any:
    """Return a node as Python values, typed as YAML 1.2 does; a bare off is the word, not a truth value."""
    if isinstance(node, Mapping):
        return {key.text.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    value = node.text.value
    if not node.plain:
        return value
    if value.lower() in _WORDS:
        return _WORDS[value.lower()]
    if _INTEGER.match(value):
        return int(value)
    return float(value) if _NUMBER.match(value) else value


def _child(node: Node, step: Any) -> Node | None:
    if isinstance(node, Mapping):
        return next((value for key, value in node.entries if key.text.value == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
