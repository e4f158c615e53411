"""Plain text, as people type it into a channel's box, to Prose."""

import re

from socialpolicy.text.prose import Prose
from socialpolicy.text.writer import Writer

_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|[\r\n]|\Z)")
_RULE = re.compile(r"---[ \t]*")
_QUOTE = re.compile(r"[ \t]*+(?:>[ \t]?+)++")
_BULLET = re.compile(r"[ \t]*+(?:(?:[-*+–—]|\d{1,3}[.)])[ \t]++|[•‣◦▪●○■·][ \t]*+)")
_SYMBOL = re.compile(
    r"[0-9#*]\ufe0f?\u20e3|[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]"
)
"""A keycap, an arrow, a sign or an emoji, with which people begin the items of a list."""


def parse(source: str) -> Prose:
    """Read plain text: blank lines part paragraphs, bullets begin items, > quotes, --- parts a thread.

    Line ends inside a paragraph become spaces; addresses become one OBJECT each; @names and #tags stay.
    """
    writer = Writer()
    quoted = False
    for match in _LINE.finditer(source):
        start, end = match.span(1)
        quote = _QUOTE.match(source, start, end)
        start = quote.end() if quote else start
        kind = _kind(source, start, end)
        if writer.kind is not None and (kind is None or kind == "item" or quoted != bool(quote)):
            writer.end(quoted)
        if kind is not None:
            _line(writer, source, start, end, kind)
            quoted = bool(quote)
    writer.end(quoted)
    return writer.finish()


def parts(source: str) -> list[tuple[int, int]]:
    """Return the spans of a thread's parts, which lines of --- separate; blank parts are left out."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _LINE.finditer(source):
        if _RULE.fullmatch(match[1]):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(source)))
    return [_stripped(source, *part) for part in found if source[slice(*part)].strip()]


def _kind(source: str, start: int, end: int) -> str | None:
    """Tell what a line begins or goes on with; None for a line that parts blocks."""
    line = source[start:end]
    if not line.strip() or _RULE.fullmatch(line):
        return None
    return "item" if _BULLET.match(line) or _SYMBOL.match(line.lstrip()) else "paragraph"


def _line(writer: Writer, source: str, start: int, end: int, kind: str) -> None:
    if writer.kind is None:
        writer.begin(kind)
    else:
        writer.add(" ", max(start - 1, 0))
    bullet = _BULLET.match(source, start, end)
    start = bullet.end() if bullet else start
    start, end = _stripped(source, start, end)
    if start < end:
        writer.add(source[start:end], start)


def _stripped(source: str, start: int, end: int) -> tuple[int, int]:
    text = source[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
