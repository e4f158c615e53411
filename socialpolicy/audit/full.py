"""Scorecards for the terminal: plain text, never wider than a hundred columns."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from socialpolicy.audit import Page
from socialpolicy.audit.layout import Section, Table
from socialpolicy.audit.scorecard import Scorecard
from socialpolicy.audit.sections import heading, sections_of
from socialpolicy.text.terminal import safe

WIDTH = 100
_WIDEST_CELL = 30
_GAP = "  "


def render(page: Page) -> Iterator[str]:
    """Yield each scorecard, an empty line between two."""
    for index, card in enumerate(page.cards):
        if index:
            yield ""
            yield "=" * WIDTH
            yield ""
        yield from _card(card)


def _card(card: Scorecard) -> Iterator[str]:
    yield from _wrapped(heading(card))
    yield ""
    yield from _wrapped(card.sentence)
    for section in sections_of(card):
        yield ""
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from _wrapped(section.title)
    for item in section.items:
        yield from _wrapped(item.text, _GAP, _GAP + "   ")
        for point in item.points:
            yield from _wrapped(f"- {point}", _GAP + "   ", _GAP + "     ")
    widths = _widths(section.tables)
    for table in section.tables:
        yield from _table(table, widths)
    for note in section.notes:
        yield from _wrapped(note, _GAP, _GAP)


def _table(table: Table, widths: Sequence[int]) -> Iterator[str]:
    if table.caption:
        yield f"{_GAP}{safe(table.caption)}"
    for row in _lines_of(table):
        yield from _row(row, widths, table.right, _GAP * (2 if table.caption else 1))


def _widths(tables: Sequence[Table]) -> list[int]:
    """Return the width of each column but the last, the same for all tables of a section."""
    rows = [row for table in tables for row in _lines_of(table)]
    columns = max((len(row) for row in rows), default=1)
    return [max(len(row[column]) for row in rows if column < len(row)) for column in range(columns - 1)]


def _lines_of(table: Table) -> list[tuple[str, ...]]:
    headed = table.rows if table.caption else (table.headers, *table.rows)
    return [tuple(_cut(safe(cell), last=column == len(row) - 1) for column, cell in enumerate(row)) for row in headed]


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[int], indent: str) -> Iterator[str]:
    """Yield a row; its last cell takes what is left of the line, and goes on below itself."""
    cells = [
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=False))
    ]
    before = indent + "".join(f"{cell}{_GAP}" for cell in cells)
    if len(row) - 1 in right:
        yield (before + row[-1].rjust(_least(row))).rstrip()
        return
    lines = wrap(row[-1], max(WIDTH - len(before), 20), break_long_words=False, break_on_hyphens=False) or [""]
    yield (before + lines[0]).rstrip()
    for line in lines[1:]:
        yield " " * len(before) + line


def _least(row: Sequence[str]) -> int:
    return max(len(row[-1]), 7)


def _cut(cell: str, *, last: bool) -> str:
    return cell if last or len(cell) <= _WIDEST_CELL else f"{cell[: _WIDEST_CELL - 1]}…"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(
        safe(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
