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

from socialpolicy.text.boundaries import is_word
from socialpolicy.text.common_words import EVERYWHERE, OFTEN
from socialpolicy.text.fold import fold_phrase
from socialpolicy.value import Value

_GROUP = re.compile(r"\(([^()]*)\)")
_TOKEN = re.compile(r" ?\.\.\. ?|<number>|<sum>|<word>|<last>|\*")
_WILD = {
    "...": r"(?: \S{1,40}){0,4} ",
    "<number>": r"\d(?:[\d.,]{0,12}\d)?",
    "<sum>": r" ?\d(?:[\d.,]{0,12}\d)?[kmb]?",
    "<word>": r"[^\s]{1,40}",
    "<last>": r"[^\s]{0,39}[^\s.,;:!?…)\]\"'”’]",
    "*": r"\w{0,20}",
}
_AMOUNTS = (
    "$<sum>|€<sum>|£<sum>|<number> €|<number>€|"
    "<number> dollars|<number> euros|<number> pounds|<number> usd|<number> eur|<number> gbp"
)
_MONEY = re.compile(r"(?P<lone>(?<![(|])<money>(?![|)]))|<money>")
_LAST_WORD = re.compile(r"<word>$")
"""A word at the end of a phrase is found without what closes its sentence."""
_FIRST_BLANKS = re.compile(r"^(?:\\ )+")
_LAST_BLANKS = re.compile(r"(?:\\ )+$")
BEFORE, AFTER = r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"
"""A word ends where no letter follows, nor a hyphen with one: `risk-free` does not hold the word `free`."""

_TELLING = "#@$%!+€£"
"""Signs that are rare enough to be looked for as words are."""

MOST_READINGS = 100
"""How many readings of one phrase are told apart."""
MOST_PAIRS = 150
"""How many pairs of neighbouring words one phrase is looked for by."""


