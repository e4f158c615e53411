"""The door for those who check: text, bytes or paths in, a report out."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from socialpolicy.desk import Desk
from socialpolicy.discover import File, discover, shown_path
from socialpolicy.engine.check import add
from socialpolicy.errors import UsageError
from socialpolicy.job import Batch, Job
from socialpolicy.model.report import Report, Tally
from socialpolicy.rulebook.book import DEFAULT_PROFILE, Choices, Rulebook, rulebook_of
from socialpolicy.rulebook.load import shipped_folder
from socialpolicy.run import Run, job_of, settings_in
from socialpolicy.settings import Flags
from socialpolicy.workers import Progress, check_files

if TYPE_CHECKING:
    from socialpolicy.examples import ExampleResult
    from socialpolicy.model.audited import Audited
    from socialpolicy.model.plan import Plan
    from socialpolicy.sidecars import PostKeys

STDIN = "-"


def load_rulebook(flags: Flags | None = None, *, folder: str | None = None) -> Rulebook:
    """Return the rules that apply in a folder (default the current one), at their levels.

    Raises RulebookError, ConfigError or UsageError, each of which says what is wrong, where, and what to do.
    """
    return job_of(settings_in(folder or os.getcwd(), flags or Flags()), flags or Flags()).book


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
    job = job_of(settings_in(os.getcwd(), chosen), chosen, channel=channel, book=rulebook)
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
    run = Run(chosen)
    names = _names(paths)
    found = discover([name for name in names if name != STDIN], exclude=run.is_excluded)
    tallies = [Tally(failures=found.failures, skipped=found.skipped)]
    if STDIN in names:
        tallies.append(_check_stdin(stdin or b"", stdin_filename, run).tally)
    seen: list[File] = []
    waiting = list(found.files)
    while waiting:
        batches = [check_files(job, files, jobs=jobs, progress=progress) for job, files in run.sorted_out(waiting)]
        tallies.extend(batch.tally for batch in batches)
        seen += waiting
        named = {os.path.realpath(file.path): file for batch in batches for file in batch.named}
        done = {os.path.realpath(file.path) for file in seen} if named else set()
        waiting = [named[path] for path in sorted(named) if path not in done]
    walked = [os.path.join(os.path.realpath(name), "") for name in names if name != STDIN and os.path.isdir(name)]
    return _report(tallies, run.jobs() or [run.job_for(os.getcwd())], walked)


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
    run = Run(flags or Flags())
    return tuple(audited for path in _names(paths) for audited in _audited(path, run, change))


def _names(paths: Sequence[str | os.PathLike[str]]) -> list[str]:
    if isinstance(paths, str | os.PathLike):
        raise UsageError(f"{os.fspath(paths)!r} is one path; give a list of paths, such as [{os.fspath(paths)!r}]")
    return [os.fspath(path) for path in paths]


def ages_of(report: Report) -> tuple[int | None, ...]:
    """Return how many days old each waiver of a report is: from its `since`, else from when git saw its line.

    None where neither tells. Runs git in the folders of the files.
    """
    from socialpolicy.discover.ages import days_written  # runs another program

    lines: dict[str, list[int]] = {}
    for one in report.tally.waivers:
        if one.waiver.since is None and one.cell is None:
            lines.setdefault(one.path, []).append(one.place.line)
    written = days_written(lines, report.as_of)
    begun = (one.waiver.since or written.get((one.path, one.place.line)) for one in report.tally.waivers)
    return tuple(max((report.as_of - start).days, 0) if start else None for start in begun)


def post_keys(paths: Sequence[str | os.PathLike[str]], *, flags: Flags | None = None) -> "PostKeys":
    """Return the keys by which a facts file names the posts of files and folders.

    Raises what `check_paths` raises.
    """
    from socialpolicy.sidecars import keys_in

    run = Run(flags or Flags())
    found = discover([os.fspath(path) for path in paths], exclude=run.is_excluded)
    portions = [(Desk(job), files) for job, files in run.sorted_out(found.files)]
    return keys_in([(desk.read_file, file) for desk, files in portions for file in files], found.failures)


def check_examples(flags: Flags | None = None, ids: Sequence[str] = ()) -> "tuple[ExampleResult, ...]":
    """Run the examples of the rules that the flags' rulebooks hold; without rulebooks, of our own.

    Raises RulebookError where a file is wrong, UsageError for a rule that does not exist.
    """
    from socialpolicy.examples import run_examples

    chosen = flags or Flags()
    settings = settings_in(os.getcwd(), chosen)
    job = job_of(settings, chosen)
    rulebook_of(job.compiled, Choices(DEFAULT_PROFILE, select=tuple(ids)))
    return tuple(run_examples(job.compiled, settings.rulebooks or [shipped_folder()], ids))


def _audited(path: str, run: Run, change: "Callable[[Plan], Plan] | None") -> "Iterator[Audited]":
    from socialpolicy.model.audited import Audited  # loads the records of plans, which few posts need

    found = discover([path], exclude=run.is_excluded)
    batches: list[tuple[Job, Batch]] = []
    for file in found.files:
        job = run.job_for(os.path.dirname(file.path) or ".")._replace(keeps=True, change=change)
        batches.append((job, Desk(job).check_file(file)))
    plans = [(job, batch, one.plan) for job, batch in batches for one in batch.read if one.plan is not None]
    tally = Tally(failures=found.failures, skipped=found.skipped)
    if not plans:
        posts = tuple(post for _, batch in batches for one in batch.read for post in one.posts)
        jobs = [job for job, _ in batches] or [run.job_for(os.getcwd())]
        yield Audited(shown_path(path), None, posts, _report([tally, *(batch.tally for _, batch in batches)], jobs))
    for job, batch, plan in plans:
        named = [check_files(one, files).tally for one, files in run.sorted_out(batch.named)]
        unread = add(_failures(other.tally) for _, other in batches if not other.read)
        yield Audited(plan.name, plan, plan.planned, _report([tally, unread, batch.tally, *named], [job]))


def _failures(tally: Tally) -> Tally:
    return Tally(failures=tally.failures)


def _waived(tally: Tally) -> Tally:
    if not tally.waivers:
        return tally
    from socialpolicy.waivers import applied  # most runs have no waiver

    return applied(tally)


def _check_stdin(data: bytes, filename: str | None, run: Run) -> Batch:
    name = filename or "<stdin>"
    folder = os.path.dirname(name) or "." if filename else os.getcwd()
    desk = Desk(run.job_for(folder))
    return desk.check_data(data, File(name, name, named=True), format=None if filename else _guessed(data))


def _guessed(data: bytes) -> str:
    """Return the format of what comes without a name: a workbook, Markdown with front matter, else text."""
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    return "markdown" if data.lstrip(b"\xef\xbb\xbf")[:4] in (b"---\n", b"---\r", b"+++\n", b"+++\r") else "text"


def _compared(tally: Tally) -> Tally:
    """Return the tally with what only all posts together tell; a single one has none to be compared with."""
    if len(tally.traces) > 1:
        from socialpolicy.engine.across import compared  # what most hooks, with a draft or two, can do without

        tally = compared(tally)
    return tally._replace(traces=())


def _settled(tally: Tally, walked: Sequence[str]) -> Tally:
    if not tally.beside:
        return tally
    from socialpolicy.engine.beside import settled  # only where a facts file lies beside an export

    return settled(tally, walked)


def _report(tallies: Sequence[Tally], jobs: Sequence[Job], walked: Sequence[str] = ()) -> Report:
    tally = _waived(_compared(_settled(add(tallies), walked)))
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
