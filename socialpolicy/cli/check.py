"""`socialpolicy check`: drafts and plans in, findings out."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from socialpolicy import api
from socialpolicy.cli.main import CANNOT
from socialpolicy.cli.options import channel, choice, day, flags_of, rulebook_options
from socialpolicy.cli.output import complain, complain_of, is_terminal, wants_color, write
from socialpolicy.model.report import Report
from socialpolicy.reporters import FORMATS, Options, Render
from socialpolicy.settings.choices import FAIL_LEVELS
from socialpolicy.settings.resolve import fail_level

STDIN = "-"
STDIN_LIMIT = 64 << 20
"""The most bytes that are taken from stdin; what a format allows is decided where it is read."""

LONG_WORK = 200
"""From how many files on progress is shown."""


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@choice("--output-format", "output format", FORMATS, default="full", help="How to report.")
@rulebook_options
@choice("--fail-on", "fail level", FAIL_LEVELS, help="Exit with 1 from this severity on; default error.")
@click.option("--as-of", callback=day, metavar="DATE", help="Judge as on this day; default today.")
@click.option("--channel", callback=channel, metavar="NAME", help="For drafts without one.")
@click.option("--stdin-filename", metavar="NAME", help="What to call the draft that comes on stdin.")
@click.option("--published", is_flag=True, help="Check posts that are out already, too.")
@click.option("--no-waivers", is_flag=True, help="Leave every finding open, waived or not.")
@click.option("--jobs", metavar="N", default="auto", help="How many processes to use; default as many as pay.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--show-kept", is_flag=True, help="Tell what was kept, too.")
@click.option("--quiet", "-q", is_flag=True, help="Nothing but findings and failures.")
@choice("--color", "colour choice", ("auto", "always", "never"), default="auto", help="Use colour.")
def command(paths: tuple[str, ...], **values: Any) -> int:
    """Check drafts and plans. PATH is a file or a folder, default the current one; - is stdin."""
    shows_kept = values["show_kept"]
    flags = flags_of(values)
    wanted = paths or (".",)
    report = api.check_paths(
        wanted,
        flags=flags,
        stdin=_read_stdin() if STDIN in wanted else None,
        stdin_filename=values["stdin_filename"],
        jobs=_jobs(values["jobs"]),
        progress=None if values["quiet"] else progress_shown(),
    )
    options = Options(
        color=wants_color(values["color"], sys.stdout),
        statistics=values["statistics"],
        show_kept=shows_kept,
        quiet=values["quiet"],
    )
    return _tell(report, options, values["output_format"], fail_on=fail_level(wanted, flags, os.environ))


def _tell(report: Report, options: Options, output_format: str, *, fail_on: str) -> int:
    """Write the report, say what could not be done, and return the exit status."""
    render: Render = import_module(FORMATS[output_format]).render
    empty = not (report.tally.posts or report.tally.plans or report.findings or report.tally.failures)
    if not empty or output_format == "json":
        write(render(report, options))
    if output_format != "json":
        complain_of(report.tally.failures)
    if empty:
        complain(_nothing(report.tally.skipped))
    return CANNOT if empty else report.exit_status(fail_on)


def _nothing(skipped: int) -> str:
    others = f"; {skipped} other file{'s were' if skipped != 1 else ' was'} passed over" if skipped else ""
    return (
        f"socialpolicy: nothing to check: no draft and no plan was found{others}. "
        "Name a file, tell the channel with --channel, or use --published for posts that are out already"
    )


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read(STDIN_LIMIT + 1) if sys.stdin is not None else b""


def _jobs(given: str) -> int | None:
    if given == "auto":
        return None
    if not given.isdecimal() or not int(given):
        raise click.BadParameter(f'"{given}" is not a number of processes; use auto or a number from 1 on')
    return int(given)


def progress_shown() -> Callable[[int, int], None] | None:
    """Return what shows the progress of long work on a terminal, or None where nobody looks."""
    if not is_terminal(sys.stderr):
        return None

    def show(done: int, total: int) -> None:
        if total >= LONG_WORK and (done == total or done % (total // 100) == 0):
            sys.stderr.write("\r\x1b[K" if done == total else f"\r{done} of {total} files")
            sys.stderr.flush()

    return show
