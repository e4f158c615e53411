"""Front matter as most people write it, read line by line: loading a YAML parser costs a tenth of checking one post."""

from importlib import import_module

from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.text.prose import Piece

LONGEST, LONGEST_KEY = 20_000, 100
"""How many characters are looked at here; what is longer may be over a limit that the parser watches."""

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""With one of these at its beginning a value may be more than the words that it shows."""

_FLOW_INDICATORS = frozenset("?:[]{}#")
"""With one of these in it a word in brackets may be more than a word."""


class _NotPlainError(Exception):
    """Something stands here that only a parser can read, or refuse."""


class _Field:
    """A key and what was written for it: `text[start:end]`, or the items of a list, which begins at `first`.

    `quote` is the one in which the value stands and which has not been closed yet, else "".
    """

    __slots__ = ("end", "first", "indent", "items", "key", "quote", "start")

    def __init__(self, key: Scalar, start: int, end: int, quote: str) -> None:
        self.key, self.start, self.end, self.quote = key, start, end, quote
        self.items: list[Scalar] = []
        self.first = self.indent = 0


def plain_fields(text: str, offset: int) -> Mapping | None:
    """Return what the YAML parser makes of a text that stands at `offset`, or None for all but the plainest YAML.

    Plain are lines of a key and a value, in quotes without escapes or in none; a key with lines of `- value` below
    it or with words in brackets; lines that go on with a value; comments and blank lines.
    """
    if len(text) > LONGEST or not text.replace("\n", "").isprintable():
        return None
    try:
        return _Reader(text, offset).read()
    except _NotPlainError:
        return None


class _Reader:
    """Collects the fields of a text line by line; whatever is not plain raises _NotPlainError."""

    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._fields: dict[str, _Field] = {}
        self._last: _Field | None = None
        self._goes_on = False

    def read(self) -> Mapping:
        at = 0
        for line in self._text.split("\n"):
            self._line(line, at)
            at += len(line) + 1
        fields = list(self._fields.values())
        if not fields:
            raise _NotPlainError
        stops = [field.key.span.start - self._offset for field in fields]
        stops.append(len(self._text))
        pairs = tuple((field.key, self._value(field, stops[index])) for index, field in enumerate(fields, start=1))
        return Mapping(pairs, self._span(stops[0], self._end(stops[-1])))

    def _line(self, line: str, at: int) -> None:
        words = line.strip(" ")
        start = at + len(line) - len(line.lstrip(" ")) if line[:1] == " " else at
        last = self._last
        if last is not None and words and (last.quote or (self._goes_on and start > at)):
            last.end = start + len(words)
            if last.quote in words:
                last.quote = ""
        elif not words or words[0] == "#":
            self._goes_on = False
        elif words.startswith("- "):
            self._item(start, start - at, start + len(words))
        elif start == at:
            self._key(words, at)
        else:
            raise _NotPlainError

    def _key(self, words: str, at: int) -> None:
        name, colon, rest = words.partition(":")
        known = len(name) <= LONGEST_KEY and name.isascii() and name.replace("-", "_").isidentifier()
        if not (known and colon) or rest[:1] not in ("", " ") or name in self._fields:
            raise _NotPlainError
        end = at + len(words)
        key = Scalar(self._text_at(name, at), self._span(at, at + len(name)))
        value = rest.lstrip(" ")
        quote = value[0] if value[:1] in ("'", '"') and value.find(value[0], 1) < 0 else ""
        self._last = self._fields[name] = _Field(key, end - len(value), end, quote)
        self._goes_on = bool(rest)

    def _item(self, start: int, indent: int, end: int) -> None:
        field = self._last
        if field is None or field.start < field.end or (field.items and field.indent != indent):
            raise _NotPlainError
        if not field.items:
            field.first, field.indent = start, indent
        words = self._text[start + 1 : end].lstrip(" ")
        field.items.append(self._scalar(end - len(words), end))

    def _value(self, field: _Field, stop: int) -> Node:
        if field.items:
            return Sequence(tuple(field.items), self._span(field.first, self._end(stop)))
        if self._text.startswith("[", field.start, field.end):
            return self._bracketed(field.start, field.end)
        return self._scalar(field.start, field.end)

    def _end(self, stop: int) -> int:
        """Return where a list or the whole ends to the parser: where the next thing begins, but for the blanks."""
        return len(self._text[:stop].rstrip())

    def _bracketed(self, start: int, end: int) -> Sequence:
        written = self._text[start:end]
        if written[-1] != "]" or "\n" in written:
            raise _NotPlainError
        items = []
        at = start + 1
        for part in written[1:-1].split(",") if written[1:-1].strip(" ") else ():
            words = part.strip(" ")
            if not words or (words[0] not in "'\"" and not _FLOW_INDICATORS.isdisjoint(words)):
                raise _NotPlainError
            first = at + part.index(words)
            items.append(self._scalar(first, first + len(words)))
            at += len(part) + 1
        return Sequence(tuple(items), self._span(start, end))

    def _scalar(self, start: int, end: int) -> Scalar:
        written = self._text[start:end]
        quote = written[:1] if written[:1] in ("'", '"') else ""
        value = written[1:-1] if quote else written
        if quote:
            plain = len(written) > 1 and written[-1] == quote and quote not in value and "\\" not in value
        else:
            plain = written[:1] not in _INDICATORS and " #" not in written
            if plain and ":" in written:
                plain = ": " not in written and ":\n" not in written and written[-1] != ":"
        if not plain:
            raise _NotPlainError
        text = self._folded(value, start, end, quote) if "\n" in value else self._text_at(value, start + len(quote))
        return Scalar(text, self._span(start, end), not quote)

    def _folded(self, written: str, start: int, end: int, quote: str) -> Text:
        """Return a value of several lines, whose ends mean a blank each; a blank line would mean a line end."""
        first, *between, last = written.split("\n")
        between = [line.strip(" ") for line in between]
        if not all(between):
            raise _NotPlainError
        value = " ".join((first.rstrip(" "), *between, last.lstrip(" ")))
        pieces = import_module("socialpolicy.parsing.yaml_text").pieces(self._text, start, end, quote, value)
        return Text(value, tuple(Piece(at, source + self._offset) for at, source in pieces))

    def _text_at(self, value: str, start: int) -> Text:
        return Text(value, (Piece(0, start + self._offset),))

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self._offset, end + self._offset)
