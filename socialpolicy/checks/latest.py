"""The latest word: does what was last found about the row at hand meet these conditions?"""

from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Fact, Rows, Where
from socialpolicy.model.predicates import holds, limit_of, value_of
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.value import Value


class Parameters(Value):
    """Of the rows of the list `of` that have the fact `same` in common with the row at hand, one of the latest
    by their fact `day` must meet `where`.
    """

    of: Rows
    same: Fact
    day: Fact
    where: Where


WORDS = ("values", "limit", "found_day", "count")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Judge the latest rows: {values} of the first condition's fact, its {limit}, {found_day} and {count} of rows."""
    ours = value_of(context.row, parameters.same)
    rows = [
        (index, row)
        for index, row in enumerate(rows_of(context.subject, parameters.of))
        if ours is not None and value_of(row, parameters.same) == ours
    ]
    if not rows:
        return NOTHING_TO_JUDGE
    latest = max(value_of(row, parameters.day) or date.min for _, row in rows)
    rows = [(index, row) for index, row in rows if (value_of(row, parameters.day) or date.min) == latest]
    answers = [(holds(row, parameters.where, plan=context.subject), index, row) for index, row in rows]
    met = any(answer is True for answer, _, _ in answers)
    for answer, index, row in answers:
        if isinstance(answer, str) and not met:
            return Verdict(unknown=f"{answer} of {named(row, parameters.of, index)}")
    path, condition = next(iter(parameters.where.items()))
    figures = {
        "values": " and ".join(_shown(value_of(row, path)) for _, row in rows),
        "limit": limit_of(rows[0][1], condition, context.subject),
        "found_day": None if latest == date.min else latest,
        "count": len(rows),
    }
    return Verdict(holds=met, hits=(Hit(place_of(context.row), {}),), figures=figures)


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else "nothing" if value is None else str(value)
