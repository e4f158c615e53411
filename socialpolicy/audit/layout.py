"""The parts that a page is made of, before any format decides how they look."""

from typing import NamedTuple


class Table(NamedTuple):
    """Rows of cells under headers; `right` are the columns that are set to the right."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class Item(NamedTuple):
    """A point of a list and what is said under it."""

    text: str
    points: tuple[str, ...] = ()


class Section(NamedTuple):
    """A heading with a list, tables and remarks, any of which may be missing."""

    title: str
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
