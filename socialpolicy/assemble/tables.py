"""Tables of posts, alone, as sheets of a workbook or within a plan: one draft a row."""

from collections.abc import Iterator, Sequence
from itertools import count

from socialpolicy.assemble.columns import columns_of, report_headers
from socialpolicy.assemble.date_order import report_open, with_order
from socialpolicy.assemble.posts import Draft, Source, read_post
from socialpolicy.assemble.reading import Customs, Foreknown, Reading
from socialpolicy.assemble.rows import row_drafts
from socialpolicy.model import nodes
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Problem
from socialpolicy.model.post import Post


def read_tables(tables: Sequence[nodes.Sequence], source: Source, customs: Customs, known: Foreknown) -> Assembled:
    """Return the posts of tables, numbered from the first of them; tables that hold none are passed over."""
    problems: list[Problem] = []
    found = [one for table in tables if (one := _read(table, customs, known, problems)) is not None]
    numbers = count(1)
    posts = tuple(
        post
        for drafts, reading in found
        for draft, number in zip(drafts, numbers, strict=False)
        for post in read_post(draft, source.path if number == 1 else f"{source.path}#{number}", source, reading)
    )
    return Assembled(posts, problems=tuple(problems), recognised=bool(found))


def posts_of_rows(
    rows: Sequence[nodes.Mapping], source: Source, reading: Reading, known: Foreknown
) -> tuple[Post, ...]:
    """Return the posts that rows of a plan's sheets hold."""
    if not rows:
        return ()
    table = nodes.Sequence(tuple(rows), rows[0].span)
    found = read_tables([table], source, reading.customs, known)
    reading.problems.extend(found.problems)
    return found.posts


def _read(
    table: nodes.Sequence, customs: Customs, known: Foreknown, problems: list[Problem]
) -> tuple[Iterator[Draft], Reading] | None:
    """Return the drafts of a table and how they are to be read; None where its header is not one of posts."""
    columns = columns_of(table, *known, customs.channels)
    if not columns.are_of_posts:
        return None
    if customs.day_first is None and columns.preset:
        customs = customs._replace(day_first=columns.preset.day_first)
    customs, left_open = with_order(table, columns.targets, customs)
    reading = Reading("foreign", customs, problems)
    report_headers(table, columns, reading)
    report_open(left_open, reading)
    return row_drafts(table, columns), reading
