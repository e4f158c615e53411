"""Rows of a table to drafts: which cells belong together, whatever tool the table comes from."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from socialpolicy.assemble.columns import ALT, DATE, FILE, FLAG, TIME, Target, part_targets
from socialpolicy.assemble.moments import day_comes_first
from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.posts import Draft
from socialpolicy.assemble.reading import is_blank
from socialpolicy.assemble.records import Chosen, Given
from socialpolicy.assemble.shapes import file_of, joined, key_named
from socialpolicy.assemble.splitting import split
from socialpolicy.assemble.values import YES
from socialpolicy.model import nodes
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.post import Post

Cells = list[tuple[Scalar, Scalar]]
"""Headers and cells that go to the same place."""


def row_drafts(root: Sequence, found: Mapping[str, Target]) -> Iterator[Draft]:
    """Yield a draft for each row of a table that is not wholly blank."""
    for row in root.items:
        if isinstance(row, nodes.Mapping) and not all(is_blank(value) for _, value in row.entries):
            yield Draft(_chosen(row, found), row.span)


def day_first(root: Sequence, found: Mapping[str, Target]) -> bool | None:
    """Return the order of day and month in a table's dates, where some date shows it."""
    cells = (cell for row in root.items if isinstance(row, nodes.Mapping) for cell in row.entries)
    dates = [
        value.text.value
        for key, value in cells
        if isinstance(value, Scalar) and found.get(key.text.value) in (DATE, TIME)
    ]
    return day_comes_first(dates)


def _chosen(row: nodes.Mapping, found: Mapping[str, Target]) -> Chosen:
    cells: dict[Target, Cells] = {}
    for key, value in row.entries:
        target = found.get(key.text.value)
        if target is not None and isinstance(value, Scalar) and not is_blank(value):
            cells.setdefault(target, []).append((key, value))
    whole = {target[0]: _given(target[0], several) for target, several in cells.items() if len(target) == 1}
    return {**_parts(cells, row), **whole, **_moment(cells, found), **_media(cells, row), **_flags(cells, whole)}


def _given(name: str, cells: Cells) -> Given:
    key, value = cells[0]
    node: Node = value
    if len(cells) > 1 and vocabulary(Post).facts[name].type == "texts":
        node = Sequence(tuple(cell for _, cell in cells), value.span)
    return Given(key, node, fold(key.text.value) == fold(name))


def _parts(cells: Mapping[Target, Cells], row: nodes.Mapping) -> Chosen:
    parts = [
        (target, several[0])
        for target, several in cells.items()
        if len(target) == 2 and target in part_targets().values()
    ]
    records: dict[str, list[tuple[Scalar, Node]]] = {}
    for (record, part), (key, value) in parts:
        records.setdefault(record, []).append((key_named(part, key.span.start), value))
    return {
        name: Given(key_named(name, row.span.start), nodes.Mapping(tuple(entries), entries[0][1].span), own=True)
        for name, entries in records.items()
    }


def _moment(cells: Mapping[Target, Cells], found: Mapping[str, Target]) -> Chosen:
    day, time = cells.get(DATE), cells.get(TIME)
    if time is None or (day is None and DATE in found.values()):
        return {}
    key, value = (day or time)[0]
    if day is not None and ":" not in value.text.value:
        value = Scalar(joined([value.text, time[0][1].text], " "), value.span)
    return {"publish_at": Given(key, value, own=True)}


def _media(cells: Mapping[Target, Cells], row: nodes.Mapping) -> Chosen:
    files = [text for _, cell in cells.get(FILE, ()) for text in split(cell.text, "files")]
    alts = [text for _, cell in cells.get(ALT, ()) for text in split(cell.text, "alts")]
    if not files:
        return {}
    items = tuple(file_of(file, alt=alt) for file, alt in zip_longest(files, alts[: len(files)]) if file)
    return {"media": Given(cells[FILE][0][0], Sequence(items, cells[FILE][0][1].span), own=True)}


def _flags(cells: Mapping[Target, Cells], whole: Chosen) -> Chosen:
    if "channel" in whole:
        return {}
    flags = [(target, several[0]) for target, several in cells.items() if target[1:] == (FLAG,)]
    said = [(key, value) for _, (key, value) in flags if value.text.value.strip().casefold() in YES]
    if not said:
        return {}
    named = tuple(Scalar(key.text, value.span) for key, value in said)
    return {"channel": Given(said[0][0], Sequence(named, said[0][1].span), own=True)}
