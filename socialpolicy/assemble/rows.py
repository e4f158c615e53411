"""Rows of a table to drafts: which cells belong together, whatever tool the table comes from."""

from collections.abc import Iterator, Mapping

from socialpolicy.assemble.columns import Columns
from socialpolicy.assemble.date_order import NUMBERS
from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.pictures import Cells, media_of
from socialpolicy.assemble.posts import Draft
from socialpolicy.assemble.reading import is_blank
from socialpolicy.assemble.records import Chosen, Given
from socialpolicy.assemble.shapes import joined, key_named
from socialpolicy.assemble.targets import ALT, DATE, FILE, FLAG, TIME, Target, part_targets
from socialpolicy.assemble.values import YES
from socialpolicy.model import nodes
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.post import Post
from socialpolicy.model.text import Text

DAY = ("year", "month", "day")
CLOCK = ("hour", "minute")
"""Parts of a moment that have columns of their own."""


def row_drafts(root: Sequence, columns: Columns) -> Iterator[Draft]:
    """Yield a draft for each row of a table that is not wholly blank."""
    alts = ALT in columns.targets.values()
    for row in root.items:
        if isinstance(row, nodes.Mapping) and not all(is_blank(value) for _, value in row.entries):
            yield Draft(_chosen(row, columns), row.span, alts=alts)


def _chosen(row: nodes.Mapping, columns: Columns) -> Chosen:
    cells: dict[Target, Cells] = {}
    for key, value in row.entries:
        target = columns.targets.get(key.text.value)
        if target is not None and isinstance(value, Scalar) and not is_blank(value):
            cells.setdefault(target, []).append((key, value))
    if columns.preset and columns.preset.prompts and DATE in cells and not _has_year(cells[DATE][0][1]):
        del cells[DATE]
    whole = {target[0]: _given(target[0], several) for target, several in cells.items() if len(target) == 1}
    media = media_of(cells.get(FILE, []), cells.get(ALT, []))
    return {**_parts(cells, row), **whole, **_moment(cells, columns.targets), **media, **_flags(cells, whole)}


def _has_year(cell: Scalar) -> bool:
    """Tell whether a date has a year in digits, or is words such as "next Friday"."""
    value = cell.text.value
    return bool(NUMBERS.match(value)) or any(run.isdecimal() and len(run) == 4 for run in _runs(value))


def _runs(value: str) -> list[str]:
    return "".join(letter if letter.isdecimal() else " " for letter in value).split()


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
    """Return the moment of a row whose day and time, or more of it, have columns of their own."""
    apart = _moment_apart(cells)
    if apart:
        return apart
    day, time = cells.get(DATE), cells.get(TIME)
    if time is None or (day is None and DATE in found.values()):
        return {}
    key, value = (day or time)[0]
    if day is not None and ":" not in value.text.value:
        value = Scalar(joined([value.text, time[0][1].text], " "), value.span)
    return {"publish_at": Given(key, value, own=True)}


def _moment_apart(cells: Mapping[Target, Cells]) -> Chosen:
    named = {name: cells[DATE[0], name][0] for name in (*DAY, *CLOCK) if (DATE[0], name) in cells}
    if any(name not in named for name in DAY):
        return {}
    key, first = named[DAY[0]]
    day = joined([_padded(named[name][1].text) for name in DAY], "-")
    clock = [_padded(named[name][1].text) for name in CLOCK if name in named]
    if len(clock) == len(CLOCK):
        day = joined([day, joined(clock, ":")], " ")
    return {"publish_at": Given(key, Scalar(day, first.span), own=True)}


def _padded(text: Text) -> Text:
    """Return a number of at least two digits, as clocks and calendars write it."""
    value = text.value.strip()
    return Text(value.zfill(2), text.pieces)


def _flags(cells: Mapping[Target, Cells], whole: Chosen) -> Chosen:
    if "channel" in whole:
        return {}
    flags = [(target, several[0]) for target, several in cells.items() if target[1:] == (FLAG,)]
    said = [(target, cell) for target, cell in flags if cell[1].text.value.strip().casefold() in YES]
    if not said:
        return {}
    named = tuple(
        Scalar(
            key.text if fold(key.text.value) == fold(target[0]) else key_named(target[0], key.span.start).text,
            value.span,
        )
        for target, (key, value) in said
    )
    return {"channel": Given(said[0][1][0], Sequence(named, said[0][1][1].span), own=True)}
