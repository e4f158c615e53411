"""How a field of a post or a plan is declared: its type, its meaning and the other names it goes by.

The one declaration serves reading (types and loose header names), the JSON Schema and the docs.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

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


class Fact(NamedTuple):
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


class Places(NamedTuple):
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
) -> Fact:
    """Declare a field of a record, inside `Annotated`; the field's own name is filled in by `facts_of`."""
    return Fact("", kind, says, also, choices, of, words)


@cache
def facts_of(record: type) -> Mapping[str, Fact]:
    """Return the declared fields of a record type by name, in order."""
    declared = ((name, getattr(hint, "__metadata__", ())) for name, hint in record.__annotations__.items())
    return {name: metadata[0]._replace(name=name) for name, metadata in declared if metadata}
