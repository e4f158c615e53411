"""Markdown, with the HTML and the template tags that are met in it, to Prose."""

from collections.abc import Callable
from typing import Any, cast

from pyromark import events_with_range

from socialpolicy.text.cutting import lead
from socialpolicy.text.html_flow import HtmlFlow
from socialpolicy.text.points import Points
from socialpolicy.text.prose import OBJECT, Prose
from socialpolicy.text.template import mask
from socialpolicy.text.writer import Writer

_OPTIONS: Any = 2 | 4 | 8 | 16
"""Tables, footnotes, strikethrough and task lists."""

_KINDS = {"Item": "item", "TableCell": "cell", "BlockQuote": "paragraph", "FootnoteDefinition": "paragraph"}
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))


def parse(source: str, origin: int = 0, before: Prose | None = None) -> Prose:
    """Read Markdown (CommonMark with tables, footnotes and strikethrough).

    Code, bare addresses, pictures and template tags become one OBJECT each; HTML tags and comments go;
    blocks inside block quotes are quotations. Every text can be parsed, in linear time. The pieces
    lead to a document in which the source stands at `origin`; what is read goes on after `before`.
    """
    masked = mask(source)
    try:
        data = masked.encode()
    except UnicodeEncodeError:  # lone surrogates, which the parser does not take
        data = masked.encode("utf-8", "replace")
        masked = data.decode()
    point = origin.__add__ if len(data) == len(masked) else Points(data, origin).at
    return _Reader(masked, point, Writer(before)).read()


class _Picture:
    """An image whose alternative text is being read."""

    __slots__ = ("alt", "depth", "file", "source")

    def __init__(self, file: str, source: int) -> None:
        self.file, self.source = file, source
        self.alt: list[str] = []
        self.depth = 1


class _Reader:
    """Follows the parser's events: what is open, and where the text in it goes."""

    def __init__(self, source: str, point: Callable[[int], int], writer: Writer) -> None:
        self._source, self._point, self._writer = source, point, writer
        self._html = HtmlFlow(self._writer)
        self._kinds = ["paragraph"]
        self._links: list[tuple[str, int]] = []
        self._quotes = 0
        self._muted = False
        self._picture: _Picture | None = None
        self._next = self._next_point = -1
        self._markup: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._written = 0

    def read(self) -> Prose:
        """Follow the parser to the end."""
        steps: dict[str, Callable[[Any, int], None]] = {
            "Start": self.start,
            "End": self.stop,
            "Code": self.code,
            "InlineHtml": self.inline_html,
            "Html": self.html,
        }
        for event, place in cast(Any, events_with_range(self._source, options=_OPTIONS)):
            if event.__class__ is str:
                if event == "Rule":
                    self._end()
                else:
                    self._text(" ", place)
            elif "Text" in event:
                self._text(event["Text"], place)
            else:
                name, value = event.popitem()
                if name in steps:
                    steps[name](value, place["start"])
        self._end()
        return self._writer.finish()

    def _text(self, value: str, place: dict[str, int]) -> None:
        """Write text, whose place needs no counting where it follows text that stands as it was written."""
        if self._picture is not None:
            self._picture.alt.append(value)
        elif not self._muted and not self._html.hidden:
            writer = self._writer
            if writer.kind is None:
                writer.begin(self._kinds[-1])
            start, end = place["start"], place["end"]
            point = self._next_point if start == self._next else self._point(start)
            writer.add(value, point)
            if end - start == len(value):
                self._next, self._next_point = end, point + len(value)

    def code(self, _value: str, start: int) -> None:
        self._text(OBJECT, {"start": start, "end": start})

    def inline_html(self, value: str, start: int) -> None:
        if self._picture is None and not self._muted:
            self._open()
            self._html.inline(value, self._point(start))

    def html(self, value: str, start: int) -> None:
        lead(self._places, self._written, self._point(start))
        self._markup.append(value)
        self._written += len(value)

    def start(self, tag: Any, start: int) -> None:
        name: str = tag if tag.__class__ is str else next(iter(tag))
        if name == "Image":
            self._start_picture(tag[name]["dest_url"], start)
        elif name == "Link":
            self._start_link(tag[name], start)
        elif name not in _INLINE:
            self._end()
            if name != "Paragraph":
                self._enter(name, start)

    def stop(self, tag: Any, _start: int) -> None:
        name: str = tag if tag.__class__ is str else next(iter(tag))
        if name == "Image":
            self._end_picture()
        elif name == "Link":
            self._end_link()
        elif name not in _INLINE:
            self._end()
            if name != "Paragraph":
                self._leave(name)

    def _open(self) -> Writer:
        if self._writer.kind is None:
            self._writer.begin(self._kinds[-1])
        return self._writer

    def _end(self) -> None:
        if self._writer.kind is not None:
            self._html.end(self._quotes > 0)
            self._links.clear()

    def _enter(self, name: str, start: int) -> None:
        if name in _KINDS:
            self._kinds.append(_KINDS[name])
        if name == "BlockQuote":
            self._quotes += 1
        elif name == "Heading":
            self._writer.begin("heading")
        elif name == "CodeBlock":
            self._writer.begin("code")
            self._writer.add(OBJECT, self._point(start))
            self._end()
            self._muted = True

    def _leave(self, name: str) -> None:
        if name in _KINDS:
            self._kinds.pop()
        if name == "BlockQuote":
            self._quotes -= 1
        elif name == "CodeBlock":
            self._muted = False
        elif name == "HtmlBlock" and self._markup:
            self._html.block("".join(self._markup), self._places, self._quotes > 0)
            self._markup, self._places, self._written = [], [], 0

    def _start_link(self, link: Any, start: int) -> None:
        if self._picture is not None:
            return
        writer = self._open()
        self._links.append((link["dest_url"], writer.here))
        if link["link_type"] in ("Autolink", "Email"):
            writer.add(OBJECT, self._point(start))
            self._muted = True

    def _end_link(self) -> None:
        if self._picture is None and self._links:
            self._muted = False
            self._writer.link(*self._links.pop())

    def _start_picture(self, file: str, start: int) -> None:
        if self._picture is not None:
            self._picture.depth += 1
        else:
            self._picture = _Picture(file, self._point(start))

    def _end_picture(self) -> None:
        picture = self._picture
        if picture is None:
            return
        picture.depth -= 1
        if not picture.depth:
            self._picture = None
            if not self._html.hidden:
                self._open().image(picture.file, "".join(picture.alt), picture.source)
