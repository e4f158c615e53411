"""Scorecards as Markdown, for a pull request or a shared document."""

import re
from collections.abc import Iterator

from socialpolicy.audit import Page
from socialpolicy.audit.layout import Section, Table
from socialpolicy.audit.scorecard import Scorecard
from socialpolicy.audit.sections import heading, sections_of
from socialpolicy.text.terminal import safe

_MARKUP = re.compile(r"[\\|<*\[]")
_NUMBERED = re.compile(r"\d+\. ")


def render(page: Page) -> Iterator[str]:
    """Yield each scorecard under a heading of its own."""
    for index, card in enumerate(page.cards):
        if index:
            yield ""
        yield from _card(card)


def _card(card: Scorecard) -> Iterator[str]:
    yield f"# {escaped(heading(card))}"
    yield ""
    yield f"**{escaped(card.sentence)}**"
    for section in sections_of(card):
        yield ""
        yield f"## {escaped(section.title)}"
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.items:
        yield ""
    for item in section.items:
        number = _NUMBERED.match(item.text)
        start = number.end() if number else 0
        yield f"{item.text[:start] or '- '}{escaped(item.text[start:])}"
        for point in item.points:
            yield f"{' ' * (start or 2)}- {escaped(point)}"
    for table in section.tables:
        yield ""
        yield from _table(table)
    for note in section.notes:
        yield ""
        yield escaped(note)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"### {escaped(table.caption)}"
        yield ""
    yield f"| {' | '.join(map(escaped, table.headers))} |"
    yield f"|{'|'.join('---:' if column in table.right else '---' for column in range(len(table.headers)))}|"
    for row in table.rows:
        yield f"| {' | '.join(map(escaped, row))} |"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKUP.sub(lambda match: "&lt;" if match[0] == "<" else f"\\{match[0]}", safe(text))
