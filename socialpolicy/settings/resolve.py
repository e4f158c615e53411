"""Who has the last word: flags, then the environment, then the configuration file, then the defaults."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from socialpolicy.errors import UsageError
from socialpolicy.settings.choices import FAIL_LEVELS, Flags, Settings
from socialpolicy.settings.find import find_config

PREFIX = "SOCIALPOLICY_"

_LISTS = ("select", "ignore")
_TEXTS = ("profile", "fail_on", "channel")
"""Choices that a flag, a variable or the configuration may make, by how their values are read."""


def settings_for(folder: str, flags: Flags, environment: Mapping[str, str]) -> Settings:
    """Return the settings for the files in a folder.

    Raises ConfigError where the configuration file, or one that it extends, cannot be understood.
    Raises UsageError where a variable of the environment has a value that cannot be used.
    """
    if flags.isolated:
        return _with_flags(Settings(), flags, {})
    wanted, origins = with_environment(flags, environment)
    path = wanted.config or find_config(folder)
    return _with_flags(_configured(path) if path else Settings(), wanted, origins)


def fail_level(paths: Sequence[str], flags: Flags, environment: Mapping[str, str]) -> str:
    """Return the fail level of a run over some paths: the strictest that the settings of their folders ask for."""
    folders = {path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths}
    levels = {settings_for(folder, flags, environment).fail_on for folder in sorted(folders)}
    return next((level for level in reversed(FAIL_LEVELS[:-1]) if level in levels), "never")


def with_environment(flags: Flags, environment: Mapping[str, str]) -> tuple[Flags, dict[str, str]]:
    """Return the flags with what they leave open filled in from SOCIALPOLICY_* variables, and what each filled in.

    Isolated ones stay.
    """
    if flags.isolated:
        return flags, {}
    given = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    if not given:
        return flags, {}
    changes: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, value in given.items():
        key = _VARIABLES[name]
        if not getattr(flags, key):
            changes[key] = _read_variable(key, value)
            origins[key] = f"environment {name}"
    return flags._replace(**changes), origins


def _read_variable(key: str, value: str) -> Any:
    if key in _LISTS:
        return split_names([value])
    if key == "rulebooks":
        return (value,)
    if key == "as_of":
        return read_date(value, f"{PREFIX}AS_OF")
    if key == "fail_on" and value not in FAIL_LEVELS:
        raise UsageError(f'{PREFIX}FAIL_ON: no fail level "{value}"; use one of {", ".join(FAIL_LEVELS)}')
    return value


_VARIABLES = {
    f"{PREFIX}{name}": key
    for name, key in {
        **{key.upper(): key for key in (*_TEXTS, *_LISTS, "config", "as_of")},
        "RULEBOOK": "rulebooks",
    }.items()
}


def read_date(value: str, where: str) -> date:
    """Return the day that a flag or variable names.

    Raises UsageError where the value is no day of the calendar; `where` begins the message.
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f'{where}: "{value}" is not a day; write it like 2026-01-05') from None


def split_names(values: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the names in comma-separated values, in order and once each."""
    return tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))


def _configured(path: str) -> Settings:
    from socialpolicy.settings.inherit import load  # YAML is loaded only for those who have a configuration

    return load(path)


def _with_flags(settings: Settings, flags: Flags, variables: Mapping[str, str]) -> Settings:
    changes: dict[str, Any] = {key: value for key in (*_TEXTS, *_LISTS, "as_of") if (value := getattr(flags, key))}
    if flags.rulebooks:
        added = (os.path.abspath(folder) for folder in flags.rulebooks)
        changes["rulebooks"] = tuple(dict.fromkeys((*settings.rulebooks, *added)))
    if not changes:
        return settings
    told = {key: variables.get(key, f"flag --{_OPTIONS.get(key, key).replace('_', '-')}") for key in changes}
    return settings._replace(origins={**settings.origins, **told}, **changes)


_OPTIONS = {"rulebooks": "rulebook"}
"""Choices whose flag has another name."""
