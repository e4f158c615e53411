"""Other shapes in which people write authors and media, turned into the shape of our fields."""

import re

from socialpolicy.assemble.names import fold
from socialpolicy.assemble.reading import is_blank
from socialpolicy.assemble.splitting import split
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.text import Text, text_at
from socialpolicy.text.prose import Piece

FILE = r"https?://\S+|\S*/\S+|.+\.[A-Za-z0-9]{2,5}"
"""What reads as a file or an address rather than as the name of something."""

LONGEST = 2000
"""No address has more characters; longer texts are not looked at."""


def as_author(node: Node) -> Node:
    """Return one text of authors that may be a list, and each a mapping with a name."""
    items = node.items if isinstance(node, Sequence) else (node,)
    names = [_name(item) for item in items if not is_blank(item)]
    scalars = [name for name in names if isinstance(name, Scalar)]
    if isinstance(node, Scalar) or not scalars or len(scalars) < len(names):
        return node
    return Scalar(joined([scalar.text for scalar in scalars], ", "), node.span, plain=False)


def as_media(node: Node) -> Node:
    """Return a list of mappings with `file` from media that are given as files or addresses."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return Sequence(tuple(part for item in items for part in _media(item)), node.span)


def file_of(text: Text, *, alt: Text | None = None) -> Mapping:
    """Return a mapping with the file, and the alternative text where there is one, of a picture."""
    entries = [("file", text), *([("alt", alt)] if alt else ())]
    span = text.span(0, len(text.value))
    return Mapping(tuple((key_named(name, span.start), scalar_of(value)) for name, value in entries), span)


def key_named(name: str, offset: int) -> Scalar:
    """Return a key of ours that stands for something written at `offset`."""
    text = text_at(name, offset)
    return Scalar(text, text.span(0, 0))


def key_instead(name: str, key: Scalar) -> Scalar:
    """Return a key of ours that stands for a key as the file writes it."""
    return key_named(name, key.span.start)._replace(written=key.text.value.strip())


def scalar_of(text: Text) -> Scalar:
    """Return a text as a scalar that covers it."""
    return Scalar(text, text.span(0, len(text.value)), plain=False)


def _name(item: Node) -> Node:
    if isinstance(item, Mapping):
        return next((value for key, value in item.entries if fold(key.text.value) == "name"), item)
    return item


def _media(item: Node) -> list[Node]:
    if not isinstance(item, Scalar) or is_blank(item):
        return [] if is_blank(item) else [item]
    texts = split(item.text, "files")
    return [file_of(text) for text in texts] if all(map(_is_file, texts)) else [item]


def _is_file(text: Text) -> bool:
    return len(text.value) <= LONGEST and re.fullmatch(FILE, text.value) is not None


def joined(texts: list[Text], separator: str) -> Text:
    """Return several texts as one, each of whose characters leads to its own place."""
    pieces: list[Piece] = []
    length = 0
    for text in texts:
        pieces.extend(Piece(piece.start + length, piece.source) for piece in text.pieces)
        length += len(text.value) + len(separator)
    return Text(separator.join(text.value for text in texts), tuple(pieces))
