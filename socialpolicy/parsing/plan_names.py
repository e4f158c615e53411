"""Which field of a plan the name of a sheet, a key or a header stands for, wherever in the plan it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.model.care import Care
from socialpolicy.model.facts import Fact
from socialpolicy.model.money import Money
from socialpolicy.model.plan import Plan, Review

LONGEST = 80
"""No name of a field has more characters."""

Path = tuple[str, ...]
"""Names of fields from the plan inwards."""

LEAVES: Mapping[type, str] = {Money: "amount", Care: "policy", Review: "employee_posts"}
"""What a record is about where a single value stands for it."""

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$|\s*[:*]+\s*$|\s*\bin [A-Z]{3}$")
_SCALED = re.compile(r"week|month|day|year|annual|thousand|million|\bk\b|k€|000|\bm\b", re.IGNORECASE)


def field_named(name: str, record: type) -> str | None:
    """Return the field of a record that a name stands for.

    What stands in brackets after it is passed over, unless it may change what the numbers mean.
    """
    if len(name) > LONGEST:
        return None
    words = vocabulary(record)
    known = words.find(name)
    if known is None:
        rest = _BRACKETS.search(name)
        if rest is None or _SCALED.search(rest[0]):
            return None
        known = words.find(name[: rest.start()])
    return known.name if known else None


def key_path(name: str, within: Path = ()) -> Path | None:
    """Return where the value of a key goes, looked for in the record `within` first: `care.mode`, `Expected return`."""
    path = _path(name, within)
    if path is None and within:
        path = _path(name, ())
    if path is None or fact_at(path).type != "rows":
        return path
    return _nested(within).get(fold(_BRACKETS.sub("", name)), path)


def sheet_path(name: str) -> Path | None:
    """Return which list or record of a plan the sheet or file of a name holds: `Team`, `care.moderation`."""
    return _path(name, ())


def fact_at(path: Path) -> Fact:
    """Return the declaration of the field at a path."""
    record: type = Plan
    for step in path[:-1]:
        record = vocabulary(record).facts[step].of or Plan
    return vocabulary(record).facts[path[-1]]


def record_at(path: Path) -> type:
    """Return the type of record that a path of records leads to; the plan's for ()."""
    return (fact_at(path).of or Plan) if path else Plan


def value_path(path: Path) -> Path:
    """Return where a single value goes that is given for a path: into the record that stands there, where it can."""
    fact = fact_at(path)
    leaf = LEAVES.get(fact.of) if fact.type == "record" and fact.of else None
    return (*path, leaf) if leaf else path


def _path(name: str, within: Path) -> Path | None:
    if len(name) > LONGEST:
        return None
    if "." in name:
        return _stepped(name, within)
    known = field_named(name, record_at(within))
    return (*within, known) if known else _nested(within).get(fold(_BRACKETS.sub("", name)))


def _stepped(name: str, within: Path) -> Path | None:
    path = within
    for step in name.split("."):
        known = field_named(step, record_at(path))
        if known is None or (path and fact_at(path).of is None):
            return None
        path = (*path, known)
    return path if path != within else None


@cache
def _nested(within: Path) -> Mapping[str, Path]:
    """Return the fields of the records inside of a record by the names that only one of them has."""
    found: dict[str, set[Path]] = {}
    for name, path in _names_below(within):
        found.setdefault(name, set()).add(path)
    return {name: next(iter(paths)) for name, paths in found.items() if len(paths) == 1}


def _names_below(within: Path) -> Iterator[tuple[str, Path]]:
    """Yield each name of the fields in records inside of a record, alone and after each name of the records above."""
    for outer in vocabulary(record_at(within)).facts.values():
        if outer.type != "record" or outer.of is None:
            continue
        path = (*within, outer.name)
        for fact in vocabulary(outer.of).facts.values():
            yield from _after(_names(outer), ((name, (*path, fact.name)) for name in _names(fact)))
        yield from _after(_names(outer), _names_below(path))


def _after(outer: tuple[str, ...], inner: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
    for name, path in inner:
        yield name, path
        yield from ((before + name, path) for before in outer)


def _names(fact: Fact) -> tuple[str, ...]:
    return tuple(fold(name) for name in dict.fromkeys((fact.name, fact.written, *fact.also)) if name)
