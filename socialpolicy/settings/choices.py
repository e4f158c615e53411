"""The choices of a user as values: what the command line says, and what it all comes to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.value import Value

LEVELS = ("error", "warning", "note", "off")
"""What a rule's level may be."""

FAIL_LEVELS = ("error", "warning", "note", "never")
"""From which severity on findings make the exit status 1."""


class RuleChoice(Value):
    """What is chosen for one rule: its level (None leaves it as it is) and its parameters."""

    level: str | None = None
    parameters: Mapping[str, Any] = {}


class LexiconEdit(Value):
    """Words that are added to a word list or taken out of it."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class Override(Value):
    """Rule choices for some paths (patterns) or channels only; an empty list means all."""

    paths: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    rules: Mapping[str, RuleChoice] = {}


class Flags(Value):
    """What the command line, or a caller, asks for; None and () leave a choice to the environment and the file.

    `select` and `ignore` hold rule ids, categories and tags; `config` is a path; `rulebooks` are
    folders; `channel` is for drafts that do not tell theirs; `no_waivers` leaves every finding open.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    config: str | None = None
    fail_on: str | None = None
    isolated: bool = False
    rulebooks: tuple[str, ...] = ()
    as_of: date | None = None
    channel: str | None = None
    published: bool = False
    no_cache: bool = False
    show_kept: bool = False
    no_waivers: bool = False


class Settings(Value):
    """All choices for the files below one folder, resolved: flags, environment, configuration, defaults.

    `root` is the folder of the configuration file, to which path patterns are relative; None without a
    file. `profile`, `as_of`, `timezone` and `date_order` are None where nobody chose. `channels` holds the
    limits of channels that are changed (None: lifted). `paths` leads from path patterns to channels,
    `columns` from header names to fields. `roles` says who may do what, `waivers` what is demanded of
    waivers. `origins` says where a choice that is not a default was made: by key, and for a rule, word
    list, pattern or column by key and name ("rules.no-hard-sell").
    """

    root: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleChoice] = {}
    lexicons: Mapping[str, LexiconEdit] = {}
    rulebooks: tuple[str, ...] = ()
    paths: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    timezone: str | None = None
    channels: Mapping[str, Mapping[str, int | None]] = {}
    date_order: str | None = None
    columns: Mapping[str, str] = {}
    overrides: tuple[Override, ...] = ()
    fail_on: str = "error"
    must_evaluate: tuple[str, ...] = ()
    as_of: date | None = None
    channel: str | None = None
    roles: Mapping[str, tuple[str, ...]] = {}
    waivers: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}
