"""Rulebook folders to one plain value that can be kept as JSON: rules, word lists ready for matching, profiles."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook import shape
from socialpolicy.rulebook.cache import digest_of
from socialpolicy.rulebook.lexicons import Edits, cues, lexicons_in
from socialpolicy.rulebook.schema import profile_schema, rule_schema
from socialpolicy.rulebook.tree import File, parse
from socialpolicy.rulebook.validate import validate
from socialpolicy.text.matcher import compile_cues

NOT_RULES = ("lexicons", "profiles", "channels")
"""Folders of a rulebook that hold no rules."""

Compiled = dict[str, Any]


def compile_shipped(source: Path) -> str:
    """Return the rulebook in a folder as JSON text, for the package to carry. Raises RulebookError."""
    compiled = compile_rulebook([source], {})
    compiled["digest"] = f"sha256:{digest_of([source], {})}"
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def compile_rulebook(folders: Sequence[Path], edits: Edits) -> Compiled:
    """Return the rules of several folders, the first being ours, with word lists as edited: name to (add, remove).

    Raises RulebookError naming file, line and remedy.
    """
    files = [file for folder in folders for file in read_files(folder)]
    sources: dict[str, Any] = {}
    for file in files:
        if file.folder == "" and file.name == "sources":
            sources.update(file.tree)
    lexicons = lexicons_in(files, edits)

    def add_words(file: File, path: list[Any], name: str, written: Any) -> None:
        lexicons[name] = list(cues(file, path, written, why="a phrase of this rule", weight=1))

    rules = [shape.rule(file, sources, lexicons, add_words) for file in _rule_files(files)]
    return {
        "rules": sorted(rules, key=lambda rule: (rule["category"], rule["id"])),
        "lexicons": {name: [list(cue) for cue in cues] for name, cues in lexicons.items()},
        "matching": [list(part) for part in compile_cues(lexicons)],
        "profiles": {file.tree["name"]: file.tree for file in _profile_files(files)},
    }


def read_files(folder: Path) -> list[File]:
    """Return the YAML files of a rulebook folder, sorted. Raises RulebookError where there is none."""
    paths = sorted(path for path in folder.rglob("*.yaml") if not any(part.startswith(".") for part in path.parts[1:]))
    if not paths:
        raise RulebookError(f"{folder}: there is no rule file (*.yaml) in this folder.")
    return [_read(path, folder) for path in paths]


def _read(path: Path, folder: Path) -> File:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulebookError(f"{path}: the file cannot be read as UTF-8: {error}") from None
    relative = path.relative_to(folder)
    inside = relative.parent.as_posix()
    return parse(text, shown=str(path), name=path.stem, folder="" if inside == "." else inside)


def rule_files(folders: Sequence[Path]) -> list[File]:
    """Return the rule files of several folders, each held against the schema. Raises RulebookError."""
    return _rule_files(file for folder in folders for file in read_files(folder))


def _rule_files(files: Iterable[File]) -> list[File]:
    schema = rule_schema()
    found: dict[str, File] = {}
    for file in files:
        if file.folder in ("", *NOT_RULES):
            continue
        validate(file, schema)
        name = file.tree["id"]
        if name != file.name:
            line = file.line(["id"])
            raise RulebookError(
                f"{file.shown}:{line}: the id is {name}; make it equal to the file's name, {file.name}."
            )
        if name in found:
            raise RulebookError(
                f"{file.shown}:{file.line(['id'])}: there is a rule {name} already, in {found[name].shown}."
            )
        found[name] = file
    return list(found.values())


def _profile_files(files: Iterable[File]) -> list[File]:
    schema = profile_schema()
    chosen = [file for file in files if file.folder == "profiles"]
    for file in chosen:
        validate(file, schema)
    return chosen
