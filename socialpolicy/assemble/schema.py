"""JSON Schemas of posts and plans, made from the declarations by which they are read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from socialpolicy.assemble.names import vocabulary
from socialpolicy.assemble.sidecar import EXPORTED, WAIVE
from socialpolicy.assemble.values import NO, YES
from socialpolicy.model.facts import Fact, RecordType, facts_of
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import CHANNELS, Post

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

PLAIN: Schema = {"type": ["string", "number", "boolean", "null"]}
NUMBER: Schema = {"type": ["number", "string", "null"]}
DATE: Schema = {"type": ["string", "null"]}

SCALARS: Mapping[str, Schema] = {
    "text": PLAIN,
    "prose": PLAIN,
    "number": {**NUMBER, "examples": [12, "1,200.50"]},
    "count": {**NUMBER, "examples": [60]},
    "money": {**NUMBER, "examples": [60000, "$60,000"]},
    "share": {**NUMBER, "examples": ["61%"]},
    "boolean": {"anyOf": [{"type": ["boolean", "null"]}, {"enum": sorted(YES | NO)}]},
    "date": {**DATE, "examples": ["2026-03-31"]},
    "moment": {**DATE, "examples": ["2026-03-31T09:00+02:00"]},
    "zone": {**PLAIN, "examples": ["Europe/Berlin"]},
    "texts": {"anyOf": [{"type": "array", "items": PLAIN}, PLAIN]},
}
"""Fact type to the schema of its value; numbers, dates and yes or no are judged when they are read."""

OWN_FIELDS: Schema = {"^x_": {}}
"""Fields of one's own, which every record may have."""

WAIVER: Schema = {
    "type": "object",
    "required": ["rule", "reason"],
    "properties": {
        "rule": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "reason": {"type": "string", "description": "Why the finding may stay."},
        "until": {**DATE, "description": "The last day on which it holds."},
        "by": {**PLAIN, "description": "Who answers for it."},
        "since": {**DATE, "description": "The day on which it was agreed."},
    },
    "patternProperties": OWN_FIELDS,
    "additionalProperties": False,
}

WAIVED: Mapping[str, Schema] = {
    "socialpolicy": {
        "type": "object",
        "description": "Waivers for this post, row or plan, each with the rule and the reason.",
        "properties": {"ignore": {"anyOf": [{"type": "array", "items": WAIVER}, WAIVER]}},
        "patternProperties": OWN_FIELDS,
        "additionalProperties": False,
    },
    "waive": {**PLAIN, "description": "Waivers in words: rule-id until=2026-06-30 by=ana -- reason."},
}
"""Where waivers stand: in posts, in plans and in the rows of their lists."""


def post_schema() -> Schema:
    """Return the schema of a file of posts: one, a list, or a list under `posts`."""
    post = {"$ref": "#/$defs/Post"}
    several = {"type": "array", "items": post}
    wrapped = {**_object({"posts": several}), "required": ["posts"]}
    return {
        "$schema": DIALECT,
        "title": "Posts",
        "description": "Drafts of social posts as socialpolicy reads them.",
        "anyOf": [post, several, wrapped],
        "$defs": dict(_definitions(Post)),
    }


def plan_schema() -> Schema:
    """Return the schema of a plan, whose keys may stand under `plan`, beside it, or both."""
    definitions = dict(_definitions(Plan))
    plan = definitions["Plan"]
    heads = {"plan": {"anyOf": [{"$ref": "#/$defs/Plan"}, {"type": "null"}]}, "kind": {"const": "plan"}}
    return {
        "$schema": DIALECT,
        "title": "Plan",
        "description": "A quarterly social plan as socialpolicy reads it.",
        **_object({**heads, **plan["properties"]}),
        "anyOf": [{"required": ["plan"]}, {"required": ["kind"]}],
        "$defs": definitions,
    }


