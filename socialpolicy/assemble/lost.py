"""Cells that show no value of their own: formulas without a result, errors, amounts over merged rows."""

from collections.abc import Iterable

from socialpolicy.assemble.reading import Reading, shown
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Scalar

FORMULA = "Open the file in a spreadsheet program and save it there; what only writes formulas stores no results."


def report_lost(key: Scalar, cell: Scalar, reading: Reading) -> None:
    """Report a cell under a key; that of a sheet which could not be read at all has been reported already."""
    name, value = key.name, cell.text.value
    if cell.lost == "formula":
        message, advice = f"`{name}` holds a formula whose result is not stored in the file.", FORMULA
    elif cell.lost == "error":
        message, advice = f"`{name}` shows {shown(value)}, an error.", "Mend the formula, or write the value."
    elif cell.lost == "merged":
        message = f"`{name}` is merged over several rows ({shown(value)}); how much each of them has is not known."
        advice = "Unmerge the cells, and write the amount of each row."
    else:
        return
    reading.report("unreadable-value", cell.span, message, advice)


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with those about formulas as one for each column, which tells how many cells there are."""
    found: dict[object, list[Problem]] = {}
    for index, problem in enumerate(problems):
        found.setdefault(problem.message if problem.advice == FORMULA else index, []).append(problem)
    return tuple(_one(several) for several in found.values())


def _one(several: list[Problem]) -> Problem:
    first, others = several[0], len(several) - 1
    if not others:
        return first
    more = f" So do {others} more cells." if others > 1 else " So does one more cell."
    return first._replace(message=first.message + more)
