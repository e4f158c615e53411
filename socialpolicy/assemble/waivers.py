"""Where waivers stand in a document, and what each of them covers: a post, a row, or the whole plan."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from socialpolicy.assemble.names import fold
from socialpolicy.assemble.recognition import drafts_in
from socialpolicy.assemble.waiver_words import Read, from_field, from_words
from socialpolicy.model import nodes
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Comment, Document, Problem
from socialpolicy.model.nodes import Node, Scalar
from socialpolicy.model.span import Span, holds
from socialpolicy.model.text import text_at
from socialpolicy.model.waiver import Waiver
from socialpolicy.value import Value

FIELD, COLUMN = "socialpolicy", "waive"
"""The names, folded, of the field and the column that hold waivers."""

_BETWEEN = re.compile(r"(?:[\s-]|#[^\r\n]*)*+")
"""What may stand between a comment and the row below it."""

_FAR = 4096
"""A row that begins more characters below a comment is not the one that it is about."""


class _Area(Value):
    """A post or a row that a waiver can cover: its mapping, and the place that it takes."""

    node: nodes.Mapping
    span: Span


class _Layout(Value):
    """The areas of a document: the posts and rows in order, each with the index of the one around it or -1.

    `whole` is what lies around them all, where that can be covered; `roots` are its mappings.
    """

    rows: tuple[_Area, ...] = ()
    outer: tuple[int, ...] = ()
    roots: tuple[nodes.Mapping, ...] = ()
    whole: Span | None = None


def with_waivers(document: Document, assembled: Assembled) -> Assembled:
    """Return what was assembled together with its waivers and what is wrong with these."""
    layout = _layout(document, assembled)
    used: list[Span] = []
    read = [*_in_fields(document.root, layout, used)]
    used.sort()
    for comment in document.comments:
        if not holds(used, comment.span.start):
            read += _in_comment(comment, document.text, layout)
    waivers = [one for one in read if isinstance(one, Waiver)]
    problems = [one for one in read if isinstance(one, Problem)]
    return assembled._replace(
        waivers=tuple(sorted(waivers, key=lambda waiver: waiver.span)),
        problems=(*assembled.problems, *sorted(problems, key=lambda problem: problem.span)),
    )


def _layout(document: Document, assembled: Assembled) -> _Layout:
    root, whole = document.root, Span(0, len(document.text))
    mapping = (root,) if isinstance(root, nodes.Mapping) else ()
    if assembled.plan is not None:
        heads = [value for node in mapping for key, value in node.entries if key.text.value == "plan"]
        inner = tuple(value for value in heads if isinstance(value, nodes.Mapping))
        return _nested(list(_rows(root)), (*mapping, *inner), whole)
    if document.body is not None:
        return _Layout(roots=mapping, whole=whole)
    found = drafts_in(root) if document.format != "csv" else None
    items: Sequence[Node] = found.items if found else root.items if isinstance(root, nodes.Sequence) else ()
    if any(item is root for item in items):
        return _Layout(roots=mapping, whole=whole)
    return _nested([_Area(item, item.span) for item in items if isinstance(item, nodes.Mapping)])


def _nested(rows: list[_Area], roots: tuple[nodes.Mapping, ...] = (), whole: Span | None = None) -> _Layout:
    """Return the layout of rows, of which each lies in another one or beside it."""
    ordered = sorted(rows, key=lambda row: (row.span.start, -row.span.end))
    outer: list[int] = []
    open_rows: list[int] = []
    for index, row in enumerate(ordered):
        while open_rows and ordered[open_rows[-1]].span.end < row.span.end:
            open_rows.pop()
        outer.append(open_rows[-1] if open_rows else -1)
        open_rows.append(index)
    return _Layout(tuple(ordered), tuple(outer), roots, whole)


def _rows(root: Node | None) -> Iterator[_Area]:
    """Yield the rows of a plan's lists, a row before those inside of it; the parts of a post are no rows."""
    waiting: list[tuple[Node, bool]] = [(root, False)] if root is not None else []
    while waiting:
        node, is_row = waiting.pop()
        if isinstance(node, nodes.Mapping):
            if is_row:
                yield _Area(node, node.span)
            waiting.extend((value, False) for key, value in node.entries if fold(key.text.value) != "media")
        elif isinstance(node, nodes.Sequence):
            waiting.extend((item, True) for item in node.items)


