"""The {placeholders} of a rule's messages, held against the words that its check gives."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from socialpolicy.rulebook.facts import Spot
from socialpolicy.text.suggest import did_you_mean


def check_placeholders(spot: Spot, wording: str | Mapping[str, str], known: Sequence[str]) -> None:
    """Raise RulebookError for a text that cannot be filled in, or that asks for a word that there is not."""
    for text in wording.values() if isinstance(wording, Mapping) else [wording]:
        for field, conversion in _fields(spot, text):
            if conversion is not None:
                spot.complain(f'a word is filled in as it is; write {{{field}}}, without "!{conversion}".')
            if field not in known:
                hint = did_you_mean(field, known) or f"; the words are {', '.join(known) or 'none'}"
                spot.complain(f'there is no word called "{{{field}}}" here{hint}')


def _fields(spot: Spot, text: str) -> list[tuple[str, Any]]:
    try:
        parsed = list(Formatter().parse(text))
    except ValueError as error:
        spot.complain(f"the text cannot be filled in: {error}.")
    return [(field, conversion) for _, field, _, conversion in parsed if field is not None]
