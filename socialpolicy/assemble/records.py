"""Mappings of nodes to typed records: which key is which field, and what its value is."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from socialpolicy.assemble.names import Vocabulary, fold, free, vocabulary
from socialpolicy.assemble.reading import Passage, Reading, ReportedError, is_blank, is_generated, is_left_open, shown
from socialpolicy.assemble.splitting import split
from socialpolicy.assemble.values import read_scalar
from socialpolicy.model import nodes
from socialpolicy.model.facts import Fact, Places, RecordType
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.value import Value


class Given(Value):
    """A field as it was given: under which key, with which value, under our own name or a synonym."""

    key: Scalar
    value: Node
    own: bool


class Location(Value):
    """Where a record stands in a plan: the path of its field with a final dot, and its row or -1."""

    path: str
    row: int


class Field(Value):
    """A field that is being read: its declaration, how it was given, where, and in which reading."""

    fact: Fact
    given: Given
    location: Location
    reading: Reading


class Taken(Value):
    """What came of a field: its value, None or () where there is none, and whether all of it could be read."""

    value: Any
    readable: bool = True


Chosen = dict[str, Given]
"""What a record gives of each field."""

TOP = Location("", -1)

OF_SITES = frozenset("type slug url link image images service profile platform state subject".split())
"""Synonyms of ours that mean something else in a site generator's front matter."""


def choose(entries: tuple[tuple[Scalar, Node], ...], words: Vocabulary, reading: Reading) -> Chosen:
    """Return the fields that entries give; names that are no fields are reported where they matter."""
    chosen: Chosen = {}
    for key, value in entries:
        name = key.text.value
        known = words.find(name)
        if known is None and not free(name):
            import_module("socialpolicy.assemble.unknown").report_unknown(
                key, tuple(fact.written or own for own, fact in words.facts.items()), reading
            )
        elif known is not None and (known.own or reading.manner != "front matter" or fold(name) not in OF_SITES):
            _settle(chosen, known.name, Given(key, value, known.own), reading)
    return chosen


def build(record: RecordType, node: nodes.Mapping, reading: Reading, location: Location = TOP) -> Any:
    """Return a record of the given type from a mapping."""
    words = vocabulary(record)
    return record(**read_fields(choose(node.entries, words, reading), words.facts, node.span, reading, location))


def read_fields(
    chosen: Chosen, facts: Mapping[str, Fact], span: Span, reading: Reading, location: Location = TOP
) -> dict[str, Any]:
    """Return the typed values of the given fields, with their places as `at`; blank ones are left out.

    What a plan leaves blank that is no row has the place at which it is to be filled in.
    """
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    unreadable = set()
    for name in (name for name in facts if name in chosen):
        given = chosen[name]
        report_eaten(given, facts[name], reading)
        if is_blank(given.value) or _is_open(facts[name], given.value, reading):
            if reading.passages is not None and location.row < 0:
                places[name] = given.key.span if given.value.span.start == given.value.span.end else given.value.span
            continue
        places[name] = given.value.span
        if isinstance(given.value, Scalar) and given.value.lost:
            report_lost(given.key, given.value, reading)
            unreadable.add(name)
            continue
        taken = read_field(Field(facts[name], given, location, reading))
        if not taken.readable:
            unreadable.add(name)
        if taken.value is not None:
            values[name] = taken.value
    return {"at": Places(span, places, frozenset(unreadable)), **values}


def _is_open(fact: Fact, value: Node, reading: Reading) -> bool:
    """Tell whether a fact is left to be filled in: later, in a plan, or by a site generator, in front matter.

    Words that rules read are left to the rules.
    """
    if reading.manner == "front matter":
        return fact.type == "moment" and is_generated(value)
    return reading.passages is not None and fact.type != "prose" and is_left_open(value)


def read_field(field: Field) -> Taken:
    """Return the typed value of a field that is not blank, and report what cannot be read of it."""
    kind = field.fact.type
    if kind == "record":
        return _read_record(field)
    if kind == "rows":
        return _read_rows(field)
    if kind == "texts":
        return _read_texts(field)
    return _read_scalar(field)


def report_eaten(given: Given, fact: Fact, reading: Reading) -> None:
    """Report a hashtag that YAML took for a comment where a text is meant, and a value that it would cut."""
    named = given.key.text.value
    for scalar in given.value.items if isinstance(given.value, Sequence) else (given.value,):
        if isinstance(scalar, Scalar) and scalar.rejoined:
            message = f"YAML ends a value in {{ }} at a comma; `{named}` is read as {shown(scalar.text.value)}."
            reading.report("eaten-by-yaml", scalar.span, message, "Put the whole value in quotes.")
        if isinstance(scalar, Scalar) and scalar.dropped is not None and fact.type in ("text", "prose", "texts"):
            message = f"YAML takes what follows ` #` in `{named}` for a comment and drops it."
            reading.report("eaten-by-yaml", scalar.dropped, message, "Put the whole text in quotes.")


