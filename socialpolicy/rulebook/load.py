"""Find the rulebook: ours as it was shipped, or several folders together, compiled at most once."""

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.book import Edits
from socialpolicy.rulebook.stored import decode

PACKAGE = os.path.dirname(os.path.abspath(__file__))
SHIPPED = os.path.join(PACKAGE, "shipped")
"""Where the wheel keeps the rules, beside their compiled form."""


def shipped_folder() -> str:
    """Return the folder of our own rules: the checkout's where there is one, else the wheel's copy."""
    checkout = os.path.dirname(os.path.dirname(PACKAGE))
    return os.path.join(checkout, "rules") if os.path.isfile(os.path.join(checkout, "pyproject.toml")) else SHIPPED


def compiled_rulebook(
    folders: Sequence[str], edits: Edits, *, environment: Mapping[str, str], use_cache: bool = True
) -> Mapping[str, Any]:
    """Return our rules and those of the folders, compiled. Raises RulebookError naming file, line and remedy."""
    ours = shipped_folder()
    folders = [folder for folder in folders if os.path.realpath(folder) != os.path.realpath(ours)]
    if ours == SHIPPED and not folders and not edits:
        with open(os.path.join(SHIPPED, "compiled.jsonl"), "rb") as file:
            return decode(file.read())
    cache = import_module("socialpolicy.rulebook.cache")
    try:
        digest = cache.digest_of([ours, *folders], edits)
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise RulebookError(f"{error.filename}: {what}; a rulebook is a folder of rule files (*.yaml)") from None
    place = cache.folder(environment) if use_cache else None
    found: Mapping[str, Any] | None = cache.load(place, digest) if place else None
    if found is not None:
        return found
    # Compiling loads YAML, the schemas and their validator: only when a file has changed.
    made: dict[str, Any] = import_module("socialpolicy.rulebook.compile").compile_rulebook([ours, *folders], edits)
    made["digest"] = f"sha256:{digest}"
    if place:
        cache.save(place, digest, made)
    return made
