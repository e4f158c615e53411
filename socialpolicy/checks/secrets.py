"""Secrets: does anything that was typed have the shape of a key, a token or a password?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.parameters import Listed
from socialpolicy.model.typed import Typed, typed, typed_bytes
from socialpolicy.text.matcher import Cue, Cues
from socialpolicy.text.occurring import Sought
from socialpolicy.text.spans import PATTERN_SECONDS
from socialpolicy.value import Value


class Parameters(Value):
    """`lexicon` holds the shapes: each a pattern, and in `needs` characters of which every match holds some.

    A need `a...b` is held by words in which b follows a.

    The group `secret` of a pattern is what no report shows. It must look drawn by chance, unless the
    pattern has a group `words`: then it may be spoken, and only must not be a stand-in. `allow` are
    secrets that are none, such as those of an example.
    """

    lexicon: Listed
    allow: tuple[str, ...] = ()


WORDS = ("why", "begin", "length")
"""What messages may say of a case."""

_NAMES = r"(?i)(?:user(?:name)?|pass(?:word|wd)?|secret|pwd|token|key)\d{0,3}"
_SHOWN = 4
"""What people call the values of settings, and how many characters before a secret are shown."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for each shape; the words are {why}, what it is, {begin}, as much as may be shown, and {length}."""
    shapes = _likely(context.cues, parameters.lexicon, typed_bytes(context))
    if not shapes:
        return NOTHING_FOUND
    hits = [hit for field in typed(context) for shape in shapes for hit in _hits(field, shape, parameters.allow)]
    return Verdict(holds=bool(hits), hits=tuple(sorted(hits, key=_place)), basis="text")


def _place(hit: Hit) -> tuple[int, int]:
    return hit.span or (0, 0)


def _likely(cues: Cues, lexicon: str, encoded: bytes) -> list[Cue]:
    """Return the shapes of whose needs a text in UTF-8 holds any, or its end."""
    shapes, ends = _ends(cues, lexicon)
    return [cues[lexicon][shape] for shape in sorted({shapes[need] for need in ends.numbers_in(encoded)})]


@lru_cache(maxsize=4)
def _ends(cues: Cues, lexicon: str) -> tuple[tuple[int, ...], Sought]:
    """Return of each need the number of its shape, and the ends of the needs: "@" is rarer than "://"."""
    needs = [(number, need.rpartition("...")[2]) for number, shape in enumerate(cues[lexicon]) for need in shape.needs]
    return tuple(number for number, _ in needs), Sought(end for _, end in needs)


def _hits(field: Typed, shape: Cue, allow: tuple[str, ...]) -> Iterator[Hit]:
    value = field.value
    if shape.pattern is None or not any(_may_hold(value, need) for need in shape.needs):
        return
    from socialpolicy.text.patterns import compiled  # the library is loaded only where a shape may be met

    for match in compiled(shape.pattern).finditer(value, timeout=PATTERN_SECONDS):
        secret = match["secret"]
        if secret not in allow and match.group() not in allow and _is_real(match.group(), secret, match.groupdict()):
            begin, _, _ = match.group().partition(secret)
            lines = tuple(line for line in re.split(r"\s+|\\n", secret) if len(line) > 1)
            words = {"why": shape.why, "begin": begin[:_SHOWN] or "", "length": len(secret)}
            yield Hit(field.span(match.start(), match.end()), words, hidden=lines)


def _may_hold(value: str, need: str) -> bool:
    """Tell whether a text holds what a shape needs; with "..." in it, the end has to follow in the same word."""
    begin, _, end = need.partition("...")
    start = value.find(begin)
    while start >= 0 and end:
        stop = value.find(end, start + len(begin))
        if stop < 0:
            return False
        start = value.rfind(begin, start, stop)
        if not any(map(str.isspace, value[start:stop])):
            return True
        start = value.find(begin, stop)
    return start >= 0


def _is_real(whole: str, secret: str, groups: dict[str, str | None]) -> bool:
    from socialpolicy.text.randomness import is_drawn, is_stand_in  # loaded only where a shape is met

    if "words" in groups:
        return not is_stand_in(whole) and not re.fullmatch(_NAMES, secret) and secret != groups["words"]
    return is_drawn(secret)
