"""What a check may know: the subject, the row that is looked at, the words found in it, and the house it comes from."""

from bisect import bisect_right
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from socialpolicy.model.house import House
from socialpolicy.model.predicates import Answer
from socialpolicy.model.span import Span
from socialpolicy.model.text import span_of
from socialpolicy.text.matcher import Cues, Scan
from socialpolicy.text.prose import Block, Prose
from socialpolicy.text.spans import is_within
from socialpolicy.value import Value

Found = TypeVar("Found")


def _nothing(post: Any) -> None:
    """Return no words: what a context knows of other posts unless it is told more."""


def _no(post: Any) -> Answer:
    return False


class Context(Value):
    """A post or plan under check. `row` is the subject itself, or one row of its list where a rule says `each`.

    `cues` are the words and weights of the lexicons, by name, for wording and scores. Of a planned post
    `scan_of` gives the words (None where it is not in English), and `breaks` whether it breaks the rule that
    is being judged, or the name of what is missing for an answer. `path` is that of the document. `known` is
    what `once` has found out about the subject. `figures` tells whether the figures of what is kept are asked for,
    too.
    """

    subject: Any
    row: Any
    row_index: int
    prose: Prose
    scan: Scan
    cues: Cues
    house: House
    scan_of: Callable[[Any], Scan | None] = _nothing
    breaks: Callable[[Any], Answer] = _no
    path: str = ""
    known: dict[Hashable, Any] | None = None
    figures: bool = True

    def span(self, start: int, end: int) -> Span:
        """Return the place in the document of a part of the prose."""
        return span_of(self.prose.pieces, start, end)

    def once(self, name: Hashable, find: Callable[[], Found]) -> Found:
        """Return what checks share of the subject under a name, found out when it is first asked for."""
        known = {} if self.known is None else self.known
        if name not in known:
            known[name] = find()
        found: Found = known[name]
        return found

    def says(self, lexicon: str) -> bool:
        """Tell whether the text speaks any words of a lexicon that weigh something."""
        return any(self.cues[lexicon][match.cue].weight for match in self.scan.matches(lexicon))

    def is_quoted(self, index: int) -> bool:
        """Tell whether a character of the prose stands in a quotation, and is somebody else's."""
        return is_within(self.prose.quotes, index, index + 1)

    def block_at(self, index: int) -> Block:
        """Return the block of the prose that holds a character."""
        blocks = self.prose.blocks
        position = bisect_right(blocks, index, key=_block_start) - 1
        return blocks[max(position, 0)] if blocks else Block("paragraph", 0, len(self.prose.value))


def _block_start(block: Block) -> int:
    return block.start
