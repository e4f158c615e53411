"""Walking a folder: what is taken, what is left out, and which links are followed."""

import os
import stat
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from socialpolicy.discover.files import FACTS_FILE, HEAD_FILES, File, Met, kind_of, reason
from socialpolicy.discover.ignored import is_left_out, rules_above, rules_in
from socialpolicy.model.finding import Failure
from socialpolicy.value import Value

if TYPE_CHECKING:
    from socialpolicy.text.gitignore import Ignores

SUFFIXES = (".md", ".markdown", ".tweet", ".yaml", ".yml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx")
"""What a walk takes; any other file must be named."""

OWN_FILES = frozenset(("socialpolicy.yaml", FACTS_FILE))
"""Files that belong to socialpolicy itself and hold no posts."""

LEFT_OUT = (".", "~$")
"""What the names of hidden files begin with, and of those that office programs keep while a file is open."""


class _Folder(Value):
    """A folder that is yet to be walked, the ignore files that hold in it, and whether a link has led to it."""

    path: str
    shown: str
    real: str
    chain: "tuple[Ignores, ...]"
    linked: bool


class _Link(Value):
    """A link that was met; it is followed only when all that can be reached without links has been."""

    shown: str
    path: str
    chain: "tuple[Ignores, ...]"


def walk(top: str, shown: str, exclude: Callable[[str], bool] | None) -> Iterator[Met | Failure | str]:
    """Yield what lies below a folder: files, failures, and the path of each file that is passed over."""
    root = os.path.realpath(top)
    pending = [_Folder(top, "" if shown == "." else f"{shown.rstrip('/')}/", root, rules_above(root), linked=False)]
    links: list[_Link] = []
    visited: set[str] = set()
    while pending or links:
        if not pending:
            yield from _follow(links.pop(), root, pending)
            continue
        folder = pending.pop()
        if folder.real in visited:
            continue
        visited.add(folder.real)
        try:
            with os.scandir(folder.path) as entries:
                listed = list(entries)
        except OSError as error:
            yield Failure(folder.shown.rstrip("/") or ".", reason(error))
            continue
        found = _sort_out(folder, listed, exclude, pending, links)
        if any(entry.name.casefold() in HEAD_FILES for entry in listed):
            from socialpolicy.discover.plan_folders import regrouped  # hardly any folder is a plan

            found = regrouped(found)
        yield from found
        links.sort(reverse=True, key=lambda link: link.shown)


def _sort_out(
    folder: _Folder,
    listed: list[os.DirEntry[str]],
    exclude: Callable[[str], bool] | None,
    pending: list[_Folder],
    links: list[_Link],
) -> Iterator[Met | Failure | str]:
    chain = folder.chain
    if any(entry.name == ".gitignore" for entry in listed):
        chain = (*chain, *rules_in(folder.real, ".gitignore"))
    for entry in listed:
        name, real = entry.name, f"{folder.real.rstrip('/')}/{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        wanted = is_folder or entry.is_symlink() or (name.lower().endswith(SUFFIXES) and name not in OWN_FILES)
        if name.startswith(LEFT_OUT) or not wanted:
            if not is_folder:
                yield real
        elif not is_left_out(real, chain, exclude, folder=is_folder):
            if entry.is_symlink():
                links.append(_Link(folder.shown + name, entry.path, chain))
            elif is_folder:
                pending.append(_Folder(entry.path, f"{folder.shown}{name}/", real, chain, folder.linked))
            elif entry.is_file(follow_symlinks=False):
                yield Met(real, File(entry.path, folder.shown + name, named=False), folder.linked)
            else:
                kind = kind_of(entry.stat(follow_symlinks=False).st_mode)
                yield Failure(folder.shown + name, f"is {kind}, not a file; take it away or exclude it")


def _follow(link: _Link, root: str, pending: list[_Folder]) -> Iterator[Met | Failure | str]:
    """Yield what a link met on a walk leads to, or put its folder on the list; outside the root it is passed over."""
    fits = link.path.lower().endswith(SUFFIXES)
    try:
        mode = os.stat(link.path).st_mode
    except (OSError, ValueError) as error:
        yield Failure(link.shown, reason(error, link.path)) if fits else link.path
        return
    real = os.path.realpath(link.path)
    if not f"{real}/".startswith(f"{root.rstrip('/')}/"):
        yield link.path
    elif stat.S_ISDIR(mode):
        pending.append(_Folder(real, f"{link.shown}/", real, link.chain, linked=True))
    elif stat.S_ISREG(mode) and fits:
        yield Met(real, File(real, link.shown, named=False), linked=True)
    else:
        yield real
