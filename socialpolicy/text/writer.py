"""Puts a Prose together, block by block, and turns bare addresses into single characters on the way."""

import re
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from socialpolicy.text.links import addresses
from socialpolicy.text.prose import OBJECT, Block, Image, Link, Piece, Prose, as_tuples, lead
from socialpolicy.text.quotes import quotations

if TYPE_CHECKING:
    from socialpolicy.text.cutting import Cut

FILLER = "\ufdd0"
"""Stands for each character of a template tag that was masked; a run of them becomes one OBJECT."""

Row = TypeVar("Row", bound=tuple[Any, ...])

_RUN = FILLER + "+"


class Writer:
    """A Prose in the making; `here` is where in it the next character will stand.

    `kind` is that of the open block, None where none is open; `hidden` names a tag in it that hides what follows.
    What it holds are plain tuples, in the order of the fields of Piece, Block, Link and Image.
    """

    def __init__(self, before: Prose | None = None) -> None:
        """Begin with what is written already, if anything is."""
        self.kind: str | None = None
        self.hidden = ""
        self.here = 0
        self._base = 0
        self._shift: int | None = None
        self._parts: list[str] = []
        self._values: list[str] = []
        self._pieces: list[tuple[int, int]] = []
        self._blocks: list[tuple[str, int, int, int]] = []
        self._links: list[tuple[str, int, int]] = []
        self._images: list[tuple[str, str, int, int]] = []
        self._quotes: list[tuple[int, int]] = []
        if before is not None and before.value:
            self._go_on(before)

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands in the open block yet."""
        return self.here == self._base

    def begin(self, kind: str) -> None:
        """Open a block, after the one before has been closed."""
        self.kind = kind

    def add(self, text: str, source: int) -> None:
        """Write characters that stand one for one from `source` on."""
        here = self.here
        if source - here != self._shift:
            self._lead(here, source)
        self._parts.append(text)
        self.here = here + len(text)

    def go_on(self, text: str) -> None:
        """Write characters that follow those before in the source as well."""
        self._parts.append(text)
        self.here += len(text)

    def link(self, url: str, start: int) -> None:
        """Let what the block holds from `start` on carry an address."""
        self._links.append((_unmasked(url), start, self.here))

    def image(self, file: str, alt: str, source: int) -> None:
        """Write a picture as one OBJECT."""
        start = self.here
        self.add(OBJECT, source)
        self._images.append((_unmasked(file), _unmasked(alt), start, self.here))

    def end(self, quoted: bool = False) -> None:
        """Close the open block, if there is one; a block of nothing but blanks is left out."""
        kind, self.kind, self.hidden = self.kind, None, ""
        if kind is None:
            return
        text = "".join(self._parts)
        self._parts.clear()
        if not text or text[-1].isspace():
            text = text.rstrip()
            self._shorten(self._base + len(text))
            if not text:
                return
        if text[0] == FILLER and self._is_one_tag(text):
            kind, text = "code", self._one_tag(len(text))
        elif cuts := _cuts(text, self._base):
            masked, text = FILLER in text, self._cut(text, cuts)
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
        self.here = self._base = len(before.value) + 1
        self._values.append(before.value)
        self._pieces += before.pieces
        self._shift = self._last_shift()
        self._blocks += before.blocks
        self._links += before.links
        self._images += before.images
        self._quotes += before.quotes

    def _lead(self, start: int, source: int) -> None:
        """Add a piece that leads to another place than the one before."""
        lead(self._pieces, start, source)
        self._shift = source - start

    def _last_shift(self) -> int | None:
        return self._pieces[-1][1] - self._pieces[-1][0] if self._pieces else None

    def _shorten(self, end: int) -> None:
        """Let the open block end before the blanks at its end; where all of it goes, its links go as well."""
        base = self._base
        _take(self._pieces, end + 1 if end > base else base, 0)
        self._shift = self._last_shift()
        links = _take(self._links, base, 1)
        if end > base:
            self._links += [(url, min(start, end), min(stop, end)) for url, start, stop in links]
        self.here = end

    def _is_one_tag(self, text: str) -> bool:
        """Tell whether a block is one template tag and nothing else, as where a figure or a form is drawn in."""
        base = self._base
        linked = self._links and self._links[-1][1] >= base
        return not linked and self._pieces[-1][0] <= base and not text.strip(FILLER)

    def _one_tag(self, length: int) -> str:
        end = self._base + 1
        self._lead(end, end + length - 1 + (self._shift or 0))
        return OBJECT

    def _cut(self, text: str, cuts: "list[Cut]") -> str:
        from socialpolicy.text.cutting import OpenBlock, cut

        base = self._base
        pieces = _take(self._pieces, base, 0)
        if (not pieces or pieces[0][0] > base) and self._pieces:
            start, source = self._pieces[-1]
            pieces.insert(0, (base, source - start + base))
        whole = OpenBlock(text, base, pieces, _take(self._links, base, 1), _take(self._images, base, 2))
        short = cut(whole, cuts)
        for start, source in short.pieces:
            lead(self._pieces, start, source)
        self._shift = self._last_shift()
        self._links += short.links
        self._images += short.images
        return short.text

    def _put(self, kind: str, text: str, quoted: bool) -> None:
        base = self._base
        end = base + len(text)
        self._values.append(text)
        self._blocks.append((kind, base, end, -1))
        if quoted:
            self._quotes.append((base, end))
        elif found := quotations(text):
            self._quotes += [(base + start, base + stop) for start, stop in found]
        self.here = self._base = end + 1


def _unmasked(text: str) -> str:
    return re.sub(_RUN, OBJECT, text) if FILLER in text else text


def _take(rows: list[Row], start: int, field: int) -> list[Row]:
    """Take the last rows away, those of which a field is not below `start`, and return them."""
    first = len(rows)
    while first and rows[first - 1][field] >= start:
        first -= 1
    taken = rows[first:]
    del rows[first:]
    return taken


def _cuts(text: str, base: int) -> "list[Cut]":
    """Return the stretches to shorten in a block that begins at `base`."""
    bare = addresses(text)
    if not bare and FILLER not in text:
        return []
    from socialpolicy.text.cutting import Cut  # most posts have nothing to shorten

    found = [Cut(base + start, base + end, _unmasked(url)) for url, start, end in bare]
    found += [Cut(base + match.start(), base + match.end()) for match in re.finditer(_RUN, text)]
    apart: list[Cut] = []
    for one in sorted(found):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart
