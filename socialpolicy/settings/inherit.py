"""A configuration file together with those that it extends."""

from pathlib import Path
from typing import Any

from socialpolicy.errors import ConfigError, ReadError
from socialpolicy.model.nodes import Node
from socialpolicy.parsing.yaml_nodes import nodes
from socialpolicy.settings.choices import Settings
from socialpolicy.settings.find import PROJECT_FILE, boundary, read_file
from socialpolicy.settings.paths import merged
from socialpolicy.settings.project import project_node
from socialpolicy.settings.reading import Origin, read_choices

DEPTH = 10
"""How many files may extend one another."""

_BY_NAME = ("channels", "lexicons", "paths", "columns", "roles", "waivers")


def load(path: str) -> Settings:
    """Return the choices of a configuration file and of the files that it extends.

    The nearer file has the last word: groups of keys are joined name by name, lists and single values
    replace what they inherit, overrides are added after the inherited ones.

    Raises ConfigError where a file cannot be read or understood, leaves the repository, or extends itself.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for choices, told in reversed(_chain(Path(path).resolve())):
        values = _joined(values, choices)
        origins |= told
    return Settings(root=str(Path(path).resolve().parent), origins=origins, **values)


def _chain(path: Path) -> list[tuple[dict[str, Any], dict[str, str]]]:
    limit = Path(boundary(str(path.parent)))
    chain: list[tuple[dict[str, Any], dict[str, str]]] = []
    seen: list[Path] = []
    following: Path | None = path
    while following is not None:
        seen.append(following)
        choices, origins = _read(following)
        parent = choices.pop("extends", None)
        told = origins.pop("extends", "")
        chain.append((choices, origins))
        following = _parent(following, parent, told, limit, seen) if parent else None
    return chain


def _parent(path: Path, name: str, told: str, limit: Path, seen: list[Path]) -> Path:
    try:
        parent = (path.parent / name).resolve()
    except (OSError, RuntimeError, ValueError):
        raise ConfigError(f'{told}: extends "{name}", which is not a usable path') from None
    if not parent.is_relative_to(limit):
        raise ConfigError(f'{told}: extends "{name}", which lies outside {_shown(limit)}; keep it in the repository')
    if parent in seen:
        circle = " -> ".join(_shown(file) for file in (*seen[seen.index(parent) :], parent))
        raise ConfigError(f"{told}: extends goes in a circle: {circle}; take one of them out")
    if len(seen) >= DEPTH:
        raise ConfigError(f"{told}: more than {DEPTH} files extend one another; join some of them")
    return parent


def _read(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    shown = _shown(path)
    try:
        text = read_file(str(path)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{shown}: is not UTF-8 text; save it as UTF-8") from None
    choices, origins = read_choices(_root(path, text, shown), Origin(shown, text))
    if "rulebooks" in choices:
        choices["rulebooks"] = tuple(str((path.parent / folder).resolve()) for folder in choices["rulebooks"])
    return choices, origins


def _root(path: Path, text: str, shown: str) -> Node | None:
    try:
        if path.name == PROJECT_FILE:
            return project_node(text)
        root, problems = nodes(text)
    except ReadError as error:
        raise ConfigError(f"{shown}:{error.line or 1}: {error}") from None
    for problem in problems:
        line = text.count("\n", 0, problem.span.start) + 1
        raise ConfigError(f"{shown}:{line}: {problem.message} {problem.advice}".rstrip())
    return root


def _joined(general: dict[str, Any], special: dict[str, Any]) -> dict[str, Any]:
    joined = {**general, **special}
    if "rules" in general and "rules" in special:
        joined["rules"] = merged(general["rules"], special["rules"])
    if "overrides" in general and "overrides" in special:
        joined["overrides"] = general["overrides"] + special["overrides"]
    for key in _BY_NAME:
        if key in general and key in special:
            joined[key] = {**general[key], **special[key]}
    return joined


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
