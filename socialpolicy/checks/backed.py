"""Backed claims: does what the text claims stand near what bears it out?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Facts, Lexicons
from socialpolicy.model.predicates import is_blank, value_of
from socialpolicy.text.features import word_count
from socialpolicy.text.links import host, is_among
from socialpolicy.text.matcher import Match
from socialpolicy.text.negation import is_denied
from socialpolicy.text.prose import Block
from socialpolicy.value import Value


class Parameters(Value):
    """Words of `lexicons` are claims; words of `backing` bear a claim out, and so does a link to somebody else's site.

    They do so in the same block of the text and up to `reach` blocks before and behind; in a text of at most
    `whole` words they may stand anywhere. A declared fact of `facts` bears out all claims. Without `links`,
    links bear out nothing. A claim that its own words deny is none, and neither is one that a question asks
    about, unless `asked`; a cue of weight 0 excuses what it holds.
    """

    lexicons: Lexicons
    backing: Lexicons = ()
    facts: Facts = ()
    reach: int = 1
    whole: int = 120
    links: bool = True
    asked: bool = False


_LONGEST_SENTENCE = 1000
"""How many characters behind a claim are searched for the sign that ends its sentence."""

WORDS = ("match", "why")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Find the claims; those that nothing bears out are hits with the words {match} and {why}."""
    hits = tuple(_unbacked(context, parameters))
    return Verdict(holds=not hits, hits=hits, basis="text")


def _unbacked(context: Context, parameters: Parameters) -> Iterator[Hit]:
    claims = [
        (lexicon, match)
        for lexicon in parameters.lexicons
        for match in context.scan.matches(lexicon)
        if context.cues[lexicon][match.cue].weight and _is_claim(context.prose.value, match, asked=parameters.asked)
    ]
    if not claims or any(not is_blank(value_of(context.subject, path)) for path in parameters.facts):
        return
    backing = sorted(_backing(context, parameters))
    if backing and word_count(context.prose.value) <= parameters.whole:
        return
    for lexicon, match in claims:
        first, last = _around(context, match, parameters.reach)
        if bisect_left(backing, first) == bisect_left(backing, last):
            words = {"match": context.prose.value[match.start : match.end], "why": context.cues[lexicon][match.cue].why}
            yield Hit(context.span(match.start, match.end), words)


def _is_claim(value: str, match: Match, *, asked: bool) -> bool:
    if is_denied(value, match.start, match.end):
        return False
    ends = (end for mark in ".!?\n" if (end := value.find(mark, match.end, match.end + _LONGEST_SENTENCE)) >= 0)
    end = min(ends, default=-1)
    return asked or end < 0 or value[end] != "?"


def _backing(context: Context, parameters: Parameters) -> list[int]:
    """Return where something stands that bears a claim out; an address that goes with a post stands at its end."""
    value = context.prose.value
    said = [
        match.start
        for lexicon in parameters.backing
        for match in context.scan.matches(lexicon, quoted=True)
        if not is_denied(value, match.start, len(value))
    ]
    if not parameters.links:
        return said
    end = len(value)
    with_it = [end for url in getattr(context.subject, "links", ()) if _is_others(context, url)]
    return said + [link.start for link in context.prose.links if _is_others(context, link.url)] + with_it


def _is_others(context: Context, url: str) -> bool:
    return not (context.house.domains and is_among(host(url), context.house.domains))


def _around(context: Context, match: Match, reach: int) -> tuple[int, int]:
    """Return the part of the text that counts as near a claim."""
    blocks = context.prose.blocks
    at = max(bisect_right(blocks, match.start, key=_start) - 1, 0)
    return blocks[max(at - reach, 0)].start, blocks[min(at + reach, len(blocks) - 1)].end + 1


def _start(block: Block) -> int:
    return block.start
