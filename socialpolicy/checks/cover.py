"""Cover: do these rows together span the whole period of the plan?"""

from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Where
from socialpolicy.model.quantities import place_of, selected


class Parameters(NamedTuple):
    """The rows of the list `of` that meet `where` must leave no gap of more than `gap_days` days."""

    of: str
    where: Where
    gap_days: int = 0


WORDS = ("gap_start", "gap_end", "gap_days")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for the first gap; the figures are {gap_start}, {gap_end} and {gap_days} (days, both ends counted)."""
    plan = context.subject
    rows = selected(plan, parameters.of, parameters.where)
    if not rows.rows:
        return Verdict(unknown=rows.missing) if rows.missing else Verdict(applies=False)
    if plan.start is None or plan.end is None:
        return Verdict(unknown="plan.start" if plan.start is None else "plan.end")
    spans = sorted((row.begins or plan.start, row.end or plan.end) for row in rows.rows)
    gap = _first_gap(spans, plan.start, plan.end, parameters.gap_days)
    if gap is None:
        return Verdict(holds=True)
    figures = {"gap_start": gap[0], "gap_end": gap[1], "gap_days": (gap[1] - gap[0]).days + 1}
    return Verdict(holds=False, hits=(Hit(place_of(rows.rows[0]), {}),), figures=figures)


def _first_gap(spans: list[tuple[date, date]], start: date, end: date, allowed: int) -> tuple[date, date] | None:
    day = timedelta(days=1)
    free_from = start
    for begins, ends in [*spans, (end + day, end + day)]:
        if (begins - free_from).days > allowed:
            return free_from, begins - day
        free_from = max(free_from, ends + day)
    return None
