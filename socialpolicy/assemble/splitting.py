"""Lists that people write into one text: `routing; telephony`, `#one #two`, several addresses in a cell."""

import re

from socialpolicy.model.text import Text, compose
from socialpolicy.text.prose import Piece

SEPARATORS = {
    "links": r"[;,]?\s+|[;,](?=https?://|www\.)",
    "tags": r"[;,]",
    "channel": r"[;,]",
    "files": r"\|\||\n|;\s*|,\s+|,(?=https?://|www\.)",
}
"""Field name to what separates the items of its text; elsewhere a semicolon or a line end does."""


def split(text: Text, name: str) -> list[Text]:
    """Return the items of a text, each with the place where it stands; blank ones are left out."""
    if name == "files" and "://" not in text.value:
        return split_at(text, r"\|\||[;,\n]")
    if name == "tags" and "," not in text.value and ";" not in text.value:
        return split_at(text, r"\s+")
    return split_at(text, SEPARATORS.get(name, r"[;\n]"))


def split_at(text: Text, separator: str) -> list[Text]:
    """Return the parts of a text between separators, without the white space around them and without blank ones."""
    return [found for found in split_whole(text, separator) if found.value]


def split_whole(text: Text, separator: str) -> list[Text]:
    """Return all parts of a text between separators, blank ones included, without the white space around them."""
    ends = [match.span() for match in re.finditer(separator, text.value)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text.value)]
    return [part(text, start, stop) for start, stop in zip(starts, stops, strict=True)]


def part(text: Text, start: int, stop: int) -> Text:
    """Return the characters from `start` to `stop` without the white space around them, with their place."""
    value = text.value[start:stop]
    lead = start + len(value) - len(value.lstrip())
    stripped = value.strip()
    return Text(stripped, compose(text.pieces, (Piece(0, lead),), len(stripped)))
