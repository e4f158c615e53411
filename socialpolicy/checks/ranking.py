"""Ranking: what does an ordered list put first?"""

import re

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Texts
from socialpolicy.model.predicates import value_of
from socialpolicy.text.matcher import Match
from socialpolicy.text.negation import is_denied
from socialpolicy.text.prose import Block
from socialpolicy.value import Value


class Parameters(Value):
    """The list at `path` is ranked by words of `lexicons` if all its entries, or the first, hold such words.

    Words count that are not denied and do not follow on something else, as in "severity, then reach".
    """

    path: Texts
    lexicons: Lexicons


_ANOTHER = r"(?i)[,;/>]|\b(?:then|before)\b"
"""What stands between two things by which people are ranked."""

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
            if block.kind == parameters.path and _comes_first(context.prose.value, block, match):
                found.setdefault(block.row, block)
    words = {"match": entries[0], "count": len(found), "entries": len(entries)}
    hits = (Hit(context.span(found[0].start, found[0].end), words),) if 0 in found else ()
    return Verdict(holds=0 in found, hits=hits, figures={"reach_entries": len(found), "entries": len(entries)})


def _comes_first(text: str, block: Block, match: Match) -> bool:
    return not is_denied(text, match.start, match.end) and not re.search(_ANOTHER, text[block.start : match.start])
