"""A file that has been read: its text, its nodes, what was odd about it, and how to find places in it."""

import re
from bisect import bisect_right
from itertools import accumulate

from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.span import Place, Span
from socialpolicy.model.text import Text
from socialpolicy.value import Value


class Problem(Value):
    """Something wrong with the input that does not stop the rest from being checked.

    `kind` is the id under which it is reported (duplicate-key, unknown-field, ...), always in kebab case.
    """

    kind: str
    span: Span
    message: str
    advice: str
    severity: str = "warning"


class Comment(Value):
    """What a file says to this program after `socialpolicy:`, and where the words stand.

    `hidden` is true in a comment, false in a text that readers of the post would see.
    """

    text: str
    span: Span
    hidden: bool


class CellStart(Value):
    """Where a cell begins in its document's text, and its row and column in the sheet, both from 1."""

    start: int
    row: int
    column: int


class Section(Value):
    """A part of a document that has places of its own: a file of a folder, or a sheet of a workbook with its cells."""

    start: int
    path: str
    sheet: str = ""
    cells: tuple[CellStart, ...] = ()


class Document(Value):
    """A readable file: `root` holds its fields, `body` the prose that follows the front matter.

    `format` is one of markdown, yaml, json, jsonl, csv, xlsx, tweet and text. Offsets count code points of
    `text`, which is decoded, without its byte order mark and with its line ends as they were; that of a
    workbook is what its cells show, one after another. `comments` are those that speak to this program.
    `sections` are the parts of a workbook and of a folder that is one plan, in order; other files have none.
    """

    path: str
    format: str
    text: str
    root: Node | None = None
    body: Text | None = None
    problems: tuple[Problem, ...] = ()
    comments: tuple[Comment, ...] = ()
    sections: tuple[Section, ...] = ()

    def line_starts(self) -> list[int]:
        """Return the offset at which each line begins."""
        return line_starts(self.text)


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of a text begins; LF, CRLF and a lone CR end a line."""
    if "\r" in text:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def place(starts: list[int], span: Span) -> Place:
    """Turn a span into lines and columns, given the document's line starts."""
    line = bisect_right(starts, span.start)
    end_line = bisect_right(starts, max(span.end - 1, span.start))
    return Place(line, span.start - starts[line - 1] + 1, end_line, span.end - starts[end_line - 1] + 1)


def pointer(root: Node | None, span: Span) -> str | None:
    """Return the JSON Pointer of the smallest node that holds the span, or None where there is none."""
    if root is None or not _holds(root, span):
        return None
    steps: list[str] = []
    node: Node = root
    while not isinstance(node, Scalar):
        step = _child(node, span)
        if step is None:
            break
        steps.append(step[0].replace("~", "~0").replace("/", "~1"))
        node = step[1]
    return "".join(f"/{step}" for step in steps)


def _child(node: Sequence | Mapping, span: Span) -> tuple[str, Node] | None:
    """Return the child that holds a span; in a long list it is not looked for from the first row on."""
    if isinstance(node, Sequence):
        position = bisect_right(node.items, span.start, key=_begin) - 1
        if position >= 0 and _holds(node.items[position], span):
            return str(position), node.items[position]
    return next(((name, child) for name, child in _children(node) if _holds(child, span)), None)


def _begin(node: Node) -> int:
    return node.span.start


def _children(node: Sequence | Mapping) -> list[tuple[str, Node]]:
    if isinstance(node, Sequence):
        return [(str(index), child) for index, child in enumerate(node.items)]
    return [(key.text.value, child) for key, child in node.entries]


def _holds(node: Node, span: Span) -> bool:
    return node.span.start <= span.start and span.end <= max(node.span.end, node.span.start)
