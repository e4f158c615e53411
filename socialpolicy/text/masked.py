"""Insults and swear words whose letters are struck out or replaced by signs: `f**k`, `b!tch`, `id10t`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from socialpolicy.text.outline import outline
from socialpolicy.text.prose import Prose

_WORDS = (
    "asshole bastard bitch cock cunt dick douche faggot fuck idiot jerk loser moron nigger prick pussy retard shit "
    "slut twat whore"
)
_ALSO = {"a": "@4", "b": "8", "e": "3", "g": "9", "i": "!1", "o": "0", "s": "$5", "t": "7"}
"""What stands for a letter, beside a star or a cross."""
_AMONG_LETTERS = rb"(?:(?<=[a-zA@$*#].)(?=[*#@$!0]{0,16}[a-zA*#]|(?<=[aA]\$)\$)|(?<=@)(?=[sA]{2}))"
"""What is around a sign among letters, in the outline of a text: 0 stands for every digit, A for every capital.

No word holds more signs in a row than are looked past.
"""

_SIGNS = {sign: b"[" + sign + b"]" + _AMONG_LETTERS for sign in (b"*", b"#", b"@", b"$", b"!", b"0")}
"""Each sign and how it stands among letters; a search for one character is quick."""
_FIRST_SIGN = rb"[*#@$!0](?:(?<=[a-zA][*#0])|(?<=[a-zA].)(?=[*#@$!0]{0,16}[a-zA*#$])|(?<=@)(?=[sA]{2}))"
"""A sign as it may be the first of a word; at its end it is a star, a cross or a digit."""


def masked_words(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the insults and swear words that are written with signs for some of their letters."""
    value, done = prose.value, 0
    seen = outline(value)
    if not any(sign in seen and re.search(pattern, seen) for sign, pattern in _SIGNS.items()):
        return
    for sign in re.finditer(_FIRST_SIGN, seen):
        if sign.start() >= done:
            start, done = _around(value, sign.start())
            word = value[start:done].lower()
            if any(beginning in word for beginning in _beginnings()):
                yield from (match.span() for match in _masked().finditer(value, start, done))


def _around(value: str, index: int) -> tuple[int, int]:
    """Return the place of what stands between two blanks or line ends."""
    start = max(value.rfind(blank, 0, index) for blank in " \n") + 1
    return start, min((end for blank in " \n" if (end := value.find(blank, index)) >= 0), default=len(value))


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    """Return how the words may begin: the pattern of them all takes long to make, and few texts need it."""
    pairs = ((word[0], f"{word[1]}*#{_ALSO.get(word[1], '')}") for word in _WORDS.split())
    return ("a$", "@s", *{first + second for first, others in pairs for second in others})


@lru_cache(maxsize=1)
def _masked() -> "re.Pattern[str]":
    """Return the pattern of all of them: the first letter stands, and a star may also stand between two letters."""
    words = "|".join(map(_spelt, _WORDS.split()))
    return re.compile(rf"(?i)(?<![\w@#$])(?:{words}|a\$\$|@ss)(?:e?s|hole|ing|er|ed|y)?(?![\w@$*#])")


def _spelt(word: str) -> str:
    rest = "".join(rf"\*?[{letter}*#{_ALSO.get(letter, '')}]" for letter in word[1:])
    return rf"(?!{word}){word[0]}{rest}"
