"""Prerequisites: is what must be live first live on the day on which something else starts?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Fact, Lexicons, Rows, Where
from socialpolicy.model.predicates import holds, value_of
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.value import Value


class Parameters(Value):
    """Rows of the list `of` that meet `where` and speak words of `lexicons` start at their fact `date`.

    On that day, for each of `media` the contact centre must have a row with live routing.
    """

    of: Rows
    date: Fact
    media: Mapping[str, tuple[str, ...]]
    where: Where | None = None
    lexicons: Lexicons = ()


WORDS = ("what", "day", "missing", "planned", "until")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Find rows that come too early; each is a hit with {what}, {day} and {missing} (what must be live first).

    {planned} and {until} say from when that is planned, and to when the row has to wait.
    """
    rows = [row for row in enumerate(rows_of(context.subject, parameters.of)) if _counts(context, parameters, *row)]
    if not rows:
        return NOTHING_TO_JUDGE
    if not context.subject.contact_center:
        return Verdict(unknown="contact_center: which routing is live, and since when")
    hits = []
    for index, row in rows:
        day = value_of(row, parameters.date)
        missing = [name for name, media in parameters.media.items() if not _is_live(context.subject, media, day)]
        if missing:
            ready = _ready(context.subject, [parameters.media[name] for name in missing])
            words = {
                "what": named(row, parameters.of, index),
                "day": day or "a day not stated",
                "missing": " and ".join(missing),
                "planned": f" (planned for {ready})" if ready else "",
                "until": f"to {ready} or later" if ready else f"behind {' and '.join(missing)} routing",
            }
            hits.append(Hit(place_of(row), words))
    return Verdict(holds=bool(hits), hits=tuple(hits))


def _counts(context: Context, parameters: Parameters, index: int, row: Any) -> bool:
    if parameters.where and holds(row, parameters.where, plan=context.subject) is not True:
        return False
    return not parameters.lexicons or any(
        block.kind.startswith(f"{parameters.of}.") and block.row == index
        for lexicon in parameters.lexicons
        for match in context.scan.matches(lexicon)
        for block in [context.block_at(match.start)]
    )


def _is_live(plan: Any, media: tuple[str, ...], day: date | None) -> bool:
    """Tell whether one of the media has live routing by that day; a planned one counts from its own day on."""
    for row in plan.contact_center:
        if (row.medium or "").casefold() in media and row.routing in ("live", "planned"):
            if row.routing == "live" and (row.since is None or day is None or row.since <= day):
                return True
            if row.routing == "planned" and row.since is not None and day is not None and row.since <= day:
                return True
    return False


def _ready(plan: Any, missing: list[tuple[str, ...]]) -> date | None:
    """Return the day from which routing of all these media is planned, None where one of them has no day."""
    days = [
        min(
            (row.since for row in plan.contact_center if row.since and (row.medium or "").casefold() in media),
            default=None,
        )
        for media in missing
    ]
    return max(day for day in days if day) if days and all(days) else None
