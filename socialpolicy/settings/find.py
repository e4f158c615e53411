"""Finding the configuration: the nearest file above an input, up to the root of its repository."""

from pathlib import Path
from stat import S_ISREG

from socialpolicy.errors import ConfigError

NAMES = ("socialpolicy.yaml", ".socialpolicy.yaml")
"""The files that are a configuration whatever they hold."""

PROJECT_FILE = "pyproject.toml"
LIMIT = 1 << 20
"""The most bytes that a configuration file may have."""


def find_config(folder: Path) -> Path | None:
    """Return the configuration file that governs a folder, or None."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        for name in NAMES:
            if _is_file(candidate / name):
                return candidate / name
        project = candidate / PROJECT_FILE
        if _is_file(project) and b"tool.socialpolicy" in read_file(project):
            return project
        if _exists(candidate / ".git"):
            return None
    return None


def boundary(folder: Path) -> Path:
    """Return the folder that inherited configuration files must not leave: the repository's root, else the folder."""
    start = folder.resolve()
    return next((above for above in (start, *start.parents) if _exists(above / ".git")), start)


def read_file(path: Path) -> bytes:
    """Return the bytes of a configuration file.

    Raises ConfigError where it is not there, not a regular file, too large, or may not be read.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise ConfigError(f"{path}: is not a file; name a configuration file")
        if status.st_size > LIMIT:
            raise ConfigError(f"{path}: is larger than {LIMIT >> 20} MiB, the limit for a configuration file")
        return path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{path}: does not exist; check the name of the configuration file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise ConfigError(f"{path}: cannot be read: {reason.lower()}") from None


def _is_file(path: Path) -> bool:
    try:
        return S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True
