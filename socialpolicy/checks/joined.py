"""Joined: do these activities go to places where other people talk?"""

from collections.abc import Iterator

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere, Lexicons
from socialpolicy.model.people import key
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import CHANNEL_WORDS, CHANNELS
from socialpolicy.model.quantities import named, place_of, selected
from socialpolicy.model.work import Activity
from socialpolicy.value import Value

_MERE_CHANNELS = frozenset((*CHANNELS, *(word for word, _ in CHANNEL_WORDS)))


class Parameters(Value):
    """One of the activities that meet `where` says where it goes, and not to `own` places alone.

    A place is named by the activity's `where`, by words of `others` in it or in its purpose, or by the
    communities of its channel; the name of a channel is none.
    """

    where: ActivitiesWhere
    own: Lexicons
    others: Lexicons


WORDS = ("activity", "place")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each activity; those that go nowhere are hits: {activity}, and its {place} so far as it is told."""
    plan: Plan = context.subject
    chosen = selected(plan, "activities", parameters.where)
    if not chosen.rows:
        return Verdict(applies=False, unknown=chosen.missing)
    rows = [(index, row) for index, row in enumerate(plan.activities) if row in chosen.rows]
    owned, foreign = (set(_speaking(context, lexicons)) for lexicons in (parameters.own, parameters.others))
    if any(_is_joined(row, plan, index in owned, index in foreign) for index, row in rows):
        return Verdict(holds=True)
    hits = tuple(
        Hit(
            row.at.fields.get("where") or place_of(row),
            {
                "activity": named(row, "activities", index),
                "place": _place(row, index in owned),
            },
            "contradicts" if index in owned else "blank",
        )
        for index, row in rows
    )
    return Verdict(hits=hits)


def _place(row: Activity, own: bool) -> str:
    if row.where:
        return f'"{row.where}"'
    return "the organization's own posts" if own else "a place not stated"


def _speaking(context: Context, lexicons: Lexicons) -> Iterator[int]:
    for lexicon in lexicons:
        for match in context.scan.matches(lexicon):
            block = context.block_at(match.start)
            if block.kind in ("activities.where", "activities.purpose"):
                yield block.row


def _is_joined(row: Activity, plan: Plan, own: bool, others: bool) -> bool:
    if others or own:
        return others
    if row.where and key(row.where) not in _MERE_CHANNELS:
        return True
    return any(channel.communities for channel in plan.channels if row.channel in (None, channel.channel))
