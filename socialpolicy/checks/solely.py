"""Solely: do all texts of these rows speak of one thing, and none of what would matter more?"""

from collections.abc import Iterable, Sequence
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Paths, Rows, Where
from socialpolicy.model.quantities import Amount, named, rows_of, selected
from socialpolicy.text.prose import Block
from socialpolicy.value import Value


class Parameters(Value):
    """Of the rows of the list `of` that meet `where`, each one that says anything speaks words of `lexicons`.

    A row's text is the first of the fields `within` that it has. Words of `also` count as well, but not alone;
    one text that speaks words of `unless` is enough for this not to hold.
    """

    of: Rows
    within: Paths
    lexicons: Lexicons
    where: Where | None = None
    also: Lexicons = ()
    unless: Lexicons = ()


WORDS = ("match", "row", "count")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each text; the hits are the words found: {match}, the {row} that says it, {count} of such rows."""
    chosen = selected(context.subject, parameters.of, parameters.where)
    rows = rows_of(context.subject, parameters.of)
    texts = [
        block for index, row in enumerate(rows) if row in chosen.rows for block in _text(context, index, parameters)
    ]
    if not texts:
        return Verdict(unknown=_untold(rows, chosen, parameters), applies=bool(chosen.rows))
    said = {block: _first(context, parameters.lexicons, block) for block in texts}
    others = [block for block, match in said.items() if match is None]
    if len(others) == len(texts) or any(_first(context, parameters.unless, block) for block in texts):
        return NOTHING_FOUND
    if any(_first(context, parameters.also, block) is None for block in others):
        return NOTHING_FOUND
    found = [(block, match) for block, match in said.items() if match is not None]
    hits = tuple(
        Hit(
            context.span(*match),
            {
                "match": context.prose.value[slice(*match)],
                "row": named(rows[block.row], parameters.of, block.row),
                "count": len(found),
            },
        )
        for block, match in found
    )
    return Verdict(holds=True, hits=hits, basis="text")


def _untold(rows: Sequence[Any], chosen: Amount, parameters: Parameters) -> str | None:
    """Return the fact that would hold the text: of the first row, where there is one."""
    if not chosen.rows:
        return chosen.missing
    fact = parameters.within[0].rpartition(".")[2]
    return f"{fact} of {named(chosen.rows[0], parameters.of, rows.index(chosen.rows[0]))}"


def _text(context: Context, row: int, parameters: Parameters) -> tuple[Block, ...]:
    """Return the block of the first field that the row has; () where it has none."""
    own = {block.kind: block for block in context.prose.blocks if block.row == row}
    return tuple([own[kind] for kind in parameters.within if kind in own][:1])


def _first(context: Context, lexicons: Iterable[str], block: Block) -> tuple[int, int] | None:
    matches = (match for lexicon in lexicons for match in context.scan.matches(lexicon))
    inside = ((match.start, match.end) for match in matches if block.start <= match.start and match.end <= block.end)
    return min(inside, default=None)
