"""Staffed: on each channel where the plan does one thing, do the right people have hours for another?"""

from collections.abc import Mapping
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import hours_of, place_of, selected
from socialpolicy.model.voices import holder_of, relation_of
from socialpolicy.model.work import Activity
from socialpolicy.model.workload import shares_of
from socialpolicy.value import Value


class Parameters(Value):
    """On each channel with activities that meet `where`, or with planned posts, people have hours for those `by`.

    These people have one of the `relations` to the organization. An activity without a channel counts for all.
    With `instead`, only channels are reported on which people of these relations have hours.
    """

    where: ActivitiesWhere
    by: ActivitiesWhere
    relations: tuple[str, ...]
    instead: tuple[str, ...] = ()


WORDS = ("channel", "kinds", "hours", "people", "have")
"""What messages may say of a case."""


class _Staff(Value):
    """Hours by relation on a channel, the fact that is missing for them, and the names of those who have them."""

    hours: Mapping[str, float]
    missing: str | None
    names: tuple[str, ...]


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each channel: {channel}, the {kinds} of activities there, their {hours}, {people}: who answers.

    {have} is the verb for them; channels of which the same is said make one hit.
    """
    plan: Plan = context.subject
    started = selected(plan, "activities", parameters.where)
    channels = _channels(plan, started.rows)
    missing = started.missing
    hits = []
    for channel in channels:
        staff = _hours(context, parameters.by, channel)
        if staff.hours.keys() & set(parameters.relations):
            continue
        if staff.missing:
            missing = missing or staff.missing
        elif not parameters.instead or staff.hours.keys() & set(parameters.instead):
            hits.append((channel, _hit(plan, channel, started.rows, staff.names)))
    if not hits and missing:
        return Verdict(unknown=missing)
    return Verdict(holds=not hits, hits=_together(hits), applies=bool(channels))


def _together(hits: list[tuple[str | None, Hit]]) -> tuple[Hit, ...]:
    """Return the hits, those that tell the same of several channels as one."""
    alike: dict[tuple[Any, ...], list[str]] = {}
    for channel, hit in hits:
        alike.setdefault((hit.span, tuple(hit.words.items()), hit.cause), []).append(channel or "any channel")
    return tuple(
        Hit(span, {**dict(words), "channel": _listed(channels)}, cause)
        for (span, words, cause), channels in alike.items()
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _channels(plan: Plan, rows: tuple[Activity, ...]) -> tuple[str | None, ...]:
    """Return the channels of activities and planned posts; what is for all channels counts for those of the plan."""
    named = [row.channel for row in rows] + [post.channel for post in plan.planned if post.channel]
    everywhere: list[str | None] = [row.channel for row in plan.channels if row.channel] or [None]
    return tuple(dict.fromkeys(one for name in named for one in ([name] if name else everywhere)))


def _hours(context: Context, by: Mapping[str, Any], channel: str | None) -> _Staff:
    plan: Plan = context.subject
    chosen = selected(plan, "activities", by)
    missing = chosen.missing
    hours: dict[str, float] = {}
    names: list[str] = []
    for activity in chosen.rows:
        if activity.channel not in (None, channel) and channel is not None:
            continue
        shared = shares_of(activity, plan)
        if shared is None:
            missing = missing or f'hours of "{activity.id or activity.kind}"'
        for name in [name for name, share in (shared or {}).items() if share]:
            person = holder_of(plan, name)
            relation = relation_of(person, plan, context.house.brands) if person else None
            missing = missing or (None if relation else f'relation of "{name}" to the organization')
            hours[relation or ""] = hours.get(relation or "", 0.0) + (shared or {})[name]
            names.append(f"{name} ({relation})")
    return _Staff(hours, missing, tuple(dict.fromkeys(names)))


def _hit(plan: Plan, channel: str | None, rows: tuple[Activity, ...], names: tuple[str, ...]) -> Hit:
    there = [row for row in rows if row.channel is None or channel in (None, row.channel)]
    hours = [hours_of(row, plan) for row in there]
    words = {
        "kinds": _listed(list(dict.fromkeys(row.kind for row in there if row.kind)) or ["planned posts"]),
        "hours": None if None in hours else round(sum(filter(None, hours)), 1),
        "people": "only " + _listed(list(names)) if names else "nobody",
        "have": "have" if len(names) > 1 else "has",
    }
    rows_there = (*there, *(row for row in plan.channels if row.channel == channel))
    span = place_of(rows_there[0]) if rows_there else plan.at.fields.get("posts")
    return Hit(span, words, "contradicts" if names else "blank")
