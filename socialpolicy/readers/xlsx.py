"""Workbooks: a plan where one of the sheets is called Plan, else posts, a sheet a list."""

from socialpolicy.assemble.shapes import key_named
from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.nodes import Mapping
from socialpolicy.model.span import Span
from socialpolicy.parsing.grids import Grid, Laid, of_sheets
from socialpolicy.parsing.plan_names import sheet_path
from socialpolicy.parsing.plan_tables import head_of, read_plan
from socialpolicy.parsing.post_tables import is_calendar, post_rows
from socialpolicy.parsing.sheet_notes import hidden_sheet
from socialpolicy.parsing.workbook import NamedSheet, sheets


def read(data: bytes, path: str) -> Document:
    """Read a workbook; raise ReadError where it is none, encrypted, damaged, empty or over a limit.

    Hidden sheets are left out, with a note on those that would have been read.
    """
    filled = [one for one in sheets(data) if one.sheet.cells]
    shown = [one for one in filled if not one.hidden]
    if not shown:
        raise ReadError("The workbook is empty; write a header and a row for each post, or delete it.")
    laid = of_sheets(shown, path)
    head = head_of(laid.grids)
    hidden = [one for one in filled if one.hidden]
    if head is None:
        return _posts(laid, path, [one for one in hidden if is_calendar(_grid(one))])
    first = next(index for index, grid in enumerate(laid.grids) if grid is head)
    laid = of_sheets([shown[first], *shown[:first], *shown[first + 1 :]], path)
    plan = read_plan(laid.grids[0], laid.grids[1:], length=len(laid.text))
    notes = [_left_out(one) for one in hidden if sheet_path(one.name) or is_calendar(_grid(one))]
    return Document(path, "xlsx", laid.text, plan.root, problems=(*notes, *plan.problems), sections=laid.sections)


def _posts(laid: Laid, path: str, hidden: list[NamedSheet]) -> Document:
    problems: list[Problem] = [_left_out(one) for one in hidden]
    entries = []
    for grid in laid.grids:
        rows, wrong = post_rows(grid)
        entries.append((grid.name, rows))
        problems += wrong if is_calendar(grid) else ()
    root = Mapping(tuple(entries), Span(0, len(laid.text)))
    return Document(path, "xlsx", laid.text, root, problems=tuple(problems), sections=laid.sections)


def _left_out(one: NamedSheet) -> Problem:
    return hidden_sheet(one.name, key_named(one.name, 0))


def _grid(one: NamedSheet) -> Grid:
    return of_sheets([one], "").grids[0]
