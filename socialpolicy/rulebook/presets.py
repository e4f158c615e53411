"""The tables of scheduling tools from a rulebook's files, held against the fields of posts before anybody uses them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from socialpolicy.assemble.names import fold
from socialpolicy.assemble.targets import FLAG, field_names, target_named
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.schema import preset_schema
from socialpolicy.rulebook.tree import File
from socialpolicy.rulebook.validate import own_name, validate
from socialpolicy.text.suggest import did_you_mean

KEPT = ("name", "title", "columns", "needs", "without_header", "exact", "date_order", "prompts")
"""What of a preset is kept; the rest says where it comes from."""


def presets_in(files: Iterable[File], words: Mapping[str, str]) -> str:
    """Return the presets of the files, as JSON; `words` are those that name channels.

    Raises RulebookError naming file, line and remedy.
    """
    schema = preset_schema()
    presets: dict[str, dict[str, Any]] = {}
    for file in files:
        if file.folder == "presets":
            validate(file, schema)
            _check(file, presets, words)
            presets[file.name] = {key: file.tree[key] for key in KEPT if key in file.tree}
    return json.dumps(list(presets.values()), ensure_ascii=False, separators=(",", ":"))


def _check(file: File, presets: Mapping[str, Any], words: Mapping[str, str]) -> None:
    """Check the name of a preset, the fields that it names, and that something tells its tables."""
    own_name(file, "preset", presets, "; choose another name.")
    columns = file.tree["columns"]
    for header, field in columns.items():
        target = target_named(field)
        if target is None or (target[1:] == (FLAG,) and fold(target[0]) not in words):
            Spot(file, ("columns", header)).complain(
                f'a post has no field "{field}"{did_you_mean(field, field_names())}'
            )
    if bool(file.tree.get("needs")) == bool(file.tree.get("without_header")):
        Spot(file, ("name",)).complain(
            "say by which headers its tables are known (`needs: [...]`), or that they have none "
            "(`without_header: true`)."
        )
    for index, header in enumerate(file.tree.get("needs", ())):
        if header not in columns:
            Spot(file, ("needs", index)).complain(f'`columns` has no "{header}"{did_you_mean(header, columns)}')
