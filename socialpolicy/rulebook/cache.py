"""Compiled rulebooks on disk, under a digest of everything that they are made of; JSON, never code.

A damaged, foreign or unreadable entry counts as absent, and several processes may write at once: each
writes a file of its own and moves it into place.
"""

import hashlib
import os
import sys
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from errno import EINVAL
from pathlib import Path
from typing import Any

from socialpolicy.rulebook.stored import decode, encode
from socialpolicy.version import VERSION

_PACKAGE = Path(__file__).parent.parent
_COMPILER = (
    "assemble/channels.py",
    "assemble/names.py",
    "model/channel.py",
    "model/post.py",
    "rulebook/channels.py",
    "rulebook/compile.py",
    "rulebook/conditions.py",
    "rulebook/facts.py",
    "rulebook/filling.py",
    "rulebook/grouping.py",
    "rulebook/lexicons.py",
    "rulebook/option_names.py",
    "rulebook/placeholders.py",
    "rulebook/presets.py",
    "rulebook/profiles.py",
    "rulebook/shape.py",
    "rulebook/stored.py",
    "text/common_words.py",
    "text/compiled.py",
    "text/fold.py",
    "text/lexicon.py",
    "text/literals.py",
    "text/matcher.py",
    "text/phrases.py",
)
"""The files that decide what a compiled rulebook looks like; a change in them makes a new one."""


def digest_of(folders: Sequence[str], edits: Mapping[str, Any]) -> str:
    """Return the digest of rulebook folders: names and bytes of their YAML files, the word edits, our version."""
    digest = hashlib.sha256(repr((VERSION, sys.version_info[:3], sorted(edits.items()))).encode())
    for name in _COMPILER:
        digest.update((_PACKAGE / name).read_bytes())
    for folder in folders:
        files = sorted(_yaml_files(folder, ""))
        digest.update(b"" if files else b"\0nothing")
        for name, path in files:
            digest.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
            with open(path, "rb") as file:
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
                if not entry.is_file():
                    raise OSError(EINVAL, "it is not a file", entry.path)
                found.append((inside + entry.name, entry.path))
    return found


def folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder in which compiled rulebooks are kept; None for a user who has no home."""
    chosen = environment.get("SOCIALPOLICY_CACHE_DIR")
    if chosen:
        return Path(chosen)
    try:
        return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "socialpolicy"
    except RuntimeError:
        return None


def load(place: Path, digest: str) -> dict[str, Any] | None:
    """Return the compiled rulebook of that digest, or None where there is no sound one."""
    try:
        check, _, payload = (place / f"{digest}.jsonl").read_bytes().partition(b"\n")
        if check != b"%08x" % zlib.crc32(payload):
            return None
        compiled = decode(payload)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return compiled if compiled.get("digest") == f"sha256:{digest}" else None


def save(place: Path, digest: str, compiled: Mapping[str, Any]) -> None:
    """Keep a compiled rulebook; where that is not possible, nothing happens."""
    payload = encode(compiled)
    own = place / f"{digest}.{os.getpid()}.new"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.write_bytes(b"%08x\n" % zlib.crc32(payload) + payload)
        own.replace(place / f"{digest}.jsonl")
    except OSError:
        with suppress(OSError):
            own.unlink(missing_ok=True)
