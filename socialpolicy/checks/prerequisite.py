"""Prerequisites: is what must be live first live on the day on which something else starts?"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Fact, Lexicons, Rows, Where
from socialpolicy.model.predicates import holds, value_of
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.text.negation import is_denied
from socialpolicy.value import Value


class Parameters(Value):
    """Rows of the list `of` that meet `where`, and speak words of `lexicons`, start at their fact `date`.

    With `named` their medium must have one of these words. On that day, for each of `media`, which are words of
    a medium, too, the contact centre must have a row with live routing.
    """

    of: Rows
    date: Fact
    media: Mapping[str, tuple[str, ...]]
    where: Where | None = None
    lexicons: Lexicons = ()
    named: tuple[str, ...] = ()


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
    unstated = None
    for index, row in rows:
        day = value_of(row, parameters.date)
        missing = [name for name, media in parameters.media.items() if not _is_live(context.subject, media, day)]
        unstated = unstated or _unstated(context.subject, [parameters.media[name] for name in missing], day)
        if missing and not unstated:
            ready = _ready(context.subject, [parameters.media[name] for name in missing])
            words = {
                "what": named(row, parameters.of, index),
                "day": day or "a day not stated",
                "missing": " and ".join(missing),
                "planned": f" (planned for {ready})" if ready else "",
                "until": f"to {ready} or later" if ready else f"behind {' and '.join(missing)} routing",
            }
            hits.append(Hit(place_of(row), words))
    if unstated:
        return Verdict(unknown=unstated)
    return Verdict(holds=bool(hits), hits=tuple(hits))


def _counts(context: Context, parameters: Parameters, index: int, row: Any) -> bool:
    if parameters.where and holds(row, parameters.where, plan=context.subject) is not True:
        return False
    if parameters.named and not _is_medium(row, parameters.named):
        return False
    return not parameters.lexicons or any(
        block.kind.startswith(f"{parameters.of}.") and block.row == index
        for lexicon in parameters.lexicons
        for match in context.scan.matches(lexicon)
        if not is_denied(context.prose.value, match.start, match.end)
        for block in [context.block_at(match.start)]
    )


def _is_medium(row: Any, media: tuple[str, ...]) -> bool:
    """Tell whether the medium of a row has one of the words, in the singular or plural: "Live Chat" is a chat."""
    words = " ".join(re.findall(r"\w+", (row.medium or "").casefold()))
    return any(re.search(rf"\b{word.replace('-', ' ')}s?\b", words) for word in media)


def _is_live(plan: Any, media: tuple[str, ...], day: date | None) -> bool:
    """Tell whether one of the media has live routing by that day; a planned one counts from its own day on."""
    for row in plan.contact_center:
        if _is_medium(row, media) and row.routing in ("live", "planned"):
            if row.routing == "live" and (row.since is None or day is None or row.since <= day):
                return True
            if row.routing == "planned" and row.since is not None and day is not None and row.since <= day:
                return True
    return False


def _unstated(plan: Any, missing: list[tuple[str, ...]], day: date | None) -> str | None:
    """Return the routing that is not stated of a medium that must be live first, and may be by that day."""
    open_ones = (
        f"routing of {named(row, 'contact_center', index)}"
        for index, row in enumerate(plan.contact_center)
        if row.routing is None and (row.since is None or day is None or row.since <= day)
        if any(_is_medium(row, media) for media in missing)
    )
    return next(open_ones, None)


def _ready(plan: Any, missing: list[tuple[str, ...]]) -> date | None:
    """Return the day from which routing of all these media is planned, None where one of them has no day."""
    days = [
        min(
            (row.since for row in plan.contact_center if row.since and _is_medium(row, media)),
            default=None,
        )
        for media in missing
    ]
    return max(day for day in days if day) if days and all(days) else None
