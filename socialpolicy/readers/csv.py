"""Tables in text: one mapping a row, keyed by the header, with the place of every cell."""

from collections.abc import Mapping
from itertools import chain, islice

from socialpolicy.assemble.headers import DEPTH, header_of
from socialpolicy.errors import ReadError
from socialpolicy.model import nodes
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.nodes import Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.parsing.cells import Row, dialect, rows
from socialpolicy.parsing.table import keys


def read(text: str, path: str) -> Document:
    """Read a CSV or TSV file; its separator is told from the header and the first rows.

    Titles above the header are passed over; without a header, columns go by their letters. Raises ReadError where
    the file is empty, over a limit, or where a quotation mark is never closed.
    """
    found = (row for row in rows(text, dialect(text)) if not row.blank)
    first = list(islice(found, DEPTH))
    if not first:
        raise ReadError("The file is empty; write a header and a row for each post, or delete it.")
    header = header_of([[cell.text.value for cell in row.cells] for row in first])
    names, problems = keys(header, [dict(enumerate(Scalar(*cell) for cell in row.cells)) for row in first])
    width = len(header.names)
    items: list[nodes.Mapping] = []
    for row in chain(first[header.row + 1 :], found):
        items.append(_mapping(names, row))
        if header.row >= 0 and _is_ragged(width, row):
            problems.append(_ragged(width, row))
    return Document(path, "csv", text, Sequence(tuple(items), Span(0, len(text))), None, tuple(problems))


def _mapping(names: Mapping[int, Scalar], row: Row) -> nodes.Mapping:
    """Return a row as a mapping; what stands in columns without a name is left out."""
    pairs = ((names[index], Scalar(*cell)) for index, cell in enumerate(row.cells) if index in names)
    return nodes.Mapping(tuple(pairs), row.span)


def _is_ragged(width: int, row: Row) -> bool:
    return len(row.cells) < width or any(cell.text.value.strip() for cell in row.cells[width:])


def _ragged(width: int, row: Row) -> Problem:
    cells = f"{len(row.cells)} cell{'s' if len(row.cells) > 1 else ''}"
    words = f"Row {row.number} has {cells}, the header has {width}."
    advice = "Put a text that holds the separator in double quotes; give every row as many cells as the header."
    return Problem("ragged-row", row.span, words, advice)
