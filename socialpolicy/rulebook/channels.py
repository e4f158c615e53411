"""Channels from a rulebook's files: the words that name them and their limits, with where each limit is from."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from socialpolicy.assemble.channels import channel_index
from socialpolicy.assemble.names import fold
from socialpolicy.model.channel import COUNTS, ENTITIES, LIMITS
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.tree import File
from socialpolicy.rulebook.validate import own_name, validate
from socialpolicy.text.measures import UNITS
from socialpolicy.text.suggest import did_you_mean

_TEXT = {"type": "string"}
_FIRM = ("A", "B")
"""The confidence that a limit needs for its breach to be an error: A and B rest on the platform's own word."""


def channel_schema() -> dict[str, Any]:
    """Return the JSON Schema of a channel file."""
    limit = {
        "type": "object",
        "properties": {
            "value": {"type": "integer"},
            "unit": {"enum": list(UNITS)},
            "url": {"type": "integer"},
            "bare_urls": {"type": "boolean"},
            "local_mentions": {"type": "boolean"},
            "level": {"enum": ["error", "warning", "note"]},
            "confidence": {"enum": ["A", "B", "C", "D"]},
            "source": _TEXT,
            "date": _TEXT,
            "says": _TEXT,
        },
        "required": ["value", "level", "confidence"],
        "additionalProperties": False,
    }
    limits = {name: {"description": says, **limit} for name, says in LIMITS.items()}
    properties = {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*$", "description": "small letters and digits"},
        "title": _TEXT,
        "also": {"type": "array", "items": _TEXT},
        "entities": {"enum": list(ENTITIES)},
        "keywords": {"type": "boolean", "description": "`tags` holds words for a search, no hashtags"},
        "links_in_text": {"type": "boolean", "description": "a link has no field of its own and goes out in the text"},
        "limits": {"type": "object", "properties": limits, "additionalProperties": False},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "A channel: the words that name it, and how much it takes.",
        "type": "object",
        "properties": properties,
        "required": ["name", "title", "limits"],
        "additionalProperties": False,
    }


def channels_in(files: Iterable[File], sources: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the channels of the files as JSON by name, and the folded words that name them.

    Raises RulebookError naming file, line and remedy.
    """
    schema = channel_schema()
    stored: dict[str, str] = {}
    words: dict[str, str] = dict(channel_index())
    for file in sorted((file for file in files if file.folder == "channels"), key=lambda file: file.name):
        validate(file, schema)
        own_name(file, "channel", stored, "; change its limits with `channels` in the configuration.")
        _add_words(file, words)
        limits = {name: _limit(file, name, written, sources) for name, written in file.tree["limits"].items()}
        kept = {"title": file.tree["title"], "entities": ENTITIES[0], "keywords": False, "links_in_text": False}
        tree = {key: file.tree.get(key, default) for key, default in kept.items()} | {"limits": limits}
        stored[file.name] = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return stored, {word: channel for word, channel in words.items() if channel in stored}


def _add_words(file: File, words: dict[str, str]) -> None:
    for index, word in enumerate((file.tree["name"], *file.tree.get("also", ()))):
        spot = Spot(file, ("also", index - 1) if index else ("name",))
        if words.setdefault(fold(word), file.name) != file.name:
            spot.complain(f'"{word}" names {words[fold(word)]} already; take it out here or there.')


def _limit(file: File, name: str, written: Mapping[str, Any], sources: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a limit is kept for a run: the source by its title, without how sure it is."""
    spot = Spot(file, ("limits", name))
    if written["value"] < 1:
        spot.inside("value").complain(f"{written['value']} is no limit; give a whole number from 1 on.")
    if ("unit" in written) == (name in COUNTS):
        spot.complain(f"{name} is a number of things; take its `unit` out." if name in COUNTS else _UNITLESS)
    if written["level"] == "error" and written["confidence"] not in _FIRM:
        spot.inside("level").complain(
            f"an error needs the platform's own word (confidence A or B), and this is {written['confidence']}."
        )
    source = written.get("source")
    if source is None and written["confidence"] != "D":
        spot.complain("the limit has no `source`; name one of sources.yaml, or give it the confidence D.")
    if source is not None and source not in sources:
        spot.inside("source").complain(f'there is no source called "{source}"{did_you_mean(source, sources)}')
    kept = {key: value for key, value in written.items() if key not in ("confidence", "says")}
    return {**kept, "source": sources[source]["title"]} if source else kept


_UNITLESS = f"the limit has no `unit`; give one of {', '.join(UNITS)}."
