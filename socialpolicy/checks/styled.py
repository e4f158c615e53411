"""Styled letters: is a word written in signs that only look like letters?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.text.styled import styled
from socialpolicy.value import Value


class Parameters(Value):
    """Styled letters have nothing to set: fewer than three in a row are a formula or a sign, and fine."""


WORDS = ("match", "plain", "style")
"""What messages may say of a case."""

_LONGEST = 80
"""How many characters of a run are shown."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for runs of styled letters; the words are {match}, {plain} and {style}."""
    value = context.prose.value
    hits = tuple(
        Hit(context.span(one.start, one.end), _words(value[one.start : one.end], one.plain, one.style))
        for one in styled(value)
    )
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _words(match: str, plain: str, style: str) -> dict[str, str]:
    return {"match": _cut(match), "plain": _cut(plain), "style": style}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
