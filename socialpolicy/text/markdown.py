"""Markdown, with the HTML and the template tags that are met in it, to Prose."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

from pyromark import events_with_range

from socialpolicy.text.points import Points
from socialpolicy.text.prose import OBJECT, Prose, lead
from socialpolicy.text.template import mask
from socialpolicy.text.writer import Writer

if TYPE_CHECKING:
    from socialpolicy.text.html_flow import HtmlFlow

OPTIONS: Any = 2 | 4 | 8 | 16
"""What the parser reads besides CommonMark: tables, footnotes, strikethrough and task lists."""

_KINDS = {"Item": "item", "TableCell": "cell", "BlockQuote": "paragraph", "FootnoteDefinition": "paragraph"}
_EMPHASES = frozenset(("Emphasis", "Strong", "Strikethrough"))


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


class _Reader:
    """Follows the parser's events: what is open, and where the text in it goes."""

    def __init__(self, source: str, point: Callable[[int], int], writer: Writer) -> None:
        self._events: Iterator[tuple[Any, Any]] = iter(cast(Any, events_with_range(source, options=OPTIONS)))
        self._point, self._writer = point, writer
        self._html: HtmlFlow | None = None
        self._kinds = ["paragraph"]
        self._links: list[tuple[str, int]] = []
        self._quotes = 0

    def read(self) -> Prose:
        """Follow the parser to the end; most events are text, whose place needs no counting where it goes on."""
        writer, point = self._writer, self._point
        following = -1
        for event, place in self._events:
            if event.__class__ is str:
                if event == "Rule":
                    self._end()
                    continue
                text = " "
            elif "Text" in event:
                text = event["Text"]
            elif "End" in event:
                self._stop(event["End"])
                continue
            elif "Start" in event:
                self._start(event["Start"], place["start"])
                continue
            else:
                self._take(event, place["start"])
                continue
            if writer.hidden:
                continue
            if writer.kind is None:
                writer.begin(self._kinds[-1])
                following = -1
            start, end = place["start"], place["end"]
            if start == following:
                writer.go_on(text)
            else:
                writer.add(text, point(start))
            following = end if end - start == len(text) else -1
        self._end()
        return writer.finish()

    def _take(self, event: Any, start: int) -> None:
        """Take a piece of code or a tag inside a paragraph."""
        if "Code" in event:
            if not self._writer.hidden:
                self._open().add(OBJECT, self._point(start))
        elif "InlineHtml" in event:
            self._open()
            self._flow().inline(event["InlineHtml"], self._point(start))

    def _start(self, tag: Any, start: int) -> None:
        name: str = tag if tag.__class__ is str else next(iter(tag))
        if name == "Link":
            self._link(tag[name], start)
        elif name == "Image":
            self._picture(tag[name]["dest_url"], start)
        elif name not in _EMPHASES:
            self._end()
            if name != "Paragraph":
                self._enter(name, start)

    def _stop(self, tag: Any) -> None:
        name: str = tag if tag.__class__ is str else next(iter(tag))
        if name == "Link":
            self._writer.link(*self._links.pop())
        elif name not in _EMPHASES:
            self._end()
            if name in _KINDS:
                self._kinds.pop()
            if name == "BlockQuote":
                self._quotes -= 1

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
            self._skip()
        elif name == "HtmlBlock":
            self._markup()

    def _open(self) -> Writer:
        if self._writer.kind is None:
            self._writer.begin(self._kinds[-1])
        return self._writer

    def _end(self) -> None:
        if self._writer.kind is not None:
            (self._html or self._writer).end(self._quotes > 0)

    def _flow(self) -> "HtmlFlow":
        if self._html is None:
            from socialpolicy.text.html_flow import HtmlFlow  # most posts hold no HTML

            self._html = HtmlFlow(self._writer)
        return self._html

    def _skip(self) -> None:
        """Leave out what stands in a block of code or in <https://...>: nothing but text."""
        for event, _ in self._events:
            if "End" in event:
                break

    def _link(self, link: Any, start: int) -> None:
        writer = self._open()
        before = writer.here
        if link["link_type"] in ("Autolink", "Email"):
            writer.add(OBJECT, self._point(start))
            self._skip()
            writer.link(link["dest_url"], before)
        else:
            self._links.append((link["dest_url"], before))

    def _picture(self, file: str, start: int) -> None:
        """Read a picture to its end; the words in its brackets are its alternative text."""
        alt: list[str] = []
        inside = 0
        for event, _ in self._events:
            if event.__class__ is str:
                alt.append(" ")
            elif "Text" in event:
                alt.append(event["Text"])
            elif "Code" in event:
                alt.append(OBJECT)
            elif "Start" in event:
                inside += 1
            elif "End" in event:
                inside -= 1
                if inside < 0:
                    break
        if not self._writer.hidden:
            self._open().image(file, "".join(alt), self._point(start))

    def _markup(self) -> None:
        """Read a block of HTML to its end."""
        markup: list[str] = []
        places: list[tuple[int, int]] = []
        written = 0
        for event, place in self._events:
            if "End" in event:
                break
            if "Html" in event:
                lead(places, written, self._point(place["start"]))
                markup.append(event["Html"])
                written += len(event["Html"])
        if markup:
            self._flow().block("".join(markup), places, self._quotes > 0)
