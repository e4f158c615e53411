"""How a field of a post or a plan is declared: its type, its meaning and the other names it goes by.

The one declaration serves reading (types and loose header names), the JSON Schema and the docs.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from typing import Any, Literal, TypeAlias

from socialpolicy.model.span import Span

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
    "choice",
    "texts",
    "record",
    "rows",
]
"""What a field holds. `texts` is a list of texts, `rows` a list of records, `moment` a date with time."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The declaration of one field: `also` are other names that teams use, `choices` the allowed words.

    `words` are other words for a choice, each with the choice that it stands for.
    """

    name: str
    type: FactType
    says: str
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    of: RecordType | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Where a record and each of its fields stand, and which of them could not be read.

    `fields` holds the span of each value that was given, `unreadable` the names whose value was
    reported; a name in neither was blank or absent.
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
) -> Any:
    """Declare a dataclass field that may be missing: None, or () for lists."""
    empty: object = () if kind in ("texts", "rows") else None
    return field(default=empty, metadata={"fact": (kind, says, also, choices, of, words)})


@cache
def facts_of(record: type) -> Mapping[str, Fact]:
    """Return the declared fields of a record type by name, in order."""
    return {declared.name: _fact(declared) for declared in fields(record) if "fact" in declared.metadata}


def _fact(declared: "Field[Any]") -> Fact:
    kind, says, also, choices, of, words = declared.metadata["fact"]
    return Fact(declared.name, kind, says, also, choices, of, words)