def report_lost(key: Scalar, cell: Scalar, reading: Reading) -> None:
    """Report a cell that shows something but holds no value."""
    import_module("socialpolicy.assemble.lost").report_lost(key, cell, reading)


def refuse(field: Field, node: Node, reason: str = "") -> Taken:
    """Report a value that cannot be read, and return that there is none."""
    complaints = import_module("socialpolicy.assemble.complaints")
    complaints.report_unreadable(
        field.fact, field.given.key.name, node, field.reading, own=field.given.own, reason=reason
    )
    return Taken(None, readable=False)


def _settle(chosen: Chosen, name: str, given: Given, reading: Reading) -> None:
    before = chosen.get(name)
    if before is None or is_blank(before.value):
        chosen[name] = given
        return
    if is_blank(given.value):
        return
    kept, left = (given, before) if given.own and not before.own else (before, given)
    chosen[name] = kept
    if reading.manner == "ours":
        names = f"`{left.key.text.value}` and `{kept.key.text.value}`"
        message = f"{names} name the same field; `{kept.key.text.value}` is used."
        reading.report("duplicate-key", left.key.span, message, "Keep one of the two.")


def _read_scalar(field: Field) -> Taken:
    node = field.given.value
    if not isinstance(node, Scalar):
        return refuse(field, node)
    try:
        value = read_scalar(field.fact, node, field.reading.customs)
    except ReportedError:
        return Taken(None, readable=False)
    except ValueError as error:
        return refuse(field, node, str(error))
    if field.fact.type == "prose":
        _keep(field, node.text, field.location.row)
    return Taken(value)


def _read_record(field: Field) -> Taken:
    node, kind = field.given.value, field.fact.of
    if not isinstance(node, nodes.Mapping) or kind is None:
        return refuse(field, node)
    return Taken(build(kind, node, in_currency(node, field.reading), _inside(field, field.location.row)))


def _read_rows(field: Field) -> Taken:
    node, kind = field.given.value, field.fact.of
    items = node.items if isinstance(node, Sequence) else (node,)
    rows = [(index, item) for index, item in enumerate(items) if isinstance(item, nodes.Mapping)]
    if not rows or kind is None:
        return Taken((), refuse(field, node).readable)
    strays = [item for item in items if not isinstance(item, nodes.Mapping) and not is_blank(item)]
    for stray in strays:
        refuse(field, stray)
    built = tuple(build(kind, item, in_currency(item, field.reading), _inside(field, index)) for index, item in rows)
    return Taken(built, not strays)


def _read_texts(field: Field) -> Taken:
    node = field.given.value
    if isinstance(node, nodes.Mapping):
        return Taken((), refuse(field, node).readable)
    items = node.items if isinstance(node, Sequence) else (node,)
    strays = [item for item in items if not isinstance(item, Scalar)]
    for stray in strays:
        refuse(field, stray)
    scalars = [item for item in items if isinstance(item, Scalar) and not is_blank(item)]
    whole = isinstance(node, Sequence) and field.reading.manner != "foreign"
    texts = [text for scalar in scalars for text in ((scalar.text,) if whole else split(scalar.text, field.fact.name))]
    for row, text in enumerate(texts):
        _keep(field, text, row)
    values = (text.value.strip() for text in texts)
    return Taken(tuple(value.lstrip("#") if field.fact.name == "tags" else value for value in values), not strays)


def _keep(field: Field, text: Text, row: int) -> None:
    if field.reading.passages is not None:
        path = field.location.path + field.fact.name
        field.reading.passages.append(Passage(path, row, text, field.fact.type == "prose"))


def _inside(field: Field, row: int) -> Location:
    return Location(f"{field.location.path}{field.fact.name}.", row)


def in_currency(node: nodes.Mapping, reading: Reading) -> Reading:
    """Return a reading in the currency that a record states for its amounts, else in that of before."""
    stated = (value for key, value in node.entries if fold(key.text.value) == "currency")
    for value in stated:
        if isinstance(value, Scalar) and not is_blank(value):
            return reading._replace(customs=reading.customs._replace(currency=value.text.value.strip()))
    return reading
