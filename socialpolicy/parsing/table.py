"""The columns of a table of posts: the key under which the cells of each of them stand."""

from collections.abc import Mapping, Sequence

from socialpolicy.assemble.headers import Header
from socialpolicy.assemble.shapes import joined, key_named
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Scalar

Cells = Mapping[int, Scalar]
"""The cells of a row by the index of their column, from 0."""


def keys(header: Header, first: Sequence[Cells]) -> tuple[dict[int, Scalar], list[Problem]]:
    """Return the key of each column that has a name of its own, given the first rows, and what is wrong with names."""
    found: dict[int, Scalar] = {}
    problems: list[Problem] = []
    numbers: dict[str, int] = {}
    for index, name in enumerate(header.names):
        if not name:
            continue
        key = _key(header, index, first)
        if name in numbers:
            words = f'Columns {numbers[name]} and {index + 1} are both named "{name}"; only the first is read.'
            problems.append(Problem("duplicate-header", key.span, words, "Give the columns different names."))
            continue
        numbers[name] = index + 1
        found[index] = key
    return found, problems


def _key(header: Header, index: int, first: Sequence[Cells]) -> Scalar:
    """Return the name of a column: as it is written, with its group before it, or the column's letter."""
    if header.row < 0:
        return key_named(header.names[index], min(cell.span.start for cell in first[0].values()))
    cell = first[header.row][index]
    if index in header.groups:
        return Scalar(joined([first[header.row - 1][index].text, cell.text], " "), cell.span)
    return cell
