"""A file that was found, how it is opened safely, and the words for one that cannot be read."""

import errno
import os
import stat

from socialpolicy.errors import ReadError
from socialpolicy.model.finding import Failure
from socialpolicy.value import Value

FACTS_FILE = "socialpolicy.facts.yaml"
"""The file that says of posts what their export cannot hold."""

HEAD_FILES = ("plan.csv", "plan.tsv")
"""Names, in small letters, of files that may make their folder one plan."""

CHUNK = 1 << 16
"""How many bytes are asked for beyond those that a file has by its size; room is made for all of them."""

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened, so far as the system knows such flags: without waiting for whoever writes into a pipe."""


class File(Value):
    """A file to check: `path` opens it, `shown` names it in reports, `named` is true where the user named it.

    `parts` are the other files of a folder that is one plan where this one holds its keys and values, else None.
    """

    path: str
    shown: str
    named: bool
    parts: "tuple[File, ...] | None" = None


class Met(Value):
    """A file and its real path; `linked` is true where only a link on the walk led to it."""

    real: str
    file: File
    linked: bool


class Found(Value):
    """What the paths lead to, sorted by the shown name; `skipped` counts the files that a walk passed over."""

    files: tuple[File, ...]
    failures: tuple[Failure, ...]
    skipped: int


def read_bytes(file: File, limit: int) -> bytes:
    """Return the bytes of a file; never waits for a pipe and never reads more than `limit` bytes.

    Raises ReadError where it is gone, may not be read, is no regular file, or is larger than `limit`.
    """
    try:
        handle = os.open(file.path, os.O_RDONLY | _NO_WAITING)
        with open(handle, "rb", buffering=0) as source:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise ReadError(f"is {kind_of(status.st_mode)}, not a file; only files are read")
            if status.st_size > limit:
                raise ReadError(too_large(status.st_size, limit))
            data = source.read(status.st_size + 1) or b""
            while len(data) <= limit and (more := source.read(min(CHUNK, limit + 1 - len(data)))):
                data += more
    except (OSError, ValueError) as error:
        raise ReadError(reason(error)) from None
    if len(data) > limit:
        raise ReadError(too_large(len(data), limit))
    return data


def nearest(name: str, folder: str, root: str | None) -> str | None:
    """Return the file of a name in a folder, else in the nearest above it up to `root`; None where there is none."""
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        return path
    above = os.path.abspath(folder)
    inside = root is not None and above.startswith(os.path.join(root, ""))
    return nearest(name, os.path.dirname(above), root) if inside else None


def too_large(size: int, limit: int) -> str:
    """Return the words for an input of `size` bytes where `limit` bytes are read."""
    return f"has {size / 2**20:.1f} MiB, more than the {limit / 2**20:g} MiB that are read; split it into smaller files"


def shown_path(path: str) -> str:
    """Return a path as reports show it: with slashes, without detours, relative where it lies below here."""
    plain = os.path.normpath(path)
    if os.path.isabs(plain):
        here = os.path.join(os.getcwd(), "")
        plain = plain[len(here) :] if plain.startswith(here) else plain
    return plain.replace(os.sep, "/")


def kind_of(mode: int) -> str:
    """Return what a thing that is not a file is, from its mode: a named pipe, a device, ..."""
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((words for test, words in kinds if test(mode)), "something special")


def reason(error: Exception, path: str | None = None) -> str:
    """Return in plain words why a path cannot be opened, and what to do; `path` tells broken links apart."""
    if isinstance(error, FileNotFoundError):
        is_link = path is not None and os.path.islink(path)
        return "is a link that leads nowhere; mend or remove it" if is_link else "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads in a circle; mend or remove it"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return "cannot be read: its name cannot be used"
