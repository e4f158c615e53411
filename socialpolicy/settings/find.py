"""Finding the configuration: the nearest file above an input, up to the root of its repository."""

import os
from collections.abc import Iterator
from stat import S_ISREG

from socialpolicy.errors import ConfigError

NAMES = ("socialpolicy.yaml", ".socialpolicy.yaml")
"""The files that are a configuration whatever they hold."""

PROJECT_FILE = "pyproject.toml"
LIMIT = 1 << 20
"""The most bytes that a configuration file may have."""


def find_config(folder: str) -> str | None:
    """Return the configuration file that governs a folder, or None; a pipe or broken link of its name counts, too."""
    for candidate in _upwards(folder):
        for name in NAMES:
            path = os.path.join(candidate, name)
            if os.path.lexists(path) and not os.path.isdir(path):
                return path
        project = os.path.join(candidate, PROJECT_FILE)
        if _is_file(project) and b"tool.socialpolicy" in read_file(project):
            return project
        if os.path.lexists(os.path.join(candidate, ".git")):
            return None
    return None


def boundary(folder: str) -> str:
    """Return the folder that inherited configuration files must not leave: the repository's root, else the folder."""
    return next((above for above in _upwards(folder) if os.path.lexists(os.path.join(above, ".git"))), folder)


def read_file(path: str) -> bytes:
    """Return the bytes of a configuration file.

    Raises ConfigError where it is not there, not a regular file, too large, or may not be read.
    """
    try:
        status = os.stat(path)
        if not S_ISREG(status.st_mode):
            raise ConfigError(f"{path}: is not a file; name a configuration file")
        if status.st_size > LIMIT:
            raise ConfigError(f"{path}: is larger than {LIMIT >> 20} MiB, the limit for a configuration file")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise ConfigError(f"{path}: does not exist; check the name of the configuration file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise ConfigError(f"{path}: cannot be read: {reason.lower()}") from None


def _upwards(folder: str) -> Iterator[str]:
    """Yield a folder and those above it."""
    above = os.path.realpath(folder)
    yield above
    while above != os.path.dirname(above):
        above = os.path.dirname(above)
        yield above


def _is_file(path: str) -> bool:
    try:
        return S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False
