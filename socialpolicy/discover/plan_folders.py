"""Folders that are one plan: a file with its keys and values, and the lists in the separated files beside it."""

import os
from collections.abc import Iterable, Iterator

from socialpolicy.discover.files import HEAD_FILES, File, Met, read_bytes, shown_path
from socialpolicy.errors import ReadError
from socialpolicy.model.finding import Failure
from socialpolicy.parsing.plan_folder import LARGEST, is_head, is_part_name


def regrouped(found: Iterable[Met | Failure | str]) -> Iterator[Met | Failure | str]:
    """Yield what was met in a folder with the files of a plan as one, where the folder holds a plan."""
    met = list(found)
    files = [one for one in met if isinstance(one, Met)]
    head = next((one for one in files if _name(one.file) in HEAD_FILES and _is_head(one.file)), None)
    if head is None:
        yield from met
        return
    parts = tuple(sorted((one.file for one in files if one is not head and _is_part(one.file)), key=_shown))
    yield head._replace(file=head.file._replace(parts=parts))
    yield from (one for one in met if one is not head and not (isinstance(one, Met) and one.file in parts))


def plan_with(path: str) -> Met | None:
    """Return the plan that a named separated file belongs to, None where it is a file of its own."""
    folder = os.path.dirname(path)
    files = [File(one.path, shown_path(one.path), named=True) for one in os.scandir(folder or ".") if one.is_file()]
    found = regrouped(Met(os.path.realpath(file.path), file, linked=False) for file in files)
    head = next((one for one in found if isinstance(one, Met) and one.file.parts is not None), None)
    if head is None:
        return None
    real = os.path.realpath(path)
    own = (head.file, *(head.file.parts or ()))
    return head if any(os.path.realpath(file.path) == real for file in own) else None


def _is_head(file: File) -> bool:
    try:
        return is_head(read_bytes(file, LARGEST))
    except ReadError:
        return False


def _is_part(file: File) -> bool:
    return is_part_name(os.path.basename(file.path))


def _name(file: File) -> str:
    return os.path.basename(file.path).casefold()


def _shown(file: File) -> str:
    return file.shown
