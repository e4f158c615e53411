"""Changes that somebody wants to try on a plan: `move 22h from create to ask`, `add 10h to monitor`, `drop launch`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from socialpolicy.errors import UsageError
from socialpolicy.model.activities import ACTIVITY_KINDS, INBOUND, NEITHER, OUTBOUND
from socialpolicy.model.facts import Places
from socialpolicy.model.people import key
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import hours_of, shared_out
from socialpolicy.model.work import Activity
from socialpolicy.text.prose import Prose
from socialpolicy.text.suggest import did_you_mean
from socialpolicy.value import Value

_HOURS = r"(?P<hours>\d+(?:\.\d+)?) *(?:h|hours?)"
_MOVE = re.compile(rf"move +{_HOURS} +from +(?P<source>.+?) +to +(?P<target>.+)", re.IGNORECASE)
_ADD = re.compile(rf"add +{_HOURS} +to +(?P<target>.+?)(?: +by +(?P<owner>.+))?", re.IGNORECASE)
_DROP = re.compile(r"drop +(?P<name>.+)", re.IGNORECASE)
_SIDES = {"inbound": INBOUND, "outbound": OUTBOUND, "neither": NEITHER}
_DROPPED = ("channels", "commitments", "pilots", "goals", "people", "budget")
_NAMES = ("id", "name", "channel", "what", "goal", "item")
_EVERY_SPELLING = 'use "move 22h from create to ask", "add 10h to monitor by NAME" or "drop NAME"'


class Edit(Value):
    """One change in its parts: hours without a source are new ones, a name that is `dropped` has no hours."""

    hours: float = 0.0
    source: str | None = None
    target: str = ""
    owner: str | None = None
    dropped: str | None = None


def read_moves(wordings: Iterable[str]) -> Callable[[Plan], Plan]:
    """Return the function that makes the changes, one after another.

    Hours that go to a kind that the plan lacks keep the owner and the days of what they come from; new ones have
    the days of the plan.

    Raises UsageError for words that are no change; so does the function for a name that the plan lacks and for more
    hours than there are.
    """
    edits = [_read(wording) for wording in wordings]

    def change(plan: Plan) -> Plan:
        for edit in edits:
            plan = _dropped(plan, edit.dropped) if edit.dropped else _moved(plan, edit)
        return plan

    return change


def _read(wording: str) -> Edit:
    text = " ".join(wording.split())
    if match := _MOVE.fullmatch(text):
        return Edit(float(match["hours"]), match["source"], match["target"])
    if match := _ADD.fullmatch(text):
        return Edit(float(match["hours"]), None, match["target"], match["owner"])
    if match := _DROP.fullmatch(text):
        return Edit(dropped=match["name"])
    raise UsageError(f'"{wording}" is no change to a plan; {_EVERY_SPELLING}')


def _moved(plan: Plan, edit: Edit) -> Plan:
    if edit.source is None:
        return _given(plan, edit, {"owner": edit.owner, "start": plan.start, "end": plan.end})
    rows = _called(plan, edit.source)
    if not rows:
        raise UsageError(_unknown(plan, edit.source))
    held = {index: hours_of(plan.activities[index], plan) or 0.0 for index in rows}
    available = sum(held.values())
    if edit.hours > available + 1e-6:
        raise UsageError(f'"{edit.source}" has {available:g} hours in {plan.name}; {edit.hours:g} cannot be moved')
    left = {index: hours * (1 - edit.hours / available) for index, hours in held.items()} if available else {}
    giver = plan.activities[max(held, key=lambda index: held[index])]
    return _given(_with_hours(plan, left), edit, {"owner": giver.owner, "start": giver.start, "end": giver.end})


def _given(plan: Plan, edit: Edit, facts: Mapping[str, Any]) -> Plan:
    """Return the plan with the hours at their target, in proportion; a kind that it lacks becomes a new activity."""
    rows = [index for index in _called(plan, edit.target) if edit.owner is None or _owns(plan, index, edit.owner)]
    if rows:
        held = {index: hours_of(plan.activities[index], plan) or 0.0 for index in rows}
        total = sum(held.values())
        parts = {index: hours / total if total else 1 / len(held) for index, hours in held.items()}
        return _with_hours(plan, {index: held[index] + edit.hours * part for index, part in parts.items()})
    kind = edit.target.casefold()
    if kind not in ACTIVITY_KINDS:
        raise UsageError(_unknown(plan, edit.target))
    places = Places(plan.at.fields.get("activities", plan.at.span), {})
    return replace(plan, activities=(*plan.activities, Activity(at=places, kind=kind, hours=edit.hours, **facts)))


def _called(plan: Plan, name: str) -> list[int]:
    """Return the activities of that id; else those of the kind, else those of the side."""
    by_id = [index for index, one in enumerate(plan.activities) if key(one.id) == key(name)]
    kinds = _SIDES.get(name.casefold(), (name.casefold(),))
    return by_id or [index for index, one in enumerate(plan.activities) if one.kind in kinds]


def _owns(plan: Plan, index: int, owner: str) -> bool:
    return key(plan.activities[index].owner) == key(owner)


def _with_hours(plan: Plan, hours: Mapping[int, float]) -> Plan:
    changed = (
        _resized(one, plan, hours[index]) if index in hours else one for index, one in enumerate(plan.activities)
    )
    return replace(plan, activities=tuple(changed))


def _resized(activity: Activity, plan: Plan, hours: float) -> Activity:
    """Return an activity with other hours in the period; those that `done_by` shares out grow or shrink alike."""
    before = hours_of(activity, plan)
    shared = activity.done_by
    if before and (shares := shared_out(shared)):
        shared = "; ".join(f"{name} {share * hours / before:g}" for name, share in shares.items())
    return replace(activity, hours=round(hours, 6), hours_per_week=None, done_by=shared)


def _dropped(plan: Plan, name: str) -> Plan:
    gone = {"activities": _called(plan, name)}
    if not gone["activities"]:
        gone = {field: _rows_called(getattr(plan, field), name) for field in _DROPPED}
    if not any(gone.values()):
        raise UsageError(_unknown(plan, name))
    for field, rows in gone.items():
        kept = tuple(row for index, row in enumerate(getattr(plan, field)) if index not in rows)
        changed: dict[str, Any] = {field: kept, "prose": _without(plan.prose, field, rows)}
        plan = replace(plan, **changed)
    return plan


def _rows_called(rows: Sequence[Any], name: str) -> list[int]:
    return [index for index, row in enumerate(rows) if key(_own_name(row)) == key(name)]


def _without(prose: Prose, field: str, rows: Sequence[int]) -> Prose:
    """Return the prose with the texts of some rows blanked out, so that all other places stay what they are."""
    value, blocks = prose.value, []
    for block in prose.blocks:
        if not block.kind.startswith(f"{field}."):
            blocks.append(block)
        elif block.row in rows:
            value = value[: block.start] + " " * (block.end - block.start) + value[block.end :]
        else:
            blocks.append(block._replace(row=block.row - sum(row < block.row for row in rows)))
    return prose._replace(value=value, blocks=tuple(blocks))


def _unknown(plan: Plan, name: str) -> str:
    if name.casefold() in (*ACTIVITY_KINDS, *_SIDES):
        kinds = ", ".join(dict.fromkeys(one.kind for one in plan.activities if one.kind)) or "none"
        return f'no activity in {plan.name} is of the kind "{name}"; its kinds are {kinds}'
    names = [one.id for one in plan.activities if one.id]
    names.extend(str(value) for field in _DROPPED for row in getattr(plan, field) if (value := _own_name(row)))
    hint = did_you_mean(name, dict.fromkeys([*names, *ACTIVITY_KINDS])) or "; name an activity's id or kind"
    return f'nothing is called "{name}" in {plan.name}{hint}'


def _own_name(row: Any) -> str | None:
    return next((getattr(row, field) for field in _NAMES if getattr(row, field, None)), None)