def _in_fields(root: Node | None, layout: _Layout, used: list[Span]) -> Iterator[Read]:
    """Yield what the fields of all mappings hold; the places of words that were read go to `used`."""
    areas = {id(row.node): row.span for row in layout.rows}
    areas |= {id(node): layout.whole for node in layout.roots if layout.whole}
    waiting: list[Node] = [root] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar) or id(node) in seen:
            continue
        seen.add(id(node))
        waiting.extend(node.items if isinstance(node, nodes.Sequence) else (value for _, value in node.entries))
        for key, value in node.entries if isinstance(node, nodes.Mapping) else ():
            name = fold(key.text.value)
            if name in (FIELD, COLUMN) and id(node) in areas:
                used.append(value.span)
                yield from from_field(value, areas[id(node)])
            elif name == FIELD:
                used.append(value.span)
                yield _misplaced(key.span, "This waiver stands in no post and no row of a plan, so it covers nothing.")


def _in_comment(comment: Comment, text: str, layout: _Layout) -> Iterator[Read]:
    words = text_at(comment.text, comment.span.start)
    if not comment.hidden:
        yield _misplaced(comment.span, "This waiver stands in a text that goes out, and covers nothing.")
        return
    covers = _area_of(comment.span.start, text, layout)
    read = list(from_words(words, covers or comment.span))
    if covers is None and any(isinstance(one, Waiver) for one in read):
        yield _misplaced(comment.span, "This waiver stands in no post, so it covers nothing.")
    else:
        yield from read


def _area_of(offset: int, text: str, layout: _Layout) -> Span | None:
    """Return what a comment covers: the row that it ends, stands in, or stands above; else the whole, if any."""
    opening = text.rfind("#", 0, offset)
    line = _line_start(text, opening)
    before = text[line:opening].rstrip()
    if before.strip(" \t-"):
        last = line + len(before) - 1
        return next((row.span for row in _outwards(layout, last) if last < row.span.end), layout.whole)
    indent = opening - line
    around = (row for row in _outwards(layout, opening) if _encloses(row, opening, indent, text))
    below = bisect_right(layout.rows, opening, key=_start)
    found = next(around, None)
    if found is None and below < len(layout.rows):
        start = layout.rows[below].span.start
        if start - opening <= _FAR and _BETWEEN.fullmatch(text, opening, start):
            found = layout.rows[below]
    return found.span if found else layout.whole


def _outwards(layout: _Layout, offset: int) -> Iterator[_Area]:
    """Yield the last row that begins before an offset, then the rows around it, from the inside out."""
    index = bisect_right(layout.rows, offset, key=_start) - 1
    while index >= 0:
        yield layout.rows[index]
        index = layout.outer[index]


def _start(area: _Area) -> int:
    return area.span.start


def _line_start(text: str, offset: int) -> int:
    nearest = max(offset - _FAR, 0)
    return max(text.rfind("\n", nearest, offset), text.rfind("\r", nearest, offset), nearest - 1) + 1


def _encloses(area: _Area, offset: int, indent: int, text: str) -> bool:
    """Tell whether a comment on a line of its own stands among the keys of an area, not between two of them."""
    start = area.span.start
    if not start <= offset < area.span.end:
        return False
    return text[start] == "{" or indent >= start - _line_start(text, start)


def _misplaced(span: Span, message: str) -> Problem:
    advice = "Put it into a comment of the post's file (Markdown, YAML), its `socialpolicy` field, or a `waive` column."
    return Problem("misplaced-waiver", span, message, advice)
