"""The vocabulary of `when`, `unless`, `where` and `field`: conditions on the facts of a post, a plan or a row.

A condition answers True, False, or the name of the fact that is missing for an answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from socialpolicy.model.facts import written
from socialpolicy.model.span import Span

OPERATORS = (
    "in", "not_in", "present", "over", "under", "at_least", "at_most", "before", "after", "any", "all",
)  # fmt: skip
"""What a condition may ask of a fact; `any` and `all` are for lists."""

Answer = bool | str
"""True, False, or the name of the missing fact."""


def value_of(record: Any, path: str) -> Any:
    """Return the fact at a path such as `offer.until`; None where it or anything on the way is missing."""
    for step in path.split("."):
        if record is None:
            return None
        record = getattr(record, step)
    return record


def place_of_fact(record: Any, path: str) -> Span:
    """Return where the fact at a path stands, or that from which it is derived.

    Where neither is given, it is the place of the record which would hold it, so far as there is one.
    """
    *way, last = path.split(".")
    for step in way:
        inner = getattr(record, step)
        if inner is None:
            return Span(*record.at.fields.get(step, record.at.span))
        record = inner
    stated = last if last in record.at.fields else written(type(record), last)
    return Span(*record.at.fields.get(stated, record.at.span))


def place_if_given(record: Any, path: str) -> Span | None:
    """Return where the fact at a path stands, also where it is left blank; None where nobody wrote it."""
    *way, last = path.split(".")
    holder = value_of(record, ".".join(way)) if way else record
    return holder.at.fields.get(last) if holder is not None else None


def is_unreadable(record: Any, path: str) -> bool:
    """Tell whether the fact at a path was given but could not be read."""
    *way, last = path.split(".")
    for step in way:
        if record is None or step in record.at.unreadable:
            return record is not None
        record = getattr(record, step)
    return record is not None and last in record.at.unreadable


def is_blank(value: Any) -> bool:
    """Tell whether a fact is missing: no value, empty text, or an empty list. Zero and no are facts."""
    return value is None or value == "" or value == ()


def holds(
    record: Any, conditions: Mapping[str, Any], says: Callable[[str], bool] | None = None, plan: Any = None
) -> Answer:
    """Tell whether all conditions hold of a record; under the key `any` one of several suffices.

    `says` answers the key of that name: whether the text speaks words of a lexicon. `plan` is the plan of
    which the record is a row, for conditions under the key `plan` and for comparisons with its facts.
    """
    missing: Answer = True
    for path, condition in conditions.items():
        answer = _holds_one(record, path, condition, says, plan)
        if answer is False:
            return False
        if answer is not True and missing is True:
            missing = answer
    return missing


def _holds_one(record: Any, path: str, condition: Any, says: Callable[[str], bool] | None, plan: Any) -> Answer:
    if path == "any":
        answers = [holds(record, option, says, plan) for option in condition]
        return True if True in answers else next((answer for answer in answers if answer is not False), False)
    if path == "plan":
        of_plan = holds(plan, condition, says, plan)
        return f"plan.{of_plan}" if isinstance(of_plan, str) else of_plan
    if path == "says":
        return says is not None and any(says(lexicon) for lexicon in _list(condition))
    value = value_of(record, path)
    if isinstance(condition, Mapping):
        return _all(_operator(record, path, value, operator, wanted, plan) for operator, wanted in condition.items())
    if is_blank(value):
        return path
    return (
        value in condition if isinstance(condition, Sequence) and not isinstance(condition, str) else value == condition
    )


def _operator(record: Any, path: str, value: Any, operator: str, wanted: Any, plan: Any) -> Answer:
    if operator == "present":
        return path if is_unreadable(record, path) else (not is_blank(value)) == wanted
    if is_blank(value):
        return path
    limit = _wanted(record, wanted, plan)
    if limit is None:
        return f"plan.{wanted['plan']}" if "plan" in wanted else "the value that it is compared with"
    if isinstance(value, str) and isinstance(limit, str) and operator in ("in", "not_in"):
        return _same(value, limit) == (operator == "in")
    return _compare(value, operator, limit)


def _wanted(record: Any, wanted: Any, plan: Any) -> Any:
    """Resolve what a fact is compared with.

    A value, {fact: path}, {plan: path}, {plan: path, share: 50%} or {by: path, name: value, default: value}.
    """
    if not isinstance(wanted, Mapping):
        return wanted
    if "fact" in wanted:
        return value_of(record, wanted["fact"])
    if "plan" in wanted:
        value, share = value_of(plan, wanted["plan"]), wanted.get("share", 1)
        return value if value is None or share == 1 else value * _part(share)
    return wanted.get(value_of(record, wanted["by"]), wanted.get("default"))


def _compare(value: Any, operator: str, wanted: Any) -> bool:
    match operator:
        case "in":
            return value in wanted
        case "not_in":
            return value not in wanted
        case "any":
            return any(item in _list(wanted) for item in value)
        case "all":
            return all(item in _list(wanted) for item in value)
    left, right = _comparable(value), _comparable(wanted)
    match operator:
        case "over" | "after":
            return bool(left > right)
        case "under" | "before":
            return bool(left < right)
        case "at_least":
            return bool(left >= right)
        case _:
            return bool(left <= right)


def _part(share: Any) -> float:
    """Return a share as a number; one that is switched off (null) is out of reach."""
    if share is None:
        return float("inf")
    return float(share[:-1]) / 100 if isinstance(share, str) else float(share)


def limit_of(record: Any, condition: Any, plan: Any = None) -> Any:
    """Return the number or day that a condition compares with, for messages; None where it has none."""
    if isinstance(condition, Mapping):
        for operator in ("over", "under", "at_least", "at_most", "before", "after"):
            if operator in condition:
                return _wanted(record, condition[operator], plan)
    return None


def _comparable(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and len(value) == len("2026-01-31") and value[4:5] == "-":
        return date.fromisoformat(value)
    return value


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _list(value: Any) -> Sequence[Any]:
    return (value,) if isinstance(value, str) or not isinstance(value, Sequence) else value


def _all(answers: Iterable[Answer]) -> Answer:
    missing: Answer = True
    for answer in answers:
        if answer is False:
            return False
        if answer is not True:
            missing = answer
    return missing
