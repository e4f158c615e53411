"""Compiled rulebooks on disk, under a digest of everything that they are made of; JSON, never code.

A damaged, foreign or unreadable entry counts as absent, and several processes may write at once: each
writes a file of its own and moves it into place.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from socialpolicy.version import VERSION

FORMAT = 1
"""Raised whenever the shape of a compiled rulebook changes."""


def digest_of(folders: Sequence[Path], edits: Mapping[str, Any]) -> str:
    """Return the digest of rulebook folders: names and bytes of their YAML files, the word edits, our version."""
    digest = hashlib.sha256(repr((FORMAT, VERSION, sys.version_info[:3], sorted(edits.items()))).encode())
    for folder in folders:
        for name, path in sorted(_yaml_files(str(folder), "")):
            digest.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
            with open(path, "rb") as file:  # noqa: PTH123 - a thousand files; pathlib costs as much as the reading
                digest.update(file.read())
    return digest.hexdigest()


def _yaml_files(folder: str, inside: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found.extend(_yaml_files(entry.path, f"{inside}{entry.name}/"))
            elif entry.name.endswith(".yaml"):
                found.append((inside + entry.name, entry.path))
    return found


def folder(environment: Mapping[str, str]) -> Path:
    """Return the folder in which compiled rulebooks are kept."""
    chosen = environment.get("SOCIALPOLICY_CACHE_DIR")
    if chosen:
        return Path(chosen)
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "socialpolicy"


def load(place: Path, digest: str) -> dict[str, Any] | None:
    """Return the compiled rulebook of that digest, or None where there is no sound one."""
    try:
        check, _, payload = (place / f"{digest}.json").read_bytes().partition(b"\n")
        if check != b"%08x" % zlib.crc32(payload):
            return None
        compiled = json.loads(payload)
    except (OSError, ValueError, RecursionError):
        return None
    return compiled if isinstance(compiled, dict) and compiled.get("digest") == f"sha256:{digest}" else None


def save(place: Path, digest: str, compiled: Mapping[str, Any]) -> None:
    """Keep a compiled rulebook; where that is not possible, nothing happens."""
    payload = json.dumps(compiled, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    own = place / f"{digest}.{os.getpid()}.new"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.write_bytes(b"%08x\n" % zlib.crc32(payload) + payload)
        own.replace(place / f"{digest}.json")
    except OSError:
        own.unlink(missing_ok=True)
