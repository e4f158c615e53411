"""Hidden characters: does the text hold marks of direction, zero-width characters, tags or control codes?"""

from collections.abc import Iterator
from itertools import islice

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Clue, Hit, Verdict
from socialpolicy.model.typed import Typed, typed, typed_bytes
from socialpolicy.text.invisible import Hidden, described, hidden, may_hide
from socialpolicy.value import Value


class Parameters(Value):
    """Hidden characters have nothing to set: those that a script or an emoji needs are fine."""


WORDS = ("names", "where", "count", "times", "kind")
"""What messages may say of a case."""

_CONTEXT = 12
"""How many characters beside a hidden one are shown."""

_MOST_CLUES = 20
"""How many places are told one by one."""


class _Found(Value):
    """A run of hidden characters in a field, and what they are called."""

    field: Typed
    run: Hidden
    names: str


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at all that was typed; what is of one name is one hit, with {names}, {where} the first is, and {count}.

    {times} says in how many more places there are some, {kind} is direction, zero-width, tag or control.
    """
    if not may_hide(typed_bytes(context)):
        return NOTHING_FOUND
    alike: dict[str, list[_Found]] = {}
    for found in _found(context):
        alike.setdefault(found.names, []).append(found)
    return Verdict(holds=bool(alike), hits=tuple(_hit(group) for group in alike.values()), basis="text")


def _found(context: Context) -> Iterator[_Found]:
    for field in typed(context):
        yield from (_Found(field, run, described(field.value[run.start : run.end])) for run in hidden(field.value))


def _hit(group: list[_Found]) -> Hit:
    field, run, names = group[0]
    times = "" if len(group) == 1 else f" and at {len(group) - 1} more place{'s' if len(group) > 2 else ''}"
    words = {"names": names, "where": _where(field.value, run), "count": len(group), "times": times, "kind": run.kind}
    clues = (Clue(one.field.span(one.run.start, one.run.end), "", names, 1) for one in islice(group, _MOST_CLUES))
    return Hit(field.span(run.start, run.end), words, clues=tuple(clues) if len(group) > 1 else ())


def _where(text: str, run: Hidden) -> str:
    before, after = _seen(text[: run.start])[-_CONTEXT:].lstrip(), _seen(text[run.end : run.end + _CONTEXT]).rstrip()
    if not before:
        return f'before "{after}"'
    return f'between "{before}" and "{after}"' if after else f'after "{before}"'


def _seen(text: str) -> str:
    """Return what is seen of a text: on one line, without other hidden characters."""
    return "".join(character if character.isprintable() else " " for character in text[-3 * _CONTEXT :])
