"""The phrase language of lexicons: words as people write them, made into literals and patterns.

buy now                 these words, whole, in any case
(buy|order) (it |)now   alternatives; an empty one makes a part optional
guarantee*              any ending of the word
save ... today          up to four words between
save <number>% | <money> | <word>    a number, an amount of money, any word
"""

import re
from collections.abc import Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from socialpolicy.text.fold import fold_phrase

_GROUP = re.compile(r"\(([^()]*)\)")
_TOKEN = re.compile(r" ?\.\.\. ?|<number>|<sum>|<word>|\*")
_WILD = {
    "...": r"(?: \S{1,40}){0,4} ",
    "<number>": r"\d(?:[\d.,]{0,12}\d)?",
    "<sum>": r" ?\d(?:[\d.,]{0,12}\d)?[kmb]?",
    "<word>": r"[^\s]{1,40}",
    "*": r"\w{0,20}",
}
_AMOUNTS = "$<sum>|€<sum>|£<sum>|<number> dollars|<number> euros|<number> pounds|<number> usd|<number> eur|<number> gbp"
_MONEY = re.compile(r"(?P<lone>(?<![(|])<money>(?![|)]))|<money>")
_EDGE = re.compile(r"^(?:\\ )+|(?:\\ )+$")
BEFORE, AFTER = r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"
"""A word ends where no letter follows, nor a hyphen with one: `risk-free` does not hold the word `free`."""

_TELLING = "#@$%!+€£"
_COMMON_WORDS = """
    a act all and any are as at be buy by call can do earn for from get go have he her his how i if in is it its just
    last like look make many may me more most my new no not now of on one only open or order other our out people
    purchase save see she so some start such take than that the their them then there these they this time to today try
    up us use want was we what when which who will with work would year you your"""
_COMMON = frozenset(_COMMON_WORDS.split())
MOST_READINGS = 100
"""How many readings of one phrase are told apart."""


class Reading(NamedTuple):
    """One way to read a phrase: `literal` always occurs in it; `pattern` is None where it is all there is.

    `beside` are other fixed words that always occur; one of `before` stands right before the literal, one of
    `behind` right behind it, blanks aside (empty where nothing is known).
    """

    literal: str
    pattern: str | None
    beside: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def readings(phrase: str) -> tuple[Reading, ...]:
    """Return every reading of a phrase, folded.

    Where the alternatives make more than MOST_READINGS readings, those of one group only are told
    apart; a pattern holds the rest. Raises ValueError with the reason where the phrase has no fixed
    words, or its brackets do not pair.
    """
    pieces = _GROUP.split(_MONEY.sub(_money, phrase))
    if "(" in "".join(pieces[::2]) or ")" in "".join(pieces[::2]):
        raise ValueError("its brackets do not pair; groups cannot be nested")
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    sizes = sorted(len(choice) for choice in choices)
    if prod(sizes) > MOST_READINGS and prod(sizes[:-1]) > 1:
        return tuple(dict.fromkeys(_grouped(choices)))
    return tuple(dict.fromkeys(_reading(" ".join("".join(parts).split())) for parts in product(*choices)))


def _grouped(choices: list[list[str]]) -> Iterator[Reading]:
    """Yield a reading for each alternative of the group that says most; all share one pattern."""
    pattern = BEFORE + "".join(_group_pattern(choice) for choice in choices) + AFTER
    at, telling = max(enumerate(choices), key=lambda one: min(_rarity(_fixed(alternative)) for alternative in one[1]))
    before, behind = _neighbours(choices[:at][::-1], -1), _neighbours(choices[at + 1 :], 0)
    if _TOKEN.search(" ".join(telling)):
        before = behind = ()
    elif before and behind:
        before, behind = (before, ()) if _telling(before) > _telling(behind) else ((), behind)
    for alternative in telling:
        if not _fixed(alternative):
            raise ValueError("it has no fixed word to look for; leave no alternative empty in one of its groups")
        yield Reading(_fixed(alternative), pattern, (), before, behind)


def _neighbours(choices: list[list[str]], end: int) -> tuple[str, ...]:
    """Return the words of which one comes next: at the beginning (0) or the end (-1) of the nearest alternatives."""
    words: dict[str, None] = {}
    for choice in choices:
        nearest = [fold_phrase(_TOKEN.split(alternative)[end]).strip() for alternative in choice if alternative.strip()]
        if not all(nearest):
            return ()
        words.update(dict.fromkeys(nearest))
        if nearest and len(nearest) == len(choice):
            return tuple(words)
    return ()


def _telling(words: tuple[str, ...]) -> float:
    return min(map(_rarity, words))


def _group_pattern(choice: list[str]) -> str:
    patterns = [_pattern(alternative) for alternative in choice]
    patterns = [_EDGE.sub(" ?", pattern) for pattern in patterns]
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})"


def _money(match: "re.Match[str]") -> str:
    return f"({_AMOUNTS})" if match["lone"] else _AMOUNTS


def _reading(text: str) -> Reading:
    literal = _fixed(text)
    if not any(character.isalnum() or ord(character) > 127 or character in _TELLING for character in literal):
        raise ValueError("it has no fixed word to look for")
    if _TOKEN.search(text) is None:
        return Reading(literal, None)
    first, *_, last = _TOKEN.split(text)
    before = BEFORE if first[:1].isalnum() or not first else ""
    after = AFTER if last[-1:].isalnum() or not last else ""
    fixed = (fold_phrase(part) for part in _TOKEN.split(text))
    beside = tuple(dict.fromkeys(part for part in fixed if part.strip() not in ("", literal)))
    return Reading(literal, before + _pattern(text) + after, beside)


def _fixed(text: str) -> str:
    """Return the run of fixed words that is rarest in ordinary text."""
    return max((fold_phrase(part).strip() for part in _TOKEN.split(text)), key=_rarity)


def _rarity(literal: str) -> float:
    """Guess how seldom words occur: by their length, common words counting little and signs of money much."""
    words = literal.split()
    signs = sum(character in _TELLING for character in literal)
    return sum(0.5 if word in _COMMON else len(word) for word in words) + 4 * signs


def _pattern(text: str) -> str:
    wild = [_WILD[token.group().strip()] for token in _TOKEN.finditer(text)]
    first, *rest = (re.escape(fold_phrase(part)) for part in _TOKEN.split(text))
    return first + "".join(token + fixed for token, fixed in zip(wild, rest, strict=True))
