"""Day and month in a table's dates: their order is told by the dates themselves, else by who knows, never guessed."""

import re
from collections.abc import Iterator, Mapping

from socialpolicy.assemble.names import vocabulary
from socialpolicy.assemble.reading import Customs, Reading, shown
from socialpolicy.assemble.targets import Target
from socialpolicy.model import nodes
from socialpolicy.model.facts import facts_of
from socialpolicy.model.nodes import Scalar, Sequence
from socialpolicy.model.post import Post
from socialpolicy.value import Value

NUMBERS = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})(?:[/-]\d{4}|/\d{2})(?!\d)")
"""A date that begins with two numbers, of which either may be the day."""


class OpenColumn(Value):
    """A column with dates that show no order: its header, the first such cell, and how many cells there are."""

    header: str
    first: Scalar
    cells: int


def with_order(
    root: Sequence, targets: Mapping[str, Target], customs: Customs
) -> tuple[Customs, tuple[OpenColumn, ...]]:
    """Return customs with the order of day and month in a table, and the columns that leave it open.

    The dates of the table have the first word, then what is known beforehand.
    """
    dates = list(_dates(root, targets))
    orders = {order for _, cell in dates if (order := order_of(cell.text.value)) is not None}
    if len(orders) == 1:
        return customs._replace(day_first=orders.pop()), ()
    if not orders and customs.day_first is not None:
        return customs, ()
    return customs._replace(day_first=None, order_told=True), tuple(_open_columns(dates))


def order_of(value: str) -> bool | None:
    """Return whether the day comes first in a date, None where it does not show."""
    match = NUMBERS.match(value)
    if match is None:
        return None
    first, second = int(match[1]) > 12, int(match[2]) > 12
    return first if first != second else None


def report_open(columns: tuple[OpenColumn, ...], reading: Reading) -> None:
    """Report columns whose dates leave the order of day and month open, once each."""
    for column in columns:
        several = f", as in {column.cells} cells of this column" if column.cells > 1 else ""
        message = (
            f"`{column.header}` reads {shown(column.first.text.value)}, a date whose day and month cannot be told "
            f"apart{several}; no date of the table shows one order."
        )
        advice = "Write dates like 2026-03-31, or set `date_order: day-first` or `month-first` in the configuration."
        reading.report("unreadable-value", column.first.span, message, advice)


def _dates(root: Sequence, targets: Mapping[str, Target]) -> Iterator[tuple[str, Scalar]]:
    """Yield the cells of columns that hold dates, with their headers."""
    wanted = {header for header, target in targets.items() if _is_date(target)}
    for row in root.items:
        for key, value in row.entries if isinstance(row, nodes.Mapping) else ():
            if key.text.value in wanted and isinstance(value, Scalar):
                yield key.text.value, value


def _is_date(target: Target) -> bool:
    fact = vocabulary(Post).facts.get(target[0])
    if fact is not None and fact.of is not None and len(target) > 1:
        fact = facts_of(fact.of).get(target[1])
    return fact is not None and fact.type in ("date", "moment")


def _open_columns(dates: list[tuple[str, Scalar]]) -> Iterator[OpenColumn]:
    cells: dict[str, list[Scalar]] = {}
    for header, cell in dates:
        match = NUMBERS.match(cell.text.value)
        if match and match[1] != match[2] and order_of(cell.text.value) is None:
            cells.setdefault(header, []).append(cell)
    for header, several in cells.items():
        yield OpenColumn(header, several[0], len(several))
