"""One YAML scalar: its text with every place, whether it is plain, and what a stray # took away from it."""

import re
from typing import Any

from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Scalar
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.parsing.yaml_text import pieces, skip_properties
from socialpolicy.text.prose import Piece

CORE = "tag:yaml.org,2002:"

_PLAIN_TAGS = frozenset(CORE + name for name in ("int", "float", "bool", "null", "timestamp"))
_TEXT_TAGS = frozenset(("!", CORE + "str"))
_EATEN = re.compile(r"[ \t]+(?P<tag>#\w[^\r\n]*)")
_BELOW = re.compile(r"[ \t]*(?:\r\n|[\n\r])(?P<indent> +)(?P<tag>#\w[^\r\n]*)")
_BEFORE = re.compile(r" *(?:- +)*")
_LONE = r"[\ud800-\udfff]"
_MARKS = {None: 0, "": 0, "'": 1, '"': 1}
_NEAR = 80
"""No hashtag that stands further away from a scalar belongs to it."""


def scalar(event: Any, text: str, offset: int) -> tuple[Scalar, Problem | None]:
    """Build the scalar of a parser's event from YAML that stands at `offset` of its document."""
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if event.tag is None and event.anchor is None and style in _MARKS:
        value, first = event.value, start + _MARKS[style]
        if end + start - 2 * first == len(value) and text.startswith(value, first):
            found: tuple[Piece, ...] = (Piece(0, first + offset),)
            dropped = None if style or text.find("#", end, end + _NEAR) < 0 else _dropped(text, start, end, offset)
            return Scalar(Text(value, found), Span(start + offset, end + offset), not style, dropped), None
    if event.tag is not None or event.anchor is not None:
        start = skip_properties(text, start, end)
    value = event.value if event.value.isascii() else re.sub(_LONE, "\ufffd", event.value)
    found = pieces(text, start, end, style, value)
    if offset:
        found = tuple(Piece(piece.start, piece.source + offset) for piece in found)
    if style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    span = Span(start + offset, end + offset)
    plain = not style and (event.tag is None or event.tag in _PLAIN_TAGS)
    dropped = None if style else _dropped(text, start, end, offset)
    problem = eaten("!", span) if event.tag == "!" and value and not style else _unknown(event.tag, span)
    return Scalar(Text(value, found), span, plain, dropped), problem


def eaten(sign: str, span: Span) -> Problem:
    """Return what to say of a sign before a value that YAML reads as its own and leaves out."""
    words = f"YAML reads {sign} before a value as a sign of its own and drops it."
    return Problem("eaten-by-yaml", span, words, "Put the whole value in quotes.")


def _dropped(text: str, start: int, end: int, offset: int) -> Span | None:
    """Return what reads as a hashtag after a plain scalar, though YAML takes it for a comment.

    It stands on the same line, or on the next where the scalar could go on.
    """
    match = _EATEN.match(text, end)
    if match is None:
        match = _BELOW.match(text, end)
        if match is None or len(match["indent"]) < _inside(text, start):
            return None
    first = match.start("tag")
    return Span(first + offset, first + len(match["tag"].rstrip()) + offset)


def _inside(text: str, start: int) -> int:
    """Return from which column on a line goes on with the scalar that begins at `start`, as a list or its key allow."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    first = _BEFORE.match(text, line, start)
    column = (first.end() if first else line) - line
    return column if line + column == start else column + 1


def _unknown(tag: str | None, span: Span) -> Problem | None:
    if tag is None or tag in _PLAIN_TAGS or tag in _TEXT_TAGS:
        return None
    words = f"The YAML tag {tag.removeprefix(CORE)} is not one that is read here; its value was taken as text."
    return Problem("unreadable-value", span, words, "Delete the tag, or put the value in quotes.")
