"""JSON to nodes with exact places, without recursion and within limits."""

import re

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text, text_at
from socialpolicy.parsing.entries import Pair, entries
from socialpolicy.parsing.lines import Lines
from socialpolicy.text.prose import Piece

DEPTH = 64
NODES = 200_000
"""How many levels deep a value may be nested, and how many values there may be."""

_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:"
    r'(?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")|'
    r"(?P<word>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null)|"
    r"(?P<mark>[\[\]{},:]))"
)
_SPACE = re.compile(r"[ \t\n\r]*+")
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<code>.{4})|(?P<letter>.))"
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_VALUE, _FIRST_VALUE, _KEY, _FIRST_KEY, _COLON, _COMMA = (
    "a value", "a value or ]", "a key in double quotes", "a key in double quotes or }", 'a ":"', "a comma or the end",
)  # fmt: skip


def nodes(text: str, offset: int = 0, line: int = 1) -> tuple[Node, tuple[Problem, ...]]:
    """Read the one JSON value that `text` holds; it stands at `offset` of a document, on `line` of it.

    Raises ReadError for what is not JSON, with the line and a remedy, and for what is over a limit.
    """
    node, problems, stop = leading(text, offset, line)
    rest = _SPACE.match(text, stop)
    if rest and rest.end() < len(text):
        words = "The JSON cannot be read: something follows its end; keep one value, or name the file .jsonl."
        raise ReadError(words, line=Lines(text, line).at(rest.end()))
    return node, problems


def leading(text: str, offset: int = 0, line: int = 1) -> tuple[Node, tuple[Problem, ...], int]:
    """Read the JSON value that `text` begins with, and return also where in `text` it ends."""
    reader = _Reader(text, offset, line)
    node = reader.run()
    return node, tuple(reader.problems), reader.stop


class _Frame:
    """A list or an object whose end has not been met; `key` waits for its value."""

    __slots__ = ("children", "key", "mapping", "pairs", "start")

    def __init__(self, mapping: bool, start: int) -> None:
        self.mapping, self.start = mapping, start
        self.key: Scalar | None = None
        self.pairs: list[Pair] = []
        self.children: list[Node] = []


class _Reader:
    """Goes from token to token; `_wanted` is what has to come next."""

    def __init__(self, text: str, offset: int, line: int) -> None:
        self.problems: list[Problem] = []
        self.stop = 0
        self._text, self._offset = text, offset
        self._lines = Lines(text, line)
        self._frames: list[_Frame] = []
        self._wanted = _VALUE
        self._root: Node | None = None
        self._count = 0

    def run(self) -> Node:
        """Read one value to its end."""
        while self._root is None:
            match = _TOKEN.match(self._text, self.stop)
            if match is None:
                raise self._refuse(self.stop)
            self.stop = match.end()
            if match.lastgroup == "mark":
                self._mark(match["mark"], self.stop - 1)
            else:
                self._scalar(match)
        return self._root

    def _scalar(self, match: re.Match[str]) -> None:
        start, end = match.span(match.lastgroup or 0)
        if self._wanted in (_KEY, _FIRST_KEY) and match.lastgroup == "string":
            self._frames[-1].key = string(self._text, start, end, self._offset)
            self._wanted = _COLON
        elif self._wanted not in (_VALUE, _FIRST_VALUE):
            raise self._refuse(start)
        elif match.lastgroup == "string":
            self._add(string(self._text, start, end, self._offset))
        else:
            at = start + self._offset
            self._add(Scalar(text_at(match["word"], at), Span(at, end + self._offset), decimal=True))

    def _mark(self, mark: str, at: int) -> None:
        wanted = self._wanted
        if mark in "[{" and wanted in (_VALUE, _FIRST_VALUE):
            self._open(mark == "{", at)
        elif mark in "]}" and self._may_close(mark == "}"):
            self._close(at)
        elif mark == ":" and wanted == _COLON:
            self._wanted = _VALUE
        elif mark == "," and wanted == _COMMA:
            self._wanted = _KEY if self._frames[-1].mapping else _VALUE
        else:
            raise self._refuse(at)

    def _may_close(self, mapping: bool) -> bool:
        if not self._frames or self._frames[-1].mapping != mapping:
            return False
        return self._wanted in (_COMMA, _FIRST_KEY if mapping else _FIRST_VALUE)

    def _open(self, mapping: bool, at: int) -> None:
        if len(self._frames) == DEPTH:
            words = f"The JSON is nested more than {DEPTH} levels deep; nest less."
            raise ReadError(words, line=self._lines.at(at))
        self._frames.append(_Frame(mapping, at))
        self._wanted = _FIRST_KEY if mapping else _FIRST_VALUE

    def _close(self, at: int) -> None:
        frame = self._frames.pop()
        span = Span(frame.start + self._offset, at + 1 + self._offset)
        if not frame.mapping:
            self._add(Sequence(tuple(frame.children), span))
            return
        kept, problems = entries(frame.pairs, lambda place: self._lines.at(place - self._offset))
        self.problems += problems
        self._add(Mapping(kept, span))

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > NODES:
            words = f"The JSON holds more than {NODES:,} values; split the file."
            raise ReadError(words, line=self._lines.at(node.span.start - self._offset))
        self._wanted = _COMMA
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        if frame.key is not None:
            frame.pairs.append((frame.key, node))
            frame.key = None
        else:
            frame.children.append(node)

    def _refuse(self, at: int) -> ReadError:
        space = _SPACE.match(self._text, at)
        at = space.end() if space else at
        words = _words(self._text[at : at + 1], self._wanted)
        return ReadError(f"The JSON cannot be read: {words}.", line=self._lines.at(at))


def string(text: str, start: int, end: int, offset: int) -> Scalar:
    """Return the JSON string that stands, with its quotation marks, at `text[start:end]`."""
    span = Span(start + offset, end + offset)
    written = text[start + 1 : end - 1]
    if "\\" not in written:
        return Scalar(text_at(written, span.start + 1), span, plain=False)
    parts: list[str] = []
    pieces = [Piece(0, span.start + 1)]
    length = last = 0
    for match in _ESCAPE.finditer(written):
        parts += (written[last : match.start()], _meaning(match))
        length += match.start() - last
        pieces.append(Piece(length, span.start + 1 + match.start()))
        length += 1
        last = match.end()
        pieces.append(Piece(length, span.start + 1 + last))
    parts.append(written[last:])
    first = 1 if pieces[1].start == 0 else 0
    return Scalar(Text("".join(parts), tuple(pieces[first:])), span, plain=False)


def _meaning(match: re.Match[str]) -> str:
    if match["letter"]:
        return _LETTERS.get(match["letter"], match["letter"])
    if match["code"]:
        code = int(match["code"], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return chr(0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + int(match["low"], 16) - 0xDC00)


def _words(found: str, wanted: str) -> str:
    if not found:
        return "it ends too early; close the last bracket, brace or quotation mark"
    if found == '"' and wanted not in (_COLON, _COMMA):
        return "a text is not closed, or holds a line end or a lone backslash; write \\n and \\\\ there"
    if found in "]}" and wanted in (_KEY, _VALUE):
        return f'a comma or a colon stands before "{found}"; delete it, or add the value'
    if found == "'":
        return "it has single quotation marks; use double ones"
    if found in "/#":
        return "it holds a comment; delete it"
    shown = found if found.isprintable() else f"U+{ord(found):04X}"
    return f'"{shown}" stands where {wanted} should; mend the place before it'
