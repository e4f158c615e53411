"""How a field of a post or a plan is declared: its type, its meaning and the other names it goes by.

The one declaration serves reading (types and loose header names), the JSON Schema and the docs.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from socialpolicy.model.span import Span
from socialpolicy.value import Value

RecordType: TypeAlias = type

FactType = Literal[
    "text",
    "prose",
    "number",
    "count",
    "money",
    "share",
    "boolean",
    "date",
    "moment",
    "zone",
    "choice",
    "texts",
    "record",
    "rows",
]
"""What a field holds. `texts` is a list of texts, `rows` a list of records, `moment` a date with time,
`zone` a time zone."""


class Fact(Value):
    """The declaration of one field: `also` are other names that teams use, `choices` the allowed words.

    `words` are other words for a choice, each with the choice that it stands for. `written` is the name that
    files use where it cannot be ours (`from`, `return`).
    """

    name: str
    type: FactType
    says: str
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    of: RecordType | None = None
    words: tuple[tuple[str, str], ...] = ()
    written: str = ""


class Places(Value):
    """Where a record and each of its fields stand, and which of them could not be read.

    `fields` holds the span of each value that was given, `unreadable` the names whose value was
    reported, or for which the file has no place; a name in neither was blank or absent.
    """

    span: Span
    fields: Mapping[str, Span]
    unreadable: frozenset[str] = frozenset()


def fact(
    kind: FactType,
    says: str,
    *,
    also: tuple[str, ...] = (),
    choices: tuple[str, ...] = (),
    of: RecordType | None = None,
    words: tuple[tuple[str, str], ...] = (),
    written: str = "",
) -> Fact:
    """Declare a field of a record, inside `Annotated`; the field's own name is filled in by `facts_of`."""
    return Fact("", kind, says, also, choices, of, words, written)


_DERIVED = {
    "side": "kind", "begins": "start", "kinds": "activities", "sides": "activities", "publishes_on": "channels",
    "explores": "programme", "planned": "posts", "count_a_day": "count",
}  # fmt: skip
"""What is derived, and the fact that has to be stated for it."""


@cache
def facts_of(record: type) -> Mapping[str, Fact]:
    """Return the declared fields of a record type by name, in order."""
    declared = ((name, getattr(hint, "__metadata__", ())) for name, hint in record.__annotations__.items())
    return {name: metadata[0]._replace(name=name) for name, metadata in declared if metadata}


def written(record: RecordType, path: str) -> str:
    """Return a path of facts of a record as files write it: `business_case.return`; what is none stays as it is.

    A single name that is an English word as well stands in backticks.
    """
    kind: RecordType | None = record
    names: list[str] = []
    for step in path.split("."):
        known = facts_of(kind).get(step) if kind and "at" in kind.__annotations__ else None
        names.append(known.written or step if known else _DERIVED.get(step, step))
        kind = known.of if known else None
    shown = ".".join(names)
    return f"`{shown}`" if shown in ("from", "for", "return") else shown
