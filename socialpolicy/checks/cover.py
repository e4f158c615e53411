"""Cover: do these rows together span the whole period of the plan?"""

from datetime import date, timedelta
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Rows, Where
from socialpolicy.model.quantities import named, place_of, rows_of, selected
from socialpolicy.value import Value


class Parameters(Value):
    """The rows of the list `of` that meet `where` must leave no gap of more than `gap_days` days.

    Without `lead_in`, the time before the first of them is no gap; without `between`, only the time after
    the last is one. With `meanwhile`, a gap counts only where rows that meet this leave none in it.
    """

    of: Rows
    where: Where
    gap_days: int = 0
    lead_in: bool = True
    between: bool = True
    meanwhile: Where | None = None


WORDS = ("gap_start", "gap_end", "gap_days", "last")
"""What messages may say of a case."""

_Spans = list[tuple[date, date]]


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for the first gap; the figures are {gap_start}, {gap_end} and {gap_days} (days, both ends counted).

    The word {last} is the row that ends before the gap.
    """
    plan = context.subject
    rows = selected(plan, parameters.of, parameters.where)
    if not rows.rows:
        return Verdict(unknown=rows.missing) if rows.missing else NOTHING_TO_JUDGE
    if plan.start is None or plan.end is None:
        return Verdict(unknown="plan.start" if plan.start is None else "plan.end")
    gaps = _gaps(_spans(plan, rows.rows), plan, parameters)
    gap = next((one for one in gaps if _counts(context, one, parameters)), None)
    if gap is None:
        return Verdict(holds=True)
    figures = {"gap_start": gap[0], "gap_end": gap[1], "gap_days": (gap[1] - gap[0]).days + 1}
    ended = [row for row in rows.rows if (row.end or plan.end) < gap[0]]
    last = max(ended, key=lambda row: row.end) if ended else rows.rows[0]
    called = named(last, parameters.of, rows_of(plan, parameters.of).index(last))
    return Verdict(holds=False, hits=(Hit(place_of(last), {"last": called}),), figures=figures)


def _spans(plan: Any, rows: tuple[Any, ...]) -> _Spans:
    return sorted((row.begins or plan.start, row.end or plan.end) for row in rows)


def _gaps(spans: _Spans, plan: Any, parameters: Parameters) -> _Spans:
    gaps = _uncovered(spans, plan.start, plan.end, parameters.gap_days)
    if not parameters.lead_in:
        gaps = [gap for gap in gaps if gap[0] > spans[0][0]]
    return gaps if parameters.between else [gap for gap in gaps if gap[1] == plan.end]


def _counts(context: Context, gap: tuple[date, date], parameters: Parameters) -> bool:
    if parameters.meanwhile is None:
        return True
    others = selected(context.subject, parameters.of, parameters.meanwhile).rows
    return bool(others) and not _uncovered(_spans(context.subject, others), *gap, parameters.gap_days)


def _uncovered(spans: _Spans, start: date, end: date, allowed: int) -> _Spans:
    day = timedelta(days=1)
    free_from = start
    found = []
    for begins, ends in [*spans, (end + day, end + day)]:
        if (min(begins, end + day) - free_from).days > allowed:
            found.append((free_from, min(begins, end + day) - day))
        free_from = max(free_from, ends + day)
    return found
