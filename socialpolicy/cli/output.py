"""Writing to the terminal: whatever the encoding, whoever closes the pipe, and nothing raw from the input."""

import os
import sys
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

from socialpolicy.errors import SocialPolicyError
from socialpolicy.text.terminal import safe

if TYPE_CHECKING:
    from socialpolicy.model.finding import Failure

BATCH = 512
"""How many lines are written at once."""


def prepare() -> None:
    """Make stdout and stderr show what they cannot encode as escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def write(lines: Iterable[str]) -> None:
    """Write lines to stdout; a reader that goes away early ends it quietly.

    Raises SocialPolicyError where the output cannot be written for another reason, such as a full disk.
    """
    if sys.stdout is None:
        return
    try:
        batch: list[str] = []
        for line in lines:
            batch.append(line)
            if len(batch) == BATCH:
                sys.stdout.write("\n".join(batch) + "\n")
                batch.clear()
        if batch:
            sys.stdout.write("\n".join(batch) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise SocialPolicyError(f"the report cannot be written: {(error.strerror or str(error)).lower()}") from None


def complain(*lines: str) -> None:
    """Write lines to stderr, made safe for a terminal; nothing can be done where that fails."""
    try:
        if sys.stderr is not None:
            sys.stderr.write("".join(f"{safe(line)}\n" for line in lines))
            sys.stderr.flush()
    except OSError:
        return


def complain_of(failures: "Iterable[Failure]") -> None:
    """Write to stderr what could not be done, each with its place."""
    complain(
        *(f"{one.path}:{one.line}: {one.message}" if one.line else f"{one.path}: {one.message}" for one in failures)
    )


def silence() -> None:
    """Send what is left for stdout nowhere, so that the interpreter does not fail over it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def wants_color(choice: str, stream: IO[Any] | None) -> bool:
    """Return whether to colour: as chosen, and for auto on a terminal that does not ask for plain text."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and is_terminal(stream)


def is_terminal(stream: IO[Any] | None) -> bool:
    """Return whether somebody is looking at the stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
