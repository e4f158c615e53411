"""Ranking: what does an ordered list put first?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Texts
from socialpolicy.model.predicates import value_of
from socialpolicy.text.prose import Block
from socialpolicy.value import Value


class Parameters(Value):
    """The list at `path` is ranked by words of `lexicons` if all its entries, or the first, hold such words."""

    path: Texts
    lexicons: Lexicons


WORDS = ("match", "count", "entries")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at the entries; the hit is the first, with {match}, {count} (how many such entries) and {entries}."""
    entries = value_of(context.subject, parameters.path)
    if not entries:
        return Verdict(unknown=parameters.path)
    found: dict[int, Block] = {}
    for lexicon in parameters.lexicons:
        for match in context.scan.matches(lexicon):
            block = context.block_at(match.start)
            if block.kind == parameters.path:
                found.setdefault(block.row, block)
    words = {"match": entries[0], "count": len(found), "entries": len(entries)}
    hits = (Hit(context.span(found[0].start, found[0].end), words),) if 0 in found else ()
    return Verdict(holds=0 in found, hits=hits, figures={"reach_entries": len(found), "entries": len(entries)})
