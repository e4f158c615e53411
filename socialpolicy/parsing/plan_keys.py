"""A sheet of keys and values: which column holds which, and where in the plan each value goes."""

from collections.abc import Sequence

from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.shapes import key_instead
from socialpolicy.model.nodes import Node, Scalar
from socialpolicy.model.text import text_at
from socialpolicy.parsing.grids import Cells, Grid, Line
from socialpolicy.parsing.merges import spread
from socialpolicy.parsing.plan_names import Path, fact_at, key_path, record_at, value_path
from socialpolicy.value import Value

DEPTH = 200
COLUMNS = 4
"""How many rows, and cells at their beginning, are looked at to tell where the keys stand."""

HEADER_DEPTH = 20
"""In how many rows a header of keys and values may stand."""

KEYS = frozenset({"key", "field", "fact", "question", "name", "item", "what"})
VALUES = frozenset({"value", "values", "answer", "answers", "entry", "ours"})
"""What the header of a sheet of keys and values calls its columns, folded."""


class Entry(Value):
    """A value of a plan: where it goes, the key that it is given under, and the value itself."""

    path: Path
    key: Scalar
    value: Node


class Layout(Value):
    """The indexes of the columns of keys and of values, and of the row above the first key."""

    key: int
    value: int
    above: int = -1


def read_keys(grid: Grid, within: Path = ()) -> list[Entry]:
    """Return the values of a sheet of keys and values; keys that are no fields stand in the record itself.

    A key that names a record and has no value heads those that follow: they are looked for in it first. Another
    key without a value has a blank one, which stands where the key does.
    """
    layout = layout_of(grid.lines, within)
    if layout is None:
        return []
    found: list[Entry] = []
    section = within
    spread_out = spread(grid)
    for line in spread_out.lines[layout.above + 1 :]:
        merge = spread_out.wide.get((line.number, layout.key))
        key, value = line.cells.get(layout.key), line.cells.get(merge.last_column if merge else layout.value)
        if key is None:
            continue
        path = key_path(key.text.value, section)
        if value is not None:
            found.append(_entry(path, key, value, within))
        elif path is not None and fact_at(path).type == "record":
            section = path
        elif path is not None:
            found.append(_entry(path, key, Scalar(text_at("", key.span.start), key.span), within))
    return found


def layout_of(lines: Sequence[Line], within: Path = ()) -> Layout | None:
    """Return where the keys and values of a sheet stand; None where no column holds keys of the record."""
    headed = next(
        (found for index, line in enumerate(lines[:HEADER_DEPTH]) if (found := _headed(index, line.cells))), None
    )
    if headed is not None:
        return headed
    counts: dict[int, int] = {}
    for line in lines[:DEPTH]:
        for index in sorted(line.cells)[:COLUMNS]:
            counts[index] = counts.get(index, 0) + (key_path(line.cells[index].text.value, within) is not None)
    best = max(sorted(counts), key=lambda index: counts[index], default=None)
    return Layout(best, best + 1) if best is not None and counts[best] else None


def known_keys(lines: Sequence[Line]) -> int:
    """Return how many rows of a sheet hold a key of a plan where keys stand; names of lists are headers as well."""
    layout = layout_of(lines)
    cells = (line.cells.get(layout.key) for line in lines[:DEPTH]) if layout else ()
    paths = (key_path(cell.text.value) for cell in cells if cell is not None)
    return sum(path is not None and fact_at(path).type != "rows" for path in paths)


def _headed(index: int, cells: Cells) -> Layout | None:
    names = {column: fold(cell.text.value) for column, cell in sorted(cells.items())}
    keys = [column for column, name in names.items() if name in KEYS]
    values = [column for column, name in names.items() if name in VALUES]
    return Layout(keys[0], values[0], index) if keys and values and keys[0] != values[0] else None


def _entry(path: Path | None, key: Scalar, value: Scalar, within: Path) -> Entry:
    if path is None:
        return Entry((*within, key.text.value.strip()), key, value)
    return entry_at(value_path(path), key, value)


def entry_at(path: Path, key: Scalar, value: Node) -> Entry:
    """Return an entry under the key as it is written, or under our name where the key alone does not lead there."""
    known = vocabulary(record_at(path[:-1])).find(key.text.value)
    own = known is not None and known.name == path[-1]
    return Entry(path, key if own else key_instead(path[-1], key), value)
