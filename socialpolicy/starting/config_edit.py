"""Columns added to the text of a configuration, everything else of which stays as it is, byte for byte."""

from collections.abc import Mapping
from typing import Any

from socialpolicy.errors import ReadError
from socialpolicy.model import nodes
from socialpolicy.model.nodes import Node, Scalar
from socialpolicy.parsing import yaml_nodes
from socialpolicy.starting.yaml_words import scalar

KEY = "columns"


def columns_text(columns: Mapping[str, str], *, indent: str = "", end: str = "\n") -> str:
    """Return the lines of a column map in YAML, its key first."""
    return "".join(f"{indent}{line}{end}" for line in (f"{KEY}:", *(f"  {pair}" for pair in _pairs(columns))))


def columns_toml(columns: Mapping[str, str]) -> str:
    """Return the lines of a column map in TOML, for a pyproject.toml."""
    lines = (f"{scalar_toml(header)} = {scalar_toml(field)}" for header, field in columns.items())
    return "\n".join((f"[tool.socialpolicy.{KEY}]", *lines))


def scalar_toml(word: str) -> str:
    """Return a text as it is written in TOML, in quotes."""
    import json  # a pyproject.toml is rare here

    return json.dumps(word, ensure_ascii=False)


def with_columns(text: str, columns: Mapping[str, str]) -> str | None:
    """Return the text of a configuration with more columns; None where they cannot be put in safely."""
    root = _root(text)
    if root is _UNREADABLE:
        return None
    added = _added(text, root, columns)
    if added is None:
        return None
    wanted = _plain(root) or {}
    before = wanted.get(KEY) or {}
    joined = {**wanted, KEY: {**before, **columns}} if isinstance(before, dict) else None
    return added if joined is not None and _plain(_root(added)) == joined else None


_UNREADABLE = object()


def _root(text: str) -> Any:
    try:
        root, problems = yaml_nodes.nodes(text.removeprefix("\ufeff"))
    except ReadError:
        return _UNREADABLE
    blank = isinstance(root, Scalar) and not root.text.value
    return _UNREADABLE if problems else None if blank else root


def _added(text: str, root: Node | None, columns: Mapping[str, str]) -> str | None:
    end = "\r\n" if "\r\n" in text else "\n"
    mark = len(text) - len(text.removeprefix("\ufeff"))
    if root is None:
        return _appended(text, columns, end)
    if not isinstance(root, nodes.Mapping) or text[root.span.start + mark] == "{":
        return None
    found = next(((key, value) for key, value in root.entries if key.text.value == KEY), None)
    if found is None:
        return _appended(text, columns, end)
    key, value = found
    if isinstance(value, Scalar) and not value.text.value:
        return _below(text, key.span.end + mark, columns, "  ", end)
    if not isinstance(value, nodes.Mapping) or not value.entries:
        return None
    last = value.entries[-1][1].span.end + mark
    if text[value.span.start + mark] == "{":
        return f"{text[:last]}, {', '.join(_pairs(columns))}{text[last:]}"
    first = value.entries[0][0].span.start + mark
    return _below(text, last, columns, text[text.rfind("\n", 0, first) + 1 : first], end)


def _appended(text: str, columns: Mapping[str, str], end: str) -> str:
    gap = "" if not text or text.endswith("\n") else end
    return f"{text}{gap}{columns_text(columns, end=end)}"


def _below(text: str, offset: int, columns: Mapping[str, str], indent: str, end: str) -> str:
    """Return a text with lines put in below the line of an offset."""
    stop = text.find("\n", offset)
    lines = "".join(f"{indent}{pair}{end}" for pair in _pairs(columns))
    if stop < 0:
        return f"{text}{end}{lines}"
    return f"{text[: stop + 1]}{lines}{text[stop + 1 :]}"


def _pairs(columns: Mapping[str, str]) -> list[str]:
    return [f"{scalar(header)}: {scalar(field)}" for header, field in columns.items()]


def _plain(node: Any) -> Any:
    if isinstance(node, nodes.Mapping):
        return {key.text.value: _plain(value) for key, value in node.entries}
    if isinstance(node, nodes.Sequence):
        return [_plain(item) for item in node.items]
    return node.text.value if isinstance(node, Scalar) else node
