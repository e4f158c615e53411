"""What a file says to this program after `socialpolicy:`: in comments, or by mistake in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, cast

from socialpolicy.model.document import Comment, Document
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.span import Span, holds
from socialpolicy.text.points import Points
from socialpolicy.text.template import mask

_SPOKEN_TO = r"[Ss]ocialpolicy(?::|[ \t]++(?=[Ii]gnore[ \t]*\[))"
_HASH = re.compile(rf"(?<!\S)#+[ \t]*+{_SPOKEN_TO}[ \t]*+([^\r\n]*)")
_OPENING = re.compile(rf"<!--+\s*+{_SPOKEN_TO}\s*+")
_IN_TEXT = re.compile(r"socialpolicy:\s*+(ignore[ \t]*+\[[^\]\r\n]*+\]?+)")
_WITH_HASHES = ("yaml", "markdown", "tweet")


def comments(document: Document) -> tuple[Comment, ...]:
    """Return what a document says to this program, in order; what stands in Markdown code is said to nobody."""
    body = len(document.text) if document.body is None else document.body.span(0, 0).start
    found = [*_in_fields(document, body)]
    if document.body is not None:
        found += _in_markdown(document.text, body) if document.format == "markdown" else _shown(document.text, body)
    return tuple(sorted(found, key=lambda comment: comment.span))


def _in_fields(document: Document, end: int) -> Iterator[Comment]:
    """Yield what YAML, TOML, JSON or a table says; a `#` opens a comment wherever no value holds it."""
    if document.root is None:
        return
    values = sorted(_values(document.root))
    taken: list[Span] = []
    for match in _HASH.finditer(document.text, 0, end) if document.format in _WITH_HASHES else ():
        if not _is_inside(match.start(), values, document.text):
            taken.append(Span(*match.span()))
            yield Comment(match[1].rstrip(), Span(*match.span(1)), hidden=True)
    for comment in _shown(document.text, 0, end):
        if not holds(taken, comment.span.start):
            yield comment


def _values(root: Node) -> Iterator[Span]:
    """Yield the spans of all scalars; what an alias repeats is visited once."""
    seen: set[int] = set()
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node.span
        elif id(node) not in seen:
            seen.add(id(node))
            inner = node.items if isinstance(node, Sequence) else (part for entry in node.entries for part in entry)
            waiting.extend(inner)


def _is_inside(offset: int, values: list[Span], text: str) -> bool:
    if not holds(values, offset):
        return False
    start = values[bisect_right(values, Span(offset, len(text))) - 1].start
    opens_block = text[start : start + 1] in ("|", ">") and not re.search(r"[\r\n]", text[start:offset])
    return not opens_block


def _shown(text: str, start: int, end: int | None = None) -> Iterator[Comment]:
    for match in _IN_TEXT.finditer(text, start, len(text) if end is None else end):
        yield Comment(match[1], Span(*match.span(1)), hidden=False)


def _in_markdown(text: str, start: int) -> Iterator[Comment]:
    """Yield HTML comments, and waivers among the words; template tags are no text."""
    source = mask(text[start:]).encode("utf-8", "replace").decode()
    markup, code = _pieces(source)
    taken: list[Span] = []
    for outer, inner in _html_comments(source):
        if holds(markup, outer.start):
            taken.append(outer)
            yield Comment(source[slice(*inner)], Span(inner.start + start, inner.end + start), hidden=True)
    for comment in _shown(source, 0):
        if not holds(code, comment.span.start) and not holds(taken, comment.span.start):
            yield comment._replace(span=Span(comment.span.start + start, comment.span.end + start))


def _html_comments(source: str) -> Iterator[tuple[Span, Span]]:
    """Yield where each comment that speaks to this program stands, and where its words do."""
    opening = _OPENING.search(source)
    while opening is not None:
        close = source.find("-->", opening.end())
        if close < 0:
            return
        words = source[opening.end() : close].rstrip()
        yield Span(opening.start(), close + 3), Span(opening.end(), opening.end() + len(words))
        opening = _OPENING.search(source, close + 3)


def _pieces(source: str) -> tuple[list[Span], list[Span]]:
    """Return where a Markdown text holds HTML, and where it holds code."""
    from pyromark import events_with_range  # needed only where a text speaks to this program

    from socialpolicy.text.markdown import OPTIONS

    points = Points(source.encode())
    markup: list[Span] = []
    code: list[Span] = []
    for event, place in cast(Any, events_with_range(source, options=OPTIONS)):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if name in ("Html", "InlineHtml"):
            markup.append(Span(points.at(place["start"]), points.at(place["end"])))
        elif name == "Code" or (name == "Start" and isinstance(value, dict) and "CodeBlock" in value):
            code.append(Span(points.at(place["start"]), points.at(place["end"])))
    return markup, code
