"""What a command costs: processor time and peak memory, side by side with another command."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

KIBIBYTES_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1


class Cost(NamedTuple):
    """Processor time in seconds, user and system, of a command and its children; peak memory in MiB."""

    seconds: float
    mebibytes: float
    status: int


class Comparison(NamedTuple):
    """The median of the ratios of pairs, the medians of both sides in seconds, and the first one's peak in MiB."""

    ratio: float
    ours: float
    theirs: float
    mebibytes: float


def spend(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end, its output thrown away, and say what it cost."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIBIBYTES_A_UNIT / 1024, process.returncode)


def compare(ours: Sequence[str], theirs: Sequence[str], *, folder: Path, pairs: int) -> Comparison:
    """Run both commands in turn, after one run each to warm the caches."""
    for command in (ours, theirs):
        refuse_failure(command, spend(command, folder).status)
    runs = [(spend(ours, folder), spend(theirs, folder)) for _ in range(pairs)]
    return Comparison(
        ratio=median(first.seconds / second.seconds for first, second in runs),
        ours=median(first.seconds for first, _ in runs),
        theirs=median(second.seconds for _, second in runs),
        mebibytes=max(first.mebibytes for first, _ in runs),
    )


def refuse_failure(command: Sequence[str], status: int) -> None:
    """Stop the whole measurement where a command did not do its work: a quick failure would look fast."""
    if Path(command[0]).name == "socialpolicy" and status != 0:
        sys.exit(f"{' '.join(command)} ended with status {status}; there is nothing to measure.")
