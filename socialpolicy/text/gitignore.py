"""What git would ignore, from the lines of nested ignore files."""

from collections.abc import Sequence

from pathspec import GitIgnoreSpec

from socialpolicy.value import Value


class Ignores(Value):
    """The rules of one ignore file; they hold for what lies below `folder`, a path with slashes."""

    folder: str
    spec: GitIgnoreSpec


def ignores(folder: str, lines: str) -> Ignores:
    """Return the rules in the text of an ignore file; a line that is no pattern is passed over, as git does."""
    try:
        spec = GitIgnoreSpec.from_lines(lines.splitlines())
    except ValueError:
        spec = GitIgnoreSpec.from_lines(line for line in lines.splitlines() if _is_pattern(line))
    return Ignores(folder, spec)


def is_ignored(path: str, chain: Sequence[Ignores], *, folder: bool) -> bool:
    """Return whether the deepest ignore file of the chain that speaks of the path leaves it out."""
    for rules in reversed(chain):
        prefix = f"{rules.folder.rstrip('/')}/"
        if not path.startswith(prefix):
            continue
        below = path[len(prefix) :] + "/" * folder
        decision = rules.spec.check_file(below, separators=()).include
        if decision is not None:
            return decision
    return False


def _is_pattern(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
