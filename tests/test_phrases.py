"""The phrase language of word lists: what a phrase finds in a text, what it leaves alone, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.text.boundaries import stands_alone
from socialpolicy.text.compiled import packed
from socialpolicy.text.fold import fold
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Group, Matcher
from socialpolicy.text.phrases import MOST_READINGS, Reading, readings
from socialpolicy.text.spans import search


def found(phrase: str, text: str) -> list[str]:
    """Return the parts of a text that a phrase finds."""
    matcher = Matcher([Group(("words",), packed(compile_cues({"words": [Cue(phrase, "", 1)]})))])
    return [text[match.start : match.end] for match in matcher.scan(text).matches("words")]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        # words, whole, in any case
        ("buy now", "Buy now!", ["Buy now"]),
        ("buy now", "BUY  NOW and buy\tnow", ["BUY  NOW", "buy\tnow"]),
        ("buy now", "buy nowhere, outbuy now", []),
        ("buy now", "buy, now", []),
        ("Don’t wait", "don't wait", ["don't wait"]),
        ("free", "free, (free) free.", ["free", "free", "free"]),
        ("free", "risk-free, free-range, freedom, 4free", []),
        ("free", "it is free - really; -free; free-", ["free", "free", "free"]),
        ("risk-free", "risk-free and risk‑free", ["risk-free", "risk‑free"]),
        ("café", "the cafe, the Café", ["cafe", "Café"]),
        ("e.g.", "tools, e.g. pliers", ["e.g."]),
        ("20 %", "20 % off", ["20 %"]),
        ("100%", "100% or 1100%", ["100%"]),
        ("#deal", "a #deal, no #deals", ["#deal"]),
        # alternatives; an empty one makes a part optional
        ("(buy|order) now", "order now or buy now, sell now", ["order now", "buy now"]),
        ("buy (it |)now", "buy it now, buy now, buy them now", ["buy it now", "buy now"]),
        ("buy (it|) now", "buy it now, buy now", ["buy it now", "buy now"]),
        ("(a|b)(c|d)", "ac bd cd", ["ac", "bd"]),
        ("we(|'ve| have) won", "we won, we've won, we have won, we had won", ["we won", "we've won", "we have won"]),
        # any ending
        ("guarantee*", "guarantee, guaranteed, guaranteeing", ["guarantee", "guaranteed", "guaranteeing"]),
        ("guarantee*", "a guarantor, unguaranteed", []),
        ("*proof", "bulletproof proofs", ["bulletproof"]),
        ("rout* social", "routing social, rout a social", ["routing social"]),
        # up to four words between
        ("save ... today", "save today", ["save today"]),
        ("save ... today", "save a lot of money today", ["save a lot of money today"]),
        ("save ... today", "save one two three four five today", []),
        ("save ... today", "save\ntoday", []),
        ("save...today", "save big today", ["save big today"]),
        # numbers, money, words
        ("only <number> left", "only 3 left, only 1,200 left, only few left", ["only 3 left", "only 1,200 left"]),
        ("<number>% off", "20% off, 12.5% off, % off", ["20% off", "12.5% off"]),
        ("<number> fans", "10 fans, 10fans", ["10 fans"]),
        ("save <money>", "save $5, save € 20, save £1,000, save 5", ["save $5", "save € 20", "save £1,000"]),
        ("<money>", "it is $99.50 or 20 euros", ["$99.50", "20 euros"]),
        (
            "our trusted <word>",
            "our trusted chef.\" (our trusted C++), our trusted it's!",
            ["our trusted chef", "our trusted C++", "our trusted it's"],
        ),
        ("trusted <word> here", "trusted chef, here", ["trusted chef, here"]),
        ("<money>", "1,80 € or 99€, not 5 m", ["1,80 €", "99€"]),
        ("<money>", "$2k and 5 dollars", ["$2k", "5 dollars"]),
        ("(save|win) (<money>|big)", "win big, save $5, save 5", ["win big", "save $5"]),
        ("your <word> pro", "your own pro, your pro", ["your own pro"]),
        # the longest of several
        ("(last|last chance)", "last chance", ["last chance"]),
        ("(so good|good|so good it hurts)", "so good it hurts", ["so good it hurts"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, matches: list[str]) -> None:
    assert found(phrase, text) == matches


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("buy ((it|them)) now", "its brackets do not pair; groups cannot be nested"),
        ("buy (it now", "its brackets do not pair"),
        ("buy it) now", "its brackets do not pair"),
        (")(", "its brackets do not pair"),
        ("", "it has no fixed word to look for"),
        ("   ", "it has no fixed word to look for"),
        ("...", "it has no fixed word to look for"),
        ("*", "it has no fixed word to look for"),
        ("<number>", "it has no fixed word to look for"),
        ("<word> ... <word>", "it has no fixed word to look for"),
        ("(|)", "it has no fixed word to look for"),
        ("(free|) (now|)", "it has no fixed word to look for"),
        ("-", "it has no fixed word to look for"),
    ],
)
def test_a_phrase_that_is_refused(phrase: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        readings(phrase)


def test_a_phrase_of_words_alone_needs_no_pattern() -> None:
    whole = (True, True)
    assert readings("(Buy|order) it") == (Reading("buy it", None, whole=whole), Reading("order it", None, whole=whole))


@pytest.mark.parametrize(
    ("phrase", "literal"),
    [
        ("<number> followers", "followers"),
        ("in ... superb", "superb"),
        ("a <word> of exquisite taste", "of exquisite taste"),
    ],
)
def test_a_pattern_is_looked_for_by_its_rarest_words(phrase: str, literal: str) -> None:
    assert [reading.literal for reading in readings(phrase)] == [literal]


@pytest.mark.parametrize(
    ("phrase", "beside"),
    [
        ("<number> followers", ()),
        ("just <number> euros", (("just ",),)),
        ("save ... now ... save it", (("save",), ("now",))),
        ("free ... free", ()),
    ],
)
def test_a_pattern_knows_which_other_words_it_needs(phrase: str, beside: tuple[tuple[str, ...], ...]) -> None:
    assert [reading.beside for reading in readings(phrase)] == [beside]


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("buy now", (True, True)),
        ("#deal", (False, True)),
        ("100%", (True, False)),
        ("rout*", (True, False)),
        ("*proof", (False, True)),
        ("<number>fold", (False, True)),
        ("save ... everything", (True, True)),
        ("#<word>partnership", (False, True)),
        ("<word> partnership <word>", (True, True)),
    ],
)
def test_a_literal_knows_where_its_words_begin_and_end(phrase: str, whole: tuple[bool, bool]) -> None:
    assert [reading.whole for reading in readings(phrase)] == [whole]


MANY = (
    "("
    + "|".join(f"first{number}" for number in range(12))
    + ") (|very )("
    + "|".join(f"second{number}" for number in range(12))
    + ")"
)


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("first3 second11", ["first3 second11"]),
        ("first11 very second0", ["first11 very second0"]),
        ("first3 quite second1", []),
        ("first3 second", []),
        ("a-first3 second1", []),
    ],
)
def test_a_phrase_of_very_many_readings_finds_the_same(text: str, matches: list[str]) -> None:
    assert len(readings(MANY)) < MOST_READINGS
    assert found(MANY, text) == matches


FRIENDS = f"({'|'.join(f'tag{number}' for number in range(11))}) (a|your) (friend|friends|mate|mates|!)"


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("tag7 your mates", ["tag7 your mates"]),
        ("tag7 a!", ["tag7 a!"]),
        ("tag7 a !", ["tag7 a !"]),
        ("tag7your mates", []),
    ],
)
def test_blanks_between_groups_are_demanded_but_for_signs(text: str, matches: list[str]) -> None:
    assert len(readings(FRIENDS)) < MOST_READINGS
    assert found(FRIENDS, text) == matches


def test_groups_that_always_meet_are_looked_for_in_pairs() -> None:
    assert {reading.literal for reading in readings(FRIENDS)} >= {"tag0 a", "tag10 your"}
    assert {reading.beside for reading in readings(FRIENDS)} == {(("friend", "friends", "mate", "mates", "!"),)}


PIECES = ["free", "now", " ", " ", "(a|b)", "(it |)", "...", "*", "<number>", "<word>", "-", "%", "'s", ".", "(x|y z|)"]
TEXTS = some.lists(some.sampled_from(["free", "now", " ", "a", "b", "it ", "7", "-", "%", "'s", ".", "x", "y z", "ly"]))


@given(some.lists(some.sampled_from(PIECES), min_size=1, max_size=6), TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_reading_finds_what_its_pattern_says(pieces: list[str], words: list[str]) -> None:
    """A text is searched for the literals first; nothing that a pattern would find may get lost by that."""
    phrase, text = "".join(pieces), "".join(words)
    try:
        known = readings(phrase)
    except ValueError:
        return
    folded = fold(text).value
    spans = set()
    for literal, pattern, *_ in known:
        if pattern is not None:
            spans.update(search(pattern, folded, 0))
        else:
            starts = (start for start in range(len(folded)) if folded.startswith(literal, start))
            spans.update((at, at + len(literal)) for at in starts if stands_alone(folded, at, at + len(literal)))
    matches = found(phrase, text)
    assert bool(matches) == bool(spans)
    assert {fold(match).value for match in matches} <= {folded[start:end] for start, end in spans}
