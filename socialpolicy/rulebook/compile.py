"""Rulebook folders to one plain value that can be kept as JSON: rules, word lists ready for matching, profiles."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.model.post import CHANNELS
from socialpolicy.rulebook import shape
from socialpolicy.rulebook.book import Edits
from socialpolicy.rulebook.cache import digest_of
from socialpolicy.rulebook.channels import channels_in
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.grouping import groups
from socialpolicy.rulebook.lexicons import cues, lexicons_in
from socialpolicy.rulebook.presets import presets_in
from socialpolicy.rulebook.profiles import profiles_in
from socialpolicy.rulebook.schema import rule_schema
from socialpolicy.rulebook.stored import encode
from socialpolicy.rulebook.tree import File, parse
from socialpolicy.rulebook.validate import own_name, validate
from socialpolicy.text.compiled import packed
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue

NOT_RULES = ("lexicons", "profiles", "channels", "presets")
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

    own = tuple(file.name for file in files if file.folder == "channels" and file.name not in CHANNELS)
    shaped = [replace(file, channels=own) if own else file for file in _rule_files(files)]
    rules = [shape.rule(file, sources, lexicons, add_words) for file in shaped]
    channels, channel_words = channels_in(files, sources)
    profiles = profiles_in(files, rules)
    return {
        "rules": sorted(rules, key=lambda rule: (rule["category"], rule["id"])),
        "lexicons": {
            name: json.dumps([list(cue) for cue in cues], ensure_ascii=False) for name, cues in lexicons.items()
        },
        "matching": [_group(names, lexicons) for names in groups(rules, lexicons, profiles)],
        "profiles": profiles,
        "presets": presets_in(files, channel_words),
        "channels": channels,
        "channel_words": channel_words,
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
    except OSError as error:
        raise RulebookError(f"{path}: the file cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RulebookError(f"{path}:{line}: the text is not in UTF-8; save the file as UTF-8.") from None
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
        if file.folder == "" and isinstance(file.tree, dict) and "id" in file.tree:
            Spot(file, ("id",)).complain(f"a rule stands in the folder of its category, such as craft/{file.name}.yaml")
        if file.folder in ("", *NOT_RULES):
            continue
        validate(file, schema)
        first = found.get(file.name)
        found[own_name(file, "rule", found, f", in {first.shown}." if first else "", key="id")] = file
    return list(found.values())


def _group(names: list[str], lexicons: Mapping[str, list[Cue]]) -> list[Any]:
    """Return a group of word lists: their names, and what a matcher needs of them, packed."""
    compiled = compile_cues({name: lexicons[name] for name in names})
    return [names, packed(compiled)]
