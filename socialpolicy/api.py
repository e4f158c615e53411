"""The one door: text, bytes or paths in, a report out."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from socialpolicy.desk import Batch, Desk, Job, layer
from socialpolicy.discover import File, discover
from socialpolicy.engine.check import add
from socialpolicy.model.house import House
from socialpolicy.model.report import Report, Tally
from socialpolicy.rulebook.book import DEFAULT_PROFILE, Choices, Rulebook, rulebook_of
from socialpolicy.rulebook.load import compiled_rulebook, shipped_folder
from socialpolicy.settings import Flags, Settings, settings_for
from socialpolicy.settings.paths import is_excluded
from socialpolicy.workers import Progress, check_files

if TYPE_CHECKING:
    from socialpolicy.examples import ExampleResult

STDIN = "-"


def load_rulebook(flags: Flags | None = None, *, folder: str | None = None) -> Rulebook:
    """Return the rules that apply in a folder (default the current one), at their levels.

    Raises RulebookError, ConfigError or UsageError, each of which says what is wrong, where, and what to do.
    """
    return _job(_settings(folder or os.getcwd(), flags or Flags()), flags or Flags()).book


def check_text(text: str, *, channel: str | None = None, path: str = "<text>", flags: Flags | None = None) -> Report:
    """Check one draft given as text. `path` names it, and its end tells the format; without one it is plain text."""
    return check_bytes(text.encode("utf-8", "surrogatepass"), channel=channel, path=path, flags=flags)


def check_bytes(data: bytes, *, path: str, channel: str | None = None, flags: Flags | None = None) -> Report:
    """Check the bytes of one file, posts or a plan; nothing is read from disk but the configuration and rulebooks."""
    chosen = flags or Flags()
    settings = _settings(os.getcwd(), chosen)
    job = _job(settings, chosen, channel=channel)
    batch = Desk(job).check_data(data, File(path, path, named=True))
    return _report([batch.tally], [job])


def check_paths(
    paths: Sequence[str | os.PathLike[str]],
    *,
    flags: Flags | None = None,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check files and folders; "-" among the paths stands for the bytes given as `stdin`.

    Each file is checked with the configuration nearest to it. `jobs` is the number of processes (None:
    as many as pay), `progress` is told how many files are done. Files that cannot be read are failures
    of the report; only a wrong rulebook, configuration or flag raises (SocialPolicyError).
    """
    chosen = flags or Flags()
    desks = _Desks(chosen)
    names = [os.fspath(path) for path in paths]
    found = discover([name for name in names if name != STDIN], exclude=desks.is_excluded)
    tallies = [Tally(failures=found.failures, skipped=found.skipped)]
    if STDIN in names:
        tallies.append(_check_stdin(stdin or b"", stdin_filename, desks).tally)
    done: set[str] = set()
    waiting = list(found.files)
    while waiting:
        batches = [check_files(job, files, jobs=jobs, progress=progress) for job, files in desks.sorted_out(waiting)]
        tallies.extend(batch.tally for batch in batches)
        done.update(os.path.realpath(file.path) for file in waiting)
        named = {os.path.realpath(file.path): file for batch in batches for file in batch.named}
        waiting = [named[path] for path in sorted(named) if path not in done]
    return _report(tallies, desks.jobs() or [desks.job_for(os.getcwd())])


def check_examples(flags: Flags | None = None, ids: Sequence[str] = ()) -> "tuple[ExampleResult, ...]":
    """Run the examples of the rules that the flags' rulebooks hold; without rulebooks, of our own.

    Raises RulebookError where a file is wrong, UsageError for a rule that does not exist.
    """
    from socialpolicy.examples import run_examples

    chosen = flags or Flags()
    settings = _settings(os.getcwd(), chosen)
    job = _job(settings, chosen)
    rulebook_of(job.compiled, Choices(DEFAULT_PROFILE, select=tuple(ids)))
    return tuple(run_examples(job.compiled, settings.rulebooks or [shipped_folder()], ids))


class _Desks:
    """The jobs of one run: one for each configuration that is nearest to some file."""

    def __init__(self, flags: Flags) -> None:
        self._flags = flags
        self._settings: dict[str, Settings] = {}
        self._jobs: dict[str, Job] = {}

    def settings_of(self, folder: str) -> Settings:
        if folder not in self._settings:
            self._settings[folder] = _settings(folder, self._flags)
        return self._settings[folder]

    def is_excluded(self, path: str) -> bool:
        return is_excluded(self.settings_of(os.path.dirname(path) or "."), path)

    def job_for(self, folder: str) -> Job:
        settings = self.settings_of(folder)
        key = repr(settings)
        if key not in self._jobs:
            self._jobs[key] = _job(settings, self._flags)
        return self._jobs[key]

    def sorted_out(self, files: Sequence[File]) -> list[tuple[Job, list[File]]]:
        """Return the files by the job that checks them."""
        by_job: dict[int, tuple[Job, list[File]]] = {}
        for file in files:
            job = self.job_for(os.path.dirname(file.path) or ".")
            by_job.setdefault(id(job), (job, []))[1].append(file)
        return list(by_job.values())

    def jobs(self) -> list[Job]:
        return list(self._jobs.values())


def _settings(folder: str, flags: Flags) -> Settings:
    return settings_for(folder, flags, os.environ)


def _job(settings: Settings, flags: Flags, *, channel: str | None = None) -> Job:
    edits = {name: (edit.add, edit.remove) for name, edit in settings.lexicons.items()}
    compiled: Mapping[str, Any] = compiled_rulebook(
        settings.rulebooks, edits, environment=os.environ, use_cache=not flags.no_cache
    )
    layers = (layer(settings.rules),) if settings.rules else ()
    choices = Choices(settings.profile or DEFAULT_PROFILE, layers, settings.select, settings.ignore)
    house = House(
        as_of=settings.as_of or date.today(),
        brands=settings.brands,
        domains=settings.domains,
        timezone=settings.timezone,
        channel=channel or settings.channel,
        published=flags.published,
    )
    return Job(compiled, rulebook_of(compiled, choices), choices, settings, house)


def _check_stdin(data: bytes, filename: str | None, desks: _Desks) -> Batch:
    name = filename or "<stdin>"
    folder = os.path.dirname(name) or "." if filename else os.getcwd()
    desk = Desk(desks.job_for(folder))
    return desk.check_data(data, File(name, name, named=True), format=None if filename else _guessed(data))


def _guessed(data: bytes) -> str:
    """Return the format of a draft that comes without a name: Markdown where it opens with front matter, else text."""
    return "markdown" if data.lstrip(b"\xef\xbb\xbf")[:4] in (b"---\n", b"---\r", b"+++\n", b"+++\r") else "text"


def _report(tallies: Sequence[Tally], jobs: Sequence[Job]) -> Report:
    tally = add(tallies)
    book = jobs[0].book
    nothing = not (tally.posts or tally.plans or tally.files)
    return Report(
        tally=tally,
        rules=book.rules,
        rulebook=book.name,
        digest=book.digest,
        as_of=jobs[0].house.as_of,
        complete=not tally.failures and not nothing,
    )
