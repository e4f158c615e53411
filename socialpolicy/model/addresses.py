"""The addresses of a post, wherever they stand: in its text, behind words that carry them, and in its fields."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.span import Span
from socialpolicy.text.links import host
from socialpolicy.text.occurring import in_bytes
from socialpolicy.text.prose import OBJECT, Link, Prose

_HOST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_GLUED = frozenset("@/#$\\")
"""Behind one of these a name with dots is no host, but a part of an account, a path or a name in code."""

_REST = r"[^\s\ufffc]*"
_ENDING = ".,;:!?'\")]}>*_"


class Address(NamedTuple):
    """An address as it was typed, and its place in the document."""

    url: str
    span: Span

    @property
    def host(self) -> str:
        """Return the host in lower case, without www.; "" where the address has none."""
        return host_of(self.url)

    @property
    def path(self) -> str:
        """Return what follows the host, without the anchor."""
        return _path(self.url)


def host_of(url: str) -> str:
    """Return the host of an address, with or without https://, in lower case and without www.; "" for none."""
    return host(url) or host(f"//{url}")


def entry_for(url: str, entries: Container[str]) -> str | None:
    """Return the entry for a host with the first step of its path, or for the longest of its endings, if any."""
    name = host_of(url)
    first = f"{name}/{_path(url).strip('/').partition('/')[0]}"
    if first in entries:
        return first
    while name and name not in entries:
        name = name.partition(".")[2]
    return name or None


def urls_of(context: Context) -> tuple[str, ...]:
    """Return the addresses of a post as they were typed, and those in quotations: without them there are none."""
    return context.once("urls", lambda: tuple(_urls(context)))


def joined_urls(context: Context) -> bytes:
    """Return the same in small letters with blanks between them, in UTF-8, for a look at all of them at once."""
    return context.once("joined urls", lambda: in_bytes(" ".join(urls_of(context)).lower()))


def addresses_of(context: Context) -> tuple[Address, ...]:
    """Return the addresses of a post: those in its text, those without https:// before them, those of its fields.

    What stands in a quotation, such as a post of somebody else that is embedded, is left out.
    """
    return context.once("addresses", lambda: tuple(_addresses(context)))


def as_typed(context: Context, start: int, end: int) -> tuple[str, Span]:
    """Return a part of the prose for a reader's eyes, bare addresses spelled out, and its place in the document."""
    value, span = context.prose.value[start:end], context.span(start, end)
    if OBJECT not in value:
        return value, span
    urls = context.once("bare links", lambda: _bare_links(context.prose))
    ends = context.once("address ends", lambda: {one.span.start: one.span.end for one in addresses_of(context)})
    parts = (urls.get(start + index, "…") if letter == OBJECT else letter for index, letter in enumerate(value))
    end = ends.get(context.span(end - 1, end).start, span.end) if end - 1 in urls else span.end
    return "".join(parts), Span(span.start, max(end, span.end))


def _bare_links(prose: Prose) -> dict[int, str]:
    """Return the addresses that stand in a text as one character each, by its place."""
    return {link.start: link.url for link in prose.links if prose.value[link.start : link.end] == OBJECT}


def _urls(context: Context) -> Iterator[str]:
    yield from (link.url for link in context.prose.links)
    yield from (context.prose.value[start:end] for start, end in _bare(context.prose.value))
    yield from _declared(context)


def _addresses(context: Context) -> Iterator[Address]:
    yield from _linked(context)
    value = context.prose.value
    carried = [(link.start, link.end) for link in context.prose.links]
    for start, end in _bare(value):
        if not context.is_quoted(start) and not any(first <= start < last for first, last in carried):
            yield Address(value[start:end], context.span(start, end))
    yield from (Address(url, context.subject.at.fields["links"]) for url in _declared(context))


def _declared(context: Context) -> tuple[str, ...]:
    links: tuple[str, ...] = context.subject.links if context.subject.subject == "post" else ()
    return links


def _path(url: str) -> str:
    page = url.partition("#")[0]
    return (page.partition("://")[2] or page).partition("/")[2]


def _linked(context: Context) -> Iterator[Address]:
    """Yield the links; each stands where its address was typed, so far as that can be told."""
    done: dict[str, int] = {}
    written = context.subject.written if context.subject.subject == "post" else None
    for link in context.prose.links:
        if context.is_quoted(link.start):
            continue
        start = _typed_at(written.value, link, done.get(link.url, 0)) if written else -1
        if written is None or start < 0:
            yield Address(link.url, context.span(link.start, link.end))
        else:
            done[link.url] = end = start + len(link.url)
            yield Address(link.url, written.span(start, end))


def _typed_at(written: str, link: Link, after: int) -> int:
    """Return where an address was typed, from a place on; -1 where nothing but a longer one is found."""
    start = written.find(link.url, after)
    while start >= 0 and _goes_on(written, start + len(link.url)):
        start = written.find(link.url, start + 1)
    return start


def _goes_on(written: str, end: int) -> bool:
    following = written[end : end + 1]
    return following.isalnum() or (following in ("/", "?", "#", "=", "&", "-", "_", "%") and following != "")


def _bare(value: str) -> Iterator[tuple[int, int]]:
    """Yield addresses such as bit.ly/x: letters and dots, then a slash, then at least two characters."""
    slash = value.find("/")
    while slash >= 0:
        start = slash
        while start and value[start - 1] in _HOST:
            start -= 1
        end = _end(value, slash)
        url = value[start:end].rstrip(_ENDING)
        if _is_host(value[start:slash]) and len(url) > slash - start + 2 and value[max(start - 1, 0)] not in _GLUED:
            yield start, start + len(url)
        slash = value.find("/", max(end, slash + 1))


def _end(value: str, start: int) -> int:
    """Return where what is typed in one go ends."""
    match = re.compile(_REST).match(value, start)
    return match.end() if match else start


def _is_host(word: str) -> bool:
    *labels, last = word.split(".")
    return bool(labels) and all(labels) and len(last) > 1 and last.isalpha()
