"""JSON Schemas of the files of a rulebook: they validate rulebooks and give completion in editors."""

from typing import Any

from socialpolicy.checks import KINDS
from socialpolicy.model.rule import SEVERITIES
from socialpolicy.rulebook.kind_schema import definitions, schema_of

_TEXT = {"type": "string"}
_ID = "small letters and digits, joined by hyphens"
_SEVERITY = {"enum": list(SEVERITIES)}
_LEVEL = {"enum": [*SEVERITIES, "off", "default", False]}
_WORDING = {"type": ["string", "object"], "properties": dict.fromkeys(SEVERITIES, _TEXT), "additionalProperties": False}
_SUBJECTS = {"type": ["string", "array"], "enum": ["post", "plan", ["plan", "post"], ["post", "plan"]]}


def rule_schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule file."""
    check = {
        "type": "object",
        "properties": {kind: schema_of(kind) for kind in KINDS},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    part = {
        "applies_to": _SUBJECTS,
        "each": _TEXT,
        "when": {"$ref": "#/$defs/where"},
        "unless": {"$ref": "#/$defs/where"},
        "avoid": {"$ref": "#/$defs/check"},
        "expect": {"$ref": "#/$defs/check"},
        "severity": _SEVERITY,
        "message": _WORDING,
        "advice": _WORDING,
        "cause": {"enum": ["blank", "contradicts"]},
    }
    example = {
        "type": "object",
        "properties": {kind: {"type": ["string", "object"]} for kind in ("fail", "pass", "unknown", "near")},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    return _schema(
        "A rule: one practice, how it is checked, and the examples that prove it.",
        {
            "id": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": _ID},
            "title": _TEXT,
            "practice": {"enum": ["good", "bad"]},
            **part,
            "note_when": {"$ref": "#/$defs/where"},
            "parts": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": {"name": _TEXT, **part},
                    "required": ["name"],
                    "additionalProperties": False,
                },
            },
            "why": _TEXT,
            "tags": {"type": "array", "items": _TEXT},
            "parameters": {"type": "object"},
            "sources": {"type": "array", "minItems": 1, "items": _source()},
            "voice": {"enum": ["commenter"]},
            "any_language": {"type": "boolean"},
            "status": {"enum": ["stable", "trial", "retired"]},
            "replaced_by": _TEXT,
            "waivable": {"type": "boolean"},
            "examples": {"type": "array", "minItems": 2, "items": example},
        },
        ["id", "title", "practice", "applies_to", "severity", "why", "sources", "examples"],
        {**definitions(), "check": check},
    )


def lexicon_schema() -> dict[str, Any]:
    """Return the JSON Schema of a lexicon file."""
    properties = {
        "name": _TEXT,
        "says": _TEXT,
        "source": _TEXT,
        "why": _TEXT,
        "weight": {"type": "number"},
        "cues": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/cue"}},
    }
    return _schema("A word list: cues with weights.", properties, ["name", "says", "why", "cues"], definitions())


def extension_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file that changes a lexicon of the rulebook that it extends."""
    properties = {
        "extend": _TEXT,
        "says": _TEXT,
        "why": _TEXT,
        "weight": {"type": "number"},
        "add": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/cue"}},
        "remove": {"type": "array", "minItems": 1, "items": _TEXT},
    }
    return _schema("Changes to a word list: cues to add, phrases to remove.", properties, ["extend"], definitions())


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema of a profile file."""
    choice = {
        "if": {"type": "object"},
        "then": {
            "properties": {"level": _LEVEL, "parameters": {"type": "object"}},
            "additionalProperties": False,
        },
        "else": _LEVEL,
    }
    properties = {
        "name": _TEXT,
        "says": _TEXT,
        "extends": _TEXT,
        "only": {"type": "array", "items": _TEXT},
        "rules": {"type": "object", "additionalProperties": choice},
        "waivers": {
            "type": "object",
            "properties": {
                "require_until": {"enum": [*SEVERITIES, "never"]},
                "max_days": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
    }
    return _schema("A profile: which rules, how severe.", properties, ["name", "says"], {})


def preset_schema() -> dict[str, Any]:
    """Return the JSON Schema of a preset: the table of one scheduling tool."""
    properties = {
        "name": _TEXT,
        "title": _TEXT,
        "source": _TEXT,
        "seen": _TEXT,
        "columns": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
        "needs": {"type": "array", "minItems": 1, "items": _TEXT},
        "exact": {"type": "boolean"},
        "without_header": {"type": "boolean"},
        "date_order": {"enum": ["day-first", "month-first"]},
        "prompts": {"type": "boolean"},
    }
    return _schema("The table of a scheduling tool.", properties, ["name", "title", "source", "columns"], {})


def _source() -> dict[str, Any]:
    fields = dict.fromkeys(("title", "author", "date", "url", "seen", "voice"), _TEXT)
    return {"type": ["string", "object"], "properties": fields, "required": ["title"], "additionalProperties": False}


def _schema(says: str, properties: dict[str, Any], required: list[str], defs: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": says,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "$defs": defs,
    }
