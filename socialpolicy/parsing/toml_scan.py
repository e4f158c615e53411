"""Finds the keys and values of TOML with exact places; whether they may stand together is not judged here."""

import re
from typing import NoReturn

from socialpolicy.errors import ReadError
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import text_at
from socialpolicy.parsing.lines import Lines
from socialpolicy.parsing.toml_table import Table, put
from socialpolicy.parsing.toml_text import string
from socialpolicy.value import Value

DEPTH = 64
NODES = 20_000
"""How many levels deep a value may be nested, and how many lines and values there may be."""

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_END = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\Z)")
_KEY = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}|'
    r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}|"
    r'"(?:[^"\\\r\n]++|\\[^\r\n])*+"|'
    r"'[^'\r\n]*+'"
)
_WORD = re.compile(r"\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]++|[^\s,\[\]{}#\"'=]++")


class Statement(Value):
    """A line that means something: `mark` is "[" or "[[" for a table's name, "=" for a key with its value."""

    mark: str
    keys: tuple[Scalar, ...]
    value: Node | None
    span: Span


def statements(text: str, offset: int, line: int) -> list[Statement]:
    """Return the statements of TOML that stands at `offset` of a document; raise ReadError where there is none."""
    scan = _Scan(text, offset, line)
    found: list[Statement] = []
    while not scan.ended():
        found.append(scan.statement())
    return found


class _Scan:
    """Reads from `_at` on; every method leaves `_at` behind what it has read."""

    def __init__(self, text: str, offset: int, line: int) -> None:
        self._text, self._offset, self._line = text, offset, line
        self._at = self._count = 0

    def ended(self) -> bool:
        self._skip(_GAP)
        return self._at == len(self._text)

    def statement(self) -> Statement:
        start = self._at
        self._spend()
        mark = "[[" if self._take("[[") else "[" if self._take("[") else "="
        keys = self._keys()
        value = None
        if mark == "=":
            self._need("=", 'a key without "="; write key = "text"')
            value = self._value(0)
        else:
            self._need("]" * len(mark), f'a table name without "{"]" * len(mark)}"; close it')
        span = self._span(start)
        end = _END.match(self._text, self._at)
        if end is None:
            self._refuse("something after a value or a table name; begin a new line there")
        self._at = end.end()
        return Statement(mark, keys, value, span)

    def _keys(self) -> tuple[Scalar, ...]:
        keys = [self._key()]
        while self._take("."):
            keys.append(self._key())
            if len(keys) > DEPTH:
                self._refuse(f"a name of more than {DEPTH} parts; nest less")
        return tuple(keys)

    def _key(self) -> Scalar:
        self._skip(_BLANK)
        start = self._at
        if self._text[start : start + 1] in ('"', "'") and self._text[start : start + 3] not in ('"""', "'''"):
            return self._string()
        if not self._skip(_KEY):
            self._refuse('no key; write key = "text"')
        return Scalar(text_at(self._text[start : self._at], start + self._offset), self._span(start))

    def _value(self, depth: int) -> Node:
        self._skip(_BLANK)
        self._spend()
        if depth > DEPTH:
            self._refuse(f"brackets nested more than {DEPTH} levels deep; nest less")
        first = self._text[self._at : self._at + 1]
        if first in ('"', "'"):
            return self._string()
        if first == "[":
            return self._array(depth)
        return self._inline(depth) if first == "{" else self._word()

    def _word(self) -> Scalar:
        start = self._at
        if not self._skip(_WORD):
            self._refuse('no value; write "" for an empty one')
        return Scalar(text_at(self._text[start : self._at], start + self._offset), self._span(start))

    def _string(self) -> Scalar:
        start = self._at
        if not self._skip(_STRING):
            self._refuse("a quotation mark that is never closed; close it")
        return Scalar(string(self._text[start : self._at], start + self._offset), self._span(start), plain=False)

    def _array(self, depth: int) -> Sequence:
        start, items = self._at, []
        self._at += 1
        self._skip(_GAP)
        while not self._take("]"):
            items.append(self._value(depth + 1))
            self._skip(_GAP)
            if not self._take(",") and self._text[self._at : self._at + 1] != "]":
                self._refuse('a list without a comma or "]"; add it')
            self._skip(_GAP)
        return Sequence(tuple(items), self._span(start))

    def _inline(self, depth: int) -> Node:
        start = self._at
        self._at += 1
        table = Table(Span(start + self._offset, start + self._offset))
        self._skip(_GAP)
        while not self._take("}"):
            keys = self._keys()
            self._need("=", 'a key without "="; write key = "text"')
            put(table, keys, self._value(depth + 1))
            self._skip(_GAP)
            if not self._take(",") and self._text[self._at : self._at + 1] != "}":
                self._refuse('a table in braces without a comma or "}"; add it')
            self._skip(_GAP)
        table.span = self._span(start)
        return table.node()

    def _spend(self) -> None:
        self._count += 1
        if self._count > NODES:
            self._refuse(f"more than {NODES:,} lines and values; split the file")

    def _take(self, mark: str) -> bool:
        found = _BLANK.match(self._text, self._at)
        start = found.end() if found else self._at
        if not self._text.startswith(mark, start):
            return False
        self._at = start + len(mark)
        return True

    def _need(self, mark: str, otherwise: str) -> None:
        if not self._take(mark):
            self._refuse(otherwise)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found is not None

    def _span(self, start: int) -> Span:
        return Span(start + self._offset, self._at + self._offset)

    def _refuse(self, words: str) -> NoReturn:
        raise ReadError(f"The TOML cannot be read: it has {words}.", line=Lines(self._text, self._line).at(self._at))
