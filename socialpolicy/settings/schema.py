"""The JSON Schema of a configuration file, made from the declaration of its keys."""

from collections.abc import Callable, Mapping
from typing import Any

from socialpolicy.model.channel import LIMITS
from socialpolicy.model.post import CHANNELS
from socialpolicy.settings.keys import KEYS, LEXICON_KEYS, OVERRIDE_KEYS, ROLE_KEYS, RULE_KEYS, WAIVER_KEYS, Key


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of socialpolicy.yaml, for editors and other tools."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "socialpolicy configuration",
        **_record(KEYS),
    }


def _record(keys: Mapping[str, Key]) -> dict[str, Any]:
    properties = {name: {"description": key.says, **_SHAPES[key.kind](key)} for name, key in keys.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _by_name(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": shape}


def _one_or_more(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"oneOf": [shape, {"type": "array", "items": shape}]}


def _choice(key: Key) -> dict[str, Any]:
    words: list[Any] = [*key.choices, *([False] if "off" in key.choices else [])]
    return {"enum": words}


_TEXT = {"type": "string", "minLength": 1}
_CHANNEL = {"anyOf": [{"enum": list(CHANNELS)}, _TEXT]}

_LIMIT = {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": ["off", False]}]}
_LIMITS = {
    "type": "object",
    "properties": {name: {"description": says, **_LIMIT} for name, says in LIMITS.items()},
    "additionalProperties": False,
}

_SHAPES: Mapping[str, Callable[[Key], dict[str, Any]]] = {
    "channel_limits": lambda key: _by_name(_LIMITS),
    "channel_names": lambda key: _one_or_more(_CHANNEL),
    "channels": lambda key: _by_name(_CHANNEL),
    "choice": _choice,
    "columns": lambda key: _by_name(_TEXT),
    "lexicons": lambda key: _by_name(_record(LEXICON_KEYS)),
    "overrides": lambda key: _one_or_more(_record(OVERRIDE_KEYS)),
    "parameters": lambda key: {"type": "object"},
    "rules": lambda key: _by_name({"oneOf": [_choice(RULE_KEYS["level"]), _record(RULE_KEYS)]}),
    "days": lambda key: {"type": "integer", "minimum": 1},
    "roles": lambda key: _record(ROLE_KEYS),
    "text": lambda key: _TEXT,
    "texts": lambda key: _one_or_more(_TEXT),
    "timezone": lambda key: _TEXT,
    "until_level": lambda key: {"enum": [*key.choices[:-2], True, False]},
    "waivers": lambda key: _record(WAIVER_KEYS),
}
