"""The parameters of every check kind as a JSON Schema, generated from the annotations that define them."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from socialpolicy.model.channel import LIMITS
from socialpolicy.model.predicates import OPERATORS
from socialpolicy.rulebook.kinds import module_of

_SIMPLE = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}
_NAMES = {"type": "array", "items": {"type": "string"}}
_NUMBER_IN_WORDS = "a number, or a parameter of the rule that holds one, such as $share"
_ADJUSTABLE = {"type": "string", "pattern": r"^\$[a-z_]+$", "description": _NUMBER_IN_WORDS}
"""A parameter of the rule, such as $share, may stand wherever a number does."""

_LIST_IN_WORDS = "a list of names, or a parameter of the rule that holds one, such as $allow"
_ADJUSTABLE_NAMES = {"anyOf": [_NAMES, {**_ADJUSTABLE, "description": _LIST_IN_WORDS}]}
"""And one such as $allow wherever a list of names does."""


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a check kind's parameters, generated from its `Parameters`."""
    parameters = module_of(kind).Parameters
    hints = get_type_hints(parameters, include_extras=True)
    properties = {name: _schema(hint) for name, hint in hints.items()}
    required = [name for name in hints if name not in parameters._field_defaults]
    if any("lexicons" in getattr(hint, "__metadata__", ()) for hint in hints.values()):
        properties["words"] = {"type": "array", "items": {"$ref": "#/$defs/cue"}}
        required = [name for name in required if name != "lexicons"]
    return {
        "description": (parameters.__doc__ or "").strip(),
        "type": ["object", "array"],
        "items": {"$ref": "#/$defs/cue"},
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        return dict(_named(get_args(hint)[1]))
    if get_origin(hint) in (Union, UnionType):
        inner = [option for option in get_args(hint) if option is not type(None)]
        return _optional(_schema(inner[0]))
    if get_origin(hint) is tuple:
        return _ADJUSTABLE_NAMES
    if isinstance(hint, type) and hint in _SIMPLE:
        return {"anyOf": [_SIMPLE[hint], _ADJUSTABLE]} if hint in (int, float) else _SIMPLE[hint]
    return {"type": "object"}


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]} if schema.get("type") != "object" else schema


def _named(name: str) -> Mapping[str, Any]:
    number_or_share = {
        "anyOf": [
            {"type": "number"},
            {"type": "string", "pattern": r"^\d+(\.\d+)?%$", "description": "a share such as 50%"},
            _ADJUSTABLE,
        ]
    }
    table: Mapping[str, Mapping[str, Any]] = {
        "fact": _SIMPLE[str],
        "facts": _NAMES,
        "rows": _SIMPLE[str],
        "share": number_or_share,
        "texts": _SIMPLE[str],
        "flaw": {"enum": ["missing", "file-name", "opening"]},
        "limit": {"enum": list(LIMITS)},
        "lexicons": _NAMES,
        "listed": _SIMPLE[str],
        "paths": _NAMES,
        "where": {"$ref": "#/$defs/where"},
        "quantity": {"$ref": "#/$defs/quantity"},
        "weighted lexicons": {"type": "object", "additionalProperties": {"anyOf": [{"type": "number"}, _ADJUSTABLE]}},
        "weights": {"type": "object", "additionalProperties": {"anyOf": [{"type": "number"}, _ADJUSTABLE]}},
        "products": {"type": "object", "additionalProperties": _NAMES, "minProperties": 1},
        "forerunners": {"type": "array", "items": {"$ref": "#/$defs/forerunner"}, "minItems": 1},
        "option": _SIMPLE[str],
        "options": {"type": "object", "additionalProperties": {"$ref": "#/$defs/option"}},
    }
    return table[name]


def definitions() -> dict[str, Any]:
    """Return the shared parts of the schemas: cues, conditions, quantities and options."""
    condition = {
        "type": ["string", "number", "boolean", "array", "object"],
        "properties": {operator: {} for operator in OPERATORS},
        "additionalProperties": False,
    }
    return {
        "cue": {
            "type": ["string", "object"],
            "properties": {
                "phrase": {"type": "string"},
                "phrases": {"type": "array", "items": {"type": "string"}},
                "pattern": {"type": "string"},
                "needs": _NAMES,
                "why": {"type": "string"},
                "weight": {"type": "number"},
            },
            "additionalProperties": False,
        },
        "where": {
            "type": "object",
            "properties": {
                "any": {"type": "array", "items": {"$ref": "#/$defs/where"}},
                "plan": {"$ref": "#/$defs/where"},
                "says": {"type": ["string", "array"], "items": {"type": "string"}},
            },
            "additionalProperties": condition,
        },
        "quantity": {
            "type": "object",
            "properties": {
                "fact": {"type": "string"},
                "sum": {"type": "string"},
                "count": {"type": "string"},
                "rows": {"type": "string"},
                "where": {"$ref": "#/$defs/where"},
            },
            "additionalProperties": False,
        },
        "forerunner": {
            "type": "object",
            "properties": {"rows": {"type": "string"}, "day": {"type": "string"}, "where": {"$ref": "#/$defs/where"}},
            "required": ["rows", "day"],
            "additionalProperties": False,
        },
        "option": {
            "type": "object",
            "properties": {"facts": _NAMES, "lexicons": _NAMES},
            "additionalProperties": False,
        },
    }
