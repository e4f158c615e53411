"""Paths to files: each real file once, sorted, whatever the paths and their order."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence

from socialpolicy.discover.files import HEAD_FILES, File, Found, Met, kind_of, reason, shown_path
from socialpolicy.model.finding import Failure


def discover(paths: Sequence[str], *, exclude: Callable[[str], bool] | None = None) -> Found:
    """Find the files that the paths name or that lie below them; each real file once, in whatever order they come.

    `exclude` is asked for the full path of each file and folder met on a walk. What is named is always
    taken, links included; on a walk links are followed only within the folder that was named.
    """
    found: dict[str, Met] = {}
    failures: set[Failure] = set()
    skipped: set[str] = set()
    for path in paths:
        for met in _look(path, exclude):
            if isinstance(met, Failure):
                failures.add(met)
            elif isinstance(met, str):
                skipped.add(met)
            else:
                found[met.real] = _preferred(met, found.get(met.real))
    files = tuple(sorted((met.file for met in found.values()), key=lambda file: file.shown))
    ordered = tuple(sorted(failures, key=lambda failure: (failure.path, failure.message)))
    return Found(files, ordered, len(skipped - found.keys()))


def _preferred(met: Met, known: Met | None) -> Met:
    if known is None:
        return met
    best = min(met, known, key=lambda one: (one.linked, one.file.shown))
    return best._replace(file=best.file._replace(named=met.file.named or known.file.named))


def _plan_with(path: str) -> Met | None:
    """Return the plan that a named file is a part of, None where it is a file of its own, as most are."""
    folder, name = os.path.split(path)
    if not name.casefold().endswith((".csv", ".tsv")):
        return None
    if name.casefold() not in HEAD_FILES and not any(os.path.exists(os.path.join(folder, head)) for head in HEAD_FILES):
        return None
    from socialpolicy.discover.plan_folders import plan_with  # hardly any file is a part of a plan

    return plan_with(path)


def _look(path: str, exclude: Callable[[str], bool] | None) -> Iterator[Met | Failure | str]:
    """Yield what one path leads to: files, failures, and the real path of what is passed over."""
    shown = shown_path(path)
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            from socialpolicy.discover.walk import walk  # a named file does without it

            yield from walk(path, shown, exclude)
        elif stat.S_ISREG(mode):
            yield _plan_with(path) or Met(os.path.realpath(path), File(path, shown, named=True), linked=False)
        else:
            yield Failure(shown, f"is {kind_of(mode)}, not a file; name files or folders")
    except (OSError, ValueError) as error:
        yield Failure(shown, reason(error, path))
