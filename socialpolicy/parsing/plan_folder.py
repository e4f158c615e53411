"""A folder of separated files that is one plan: which of its files belong to it, and what they say together."""

from collections.abc import Sequence

from socialpolicy.assemble.names import fold
from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.span import Span
from socialpolicy.parsing.decode import decode
from socialpolicy.parsing.grids import of_files
from socialpolicy.parsing.plan_keys import known_keys
from socialpolicy.parsing.plan_names import sheet_path
from socialpolicy.parsing.plan_tables import POSTS, read_plan

SUFFIXES = (".csv", ".tsv")
LARGEST = 8 << 20
"""How many bytes of each file are read at most."""


def is_part_name(name: str) -> bool:
    """Return whether a file beside those keys and values is one of the plan's lists, by its name.

    Calendars stay files of their own, which the plan may name under `posts`.
    """
    path = sheet_path(_stem(name)) if name.casefold().endswith(SUFFIXES) else None
    return path is not None and (path != (POSTS,) or fold(_stem(name)) == POSTS)


def is_head(data: bytes) -> bool:
    """Return whether the rows of a file are the keys and values of a plan."""
    try:
        laid = of_files([("", decode(data, LARGEST).text)])
    except ReadError:
        return False
    return known_keys(laid.grids[0].lines) > 1


def read_folder(parts: Sequence[tuple[str, bytes]]) -> Document:
    """Read the files of a plan, given by path and bytes; the first holds its keys and values.

    Raises ReadError, with the path of the file, where one of them is no text, not closed or over a limit.
    """
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    start = 0
    for path, data in parts:
        try:
            text, odd = decode(data, LARGEST)
        except ReadError as error:
            raise ReadError(str(error), path=path) from None
        problems += (one._replace(span=Span(one.span.start + start, one.span.end + start)) for one in odd)
        texts.append((path, text))
        start += len(text) + 1
    laid = of_files(texts)
    plan = read_plan(laid.grids[0], [grid for grid in laid.grids[1:] if grid.lines], length=len(laid.text))
    wrong = (*problems, *plan.problems)
    return Document(texts[0][0], "csv", laid.text, plan.root, problems=wrong, sections=laid.sections)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]
