"""A plan to fill in, as YAML: every field with a word on what it is for, nothing stated yet."""

from collections.abc import Iterable, Iterator

from socialpolicy.starting.plan_sheets import Column, Sheet, sheets

HEAD = """\
# A plan for one quarter. Fill in what you know: what is blank counts as not stated, never as zero.
# `socialpolicy audit FILE` puts it on a page; `socialpolicy schema plan` has every field for editors.
"""


def plan_text() -> str:
    """Return the text of a plan in which nothing is stated."""
    return "\n".join([HEAD, *(line for sheet in sheets() for line in _part(sheet))]) + "\n"


def _part(sheet: Sheet) -> Iterator[str]:
    if not sheet.field:
        yield "plan:"
        yield from _fields(sheet.columns, "  ", "  ")
    else:
        yield f"# {sheet.says} One entry looks like this; take the signs away, and repeat it for the next."
        yield f"{sheet.field}:"
        yield from _fields(sheet.columns, "#  - ", "#    ")
    yield ""


def _fields(columns: Iterable[Column], first: str, others: str) -> Iterator[str]:
    for index, column in enumerate(columns):
        start = f"{others if index else first}{column.name}:"
        choices = f" One of {', '.join(column.choices)}." if column.choices and len(column.choices) > 2 else ""
        yield f"{start:<26}# {column.says}{choices}"
