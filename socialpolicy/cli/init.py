"""`socialpolicy init`: a configuration, a plan to fill in, or the columns of one's own tables."""

import os
import sys
from collections.abc import Iterator

import click
from tabulate import tabulate

from socialpolicy import starters
from socialpolicy.cli.main import CANNOT
from socialpolicy.cli.output import complain, is_terminal, write
from socialpolicy.discover import shown_path
from socialpolicy.errors import UsageError
from socialpolicy.settings import Flags
from socialpolicy.starting.column_guess import SHOWN, Guess
from socialpolicy.text.terminal import safe

_UNREAD = (
    "Columns with - are not read; for one that should be, add `HEADER: FIELD` under `columns` (media.alt, author, ...)."
)

_HEADERS = ("column", "read as", "because", "first cell")


@click.command("init", short_help="Write a first configuration, or a plan to fill in.")
@click.argument("folder", required=False, metavar="[FOLDER]")
@click.option("--profile", metavar="NAME", help="Start with this profile: starter, recommended, strict, ...")
@click.option("--timezone", metavar="ZONE", help="The zone of dates that name none, such as Europe/Zurich.")
@click.option("--plan", metavar="PATH", help="Write a plan to fill in: .xlsx (six sheets) or .yaml.")
@click.option("--columns", metavar="FILE", help="Show what the columns of a table are taken for, and save it.")
@click.option("--yes", is_flag=True, help="Save columns without asking.")
@click.option("--config", metavar="FILE", help="Save columns in this configuration, not the nearest one.")
def command(
    folder: str | None,
    profile: str | None,
    timezone: str | None,
    plan: str | None,
    columns: str | None,
    yes: bool,
    config: str | None,
) -> int:
    """Write a commented socialpolicy.yaml into FOLDER (default the current one); nothing is ever overwritten."""
    wanted = [name for name, value in (("--plan", plan), ("--columns", columns)) if value]
    if len(wanted) > 1 or (wanted and (folder or profile or timezone)):
        raise UsageError(f"{wanted[0]} stands alone; run `socialpolicy init` once for each of them")
    if not columns and (yes or config):
        raise UsageError("--yes and --config go with --columns")
    if plan:
        write(
            [safe(f"{starters.write_plan(plan)}: written; fill in what you know, then run `socialpolicy audit` on it.")]
        )
        return 0
    if columns:
        return _columns(columns, Flags(config=config), yes=yes)
    made = starters.write_config(folder or ".", profile=profile, timezone=timezone)
    write([safe(f"{made}: written; its comments say what each line is for.")])
    return 0


def _columns(path: str, flags: Flags, *, yes: bool) -> int:
    """Show what the columns of a table are taken for, ask, and save what was guessed."""
    found = starters.guess_columns(path, flags)
    guesses = found.guessed.columns
    if guesses:
        write(tabulate(list(map(_row, guesses)), _HEADERS, disable_numparse=True).split("\n"))
        write(["", _UNREAD] if any(not one.field for one in guesses) else [])
    if not found.guessed.has_text:
        complain(
            f"socialpolicy: {path}: no column reads as the text of posts; say which one is, in {_shown(found.config)}: "
            "`columns: {HEADER: text}`"
        )
        return CANNOT
    if not found.guessed.to_save:
        write(["", "All columns that are read are known by now; there is nothing to save."])
        return 0
    write(["", safe(f"For {_shown(found.config)}:"), "", *_indented(found.lines)])
    if not yes and not _agreed(found.config):
        complain("socialpolicy: nothing was saved; correct the lines above and put them in, or run this with --yes")
        return 0
    if starters.save_columns(found):
        write([safe(f"{_shown(found.config)}: columns saved; `socialpolicy check {path}` reads the table by them.")])
        return 0
    complain(f"socialpolicy: {_shown(found.config)}: cannot be changed safely; put the lines above into it")
    return CANNOT


def _agreed(config: str) -> bool:
    """Ask whether to save; where nobody can answer, no."""
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        return False
    return click.confirm(f"Save this in {_shown(config)}?", default=True)


def _row(guess: Guess) -> tuple[str, ...]:
    sample = " ".join(guess.sample.split())
    short = sample if len(sample) <= SHOWN else sample[: SHOWN - 1] + "…"
    return tuple(map(safe, (guess.header, guess.field or "-", guess.why, short)))


def _indented(lines: str) -> Iterator[str]:
    yield from (safe(f"  {line}") for line in lines.rstrip("\n").split("\n"))


def _shown(path: str) -> str:
    return shown_path(os.path.abspath(path))
