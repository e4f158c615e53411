"""Sheets or files of rows to the nodes of one plan, as a YAML file of the same content would have them."""

from collections.abc import Container, Iterator, Sequence

from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.shapes import key_named
from socialpolicy.model import nodes
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node, Scalar
from socialpolicy.model.span import Span
from socialpolicy.parsing.grids import Grid, Line
from socialpolicy.parsing.plan_keys import Entry, entry_at, known_keys, layout_of, read_keys
from socialpolicy.parsing.plan_lists import header_line, known_names, most_known, read_list
from socialpolicy.parsing.plan_names import Path, fact_at, record_at, sheet_path
from socialpolicy.parsing.plan_tree import tree
from socialpolicy.parsing.post_tables import is_calendar, post_rows
from socialpolicy.parsing.sheet_notes import hidden_cells, ragged_rows
from socialpolicy.value import Value

HEAD = "plan"
"""The name, folded, of the sheet or file that holds the plan's keys and values."""

POSTS = "posts"
"""The field of a plan that sheets of posts go to, whatever their names."""

TELLING = 3
"""So many columns tell which list a sheet is, whatever its name."""


class PlanRead(Value):
    """The root of a plan's document, and what is wrong with its sheets."""

    root: Mapping
    problems: tuple[Problem, ...]


def head_of(grids: Sequence[Grid]) -> Grid | None:
    """Return the sheet that makes a workbook a plan: called Plan, or with plan in its name and keys in its rows.

    A sheet whose header is one of posts is a calendar, whatever its name.
    """
    for grid in grids:
        if fold(grid.title) == HEAD and (known_keys(grid.lines) > 2 or not is_calendar(grid)):
            return grid
    return next((grid for grid in grids if HEAD in grid.title.casefold() and known_keys(grid.lines) > 2), None)


def read_plan(head: Grid, others: Sequence[Grid], *, length: int) -> PlanRead:
    """Return the root of a plan; sheets that are no part of it stand beside it, under their own names."""
    entries = read_keys(head)
    problems: list[Problem] = [*_odd_rows(head), *_without_keys(head, entries)]
    beside: list[tuple[Scalar, Node]] = []
    for grid in others:
        path = sheet_path(grid.title)
        if is_calendar(grid) and path in (None, (POSTS,)):
            more, wrong = _posts(grid)
        else:
            more, wrong = _sheet(grid, path) if path else ([], [])
        if not more and not wrong:
            beside.append((grid.name, nodes.Sequence((), grid.name.span)))
        entries += more
        problems += wrong
    given = {entry.path[0] for entry in entries}
    problems += (note for grid in others if sheet_path(grid.title) is None for note in _misnamed(grid, given))
    plan, twice = tree(entries)
    root = Mapping(((key_named(HEAD, 0), plan), *beside), Span(0, length))
    return PlanRead(root, (*problems, *twice))


def _sheet(grid: Grid, path: Path) -> tuple[list[Entry], list[Problem]]:
    """Return what a sheet that is called after a part of the plan says of it."""
    fact = fact_at(path)
    if fact.type == "rows":
        return _list(grid, path)
    if fact.type == "record":
        return _record(grid, path)
    if fact.type != "texts":
        return [], []
    cells = [cell for line in grid.lines for _, cell in sorted(line.cells.items())]
    if len(cells) > 1 and sheet_path(cells[0].text.value) == path:
        del cells[0]
    return [entry_at(path, grid.name, nodes.Sequence(tuple(cells), _whole(grid.lines)))], []


def _posts(grid: Grid) -> tuple[list[Entry], list[Problem]]:
    found, problems = post_rows(grid)
    return [entry_at((POSTS,), grid.name, found)], list(problems)


def _list(grid: Grid, path: Path) -> tuple[list[Entry], list[Problem]]:
    read = read_list(grid, record_at(path))
    if read is not None:
        rows = nodes.Sequence(read.items, _whole(grid.lines))
        return [entry_at(path, grid.name, rows)] if read.items else [], list(read.problems)
    return _unread(grid, path, "no row that names its columns", _listed(path))


