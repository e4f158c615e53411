"""A TOML string of any of its four kinds to the text that it means, with a place for every character."""

import re

from socialpolicy.model.text import Text
from socialpolicy.text.prose import Piece

_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_LINE_END = r"(?P<newline>\r\n)"
_LITERAL = re.compile(_LINE_END)
_BASIC = re.compile(
    rf"{_LINE_END}|\\(?P<joined>[ \t]*+(?:\r\n|\n)\s*+)|"
    r"\\(?:u(?P<short>[0-9a-fA-F]{4})|U(?P<long>[0-9a-fA-F]{8})|x(?P<byte>[0-9a-fA-F]{2})|(?P<letter>.))"
)


def string(written: str, start: int) -> Text:
    """Return what `written`, a string with its quotation marks at `start` of the document, means."""
    quote = 3 if written[:3] in ('"""', "'''") and len(written) >= 6 else 1
    first = quote
    if quote == 3 and written.startswith(("\n", "\r\n"), quote):
        first += 2 if written[quote] == "\r" else 1
    pattern = _BASIC if written[0] == '"' else _LITERAL
    parts: list[str] = []
    pieces: list[Piece] = []
    length, last = 0, first
    for match in pattern.finditer(written, first, len(written) - quote):
        meaning = _meaning(match)
        pieces += (Piece(length, start + last), Piece(length + match.start() - last, start + match.start()))
        parts += (written[last : match.start()], meaning)
        length += match.start() - last + len(meaning)
        last = match.end()
    parts.append(written[last : len(written) - quote])
    pieces.append(Piece(length, start + last))
    return Text("".join(parts), _distinct(pieces))


def _distinct(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Keep the last of the pieces that begin at the same character."""
    return tuple({piece.start: piece for piece in pieces}.values())


def _meaning(match: re.Match[str]) -> str:
    if match["newline"]:
        return "\n"
    if match["joined"]:
        return ""
    if match["letter"]:
        return _LETTERS.get(match["letter"], "\ufffd")
    code = int(match["short"] or match["long"] or match["byte"], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
