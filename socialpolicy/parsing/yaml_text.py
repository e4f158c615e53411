"""Leads each character of a YAML scalar back to where it was written, in all five styles of writing one."""

import re
from collections.abc import Iterator

from socialpolicy.text.prose import Piece
from socialpolicy.value import Value

_PROPERTIES = r"(?:[!&][^\s]*+(?:[ \t\r\n]|#[^\r\n]*+)*+)++"
_BREAK = r"\r\n|[\n\r\x85\u2028\u2029]"
_FOLD = r"(?<![ \t])[ \t]*+(?:\r\n|[\n\r\x85\u2028\u2029])[ \t\r\n\x85\u2028\u2029]*+"
_JOIN = r"\\(?:\r\n|[\n\r\x85\u2028\u2029])[ \t\r\n\x85\u2028\u2029]*+"
_FLOW = {"": _FOLD, "'": rf"{_FOLD}|''", '"': rf"{_JOIN}|\\(?:x..|u.{{4}}|U.{{8}}|.)|{_FOLD}"}
_BREAKS = "\n\r\x85\u2028\u2029"
_KEPT = "\u2028\u2029"


def skip_properties(text: str, start: int, end: int) -> int:
    """Return where the value itself begins, after its tag and anchor."""
    match = re.compile(_PROPERTIES).match(text, start, end)
    return match.end() if match else start


def pieces(text: str, start: int, end: int, style: str, value: str) -> tuple[Piece, ...]:
    """Map `value` to `text[start:end]`, where it stands in `style`: "" (plain), ', ", | or >."""
    if style in ("|", ">"):
        return tuple(_join(_block(text, start, end, style == ">", value))) or (Piece(0, start),)
    quoted = bool(style)
    first, last = start + quoted, end - quoted
    if last - first == len(value) and text.startswith(value, first):
        return (Piece(0, first),)
    return tuple(_join(_flow(text, first, last, re.compile(_FLOW[style]))))


def _join(found: Iterator[Piece]) -> Iterator[Piece]:
    """Leave out the pieces that only go on where the one before leads anyway, or that hold nothing."""
    held: Piece | None = None
    for piece in found:
        if held is None or piece.start == held.start:
            held = piece
        elif piece.source - piece.start != held.source - held.start:
            yield held
            held = piece
    if held is not None:
        yield held


def _flow(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Piece]:
    at, source = 0, start
    for match in pattern.finditer(text, start, end):
        yield Piece(at, source)
        at += match.start() - source
        written = match.group()
        if written[0] == "\\" and written[1] not in _BREAKS:
            source = match.start() + _escape_length(written)
            yield Piece(at, match.start())
            at += 1
        elif written == "''":
            source = match.end()
            yield Piece(at, match.start())
            at += 1
        else:
            source = match.end()
            for place in _folded(match):
                yield Piece(at, place)
                at += 1
    yield Piece(at, source)


def _escape_length(written: str) -> int:
    return {"x": 4, "u": 6, "U": 10}.get(written[1], 2)


def _folded(match: re.Match[str]) -> list[int]:
    """Return the place of each character that a folded line end stands for."""
    breaks = [found.start() for found in re.compile(_BREAK).finditer(match.string, match.start(), match.end())]
    if match.group()[0] == "\\":
        return breaks[1:]
    if match.string[breaks[0]] in _KEPT:
        return breaks
    return breaks[1:] or breaks


class _Line(Value):
    """One source line of a block scalar: where it starts, and where its line end starts."""

    start: int
    end: int


def _block(text: str, start: int, end: int, folded: bool, value: str) -> Iterator[Piece]:
    lines = list(_lines(text, start, end))
    indent = _indent(text, lines, value)
    at = 0
    breaks: list[int] = []
    before: str | None = None
    for line in lines:
        first = min(line.start + indent, line.end)
        if first == line.end:
            breaks.append(line.end)
            continue
        for place in _kept_breaks(text, breaks, before, text[first], folded):
            yield Piece(at, place)
            at += 1
        if at >= len(value):
            return
        yield Piece(at, first)
        at += line.end - first
        before = text[first]
        breaks = [line.end]
    for place in breaks[: max(len(value) - at, 0)]:
        yield Piece(at, place)
        at += 1


def _kept_breaks(text: str, breaks: list[int], before: str | None, after: str, folded: bool) -> list[int]:
    """Return the places of the characters that stand in the value between two lines that are not blank."""
    loose = before is None or before in " \t" or after in " \t"
    if not folded or loose or not breaks or text[breaks[0] : breaks[0] + 1] in _KEPT:
        return breaks
    return breaks[1:] or breaks


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield the lines after the one that holds the indicator."""
    pattern = re.compile(_BREAK)
    header = pattern.search(text, start, end)
    at = header.end() if header else end
    while at < end:
        found = pattern.search(text, at, end)
        yield _Line(at, found.start() if found else end)
        at = found.end() if found else end


def _indent(text: str, lines: list[_Line], value: str) -> int:
    own = next((_spaces(line) for line in re.split(_BREAK, value) if line.strip(" ")), 0)
    for line in lines:
        written = text[line.start : line.end]
        if written.strip(" "):
            return max(_spaces(written) - own, 0)
    return 0


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
