"""A run over files: the settings nearest to each, and the job that they make of rules and house."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from socialpolicy.discover import File
from socialpolicy.errors import ConfigError, RulebookError
from socialpolicy.job import Job, book_of, layer
from socialpolicy.model.house import House
from socialpolicy.rulebook.book import DEFAULT_PROFILE, INPUT_KINDS, Choices, Rulebook
from socialpolicy.rulebook.load import compiled_rulebook
from socialpolicy.settings import Flags, Settings, settings_for
from socialpolicy.settings.paths import is_excluded


class Run:
    """One run: the settings of its folders, and a job for each configuration that is nearest to some file."""

    def __init__(self, flags: Flags) -> None:
        """Begin with no configuration read."""
        self._flags = flags
        self._known: dict[str, Settings] = {}
        self._jobs: dict[str, Job] = {}

    def settings_of(self, folder: str) -> Settings:
        """Return the settings that hold in a folder."""
        if folder not in self._known:
            self._known[folder] = settings_in(folder, self._flags)
        return self._known[folder]

    def is_excluded(self, path: str) -> bool:
        """Return whether the configuration leaves out a file or folder met on a walk."""
        return is_excluded(self.settings_of(os.path.dirname(path) or "."), path)

    def job_for(self, folder: str) -> Job:
        """Return the job for the files of a folder."""
        settings = self.settings_of(folder)
        key = repr(settings)
        if key not in self._jobs:
            self._jobs[key] = job_of(settings, self._flags)
        return self._jobs[key]

    def sorted_out(self, files: Sequence[File]) -> list[tuple[Job, list[File]]]:
        """Return the files by the job that checks them."""
        by_job: dict[int, tuple[Job, list[File]]] = {}
        for file in files:
            job = self.job_for(os.path.dirname(file.path) or ".")
            by_job.setdefault(id(job), (job, []))[1].append(file)
        return list(by_job.values())

    def jobs(self) -> list[Job]:
        """Return the jobs so far."""
        return list(self._jobs.values())


def settings_in(folder: str, flags: Flags) -> Settings:
    """Return the settings that hold in a folder, with flags and environment."""
    return settings_for(folder, flags, os.environ)


def job_of(settings: Settings, flags: Flags, *, channel: str | None = None, book: Rulebook | None = None) -> Job:
    """Return the job for these settings; with a rulebook at hand, none is read."""
    if channel:
        settings = settings._replace(channel=channel, origins={**settings.origins, "channel": "channel"})
    compiled: Mapping[str, Any] = {}
    if book is None:
        compiled = _compiled(settings, flags)
        settings = _with_channels(settings, compiled["channel_words"])
        book = book_of(compiled, _choices(settings), settings)
        _must_exist(settings, book)
    else:
        settings = _with_channels(settings, book.channels.words)._replace(overrides=())
    house, demands = _house(settings, flags, book), _demands(settings, flags, book)
    choices = _choices(settings)
    return Job(compiled, book, choices, settings, house, each_post=flags.show_kept, demands=demands)


def _compiled(settings: Settings, flags: Flags) -> Mapping[str, Any]:
    """Return the rulebooks compiled; what is wrong with an edit of a word list is told with its place in the file."""
    edits = {name: (edit.add, edit.remove) for name, edit in settings.lexicons.items()}
    try:
        return compiled_rulebook(settings.rulebooks, edits, environment=os.environ, use_cache=not flags.no_cache)
    except RulebookError as error:
        place = settings.origins.get(f"lexicons.{error.lexicon}")
        raise (RulebookError(f"{place}: {error}") if place else error) from None


def _with_channels(settings: Settings, words: Mapping[str, str]) -> Settings:
    if not (settings.paths or settings.channels or settings.columns or settings.overrides or settings.channel):
        return settings
    from socialpolicy.settings.channels import settled  # most hooks name no channel

    return settled(settings, words)


def _demands(settings: Settings, flags: Flags, book: Rulebook) -> dict[str, Any] | None:
    """Return what waivers have to meet: what the configuration says, else the profile; None to waive nothing."""
    if flags.no_waivers:
        return None
    return {**book.waivers, **settings.waivers, "who": settings.roles.get("waivers", ())}


def _must_exist(settings: Settings, book: Rulebook) -> None:
    """Raise ConfigError where `must_evaluate` or `overrides` name a rule that there is not."""
    overridden = tuple(rule for override in settings.overrides for rule in override.rules)
    for key, names in (("must_evaluate", settings.must_evaluate), ("overrides", overridden)):
        for name in names:
            if name not in book.known and name not in INPUT_KINDS:
                from socialpolicy.text.suggest import did_you_mean  # needed only for a typo

                hint = did_you_mean(name, book.known)
                raise ConfigError(f'{settings.origins[key]}: there is no rule called "{name}"{hint}')


def _choices(settings: Settings) -> Choices:
    layers = (layer(settings.rules),) if settings.rules else ()
    return Choices(settings.profile or DEFAULT_PROFILE, layers, settings.select, settings.ignore, settings.channels)


def _house(settings: Settings, flags: Flags, book: Rulebook) -> House:
    return House(
        as_of=settings.as_of or date.today(),
        brands=settings.brands,
        domains=settings.domains,
        reviewers=settings.roles.get("reviewers", ()),
        timezone=settings.timezone,
        channel=settings.channel,
        published=flags.published,
        day_first=settings.date_order == "day-first" if settings.date_order else None,
        channels=book.channels,
    )
