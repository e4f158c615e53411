"""Find the rulebook: ours as it was shipped, or several folders together, compiled at most once."""

import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
SHIPPED = PACKAGE / "shipped"
"""Where the wheel keeps the rules, beside their compiled form."""

Edits = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Changes to word lists: name to (words to add, phrases to remove)."""


def shipped_folder() -> Path:
    """Return the folder of our own rules: the checkout's where there is one, else the wheel's copy."""
    checkout = PACKAGE.parent.parent
    return checkout / "rules" if (checkout / "pyproject.toml").is_file() else SHIPPED


def compiled_rulebook(
    folders: Sequence[Path], edits: Edits, *, environment: Mapping[str, str], use_cache: bool = True
) -> Mapping[str, Any]:
    """Return our rules and those of the folders, compiled. Raises RulebookError naming file, line and remedy."""
    ours = shipped_folder()
    if ours == SHIPPED and not folders and not edits:
        compiled: Mapping[str, Any] = json.loads((SHIPPED / "compiled.json").read_bytes())
        return compiled
    cache = import_module("socialpolicy.rulebook.cache")
    digest = cache.digest_of([ours, *folders], edits)
    place = cache.folder(environment)
    found: Mapping[str, Any] | None = cache.load(place, digest) if use_cache else None
    if found is not None:
        return found
    # Compiling loads YAML, the schemas and their validator: only when a file has changed.
    made: dict[str, Any] = import_module("socialpolicy.rulebook.compile").compile_rulebook([ours, *folders], edits)
    made["digest"] = f"sha256:{digest}"
    if use_cache:
        cache.save(place, digest, made)
    return made
