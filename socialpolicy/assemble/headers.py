"""Which row of a table is its header: the first, one below titles or groups, or none at all."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from socialpolicy.assemble.targets import Target, reads_as_posts, target_of
from socialpolicy.model.places import column_name
from socialpolicy.value import Value

DEPTH = 10
"""How many rows may stand above a header."""

LONGEST = 120
"""No header has more characters."""

MOMENT = re.compile(r"\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?)[T ]+\d{1,2}:\d{2}")
"""A day with a time of day: what rows hold and no header does."""

SPLIT_MOMENT = (r"\d{1,2}", r"\d{1,2}", r"\d{4}", r"\d{1,2}", r"\d{1,2}")
"""Day, month, year, hour and minute in the first columns of a row."""


class Header(Value):
    """The header of a table: the index of its row, -1 where there is none, and the name of each column.

    A name is "" where the column has none. Without a header, columns go by their letters. `groups` are the
    indexes of those columns whose name begins with what stands above, because others have the same name.
    """

    row: int
    names: tuple[str, ...]
    groups: frozenset[int] = frozenset()


def header_of(rows: Sequence[Sequence[str]]) -> Header:
    """Return the header of a table, given its first rows without blank ones; only `DEPTH` of them are looked at."""
    first = rows[0] if rows else ()
    if _is_data(first):
        return Header(-1, tuple(map(column_name, range(1, max(map(len, rows)) + 1))))
    named = (index for index, cells in enumerate(rows[:DEPTH]) if _names_columns(cells, first=not index))
    row = next(named, _first_broad(rows[:DEPTH]))
    names = [cell.strip() for cell in rows[row]] if rows else []
    if not row:
        return Header(0, tuple(names))
    repeated = {name for name, count in Counter(names).items() if count > 1 and name}
    above = rows[row - 1]
    groups = frozenset(
        index for index, name in enumerate(names) if name in repeated and index < len(above) and above[index].strip()
    )
    return Header(
        row,
        tuple(f"{above[index].strip()} {name}" if index in groups else name for index, name in enumerate(names)),
        groups,
    )


def _first_broad(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the first row that fills half of the columns: those before it are titles."""
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    broad = max(filled, default=0)
    return next((index for index, count in enumerate(filled) if count > 1 and 2 * count >= broad), 0)


def _is_data(cells: Sequence[str]) -> bool:
    """Tell whether a row can be no header, because a moment stands in it."""
    if any(len(cell) <= LONGEST and MOMENT.match(cell) for cell in cells):
        return True
    start = cells[: len(SPLIT_MOMENT)]
    return len(start) == len(SPLIT_MOMENT) and all(
        re.fullmatch(shape, cell.strip()) for shape, cell in zip(SPLIT_MOMENT, start, strict=True)
    )


def _names_columns(cells: Sequence[str], *, first: bool) -> bool:
    """Tell whether a row names the columns of posts; below the first row it has to be plain from several names."""
    if any(len(cell) > LONGEST for cell in cells):
        return False
    filled = [cell for cell in cells if cell.strip()]
    found: Mapping[str, Target] = {cell: target for cell in filled if (target := target_of(cell)) is not None}
    clear = first or len(found) >= 3 or (len(found) == 2 and len(filled) <= 4)
    return clear and reads_as_posts(found)
