"""Capitals: are several words in a row, or most of the text, written in capital letters?"""

import re
from collections.abc import Iterator

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.parameters import Listed, Share
from socialpolicy.text.outline import may_shout
from socialpolicy.text.prose import OBJECT
from socialpolicy.value import Value


class Parameters(Value):
    """`in_row` words in capitals in a row are too many; so is a `share` of the letters, from `fewest_letters` on.

    A word counts from `word_letters` letters on; shorter ones, and abbreviations, do not count, but do not part
    a row either. Abbreviations are those in `lexicon` (several to an entry, as one likes) and what has no vowel.
    Who names one is likely to name more, so each in a row asks for one more word that counts; and single words
    with commas between them are a list of names.
    """

    lexicon: Listed
    in_row: int | None = None
    share: Share | None = None
    word_letters: int = 4
    fewest_letters: int = 20


WORDS = ("match", "count", "share", "limit")
"""What messages may say of a case."""

_LETTERS = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’])*"
_ROW = rf"(?<![#@\w'’.]){_LETTERS}(?:[ ,:!?&–—-]+{_LETTERS}(?!\w))+(?!\w)"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
"""A word of letters that are not small ones of ASCII, several of these with blanks or marks between them, any word."""

_NO_VOWEL = r"[B-DF-HJ-NP-TV-XZ]+"
_LIST = r"[^\s,]+(?:, ?&? ?[^\s,]+)+"
"""A word in capitals that nobody can speak as one, and single words with commas between them."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look block by block; the words are {match}, {count} of words, {share} of capital letters and {limit}."""
    value = context.prose.value
    if parameters.share is None and not may_shout(value, parameters.in_row or 1, parameters.word_letters):
        return NOTHING_FOUND
    loud = [word for word in value.split() if word.isupper() and len(word) >= parameters.word_letters]
    if not loud or (parameters.share is None and len(loud) < (parameters.in_row or 1)):
        return NOTHING_FOUND
    known = frozenset(word for cue in context.cues[parameters.lexicon] for word in cue.phrase.split())
    hits = (*_rows(context, parameters, known), *_share(context, parameters, known))
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _rows(context: Context, parameters: Parameters, known: frozenset[str]) -> Iterator[Hit]:
    if parameters.in_row is None:
        return
    for match in re.finditer(_ROW, context.prose.value):
        words = re.findall(_WORD, match[0])
        plain = [word for word in words if not _is_abbreviation(word, known)]
        loud = sum(len(word) >= parameters.word_letters for word in plain)
        is_shouted = loud >= parameters.in_row + len(words) - len(plain) and not re.fullmatch(_LIST, match[0])
        if is_shouted and match[0].isupper() and not context.is_quoted(match.start()):
            found = {"match": match[0], "count": len(words), "limit": parameters.in_row}
            yield Hit(context.span(*match.span()), found)


def _share(context: Context, parameters: Parameters, known: frozenset[str]) -> Iterator[Hit]:
    if parameters.share is None:
        return
    parts = (part for part in context.prose.value.replace(OBJECT, " ").split() if part[0] not in "#@")
    words = [word for part in parts for word in re.findall(_WORD, part) if not _is_abbreviation(word, known)]
    letters = sum(map(len, words))
    capitals = sum(len(word) for word in words if len(word) > 1 and word.isupper())
    if letters >= parameters.fewest_letters and capitals > letters * parameters.share:
        yield Hit(None, {"match": "", "share": capitals / letters, "limit": parameters.share})


def _is_abbreviation(word: str, known: frozenset[str]) -> bool:
    return word in known or re.fullmatch(_NO_VOWEL, word) is not None