def facts_schema() -> Schema:
    """Return the schema of a facts file: what posts are known by, and what is said of each of them."""
    definitions = dict(_definitions(Post))
    properties = {
        name: value
        for name, value in definitions["Post"]["properties"].items()
        if name not in EXPORTED and not _leads_to(value, EXPORTED)
    }
    waivers = {"description": "Waivers for this post.", "anyOf": [{"type": "array", "items": WAIVER}, WAIVER]}
    entry = _object({**properties, WAIVE: waivers})
    return {
        "$schema": DIALECT,
        "title": "Facts",
        "description": "What the export of posts beside this file cannot hold: facts and waivers, by id or text key.",
        **_object({"posts": {"type": ["object", "null"], "additionalProperties": entry}}),
        "$defs": definitions,
    }


def _leads_to(value: Schema, names: tuple[str, ...]) -> bool:
    return value.get("$ref", "").rpartition("/")[2] in names


def _definitions(record: RecordType) -> Iterator[tuple[str, Schema]]:
    facts = vocabulary(record).facts
    properties = {fact.written or name: _property(fact) for name, fact in facts.items()}
    others = {other: _reference_to(known, record) for other, known in _other_names(facts)}
    yield record.__name__, _object({**others, **properties, **_extras(record)})
    for inner in dict.fromkeys(fact.of for fact in facts.values() if fact.of is not None):
        yield from _definitions(inner)
    if record is Plan:
        yield from _definitions(Post)


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": OWN_FIELDS,
        "additionalProperties": False,
    }


def _property(fact: Fact) -> Schema:
    return {"description": fact.says, **_value(fact)}


def _value(fact: Fact) -> Schema:
    if fact.type == "choice":
        return {"anyOf": [{"enum": [*fact.choices, None]}, *_other_words(fact)]}
    if fact.of is None:
        return SCALARS[fact.type]
    record = {"$ref": f"#/$defs/{fact.of.__name__}"}
    if fact.type == "record":
        return {"anyOf": [record, {"type": "null"}]}
    return {"anyOf": [{"type": "array", "items": record}, record, {"type": "null"}]}


def _other_words(fact: Fact) -> list[Schema]:
    return [{"enum": [word for word, _ in fact.words]}] if fact.words else []


def _other_names(facts: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    """Yield other names of fields, as they are written, each with ours."""
    for fact in facts.values():
        for other in (*fact.also, *([fact.name] if fact.written else [])):
            name = re.sub(r"\W+", "_", other)
            if name not in facts or name == fact.name:
                yield name, fact.written or fact.name


def _reference_to(known: str, record: RecordType) -> Schema:
    reference = f"#/$defs/{record.__name__}/properties/{known}"
    return {"$ref": reference, "description": f"Another name for `{known}`.", "doNotSuggest": True}


def _extras(record: RecordType) -> Schema:
    if record is Plan:
        patterns = {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Post"}]}}
        posts = {"description": "Files of posts, or posts written out.", "anyOf": [patterns, PLAIN]}
        return {"posts": posts, **WAIVED}
    if record is not Post:
        return dict(WAIVED) if any(fact.of is record for fact in facts_of(Plan).values() if fact.type == "rows") else {}
    channel = {"anyOf": [{"enum": [*CHANNELS, None]}, {"type": "string"}]}
    channels = {"description": "The channels of the draft.", "anyOf": [channel, {"type": "array", "items": channel}]}
    names = {"anyOf": [PLAIN, {"type": "array", "items": {"anyOf": [PLAIN, {"type": "object"}]}}]}
    files = {"anyOf": [{"$ref": "#/$defs/Media"}, {"type": "string"}]}
    media = {
        "description": "Pictures, films and sounds.",
        "anyOf": [{"type": "array", "items": files}, *files["anyOf"]],
    }
    author = {"description": "Who speaks; several in a list.", **names}
    return {"channel": channels, "channels": channels, "author": author, "media": media, **WAIVED}
