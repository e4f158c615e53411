"""Words and phrases: does the text say any of these?"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Paths
from socialpolicy.text.matcher import Match


class Parameters(NamedTuple):
    """`within` limits the search to some fields or kinds of blocks; `quoted` looks into quotations, too."""

    lexicons: Lexicons
    within: Paths = ()
    quoted: bool = False


WORDS = ("match", "why", "field")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Find the phrases; each place is a hit with the words {match}, {why} and {field}."""
    hits = tuple(
        Hit(context.span(match.start, match.end), words)
        for lexicon in parameters.lexicons
        for match in context.scan.matches(lexicon, quoted=parameters.quoted)
        for words in _words(context, lexicon, match, parameters.within)
    )
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _words(context: Context, lexicon: str, match: Match, within: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    block = context.block_at(match.start)
    if within and block.kind not in within:
        return
    if context.row is not context.subject and block.row != context.row_index:
        return
    written = context.prose.value[match.start : match.end]
    yield {"match": written, "why": context.cues[lexicon][match.cue].why, "field": block.kind}
