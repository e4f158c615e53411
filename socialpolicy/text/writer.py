"""Puts a Prose together, block by block, and turns bare addresses into single characters on the way."""

import re
from operator import itemgetter

from socialpolicy.text.cutting import Cut, Draft, cut
from socialpolicy.text.links import addresses
from socialpolicy.text.prose import OBJECT, Block, Image, Link, Piece, Prose, as_tuples
from socialpolicy.text.quotes import quotations

FILLER = "\ufdd0"
"""Stands for each character of a template tag that was masked; a run of them becomes one OBJECT."""

_RUN = re.compile(FILLER + "+")


class Writer:
    """A Prose in the making; `here` is where in the open block the next character will stand.

    What it holds are plain tuples, in the order of the fields of Piece, Block, Link and Image.
    """

    def __init__(self, before: Prose | None = None) -> None:
        """Begin with what is written already, if anything is."""
        self.kind: str | None = None
        self.here = 0
        self._shift: int | None = None
        self._parts: list[str] = []
        self._open_pieces: list[tuple[int, int]] = []
        self._open_links: list[tuple[str, int, int]] = []
        self._open_images: list[tuple[str, str, int, int]] = []
        self._length = -1
        self._values: list[str] = []
        self._pieces: list[tuple[int, int]] = []
        self._blocks: list[tuple[str, int, int, int]] = []
        self._links: list[tuple[str, int, int]] = []
        self._images: list[tuple[str, str, int, int]] = []
        self._quotes: list[tuple[int, int]] = []
        if before is not None and before.value:
            self._go_on(before)

    def begin(self, kind: str) -> None:
        """Open a block, after the one before has been closed."""
        self.kind = kind
        self.here = 0
        self._shift = None
        self._parts = []
        self._open_pieces = []
        if self._open_links:
            self._open_links = []
        if self._open_images:
            self._open_images = []

    def add(self, text: str, source: int) -> None:
        """Write characters that stand one for one from `source` on."""
        here = self.here
        if source - here != self._shift:
            self._lead(here, source)
        self._parts.append(text)
        self.here = here + len(text)

    def link(self, url: str, start: int) -> None:
        """Let what the block holds from `start` on carry an address."""
        self._open_links.append((_unmasked(url), start, self.here))

    def image(self, file: str, alt: str, source: int) -> None:
        """Write a picture as one OBJECT."""
        start = self.here
        self.add(OBJECT, source)
        self._open_images.append((_unmasked(file), _unmasked(alt), start, self.here))

    def end(self, quoted: bool = False) -> None:
        """Close the open block, if there is one; a block of nothing but blanks is left out."""
        kind, self.kind = self.kind, None
        if kind is None:
            return
        text = "".join(self._parts).rstrip()
        if not text:
            return
        cuts = _cuts(text)
        if cuts:
            masked, text = FILLER in text, self._shortened(text, cuts)
            kind = "code" if masked and text.strip() == OBJECT else kind
        self._put(kind, text, quoted)

    def finish(self) -> Prose:
        """Close what is open and return the whole."""
        self.end()
        return Prose(
            "\n".join(self._values),
            as_tuples(Piece, self._pieces) or (Piece(0, 0),),
            as_tuples(Block, self._blocks),
            as_tuples(Link, sorted(self._links, key=itemgetter(1))),
            as_tuples(Image, sorted(self._images, key=itemgetter(2))),
            tuple(sorted(self._quotes)),
        )

    def _go_on(self, before: Prose) -> None:
        self._length = len(before.value)
        self._values.append(before.value)
        self._pieces += before.pieces
        self._blocks += before.blocks
        self._links += before.links
        self._images += before.images
        self._quotes += before.quotes

    def _lead(self, start: int, source: int) -> None:
        """Add a piece that leads to another place than the one before."""
        if self._open_pieces and self._open_pieces[-1][0] == start:
            self._open_pieces.pop()
        self._open_pieces.append((start, source))
        self._shift = source - start

    def _shortened(self, text: str, cuts: list[Cut]) -> str:
        draft = cut(Draft(text, self._open_pieces, self._open_links, self._open_images), cuts)
        text, self._open_pieces, self._open_links, self._open_images = draft
        return text

    def _put(self, kind: str, text: str, quoted: bool) -> None:
        base = self._length + 1
        end = self._length = base + len(text)
        self._values.append(text)
        self._blocks.append((kind, base, end, -1))
        self._put_pieces(base)
        if self._open_links:
            self._links += [
                (url, min(base + start, end), min(base + stop, end)) for url, start, stop in self._open_links
            ]
        if self._open_images:
            self._images += [(file, alt, base + start, base + stop) for file, alt, start, stop in self._open_images]
        if quoted:
            self._quotes.append((base, end))
        elif found := quotations(text):
            self._quotes += [(base + start, base + stop) for start, stop in found]

    def _put_pieces(self, base: int) -> None:
        """Move the open block's pieces to its place; blanks that were stripped before it leave none behind."""
        pieces = self._pieces
        while pieces and pieces[-1][0] >= base:
            pieces.pop()
        shift = pieces[-1][1] - pieces[-1][0] if pieces else None
        for start, source in self._open_pieces:
            if source - start - base != shift:
                shift = source - start - base
                pieces.append((base + start, source))


def _unmasked(text: str) -> str:
    return _RUN.sub(OBJECT, text) if FILLER in text else text


def _cuts(text: str) -> list[Cut]:
    found = [Cut(start, end, _unmasked(url)) for url, start, end in addresses(text)]
    if FILLER not in text:
        return found
    found += [Cut(*match.span()) for match in _RUN.finditer(text)]
    apart: list[Cut] = []
    for one in sorted(found):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart
