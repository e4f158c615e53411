"""All pages of a rulebook as texts: the index and a page a rule; the same files give the same pages."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from socialpolicy.authoring.index_page import index_page
from socialpolicy.authoring.rule_page import Described, rule_page
from socialpolicy.rulebook.compile import read_files, rule_files
from socialpolicy.rulebook.stored import whole

MADE = "<!-- Made by `socialpolicy rules docs` from the rule files: change those, and run it again. -->"
"""The first line of every page; a page without it was written by somebody and is left alone."""

INDEX = "README.md"
FOLDER = "docs"


def pages_of(folder: str, compiled: Mapping[str, Any], *, linked: bool = True) -> dict[str, str]:
    """Return the pages of the rulebook in a folder by path; `compiled` holds its rules and ours.

    `linked` tells whether the pages will lie in that folder, so that they can link to its files. Raises
    RulebookError where a file of the folder cannot be understood.
    """
    files = read_files(Path(folder))
    kept = {rule["id"]: whole(rule) for rule in compiled["rules"]}
    lexicons = frozenset(file.name for file in files if file.folder == "lexicons") if linked else None
    written = [Described(file, kept[file.name], compiled["profiles"], lexicons) for file in rule_files([folder])]
    pages = {f"{FOLDER}/{one.file.name}.md": _page(rule_page(one)) for one in written}
    return {INDEX: _page(index_page([one.rule for one in written], files, linked=linked)), **pages}


def _page(lines: Iterable[str]) -> str:
    text = "\n".join((MADE, "", *(line.rstrip() for line in lines)))
    return text.rstrip() + "\n"
