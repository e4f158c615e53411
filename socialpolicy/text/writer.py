"""Puts a Prose together, block by block, and turns bare addresses into single characters on the way."""

import re
from operator import attrgetter

from socialpolicy.text.cutting import Cut, Draft, cut, lead
from socialpolicy.text.links import addresses
from socialpolicy.text.prose import OBJECT, Block, Image, Link, Piece, Prose
from socialpolicy.text.quotes import quotations

FILLER = "\ufdd0"
"""Stands for each character of a template tag that was masked; a run of them becomes one OBJECT."""

_RUN = re.compile(FILLER + "+")


class Writer:
    """A Prose in the making; `here` is where in the open block the next character will stand."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.kind: str | None = None
        self.here = 0
        self._parts: list[str] = []
        self._open = Draft("", [], [], [])
        self._length = 0
        self._values: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._quotes: list[tuple[int, int]] = []

    def begin(self, kind: str) -> None:
        """Open a block, after the one before has been closed."""
        self.kind = kind
        self.here = 0
        self._parts = []
        self._open = Draft("", [], [], [])

    def add(self, text: str, source: int) -> None:
        """Write characters that stand one for one from `source` on."""
        lead(self._open.pieces, self.here, source)
        self._parts.append(text)
        self.here += len(text)

    def link(self, url: str, start: int) -> None:
        """Let what the block holds from `start` on carry an address."""
        self._open.links.append(Link(_RUN.sub(OBJECT, url), start, self.here))

    def image(self, file: str, alt: str, source: int) -> None:
        """Write a picture as one OBJECT."""
        start = self.here
        self.add(OBJECT, source)
        self._open.images.append(Image(_RUN.sub(OBJECT, file), _RUN.sub(OBJECT, alt), start, self.here))

    def end(self, quoted: bool = False) -> None:
        """Close the open block, if there is one; a block of nothing but blanks is left out."""
        kind, self.kind = self.kind, None
        text = "".join(self._parts)
        if kind is None or not text.strip():
            return
        draft = self._open._replace(text=text)
        cuts = _cuts(text)
        if cuts:
            draft = cut(draft, cuts)
        if draft.text.strip() == OBJECT and FILLER in text:
            kind = "code"
        self._put(kind, draft, quoted)

    def finish(self) -> Prose:
        """Close what is open and return the whole."""
        self.end()
        by_start = attrgetter("start")
        return Prose(
            "".join(self._values),
            tuple(self._pieces) or (Piece(0, 0),),
            tuple(self._blocks),
            tuple(sorted(self._links, key=by_start)),
            tuple(sorted(self._images, key=by_start)),
            tuple(sorted(self._quotes)),
        )

    def _put(self, kind: str, draft: Draft, quoted: bool) -> None:
        if self._values:
            self._values.append("\n")
            self._length += 1
        base = self._length
        text = draft.text.rstrip()
        self._values.append(text)
        self._length += len(text)
        self._blocks.append(Block(kind, base, self._length))
        for start, source in draft.pieces:
            lead(self._pieces, base + start, source)
        last = len(text)
        self._links += [Link(url, base + min(start, last), base + min(end, last)) for url, start, end in draft.links]
        self._images += [Image(file, alt, base + start, base + end) for file, alt, start, end in draft.images]
        if quoted:
            self._quotes.append((base, self._length))
        else:
            self._quotes += [(base + start, base + end) for start, end in quotations(text)]


def _cuts(text: str) -> list[Cut]:
    found = [Cut(start, end, _RUN.sub(OBJECT, url)) for url, start, end in addresses(text)]
    if FILLER not in text:
        return found
    found += [Cut(*match.span()) for match in _RUN.finditer(text)]
    apart: list[Cut] = []
    for one in sorted(found):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart
