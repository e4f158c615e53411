"""TOML to nodes with exact places; the standard library judges whether it is TOML at all."""

import re
import tomllib

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping
from socialpolicy.model.span import Span
from socialpolicy.parsing.toml_scan import Statement, statements
from socialpolicy.parsing.toml_table import Table, put, step

_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$")

_REMEDIES = (
    ("Cannot overwrite", "a key stands there for the second time; keep one of the two"),
    ("Cannot declare", "a table stands there for the second time; put both into one"),
    ("Expected newline", "a value goes on after its end; put it in quotes, or write a date like 2026-03-31"),
    ("Invalid value", "a value without quotes is no number, date, true or false; put it in quotes"),
)
"""What the standard library objects to, and how it is told here."""


def nodes(text: str, offset: int = 0, line: int = 1) -> tuple[Mapping, tuple[Problem, ...]]:
    """Read TOML that stands at `offset` of a document, on `line` of it.

    Raises ReadError for what is not TOML, with the line and a remedy, and for what is over a limit.
    """
    found = statements(text, offset, line)
    _judge(text, line)
    root = Table(Span(offset, offset + len(text)))
    current, path = root, [root]
    for statement in found:
        if statement.value is None:
            path = _open(root, statement)
            current = path[-1]
        else:
            put(current, statement.keys, statement.value)
            for table in path:
                table.reach(statement.span)
    return root.node(), ()


def _judge(text: str, line: int) -> None:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        match = _PLACE.match(str(error))
        words, number = (match[1], match[2]) if match else ("it is not well formed", None)
        at = line + int(number) - 1 if number else None
        other = f'{words[:1].lower()}{words[1:]}; write key = "text"'.replace("invalid", "unreadable")
        said = next((remedy for sign, remedy in _REMEDIES if words.startswith(sign)), other)
        raise ReadError(f"The TOML cannot be read: {said}.", line=at) from None


def _open(root: Table, statement: Statement) -> list[Table]:
    """Go to the table that a header names and return all tables on the way there."""
    path = [root]
    for key in statement.keys[:-1]:
        path.append(step(path[-1], key, statement.span))
    last = statement.keys[-1]
    if statement.mark == "[":
        return [*path, step(path[-1], last, statement.span)]
    held = path[-1].entries.get(last.text.value)
    tables = held[1] if held and isinstance(held[1], list) else []
    tables.append(Table(statement.span))
    path[-1].entries[last.text.value] = (held[0] if held else last, tables)
    return [*path, tables[-1]]
