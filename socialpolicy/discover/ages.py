"""On which day lines of files were written, as far as git knows it."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

SECONDS = 20
"""How long git may take over one file."""

_UNCOMMITTED = "0" * 40
"""What git calls the commit of a line that is in none yet."""


def days_written(lines: Mapping[str, Iterable[int]], today: date) -> dict[tuple[str, int], date]:
    """Return the day (UTC) on which lines, given by path, were committed; `today` for those that are not yet.

    Lines of files that git does not know, and all of them where there is no git, are left out.
    """
    return {
        (path, line): day for path, numbers in lines.items() for line, day in _blamed(path, sorted(set(numbers)), today)
    }


def _blamed(path: str, numbers: list[int], today: date) -> Iterator[tuple[int, date]]:
    folder, name = os.path.split(path)
    wanted = [argument for number in numbers for argument in ("-L", f"{number},{number}")]
    blame = ["git", "-c", "core.fsmonitor=false", "-C", folder or ".", "blame", "--porcelain", "--no-textconv", *wanted]
    try:
        done = subprocess.run([*blame, "--", name], capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return
    if done.returncode == 0:
        yield from _days(done.stdout.decode("utf-8", "replace"), today)


def _days(porcelain: str, today: date) -> Iterator[tuple[int, date]]:
    """Yield line and day: each line is told by its commit, and of a commit the first time also its author's time."""
    written = {_UNCOMMITTED: today}
    commit, line = "", 0
    for said in porcelain.split("\n"):
        word, _, rest = said.partition(" ")
        if said.startswith("\t"):
            if commit in written:
                yield line, written[commit]
        elif len(word) == len(_UNCOMMITTED) and rest[:1].isdecimal():
            commit, line = word, int(rest.split()[1])
        elif word == "author-time" and commit not in written:
            written[commit] = datetime.fromtimestamp(int(rest), UTC).date()
