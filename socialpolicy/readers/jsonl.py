"""JSON Lines: a sequence of one value a line; a line that cannot be read does not hide the others."""

import re

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.nodes import Node, Sequence
from socialpolicy.model.span import Span
from socialpolicy.parsing.json_nodes import nodes

ROWS = 200_000
VALUES = 2_000_000
"""The most lines, and values in all of them, as far as commas tell."""

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|[\r\n]|\Z)")


def read(text: str, path: str) -> Document:
    """Read a JSON Lines file; raise ReadError where no line can be read, or where there are too many."""
    if text.count(",") > VALUES:
        raise ReadError(f"The file holds more than {VALUES:,} values; split it.")
    items: list[Node] = []
    problems: list[Problem] = []
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if not match[1].strip():
            continue
        if len(items) + len(problems) >= ROWS:
            raise ReadError(f"The file holds more than {ROWS:,} lines; split it.", line=number)
        try:
            node, odd = nodes(match[1], match.start(), number)
            items.append(node)
            problems += odd
        except ReadError as error:
            problems.append(_unreadable(error, number, Span(*match.span(1))))
    if not items:
        raise _none(len(problems))
    return Document(path, "jsonl", text, Sequence(tuple(items), Span(0, len(text))), None, tuple(problems))


def _unreadable(error: ReadError, number: int, span: Span) -> Problem:
    return Problem("unreadable-value", span, f"Line {number} was left out. {error}", "Write one JSON value a line.")


def _none(failures: int) -> ReadError:
    if not failures:
        return ReadError("The file is empty; write a post or a plan, or delete it.")
    return ReadError("No line holds a JSON value; write one value a line, or name the file .json.", line=1)
