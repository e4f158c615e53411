"""The media of a row of a table: files in one cell or in several, each with the text that stands for it."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from socialpolicy.assemble.records import Chosen, Given
from socialpolicy.assemble.shapes import file_of
from socialpolicy.assemble.splitting import part, split, split_whole
from socialpolicy.model.nodes import Mapping, Scalar, Sequence
from socialpolicy.model.text import Text

Cells = list[tuple[Scalar, Scalar]]
"""Headers and cells that go to the same place."""


def media_of(files: Cells, alts: Cells) -> Chosen:
    """Return the media of a row from its cells with files and those with alternative texts, blank ones left out.

    `Picture 2` goes with `Alt text 2`, wherever both stand; without numbers, what comes second goes with what comes
    second.
    """
    if not files:
        return {}
    numbered = {number: cell for key, cell in alts if (number := _number(key))}
    if numbered and any(_number(key) for key, _ in files):
        items = [item for key, cell in files for item in _paired(cell, numbered.get(_number(key)))]
    else:
        texts = [text for _, cell in files for text in split(cell.text, "files")]
        items = list(_zipped(texts, [cell for _, cell in alts]))
    return {"media": Given(files[0][0], Sequence(tuple(items), files[0][1].span), own=True)}


def _number(key: Scalar) -> str:
    match = re.search(r"(\d+)\s*$", key.text.value)
    return match[1].lstrip("0") if match else ""


def _paired(cell: Scalar, alt: Scalar | None) -> Iterator[Mapping]:
    return _zipped(split(cell.text, "files"), [alt] if alt else [])


def _zipped(files: list[Text], alts: list[Scalar]) -> Iterator[Mapping]:
    texts = [text for alt in alts for text in _alts(alt.text, len(files))]
    for file, alt in zip_longest(files, texts[: len(files)]):
        yield file_of(file, alt=alt if alt and alt.value else None)


def _alts(text: Text, files: int) -> list[Text]:
    """Return the texts of one cell: of several pictures apart, of one picture whole."""
    if "||" in text.value:
        return split_whole(text, r"\|\|")
    lines = split_whole(text, r"\n")
    return lines if files > 1 and len(lines) == files else [part(text, 0, len(text.value))]
