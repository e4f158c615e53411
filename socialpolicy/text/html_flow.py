"""Carries HTML over into a Prose: its words, links and pictures stay, its tags, scripts and comments go."""

import re

from socialpolicy.text.html_tags import Tag, attributes, decoded, tags
from socialpolicy.text.prose import OBJECT
from socialpolicy.text.writer import Writer

_HIDING = frozenset(("code", "kbd", "pre", "samp", "script", "style", "svg", "template"))
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "nobr", "q", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup",
    "svg", "template", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_KINDS = {"li": "item", "dd": "item", "dt": "item", "td": "cell", "th": "cell"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
_WORDS = re.compile(r"[^\r\n]+")


class HtmlFlow:
    """What open tags do to the text after them; `quotes` counts quotations."""

    def __init__(self, writer: Writer) -> None:
        """Begin outside of every tag."""
        self.quotes = 0
        self._writer = writer
        self._anchor: tuple[str, int] | None = None

    def inline(self, html: str, source: int) -> None:
        """Take one tag that stands inside a paragraph of Markdown."""
        tag = next(tags(html), None)
        if tag is not None:
            self._take(tag, source)

    def block(self, html: str, pieces: list[tuple[int, int]], quoted: bool) -> None:
        """Take a whole block of HTML; `pieces` lead to the source, `quoted` if it stands in a block quote."""
        places = _Places(pieces)
        last = 0
        for tag in tags(html):
            self._text(html, last, tag.start, places)
            if tag.name and tag.name not in _INLINE and tag.name != "br" and not self._writer.hidden:
                self.end(quoted)
                self._enter(tag)
            self._take(tag, places.at(tag.start))
            last = tag.end
        self._text(html, last, len(html), places)
        self.end(quoted)

    def end(self, quoted: bool = False) -> None:
        """Close the open block; no tag inside it reaches beyond."""
        self._writer.end(quoted or self.quotes > 0)
        self._anchor = None

    def _enter(self, tag: Tag) -> None:
        if tag.name == "blockquote":
            self.quotes = max(self.quotes + (-1 if tag.closing else 1), 0)
        elif not tag.closing and tag.name in _KINDS:
            self._writer.begin(_KINDS[tag.name])

    def _take(self, tag: Tag, source: int) -> None:
        if self._writer.hidden:
            if tag.closing and tag.name == self._writer.hidden:
                self._writer.hidden = ""
        elif tag.name in _HIDING and not tag.closing and not tag.attributes.endswith("/"):
            self._writer.hidden = tag.name
            if tag.name in ("code", "kbd", "pre", "samp"):
                self._open().add(OBJECT, source)
        elif tag.name == "br":
            if self._writer.kind is not None:
                self._writer.add(" ", source)
        elif tag.name == "img":
            found = attributes(tag)
            self._open().image(found.get("src", ""), found.get("alt", ""), source)
        elif tag.name == "a":
            self._link(tag)

    def _link(self, tag: Tag) -> None:
        if self._anchor is not None and self._writer.kind is not None:
            self._writer.link(*self._anchor)
        self._anchor = None
        url = "" if tag.closing else attributes(tag).get("href", "")
        if url:
            self._anchor = (url, self._open().here)

    def _open(self) -> Writer:
        if self._writer.kind is None:
            self._writer.begin("paragraph")
        return self._writer

    def _text(self, html: str, start: int, end: int, places: "_Places") -> None:
        if self._writer.hidden or start == end:
            return
        for match in _WORDS.finditer(html, start, end):
            words, first = match[0], match.start()
            fresh = self._writer.kind is None or self._writer.empty
            if fresh or first > start:
                words = words.lstrip()
            if not words:
                continue
            if first > start and not fresh:
                self._writer.add(" ", places.at(first - 1))
            first = match.end() - len(words)
            for text, at in decoded(words):
                if text:
                    self._open().add(text, places.at(first + at))


class _Places:
    """Where each character of a block of HTML stands, asked for in order."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self._pieces = pieces
        self._index = 0

    def at(self, offset: int) -> int:
        pieces = self._pieces
        while self._index + 1 < len(pieces) and pieces[self._index + 1][0] <= offset:
            self._index += 1
        while self._index and pieces[self._index][0] > offset:
            self._index -= 1
        start, source = pieces[self._index]
        return source + offset - start
