"""The JSON Schemas of everything that people write for socialpolicy: posts, plans, facts, configuration and rules."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from socialpolicy.errors import UsageError

SCHEMAS: Mapping[str, tuple[str, str]] = {
    "config": ("socialpolicy.settings.schema", "config_schema"),
    "facts": ("socialpolicy.assemble.schema", "facts_schema"),
    "plan": ("socialpolicy.assemble.schema", "plan_schema"),
    "post": ("socialpolicy.assemble.schema", "post_schema"),
    "rule": ("socialpolicy.rulebook.schema", "rule_schema"),
}
"""What a schema is for, to the module and function that make it."""


def schema(what: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `config`, `facts`, `plan`, `post` or `rule`, else a UsageError."""
    if what not in SCHEMAS:
        raise UsageError(f"There is no schema for {what!r}; there are those for {', '.join(SCHEMAS)}.")
    module, function = SCHEMAS[what]
    made: dict[str, Any] = getattr(import_module(module), function)()
    return made
