"""Readable text put together: a title and a body, the parts of a thread, the fields of a plan."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import accumulate
from typing import TypeVar

from socialpolicy.assemble.reading import Passage
from socialpolicy.assemble.splitting import part
from socialpolicy.model.text import Text, compose
from socialpolicy.text.prose import Block, Image, Link, Piece, Prose, as_tuples
from socialpolicy.text.quotes import quotations

Placed = TypeVar("Placed", Block, Link, Image)

PARSERS = {True: "socialpolicy.text.markdown", False: "socialpolicy.text.plain"}
"""Whether a text is Markdown, to the module that reads it."""

LISTS = frozenset({"care.covers", "care.priority", "care.moderation.remove"})
"""Lists of a plan that are read as texts, too."""


def parsed(text: Text, *, markdown: bool) -> Prose:
    """Return what is read of a text; its pieces lead to the document."""
    prose: Prose = import_module(PARSERS[markdown]).parse(text.value)
    return prose._replace(pieces=compose(text.pieces, prose.pieces))


def article(title: Text | None, body: Text) -> Prose:
    """Return what is read of a title and of a body in Markdown that follows it."""
    before = titled(title) if title else None
    if len(body.pieces) > 1:
        return concatenated([*([before] if before else ()), parsed(body, markdown=True)])
    prose: Prose = import_module(PARSERS[True]).parse(body.value, body.pieces[0].source, before)
    return prose


def thread_parts(text: Text) -> list[Text]:
    """Return the parts of a thread, which a line of `---` separates."""
    parts: Sequence[tuple[int, int]] = import_module(PARSERS[False]).parts(text.value)
    texts = (part(text, start, end) for start, end in parts)
    return [text for text in texts if text.value]


def titled(text: Text) -> Prose:
    """Return a title as prose: one block of kind title."""
    return _one_block(text, "title", -1)


def concatenated(proses: Iterable[Prose]) -> Prose:
    """Return several proses as one, with a line end between them; empty ones are left out."""
    parts = [prose for prose in proses if prose.value]
    if len(parts) == 1:
        return parts[0]
    starts = list(accumulate((len(prose.value) + 1 for prose in parts), initial=0))
    placed = list(zip(parts, starts, strict=False))
    pieces = ((first + start, source) for prose, start in placed for first, source in prose.pieces)
    return Prose(
        value="\n".join(prose.value for prose in parts),
        pieces=as_tuples(Piece, pieces) or (Piece(0, 0),),
        blocks=tuple(_moved(block, start) for prose, start in placed for block in prose.blocks),
        links=tuple(_moved(link, start) for prose, start in placed for link in prose.links),
        images=tuple(_moved(image, start) for prose, start in placed for image in prose.images),
        quotes=tuple((first + start, last + start) for prose, start in placed for first, last in prose.quotes),
    )


def _moved(what: Placed, start: int) -> Placed:
    return what._replace(start=what.start + start, end=what.end + start)


def plan_prose(passages: Iterable[Passage]) -> Prose:
    """Return the texts of a plan as one prose: a block each, its kind the field's path."""
    return concatenated(
        _one_block(passage.text, passage.path, passage.row)
        for passage in passages
        if passage.prose or passage.path in LISTS
    )


def _one_block(text: Text, kind: str, row: int) -> Prose:
    whole = part(text, 0, len(text.value))
    value = whole.value
    if value.isprintable() and "/" not in value and "www." not in value and value[:1].isalnum():
        # One line of words: nothing in it needs the parser of plain text.
        return Prose(value, whole.pieces, (Block(kind, 0, len(value), row),), quotes=tuple(quotations(value)))
    prose = parsed(whole, markdown=False)
    value = prose.value.replace("\n", " ")
    return prose._replace(value=value, blocks=(Block(kind, 0, len(value), row),))
