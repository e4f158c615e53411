"""Conditions and parameters of a rule, held against the facts that they name, before any draft meets them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from socialpolicy.model.facts import Fact
from socialpolicy.model.parameters import BLOCK_KINDS
from socialpolicy.model.post import CHANNELS
from socialpolicy.rulebook.facts import PLAN, SUBJECTS, Record, Spot, fact_at, prose_at, rows_at, texts_at
from socialpolicy.rulebook.kinds import module_of
from socialpolicy.text.suggest import did_you_mean

_NUMBERS = ("number", "count", "money", "share")
_DAYS = ("date", "moment")
"""Types of facts that can be compared, with numbers and with days."""

_ORDERED = ("over", "under", "at_least", "at_most", "before", "after")
_QUANTITIES: tuple[set[str], ...] = ({"fact"}, {"count"}, {"count", "where"}, {"sum", "rows"}, {"sum", "rows", "where"})


def check_where(spot: Spot, record: Record, where: Mapping[str, Any], *, says: bool = False) -> None:
    """Raise RulebookError for a condition on a fact that there is not; `says` allows conditions on the text."""
    for path, condition in where.items():
        if path == "any":
            for index, option in enumerate(condition):
                check_where(spot.inside(path, index), record, option, says=says)
        elif path == "plan":
            _check_of_plan(spot.inside(path), record)
            check_where(spot.inside(path), PLAN, condition)
        elif path != "says":
            _check_condition(spot.inside(path), record, path, condition)
        elif not says:
            spot.inside(path).complain("`says` asks what the text speaks of; it can stand in `when` and `unless` only.")


def check_parameters(spot: Spot, kind: str, values: Mapping[str, Any], subject: Record, row: Record) -> None:
    """Raise RulebookError for a parameter of a check that names a fact, list or field that there is not."""
    hints = get_type_hints(module_of(kind).Parameters, include_extras=True)
    marks = {name: mark for name, hint in hints.items() if (mark := _mark(hint)) and values.get(name) is not None}
    about = row
    for name in sorted(marks, key=lambda name: marks[name][0] not in _NAMES_ROWS):
        marked, of = marks[name][0], marks[name][1:]
        check = _CHECKS.get(marked)
        if check is not None:
            record = rows_at(spot, subject, of[0]) if of else subject if marked in _OF_SUBJECT else about
            found = check(spot.inside(name), record, values[name])
            about = found if found and about is row else about


def _mark(hint: Any) -> tuple[str, ...]:
    """Return what a parameter is marked with in its annotation, optional or not."""
    if get_origin(hint) is Annotated:
        return tuple(get_args(hint)[1:])
    inner = (option for option in get_args(hint) if get_origin(option) is Annotated)
    return next((tuple(get_args(option)[1:]) for option in inner), ())


def _check_condition(spot: Spot, record: Record, path: str, condition: Any) -> None:
    fact = fact_at(spot, record, path)
    operators = condition if isinstance(condition, Mapping) else {"in": condition}
    for operator, wanted in operators.items():
        if isinstance(wanted, Mapping):
            _check_reference(spot.inside(operator), record, wanted)
        elif fact is not None:
            _check_wanted(spot.inside(operator), fact, operator, wanted)


def _check_reference(spot: Spot, record: Record, wanted: Mapping[str, Any]) -> None:
    """Check what a fact is compared with: {fact: path}, {plan: path} or {by: path, value: ..., default: ...}."""
    if "plan" in wanted:
        _check_of_plan(spot.inside("plan"), record)
        fact_at(spot.inside("plan"), PLAN, wanted["plan"])
        return
    path = wanted.get("fact", wanted.get("by"))
    if path is None:
        spot.complain("what a fact is compared with is a value, {fact: ...}, {plan: ...} or {by: ...}.")
    fact_at(spot, record, path)


def _check_of_plan(spot: Spot, record: Record) -> None:
    if record.type is SUBJECTS["post"].type:
        spot.complain("`plan` asks about the plan that a row belongs to; a post belongs to none.")


def _check_wanted(spot: Spot, fact: Fact, operator: str, wanted: Any) -> None:
    if operator in _ORDERED:
        _check_order(spot, fact, wanted)
    elif operator in ("any", "all") and fact.type != "texts":
        spot.complain(f'`{operator}` is for lists, and "{fact.name}" holds one value; use `in`.')
    elif operator != "present" and fact.type == "choice":
        choices = (*fact.choices, *spot.file.channels) if fact.choices is CHANNELS else fact.choices
        for word in wanted if isinstance(wanted, list) else [wanted]:
            if word not in choices:
                hint = did_you_mean(str(word), choices) or f"; the words are {', '.join(choices)}"
                spot.complain(f'"{fact.name}" is never "{word}"{hint}')


def _check_order(spot: Spot, fact: Fact, wanted: Any) -> None:
    if fact.type not in (*_NUMBERS, *_DAYS):
        spot.complain(f'"{fact.name}" holds no number and no day, so nothing lies over, under, before or after it.')
    if fact.type in _DAYS and not _is_day(wanted):
        spot.complain(f'"{fact.name}" holds a day; compare it with one, such as 2026-01-31, or with {{fact: ...}}.')
    if fact.type in _NUMBERS and (isinstance(wanted, bool) or not isinstance(wanted, int | float)):
        spot.complain(f'"{fact.name}" holds a number; compare it with one.')


def _is_day(value: Any) -> bool:
    try:
        return date.fromisoformat(value) is not None
    except (TypeError, ValueError):
        return False


def _check_where_of_rows(spot: Spot, record: Record, where: Mapping[str, Any]) -> None:
    check_where(spot, record, where)


def _check_fact(spot: Spot, record: Record, path: str) -> None:
    fact_at(spot, record, path)


def _check_facts(spot: Spot, record: Record, paths: list[str]) -> None:
    for index, path in enumerate(paths):
        fact_at(spot.inside(index), record, path)


def _check_options(spot: Spot, record: Record, options: Mapping[str, Any]) -> None:
    for name, option in options.items():
        _check_facts(spot.inside(name, "facts"), record, option.get("facts", []))


def _check_quantity(spot: Spot, record: Record, quantity: Mapping[str, Any]) -> Record | None:
    if set(quantity) not in _QUANTITIES:
        spot.complain("a quantity is {fact: ...}, {count: rows, where: ...} or {sum: field, rows: rows, where: ...}.")
    if "fact" in quantity:
        fact_at(spot.inside("fact"), record, quantity["fact"])
        return None
    key = "count" if "count" in quantity else "rows"
    rows = rows_at(spot.inside(key), record, quantity[key])
    check_where(spot.inside("where"), rows, quantity.get("where", {}))
    if "sum" in quantity:
        _check_fact(spot.inside("sum"), rows, quantity["sum"])
    return rows


def _check_products(spot: Spot, record: Record, lists: Mapping[str, list[str]]) -> None:
    for path, facts in lists.items():
        _check_facts(spot.inside(path), rows_at(spot.inside(path), record, path), facts)


def _check_forerunners(spot: Spot, record: Record, entries: list[Mapping[str, Any]]) -> None:
    for index, entry in enumerate(entries):
        rows = rows_at(spot.inside(index, "rows"), record, entry["rows"])
        fact_at(spot.inside(index, "day"), rows, entry["day"])
        check_where(spot.inside(index, "where"), rows, entry.get("where", {}))


def _check_within(spot: Spot, record: Record, paths: list[str]) -> None:
    for index, path in enumerate(paths):
        if record.type is PLAN.type:
            prose_at(spot.inside(index), path)
        elif path not in BLOCK_KINDS:
            hint = did_you_mean(path, BLOCK_KINDS) or f"; the parts are {', '.join(BLOCK_KINDS)}"
            spot.inside(index).complain(f'a post has no part called "{path}"{hint}')


_CHECKS: Mapping[str, Callable[[Spot, Record, Any], Record | None]] = {
    "fact": _check_fact,
    "facts": _check_facts,
    "forerunners": _check_forerunners,
    "options": _check_options,
    "paths": _check_within,
    "products": _check_products,
    "quantity": _check_quantity,
    "rows": rows_at,
    "texts": texts_at,
    "where": _check_where_of_rows,
}
"""Mark of a parameter to what holds its value against the facts; it may return what other parameters are about."""

_NAMES_ROWS = ("quantity", "rows")
"""Marks of parameters that name a list, whose rows the other parameters are about."""

_OF_SUBJECT = ("forerunners", "paths", "products", "quantity", "rows", "texts")
"""Marks of parameters that are about the post or plan even where a rule looks at its rows one by one."""
