"""Rulebook folders to one plain value that can be kept as JSON: rules, word lists ready for matching, profiles."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook import shape
from socialpolicy.rulebook.cache import digest_of
from socialpolicy.rulebook.lexicons import Edits, cues, lexicons_in
from socialpolicy.rulebook.profiles import profiles_in
from socialpolicy.rulebook.schema import rule_schema
from socialpolicy.rulebook.stored import encode
from socialpolicy.rulebook.tree import File, parse
from socialpolicy.rulebook.validate import validate
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue

NOT_RULES = ("lexicons", "profiles", "channels")
"""Folders of a rulebook that hold no rules."""

Compiled = dict[str, Any]


def compile_shipped(source: Path) -> bytes:
    """Return the rulebook in a folder, compiled and encoded, for the package to carry. Raises RulebookError."""
    compiled = compile_rulebook([str(source)], {})
    compiled["digest"] = f"sha256:{digest_of([str(source)], {})}"
    return encode(compiled)


def compile_rulebook(folders: Sequence[str], edits: Edits) -> Compiled:
    """Return the rules of several folders, the first being ours, with word lists as edited: name to (add, remove).

    Raises RulebookError naming file, line and remedy.
    """
    files = [file for folder in folders for file in read_files(Path(folder))]
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
        "lexicons": {
            name: json.dumps([list(cue) for cue in cues], ensure_ascii=False) for name, cues in lexicons.items()
        },
        "matching": [_group(names, lexicons) for names in _groups(rules, lexicons)],
        "profiles": profiles_in(files, rules),
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


def rule_files(folders: Sequence[str]) -> list[File]:
    """Return the rule files of several folders, each held against the schema. Raises RulebookError."""
    return _rule_files(file for folder in folders for file in read_files(Path(folder)))


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


def _groups(rules: Iterable[Mapping[str, Any]], lexicons: Iterable[str]) -> list[list[str]]:
    """Return the lexicons in groups that are asked for together: by subject, channels, and what is expected."""
    uses: dict[str, set[str]] = {}
    for rule in rules:
        for part in rule["parts"]:
            channels = (part.get("when") or {}).get("channel", "") if part["check"] == "evidence" else ""
            for name in shape.lexicons_of(part):
                uses.setdefault(name, set()).add(f"{part['applies_to']} {part['polarity']} {channels}")
    groups: dict[str, list[str]] = {}
    for name in lexicons:
        groups.setdefault(" ".join(sorted(uses.get(name, ()))), []).append(name)
    return [groups[key] for key in sorted(groups)]


def _group(names: list[str], lexicons: Mapping[str, list[Cue]]) -> list[Any]:
    """Return a group of word lists: their names, and what a matcher needs of them, as JSON."""
    compiled = compile_cues({name: lexicons[name] for name in names})
    return [names, json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))]
