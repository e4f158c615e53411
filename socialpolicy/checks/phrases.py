"""Words and phrases: does the text say any of these?"""

from collections.abc import Iterator
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Paths
from socialpolicy.model.passages import called
from socialpolicy.text.matcher import Match
from socialpolicy.text.negation import is_denied
from socialpolicy.value import Value


class Parameters(Value):
    """`within` limits the search to some fields or kinds of blocks; `quoted` looks into quotations, too.

    `unless_denied` leaves out words that those around them deny, as in "never delete criticism". A cue
    of weight 0 finds nothing: it excuses the words of shorter cues that it holds.
    """

    lexicons: Lexicons
    within: Paths = ()
    quoted: bool = False
    unless_denied: bool = False


WORDS = ("match", "why", "field", "passage")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Find the phrases; each place is a hit with the words {match}, {why}, {field} and {passage}."""
    hits = tuple(
        Hit(context.span(match.start, match.end), words)
        for lexicon in parameters.lexicons
        for match in context.scan.matches(lexicon, quoted=parameters.quoted)
        for words in _words(context, lexicon, match, parameters)
    )
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _words(context: Context, lexicon: str, match: Match, parameters: Parameters) -> Iterator[dict[str, Any]]:
    block = context.block_at(match.start)
    if parameters.within and block.kind not in parameters.within:
        return
    if parameters.unless_denied and is_denied(context.prose.value, match.start, match.end):
        return
    if context.row is not context.subject and block.row != context.row_index:
        return
    cue = context.cues[lexicon][match.cue]
    if cue.weight:
        match_text = context.prose.value[match.start : match.end]
        passage = called(context.subject, block)
        yield {"match": match_text, "why": cue.why, "field": block.kind, "passage": passage}