def _misnamed(grid: Grid, given: Container[str]) -> Iterator[Problem]:
    """Yield a note on a sheet that looks like a list of the plan that nothing gives, but goes by another name."""
    if is_calendar(grid):
        return
    lists = {(name,) for name, fact in vocabulary(record_at(())).facts.items() if fact.type == "rows" and name != POSTS}
    known = {path: most_known(grid.lines, record_at(path)) for path in sorted(lists)}
    path = max(known, key=lambda one: known[one])
    alike = [one for one in known if known[one] == known[path]]
    read = read_list(grid, record_at(path)) if known[path] >= TELLING and len(alike) == 1 else None
    if read is not None and read.items and path[0] not in given:
        title = fact_at(path).written or path[0]
        words = f"The sheet {grid.title} has columns of `{title}`, but not its name, so nothing of it is read."
        advice = (
            f"Call it {title.replace('_', ' ').capitalize()}; if it is only for yourselves, nothing needs to be done."
        )
        yield Problem("unknown-field", grid.lines[0].span, words, advice, "note")


def _record(grid: Grid, path: Path) -> tuple[list[Entry], list[Problem]]:
    """Return a record: keys and values, or the rows of the list that it consists of."""
    rows = next((name for name in _names(path) if fact_at((*path, name)).type == "rows"), None)
    if rows is not None:
        header = header_line(grid.lines, record_at((*path, rows)))
        if header is not None and known_names(grid.lines[header].cells, record_at((*path, rows))) > 1:
            return _list(grid, (*path, rows))
    entries = read_keys(grid, path)
    if any(entry.path[len(path)] in _names(path) for entry in entries if entry.path[: len(path)] == path):
        return entries, _odd_rows(grid, path)
    return _unread(grid, path, "no row with a key and its value", _listed(path))


def _unread(grid: Grid, path: Path, what: str, names: str) -> tuple[list[Entry], list[Problem]]:
    """Return an entry for a sheet of which nothing can be read, so that nobody takes it for blank."""
    words = f"The sheet {grid.title} has {what}, so nothing of it is read."
    advice = f"Write the names of the columns above the rows; {'.'.join(path)} has {names}."
    if "key" in what:
        advice = f"Write the keys in one column and the values in the next; {'.'.join(path)} has {names}."
    cell = grid.lines[0].cells[min(grid.lines[0].cells)]
    lost = cell._replace(lost="sheet")
    return [entry_at(path, grid.name, lost)], [Problem("unreadable-value", cell.span, words, advice)]


def _odd_rows(grid: Grid, within: Path = ()) -> list[Problem]:
    """Return what is odd about the rows of keys and values; the file's own header tells their width, else most rows."""
    layout = layout_of(grid.lines, within)
    headed = layout is not None and layout.above >= 0
    lines = grid.lines[layout.above :] if layout and headed else grid.lines
    widths = [line.width for line in lines]
    width = widths[0] if headed else max(widths, key=widths.count, default=0)
    return [*hidden_cells(grid, grid.lines, {}), *ragged_rows(lines, width)]


def _without_keys(head: Grid, entries: Sequence[Entry]) -> list[Problem]:
    if not head.lines or known_keys(head.lines) or any(entry.path[0] in _names(()) for entry in entries):
        return []
    words = f"No row of the sheet {head.title} holds a key of a plan and its value."
    advice = "Write keys such as title, start, end and problem in one column, and their values in the next."
    return [Problem("unreadable-value", head.lines[0].span, words, advice)]


def _listed(path: Path) -> str:
    return ", ".join(fact.written or name for name, fact in vocabulary(record_at(path)).facts.items())


def _names(path: Path) -> list[str]:
    return list(vocabulary(record_at(path)).facts)


def _whole(lines: Sequence[Line]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)
