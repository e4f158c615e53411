"""Insults and swear words whose letters are struck out or replaced by signs: `f**k`, `b!tch`, `id10t`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from socialpolicy.text.prose import Prose

_WORDS = (
    "asshole bastard bitch cock cunt dick douche faggot fuck idiot jerk loser moron nigger prick pussy retard shit "
    "slut twat whore"
)
_ALSO = {"a": "@4", "b": "8", "e": "3", "g": "9", "i": "!1", "o": "0", "s": "$5", "t": "7"}
"""What stands for a letter, beside a star or a cross."""
_SIGN = r"[*#@$!0-9](?<=[A-Za-z@$*#][*#@$!0-9])(?=[*#@$!0-9]*[A-Za-z*#]|(?<=[aA]\$)\$)|@(?=[sS]{2})"


def masked_words(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the insults and swear words that are written with signs for some of their letters."""
    if re.search(_SIGN, prose.value):
        for match in _masked().finditer(prose.value):
            yield match.span()


@lru_cache(maxsize=1)
def _masked() -> "re.Pattern[str]":
    """Return the pattern of all of them: the first letter stands, and a star may also stand between two letters."""
    words = "|".join(map(_spelt, _WORDS.split()))
    return re.compile(rf"(?i)(?<![\w@#$])(?:{words}|a\$\$|@ss)(?:e?s|hole|ing|er|ed|y)?(?![\w@$*#])")


def _spelt(word: str) -> str:
    rest = "".join(rf"\*?[{letter}*#{_ALSO.get(letter, '')}]" for letter in word[1:])
    return rf"(?!{word}){word[0]}{rest}"
