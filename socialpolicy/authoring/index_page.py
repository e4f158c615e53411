"""The index of a rulebook: its rules by category, its profiles and word lists, and how to write another rule."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from socialpolicy.authoring.kind_section import kind_section
from socialpolicy.authoring.markup import code, listed, plain, table
from socialpolicy.authoring.rule_page import subjects
from socialpolicy.model.parameters import BLOCK_KINDS
from socialpolicy.model.predicates import OPERATORS
from socialpolicy.rulebook.tree import File


def index_page(rules: Sequence[Mapping[str, Any]], files: Sequence[File], *, linked: bool) -> Iterator[str]:
    """Yield the lines of the index of some rules and of the folder's other files, without the first one.

    `linked` tells whether it may link to the rulebook's files.
    """
    yield from ("# Rules", "")
    for category, group in groupby(sorted(rules, key=_place), key=lambda rule: rule["category"]):
        yield from (f"## {category.capitalize()}", "")
        yield from table(["rule", "norm", "about", "severity"], [_row(rule) for rule in group])
    yield from _profiles([file.tree for file in files if file.folder == "profiles"])
    yield from _lexicons([file for file in files if file.folder == "lexicons"], linked=linked)
    yield from _WRITING.splitlines()
    yield from kind_section()


def _place(rule: Mapping[str, Any]) -> tuple[str, str]:
    return rule["category"], rule["id"]


def _row(rule: Mapping[str, Any]) -> list[str]:
    status = "" if rule["status"] == "stable" else f", {rule['status']}"
    link = f"[{rule['id']}](docs/{rule['id']}.md)"
    return [link, plain(rule["title"]), subjects(rule), f"{rule['severity']}{status}"]


def _profiles(trees: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if trees:
        yield from (
            "## Profiles",
            "",
            "Choose one with `--profile NAME`, or with `profile: NAME` in the configuration.",
            "",
        )
    rows = [
        [code(tree["name"]), code(tree["extends"]) if "extends" in tree else "", plain(tree["says"])] for tree in trees
    ]
    yield from table(["profile", "extends", "what it is for"], rows)


def _lexicons(files: Sequence[File], *, linked: bool) -> Iterator[str]:
    if files:
        yield from ("## Word lists", "")
    links = [f"[{file.name}](lexicons/{file.name}.yaml)" if linked else code(file.name) for file in files]
    rows = [[link, plain(_says(file.tree))] for link, file in zip(links, files, strict=True)]
    yield from table(["list", "what it holds"], rows)


def _says(tree: Mapping[str, Any]) -> str:
    return str(tree.get("says") or f"Changes to {tree['extend']}.")


_WRITING = f"""\
## How to write a rule

1. `socialpolicy rules new CATEGORY/ID --rulebook FOLDER` writes the file of a rule that works; its comments ask for
   what is missing. `--applies-to plan` makes it one about plans.
2. Write the examples first: `fail` for every way to break it, `pass`, `near` for what looks wrong and is fine,
   `unknown` for a plan that leaves blank what the rule needs. `[[...]]` marks words that must be reported.
3. Choose the check, one of the kinds below, under `avoid` (what is found is wrong) or `expect` (it must be there). A
   practice with several sides has `parts`, each with a `name`, a check, a `message` and an `advice`; `each: activities`
   looks at the rows of a list one by one, and messages may then say `{{row}}`.
4. `socialpolicy rules test --rulebook FOLDER` runs the examples, and names the parts that no example breaks.
5. `socialpolicy rules docs --rulebook FOLDER` writes these pages; with `--check` it only tells which are out of date.

The facts of posts and plans are those that `socialpolicy schema post` and `socialpolicy schema plan` list.

- *Conditions* (`when`, `unless`, `where`): facts with the value or the values that they may have, or with
  {listed(OPERATORS)}.
  All must hold; `any: [...]` holds where one does. In `when` and `unless`, `says: NAME` asks whether the text has words
  of that list.
- *A quantity* is `{{fact: path}}`, `{{count: rows, where: ...}}` or `{{sum: field, rows: rows, where: ...}}`.
- *A share* is 50% or 0.5.
- *Parts of the text* are {listed(BLOCK_KINDS)} in a post,
  and fields such as `activities.purpose` in a plan.
- *Parameters*: `parameters: {{share: 50%}}` at the rule makes `$share` a number that profiles and configurations may
  change.

What a rulebook of your own may change of this one:

- *Levels and parameters*: a profile in `profiles/NAME.yaml`: `name`, `says`, `extends: recommended`, and
  `rules: {{ID: {{level: note, parameters: {{share: 40%}}}}}}`. The level `off` leaves a rule out;
  `only: [ID, ...]` leaves out all others.
- *Word lists*: `lexicons/NAME.yaml` with `extend: NAME`, `add: [phrases]` and `remove: [phrases]`; all rules that use
  the list follow. The configuration does the same with `lexicons: {{NAME: {{add: [...], remove: [...]}}}}`.
- *Word lists of its own*: `lexicons/NAME.yaml` with `name`, `says`, `why` and `cues`: phrases such as
  `(buy|order) now`, or groups of `phrases` with a `why` and a `weight`.
- *Channels and tables of its own*: `channels/NAME.yaml` with `name`, `title` and `limits`, such as
  `text: {{value: 800, unit: codepoints, level: warning, confidence: D, says: Our newsletter}}`; `presets/NAME.yaml`
  with `name`, `title`, `source`, `needs: [HEADER]` and `columns: {{HEADER: FIELD}}`, for the export of a tool of yours.

## Check kinds
"""
