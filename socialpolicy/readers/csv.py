"""Tables in text: one mapping a row, keyed by the header, with the place of every cell."""

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.nodes import Mapping, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.parsing.cells import Row, dialect, rows


def read(text: str, path: str) -> Document:
    """Read a CSV or TSV file; its separator is told from the header and the first rows.

    Raises ReadError where it is empty, over a limit, or where a quotation mark is never closed.
    """
    found = (row for row in rows(text, dialect(text)) if not row.blank)
    header = next(found, None)
    if header is None:
        raise ReadError("The file is empty; write a header and a row for each post, or delete it.")
    names, problems = _names(header)
    items: list[Mapping] = []
    for row in found:
        items.append(_mapping(names, row))
        if _is_ragged(names, row):
            problems.append(_ragged(len(names), row))
    return Document(path, "csv", text, Sequence(tuple(items), Span(0, len(text))), None, tuple(problems))


def _names(header: Row) -> tuple[list[Scalar | None], list[Problem]]:
    """Return the name of each column, None where it has none or one that is taken."""
    names: list[Scalar | None] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, (text, span) in enumerate(header.cells, start=1):
        name = text.value.strip()
        if name in first:
            words = f'Columns {first[name]} and {number} are both named "{name}"; only the first is read.'
            problems.append(Problem("duplicate-header", span, words, "Give the columns different names."))
        names.append(Scalar(text, span) if name and name not in first else None)
        if name:
            first.setdefault(name, number)
    return names, problems


def _mapping(names: list[Scalar | None], row: Row) -> Mapping:
    pairs = zip(names, row.cells, strict=False)
    return Mapping(tuple((name, Scalar(*cell)) for name, cell in pairs if name is not None), row.span)


def _is_ragged(names: list[Scalar | None], row: Row) -> bool:
    return len(row.cells) < len(names) or any(cell.text.value.strip() for cell in row.cells[len(names) :])


def _ragged(width: int, row: Row) -> Problem:
    cells = f"{len(row.cells)} cell{'s' if len(row.cells) > 1 else ''}"
    words = f"Row {row.number} has {cells}, the header has {width}."
    advice = "Put a text that holds the separator in double quotes; give every row as many cells as the header."
    return Problem("ragged-row", row.span, words, advice)
