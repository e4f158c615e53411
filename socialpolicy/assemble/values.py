"""One scalar to one typed value: which function reads which type, and how a value should have been written."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.names import fold
from socialpolicy.assemble.reading import Customs, is_blank
from socialpolicy.model.facts import Fact, facts_of
from socialpolicy.model.nodes import Scalar
from socialpolicy.model.post import CHANNELS, Post

YES = frozenset({"yes", "true", "on", "y"})
NO = frozenset({"no", "false", "off", "n"})
LONGEST = 80
"""No number, date or word to choose has more characters; longer ones are not looked at."""

READERS = {
    "number": ("socialpolicy.assemble.amounts", "read_number"),
    "count": ("socialpolicy.assemble.amounts", "read_count"),
    "money": ("socialpolicy.assemble.amounts", "read_money"),
    "share": ("socialpolicy.assemble.amounts", "read_share"),
    "date": ("socialpolicy.assemble.moments", "read_date"),
    "moment": ("socialpolicy.assemble.moments", "read_moment"),
    "zone": ("socialpolicy.assemble.moments", "read_zone"),
}
"""Fact type to the module and function that reads it; the modules are loaded when a value needs them."""

WANTED = {
    "text": ("a text", "one text"),
    "prose": ("a text", "one text"),
    "number": ("a number", "a number such as 12 or 1,200.50"),
    "count": ("a whole number", "a whole number such as 60"),
    "money": ("an amount of money", "an amount such as 60000 or $60,000"),
    "share": ("a share", "a share such as 61%"),
    "boolean": ("yes or no", "yes or no"),
    "date": ("a date", "a date such as 2026-03-31"),
    "moment": ("a date or a moment", "a moment such as 2026-03-31T09:00+02:00"),
    "zone": ("a time zone that is known", "a time zone such as Europe/Berlin"),
    "texts": ("a list of texts", "a list such as [routing, telephony]"),
}
"""Fact type to what is wanted and how to write it."""


def read_scalar(fact: Fact, scalar: Scalar, customs: Customs) -> Any:
    """Return the typed value of a scalar, None where it is blank.

    Raises ValueError for a value of another shape; its text, if any, says what the value is instead.
    """
    if is_blank(scalar):
        return None
    value = scalar.text.value
    if fact.type in ("text", "prose"):
        return value.strip()
    if len(value) > LONGEST:
        raise ValueError
    if fact.type == "boolean":
        return read_boolean(value)
    if fact.type == "choice":
        return read_choice(fact, value, customs)
    if scalar.decimal:
        customs = customs._replace(decimal=".")
    if fact.type == "number":
        return _reader(fact.type)(value, customs, name=fact.name)
    return _reader(fact.type)(value, customs)


def read_boolean(value: str) -> bool:
    """Return yes or no; ValueError where the value is neither."""
    word = value.strip().casefold()
    if word not in YES and word not in NO:
        raise ValueError
    return word in YES


def read_choice(fact: Fact, value: str, customs: Customs) -> str:
    """Return the choice that a value names, whatever its case and punctuation; ValueError where it names none."""
    found = channel_named(value, customs.channels) if fact.choices is CHANNELS else _choice(fact, fold(value))
    if found is None:
        raise ValueError
    return found


def wanted(fact: Fact) -> tuple[str, str]:
    """Return what a fact wants, as in "which is not ...", and how to write it, as in "Write ..."."""
    if fact.type == "choice":
        return "one of the words that may stand here", f"one of {', '.join(fact.choices)}"
    if fact.type in ("record", "rows"):
        names = ": ..., ".join(field.written or name for name, field in facts_of(fact.of or Post).items())
        mapping = f"{{{names}: ...}}"
        return (
            ("keys and values", mapping) if fact.type == "record" else (f"a list of {mapping}", f"a list of {mapping}")
        )
    return WANTED[fact.type]


def _choice(fact: Fact, folded: str) -> str | None:
    named = {**{fold(word): choice for word, choice in fact.words}, **{fold(choice): choice for choice in fact.choices}}
    return named.get(folded)


def _reader(kind: str) -> Callable[..., Any]:
    module, name = READERS[kind]
    reader: Callable[..., Any] = getattr(import_module(module), name)
    return reader
