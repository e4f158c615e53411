"""Placeholders: is anything left in the text that somebody meant to fill in?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.text.placeholders import Gap, gaps_left
from socialpolicy.text.spans import is_within
from socialpolicy.value import Value


class Parameters(Value):
    """`allow` lists placeholders that something fills in later, as a scheduler does: each as it is written."""

    allow: tuple[str, ...] = ()


WORDS = ("match", "why")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Find the placeholders outside quotations, tables and code; each is a hit with the words {match} and {why}."""
    value = context.prose.value
    hits = tuple(
        Hit(context.span(gap.start, gap.end), {"match": value[gap.start : gap.end], "why": gap.why})
        for gap in gaps_left(value)
        if value[gap.start : gap.end] not in parameters.allow and not _is_shown(context, gap)
    )
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _is_shown(context: Context, gap: Gap) -> bool:
    """Tell whether a placeholder is shown: in a quotation, in a table, or between the backticks of plain text."""
    if context.block_at(gap.start).kind == "cell":
        return True
    value = context.prose.value
    ticked = value[gap.start - 1 : gap.start] == "`" and value[gap.end : gap.end + 1] == "`"
    return ticked or is_within(context.prose.quotes, gap.start, gap.end)
