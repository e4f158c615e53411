"""Leaving out what git ignores and what the configuration excludes."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from socialpolicy.discover.files import File, read_bytes
from socialpolicy.errors import ReadError

if TYPE_CHECKING:
    from socialpolicy.text.gitignore import Ignores


LARGEST = 1 << 20
"""How many bytes of an ignore file are read at most."""


def is_left_out(
    real: str, chain: "tuple[Ignores, ...]", exclude: Callable[[str], bool] | None, *, folder: bool
) -> bool:
    """Return whether the configuration or an ignore file leaves out a file or folder met on a walk."""
    if exclude is not None and exclude(real):
        return True
    if not chain:
        return False
    from socialpolicy.text.gitignore import is_ignored  # loaded only where there is an ignore file

    return is_ignored(real, chain, folder=folder)


def rules_above(root: str) -> "tuple[Ignores, ...]":
    """Return what the ignore files above a folder say, from its repository's root down; nothing outside one."""
    above = [root]
    while os.path.dirname(above[-1]) != above[-1]:
        above.append(os.path.dirname(above[-1]))
    top = next((index for index, folder in enumerate(above) if os.path.exists(f"{folder}/.git")), None)
    if top is None:
        return ()
    chain = rules_in(above[top], ".git/info/exclude")
    for folder in reversed(above[1 : top + 1]):
        chain = (*chain, *rules_in(folder, ".gitignore"))
    return () if is_left_out(root, chain, None, folder=True) else chain


def rules_in(folder: str, name: str) -> "tuple[Ignores, ...]":
    """Return what one ignore file says, nothing where it cannot be read."""
    path = f"{folder.rstrip('/')}/{name}"
    try:
        lines = os.fsdecode(read_bytes(File(path, path, named=False), LARGEST))
    except ReadError:
        return ()
    from socialpolicy.text.gitignore import ignores  # loaded only where there is an ignore file

    return (ignores(folder, lines),)
