"""The one door: text, bytes or paths in, a report out."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from socialpolicy.desk import Batch, Desk, Job, layer
from socialpolicy.discover import File, discover, shown_path
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
    from socialpolicy.model.audited import Audited
    from socialpolicy.model.plan import Plan

STDIN = "-"


def load_rulebook(flags: Flags | None = None, *, folder: str | None = None) -> Rulebook:
    """Return the rules that apply in a folder (default the current one), at their levels.

    Raises RulebookError, ConfigError or UsageError, each of which says what is wrong, where, and what to do.
    """
    return _job(_settings(folder or os.getcwd(), flags or Flags()), flags or Flags()).book


def check_text(
    text: str,
    *,
    channel: str | None = None,
    path: str = "<text>",
    flags: Flags | None = None,
    rulebook: Rulebook | None = None,
) -> Report:
    """Check one draft given as text. `path` names it, and its end tells the format; without one it is plain text."""
    data = text.encode("utf-8", "surrogatepass")
    return check_bytes(data, channel=channel, path=path, flags=flags, rulebook=rulebook)


def check_bytes(
    data: bytes,
    *,
    path: str,
    channel: str | None = None,
    flags: Flags | None = None,
    rulebook: Rulebook | None = None,
) -> Report:
    """Check the bytes of one file, posts or a plan.

    Nothing is read from disk but the configuration and rulebooks; with a `rulebook` from `load_rulebook`
    no rulebook is read either, and the choices made when it was loaded hold.
    """
    chosen = flags or Flags()
    job = _job(_settings(os.getcwd(), chosen), chosen, channel=channel, book=rulebook)
    batch = Desk(job).check_data(data, File(path, path, named=True), alone=True)
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


def audit_paths(
    paths: Sequence[str | os.PathLike[str]],
    *,
    flags: Flags | None = None,
    change: "Callable[[Plan], Plan] | None" = None,
) -> "tuple[Audited, ...]":
    """Check plans with the posts that they name, and return each together with what was found.

    A folder gives one for each plan below it. A file of posts, or a folder without a plan, gives one without
    a plan. `change` is made to each plan before it is checked. Raises what `check_paths` raises.
    """
    desks = _Desks(flags or Flags())
    return tuple(audited for path in paths for audited in _audited(os.fspath(path), desks, change))


def ages_of(report: Report) -> tuple[int | None, ...]:
    """Return how many days old each waiver of a report is: from its `since`, else from when git saw its line.

    None where neither tells. Runs git in the folders of the files.
    """
    from socialpolicy.discover.ages import days_written  # runs another program

    lines: dict[str, list[int]] = {}
    for one in report.tally.waivers:
        if one.waiver.since is None:
            lines.setdefault(one.path, []).append(one.place.line)
    written = days_written(lines, report.as_of)
    begun = (one.waiver.since or written.get((one.path, one.place.line)) for one in report.tally.waivers)
    return tuple(max((report.as_of - start).days, 0) if start else None for start in begun)


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


def _audited(path: str, desks: _Desks, change: "Callable[[Plan], Plan] | None") -> "Iterator[Audited]":
    from socialpolicy.model.audited import Audited  # loads the records of plans, which few posts need

    found = discover([path], exclude=desks.is_excluded)
    batches: list[tuple[Job, Batch]] = []
    for file in found.files:
        job = desks.job_for(os.path.dirname(file.path) or ".")._replace(keeps=True, change=change)
        batches.append((job, Desk(job).check_file(file)))
    plans = [(job, batch, one.plan) for job, batch in batches for one in batch.read if one.plan is not None]
    tally = Tally(failures=found.failures, skipped=found.skipped)
    if not plans:
        posts = tuple(post for _, batch in batches for one in batch.read for post in one.posts)
        jobs = [job for job, _ in batches] or [desks.job_for(os.getcwd())]
        yield Audited(shown_path(path), None, posts, _report([tally, *(batch.tally for _, batch in batches)], jobs))
    for job, batch, plan in plans:
        named = [check_files(one, files).tally for one, files in desks.sorted_out(batch.named)]
        unread = add(_failures(other.tally) for _, other in batches if not other.read)
        yield Audited(plan.name, plan, plan.planned, _report([tally, unread, batch.tally, *named], [job]))


def _failures(tally: Tally) -> Tally:
    return Tally(failures=tally.failures)


def _settings(folder: str, flags: Flags) -> Settings:
    return settings_for(folder, flags, os.environ)


def _job(settings: Settings, flags: Flags, *, channel: str | None = None, book: Rulebook | None = None) -> Job:
    choices = _choices(settings)
    house = _house(settings, flags, channel)
    if book is not None:
        own = settings._replace(overrides=())
        return Job({}, book, choices, own, house, demands=_demands(settings, flags, book))
    edits = {name: (edit.add, edit.remove) for name, edit in settings.lexicons.items()}
    compiled: Mapping[str, Any] = compiled_rulebook(
        settings.rulebooks, edits, environment=os.environ, use_cache=not flags.no_cache
    )
    book = rulebook_of(compiled, choices)
    return Job(compiled, book, choices, settings, house, demands=_demands(settings, flags, book))


def _demands(settings: Settings, flags: Flags, book: Rulebook) -> dict[str, Any] | None:
    """Return what waivers have to meet: what the configuration says, else the profile; None to waive nothing."""
    if flags.no_waivers:
        return None
    return {**book.waivers, **settings.waivers, "who": settings.roles.get("waivers", ())}


def _waived(tally: Tally) -> Tally:
    if not tally.waivers:
        return tally
    from socialpolicy.waivers import applied  # most runs have no waiver

    return applied(tally)


def _choices(settings: Settings) -> Choices:
    layers = (layer(settings.rules),) if settings.rules else ()
    return Choices(settings.profile or DEFAULT_PROFILE, layers, settings.select, settings.ignore)


def _house(settings: Settings, flags: Flags, channel: str | None) -> House:
    return House(
        as_of=settings.as_of or date.today(),
        brands=settings.brands,
        domains=settings.domains,
        timezone=settings.timezone,
        channel=channel or settings.channel,
        published=flags.published,
    )


def _check_stdin(data: bytes, filename: str | None, desks: _Desks) -> Batch:
    name = filename or "<stdin>"
    folder = os.path.dirname(name) or "." if filename else os.getcwd()
    desk = Desk(desks.job_for(folder))
    return desk.check_data(data, File(name, name, named=True), format=None if filename else _guessed(data))


def _guessed(data: bytes) -> str:
    """Return the format of a draft that comes without a name: Markdown where it opens with front matter, else text."""
    return "markdown" if data.lstrip(b"\xef\xbb\xbf")[:4] in (b"---\n", b"---\r", b"+++\n", b"+++\r") else "text"


def _compared(tally: Tally) -> Tally:
    """Return the tally with what only all posts together tell; a single one has none to be compared with."""
    if len(tally.traces) > 1:
        from socialpolicy.engine.across import compared  # what most hooks, with a draft or two, can do without

        tally = compared(tally)
    return tally._replace(traces=())


def _report(tallies: Sequence[Tally], jobs: Sequence[Job]) -> Report:
    tally = _waived(_compared(add(tallies)))
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
