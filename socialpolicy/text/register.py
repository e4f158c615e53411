"""How a text is worded as a whole: like a report, with names in it, or like a message among friends."""

import re
from collections.abc import Iterator

from socialpolicy.text.prose import Prose

_NAME = r"[A-Z](?<=[a-z0-9,;&)%] [A-Z])[a-z][\w’'-]*(?: (?:(?:of|and|the|&) )?[A-Z][\w’'-]*){0,8}"
"""One or several words with capitals, behind a word in small letters, a number or a sign that ends no sentence."""

_SMALL_WORD = r"[a-z][a-z']*(?![\w./:@-])"
_MENTION = r"\.?@\w[\w.-]*"
_BEFORE = " \n\"'“‘"


def names(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the names within sentences: words that begin with a capital though no sentence begins with them."""
    return (match.span() for match in re.finditer(_NAME, prose.value))


def small_start(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the first word of a text where it is a plain word in small letters."""
    start = _start(prose)
    return _first(prose, _SMALL_WORD, start) if prose.value[start : start + 1].islower() else iter(())


def opening_mention(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the account that a text addresses before it says anything."""
    start = _start(prose)
    return _first(prose, _MENTION, start) if prose.value.startswith(("@", ".@"), start) else iter(())


def _start(prose: Prose) -> int:
    return len(prose.value) - len(prose.value.lstrip(_BEFORE))


def _first(prose: Prose, pattern: str, start: int) -> Iterator[tuple[int, int]]:
    match = re.compile(pattern).match(prose.value, start)
    if match:
        yield match.span()