class Reading(Value):
    """One way to read a phrase: `literal` always occurs in it; `pattern` is None where it is all there is.

    `beside` are other fixed words that always occur, of each tuple one; one of `before` stands right before the
    literal, one of `behind` right behind it, blanks aside (empty where nothing is known). `whole` tells whether the
    literal begins with a whole word, and whether it ends with one.
    """

    literal: str
    pattern: str | None
    beside: tuple[tuple[str, ...], ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    whole: tuple[bool, bool] = (False, False)


class Fixed(Value):
    """A run of fixed words in a phrase, and whether a word must begin where it begins, and end where it ends."""

    words: str
    whole: tuple[bool, bool]


def readings(phrase: str) -> tuple[Reading, ...]:
    """Return every reading of a phrase, folded.

    Where the alternatives make more than MOST_READINGS readings, those of one group only are told
    apart; a pattern holds the rest. Raises ValueError with the reason where the phrase has no fixed
    words, or its brackets do not pair.
    """
    pieces = _GROUP.split(_MONEY.sub(_money, _LAST_WORD.sub("<last>", phrase)))
    if "(" in "".join(pieces[::2]) or ")" in "".join(pieces[::2]):
        raise ValueError("its brackets do not pair; groups cannot be nested")
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    sizes = sorted(len(choice) for choice in choices)
    if prod(sizes) > MOST_READINGS and prod(sizes[:-1]) > 1:
        return tuple(dict.fromkeys(_grouped(choices)))
    return tuple(dict.fromkeys(_reading(" ".join("".join(parts).split())) for parts in product(*choices)))


def _grouped(choices: list[list[str]]) -> Iterator[Reading]:
    """Yield a reading for each alternative of the group that says most; all share one pattern.

    Where that makes not too many, each is looked for together with each word that may stand beside it.
    """
    pattern = BEFORE + "".join(map(_group_pattern, [[""], *choices], choices, [*choices[1:], [""]])) + AFTER
    at, telling = max(enumerate(choices), key=lambda one: _least(one[1]))
    beside = _most_telling([choice for index, choice in enumerate(choices) if index != at])
    before, behind = _neighbours(choices[:at][::-1], -1), _neighbours(choices[at + 1 :], 0)
    begins, ends = not any(map(any, choices[:at])), not any(map(any, choices[at + 1 :]))
    after_blank = not begins and _are_apart(choices[:at][-2:], [telling])
    before_blank = not ends and _are_apart([telling], choices[at + 1 :][:2])
    begins, ends = begins or after_blank, ends or before_blank
    if _TOKEN.search(" ".join(telling)):
        before = behind = ()
    elif behind and before_blank and len(telling) * len(behind) <= MOST_PAIRS:
        telling, behind, ends = [f"{first} {second}" for first, second in product(telling, behind)], (), False
    elif before and after_blank and len(telling) * len(before) <= MOST_PAIRS:
        telling, before, begins = [f"{first} {second}" for first, second in product(before, telling)], (), False
    if before and behind:
        before, behind = (before, ()) if _telling(before) > _telling(behind) else ((), behind)
    for alternative in telling:
        literal, whole = _fixed(alternative, begins=begins, ends=ends)
        if not literal:
            raise ValueError("it has no fixed word to look for; leave no alternative empty in one of its groups")
        yield Reading(literal, pattern, beside, before, behind, whole)


def _most_telling(choices: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of which one must occur, if they say anything: those of the group that says most."""
    words = tuple(_fixed(alternative).words for alternative in max(choices, key=_least, default=[]))
    return (tuple(dict.fromkeys(words)),) if words and all(words) else ()


def _least(choice: list[str]) -> float:
    """Return how seldom the most common of some alternatives occurs."""
    return min(rarity(_fixed(alternative).words) for alternative in choice)


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
    return min(map(rarity, words))


def _group_pattern(before: list[str], choice: list[str], behind: list[str]) -> str:
    """Return the pattern of some alternatives; a blank at an edge is optional where its neighbour may bring one."""
    patterns = []
    for alternative in choice:
        pattern = _pattern(alternative)
        pattern = pattern if _parts(before, [alternative]) else _FIRST_BLANKS.sub(" ?", pattern)
        patterns.append(pattern if _parts([alternative], behind) else _LAST_BLANKS.sub(" ?", pattern))
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})"


def _are_apart(before: list[list[str]], behind: list[list[str]]) -> bool:
    """Tell whether there is always a blank between two groups, between which a piece of one blank may stand."""
    row = [*(before if before[-1] == [" "] else before[-1:]), *(behind if behind[0] == [" "] else behind[:1])]
    return all(map(_parts, row, row[1:]))


def _parts(choice: list[str], behind: list[str]) -> bool:
    """Tell whether there is a blank between any two alternatives: always on one side, on the other always a word.

    A sign follows a word with a blank or without, as people write it.
    """
    last, first = {alternative[-1:] for alternative in choice}, {alternative[:1] for alternative in behind}
    return (last == {" "} and all(map(str.isalnum, first))) or (first == {" "} and all(map(str.isalnum, last)))


def _money(match: "re.Match[str]") -> str:
    return f"({_AMOUNTS})" if match["lone"] else _AMOUNTS


def _reading(text: str) -> Reading:
    first, *_, last = _TOKEN.split(text) if _TOKEN.search(text) else (text, text)
    begins, ends = first[:1].isalnum() or not first, last[-1:].isalnum() or not last
    literal, whole = _fixed(text, begins=begins and bool(first), ends=ends and bool(last))
    if not any(character.isalnum() or ord(character) > 127 or character in _TELLING for character in literal):
        raise ValueError("it has no fixed word to look for")
    if _TOKEN.search(text) is None:
        return Reading(literal, None, whole=(is_word(literal[0]), is_word(literal[-1])))
    fixed = (fold_phrase(part) for part in _TOKEN.split(text))
    beside = dict.fromkeys(part for part in fixed if part.strip() not in ("", literal))
    pattern = (BEFORE if begins else "") + _pattern(text) + (AFTER if ends else "")
    return Reading(literal, pattern, tuple((part,) for part in beside), whole=whole)


def _fixed(text: str, *, begins: bool = False, ends: bool = False) -> Fixed:
    """Return the run of fixed words that is rarest in ordinary text.

    `begins` and `ends` tell whether a word must begin where the text begins, and end where it ends.
    """
    wild = ["", *(token.group().strip() for token in _TOKEN.finditer(text)), ""]
    runs = []
    for index, part in enumerate(_TOKEN.split(text)):
        words, first, last = fold_phrase(part), index == 0, index == len(wild) - 2
        starts = begins if first else wild[index] == "..." or words.startswith(" ")
        stops = ends if last else wild[index + 1] == "..." or words.endswith(" ")
        runs.append(Fixed(words.strip(), (starts, stops)))
    return max(runs, key=lambda run: rarity(run.words))


def rarity(literal: str) -> float:
    """Guess how seldom words occur: by their length, common words counting little and signs of money much."""
    signs = sum(character in _TELLING for character in literal)
    return sum(_length(word) for word in literal.split()) + 4 * signs


def _length(word: str) -> float:
    return 0.5 if word in EVERYWHERE else min(len(word), 2) if word in OFTEN else len(word)


def _pattern(text: str) -> str:
    wild = [_WILD[token.group().strip()] for token in _TOKEN.finditer(text)]
    first, *rest = (re.escape(fold_phrase(part)) for part in _TOKEN.split(text))
    return first + "".join(token + fixed for token, fixed in zip(wild, rest, strict=True))
