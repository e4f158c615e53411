"""The same work here or in several processes: files to one batch, in an order that does not show."""

import os
from collections.abc import Callable, Iterator, Sequence

from socialpolicy.desk import Desk
from socialpolicy.discover import File
from socialpolicy.engine.check import add
from socialpolicy.job import Batch, Job

PAYS_FROM = 1000
"""From how many files on several processes are worth the processor time that they cost."""

BULK_FROM = 50
"""From how many files on it pays to build faster automata."""

_PIECES = 4
"""How many portions each process gets, so that one slow portion does not hold up the rest."""

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


def check_files(job: Job, files: Sequence[File], *, jobs: int | None = None, progress: Progress | None = None) -> Batch:
    """Check files in `jobs` processes; None takes as many as pay."""
    job = job._replace(bulk=len(files) >= BULK_FROM)
    wanted = jobs or (min(os.cpu_count() or 1, 8) if len(files) >= PAYS_FROM else 1)
    batches = _here(job, files, progress) if wanted == 1 else _apart(job, files, wanted, progress)
    done = list(batches)
    return Batch(add(batch.tally for batch in done), tuple(file for batch in done for file in batch.named))


def check_portion(job: Job, files: Sequence[File]) -> Batch:
    """Check some files in this process: what another process is given to do."""
    desk = Desk(job)
    done = [desk.check_file(file) for file in files]
    return Batch(add(batch.tally for batch in done), tuple(file for batch in done for file in batch.named))


def _here(job: Job, files: Sequence[File], progress: Progress | None) -> Iterator[Batch]:
    desk = Desk(job)
    for number, file in enumerate(files, start=1):
        yield desk.check_file(file)
        if progress is not None:
            progress(number, len(files))


def _apart(job: Job, files: Sequence[File], jobs: int, progress: Progress | None) -> Iterator[Batch]:
    from concurrent.futures import ProcessPoolExecutor

    portions = [files[first :: jobs * _PIECES] for first in range(jobs * _PIECES)]
    portions = [portion for portion in portions if portion]
    done = 0
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        results = pool.map(check_portion, [job] * len(portions), portions)
        for portion, batch in zip(portions, results, strict=True):
            done += len(portion)
            yield batch
            if progress is not None:
                progress(done, len(files))
