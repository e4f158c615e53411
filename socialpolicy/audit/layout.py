"""The parts that a page is made of, before any format decides how they look."""

from socialpolicy.value import Value


class Table(Value):
    """Rows of cells under headers; `right` are the columns that are set to the right."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class Item(Value):
    """A point of a list and what is said under it."""

    text: str
    points: tuple[str, ...] = ()


class Section(Value):
    """A heading with a list, tables and remarks, any of which may be missing."""

    title: str
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
