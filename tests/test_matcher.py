"""Matching: looking for literals first loses nothing, against a reference that tries every pattern."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from socialpolicy.rulebook.compile import compile_rulebook
from socialpolicy.rulebook.load import shipped_folder
from socialpolicy.text import spans as matching
from socialpolicy.text.compiled import RAW, packed
from socialpolicy.text.fold import fold
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Cues, Group, Match, Matcher
from socialpolicy.text.phrases import AFTER, BEFORE, readings
from socialpolicy.text.spans import longest

NAMES = sorted(path.stem for path in Path(shipped_folder(), "lexicons").glob("*.yaml"))

FAR = 10**12
"""More characters than any test searches."""

RAW_CUES = (
    Cue("", "a version", 1, r"\bv\d+(?:\.\d+)+\b"),
    Cue("", "a percentage", 1, r"\d+ ?%", ("%",)),
    Cue("", "a doubled word", 1, r"\b(\w+) \1\b"),
)


@cache
def lexicons() -> Mapping[str, tuple[Cue, ...]]:
    """Return the word lists that are shipped, and one of patterns as people write them."""
    cues = Cues(compile_rulebook([shipped_folder()], {})["lexicons"])
    return {"patterns": RAW_CUES, **{name: cues[name] for name in NAMES}}


@cache
def shipped(build_from: int = 0) -> Matcher:
    """Return a matcher over all these lists, in several groups as a rulebook has them."""
    names = list(lexicons())
    groups = [names[start::3] for start in range(3)]
    made = [Group(tuple(group), stored({name: lexicons()[name] for name in group})) for group in groups]
    return Matcher(made, build_from=build_from)


def stored(cues: Mapping[str, tuple[Cue, ...]]) -> str:
    return packed(compile_cues(cues))


def matcher(*cues: Cue) -> Matcher:
    return Matcher([Group(("words",), stored({"words": cues}))])


def found(text: str, *cues: Cue, **options: bool) -> list[str]:
    scan = matcher(*cues).scan(text)
    return [text[match.start : match.end] for match in scan.matches("words", **options)]


# The reference: no automaton and no windows, every reading of every cue on the whole text.


def patterns(cue: Cue) -> Iterator["re.Pattern[str]"]:
    if cue.pattern is not None:
        yield re.compile(cue.pattern)
        return
    for literal, pattern, *_ in readings(cue.phrase):
        before = BEFORE if re.match(r"\w", literal) else ""
        after = AFTER if re.search(r"\w$", literal) else ""
        yield re.compile(pattern or before + re.escape(literal) + after)


@cache
def everything() -> Mapping[str, list[tuple[int, Cue, "re.Pattern[str]"]]]:
    return {
        name: [(index, cue, pattern) for index, cue in enumerate(cues) for pattern in patterns(cue)]
        for name, cues in lexicons().items()
    }


def reference(lexicon: str, text: str) -> list[Match]:
    folded = fold(text)
    spans = set()
    for index, cue, pattern in everything()[lexicon]:
        for offset, part in lines(folded.value) if cue.pattern else [(0, folded.value)]:
            if not cue.needs or any(need in part for need in cue.needs):
                for match in pattern.finditer(part):
                    if match.group():
                        spans.add((match.start() + offset, match.end() + offset, index))
    return [Match(*folded.origin(start, end), cue) for start, end, cue in longest(spans)]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with the place of each: what people's own patterns are tried on, one by one."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


@cache
def words() -> list[str]:
    """Return the words of all phrases, some of them disguised, and what may stand between them."""
    told = {word for cues in lexicons().values() for cue in cues for word in re.split(r"[()|\s]+", cue.phrase) if word}
    told |= {"12", "20%", "$5", "v1.2.3", "thing", "зима", "naïve", "ﬁnd", "free\u200b", "don’t", "gυy"}
    return sorted(told)


BETWEEN = [" ", " ", " ", " ", "  ", "-", ", ", ". ", "\n", "…", "", " — ", "?", "\u00a0"]


@some.composite
def texts(draw: some.DrawFn) -> str:
    """Draw a text that is made of the lists' own words: whole phrases, single words, and what joins or parts them."""
    parts: list[str] = []
    for _ in range(draw(some.integers(1, 12))):
        parts.append(draw(some.sampled_from(words())))
        parts.append(draw(some.sampled_from(BETWEEN)))
    return "".join(parts)


@given(texts())
@settings(max_examples=50, deadline=None)
def test_what_is_looked_for_first_loses_nothing(text: str) -> None:
    scan = shipped().scan(text)
    for lexicon in lexicons():
        assert list(scan.matches(lexicon)) == reference(lexicon, text), lexicon


@given(some.text(alphabet="abe -\n?é\u200b’1%$€£☕", max_size=40))
@settings(max_examples=150, deadline=None)
def test_small_words_in_strange_texts_lose_nothing(text: str) -> None:
    cues = (
        Cue("a", "", 1),
        Cue("e b", "", 1),
        Cue("a ... b", "", 1),
        Cue("b*", "", 1),
        Cue("é", "", 1),
        Cue("$1", "", 1),
        Cue("€1", "", 1),
        Cue("☕", "", 1),
    )
    folded = fold(text)
    spans = {
        (*match.span(), index)
        for index, cue in enumerate(cues)
        for pattern in patterns(cue)
        for match in pattern.finditer(folded.value)
    }
    expected = [Match(*folded.origin(start, end), cue) for start, end, cue in longest(spans)]
    assert list(matcher(*cues).scan(text).matches("words")) == expected


SAMPLES = {"...": " one two ", "<number>": "12", "<money>": "$5", "<word>": "thing", "*": "s"}


def spoken(phrase: str) -> str:
    """Return a text that a phrase is meant to find: the last of its alternatives, something for each wildcard."""
    text = re.sub(r"\(([^()]*)\)", lambda group: group[1].split("|")[-1] or group[1].split("|")[0], phrase)
    for token, sample in SAMPLES.items():
        text = text.replace(token, sample)
    return " ".join(text.split())


@pytest.mark.parametrize("lexicon", NAMES)
def test_every_phrase_that_is_shipped_is_found_or_lies_in_a_longer_one(lexicon: str) -> None:
    before = "So, "
    for number, cue in enumerate(lexicons()[lexicon]):
        if cue.phrase:
            words = spoken(cue.phrase)
            found = shipped().scan(f"{before}{words}: yes").matches(lexicon)
            end = len(before) + len(words)
            covering = [match for match in found if match.start <= len(before) and match.end >= end]
            assert covering or number in [match.cue for match in found], words


@cache
def made() -> list[tuple[str, str]]:
    return [
        (name, pattern)
        for name, cues in lexicons().items()
        for cue in cues
        if cue.phrase
        for _, pattern, *_ in readings(cue.phrase)
        if pattern is not None
    ]


@cache
def signs() -> str:
    """Return the characters that texts are made of: those of ASCII, and what else the patterns hold."""
    others = {sign for _, pattern in made() for sign in pattern if not sign.isascii()}
    return "".join(map(chr, range(32, 127))) + "".join(sorted(others | {"€", "£"}))


@given(some.data())
@settings(max_examples=150, deadline=None)
def test_every_pattern_that_is_shipped_is_found(data: some.DataObject) -> None:
    lexicon, pattern = data.draw(some.sampled_from(made()))
    text = data.draw(some.from_regex(pattern, fullmatch=True, alphabet=signs()))
    folded = fold(text).value
    assume("\n" not in text and re.search(pattern, folded))
    assert shipped().scan(text).matches(lexicon), pattern


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(0, 3, 1), (4, 6, 0)], [(0, 3, 1), (4, 6, 0)]),
        ([(0, 3, 0), (0, 8, 1)], [(0, 8, 1)]),
        ([(0, 3, 0), (2, 9, 1)], [(2, 9, 1)]),
        ([(0, 5, 0), (3, 8, 1)], [(0, 5, 0)]),
        ([(0, 5, 2), (0, 5, 1)], [(0, 5, 1)]),
        ([(0, 3, 0), (3, 5, 1)], [(0, 3, 0), (3, 5, 1)]),
    ],
)
def test_of_matches_that_overlap_the_longest_is_kept(
    spans: list[tuple[int, int, int]], kept: list[tuple[int, int, int]]
) -> None:
    assert longest(spans) == kept
    assert longest(reversed(spans)) == kept


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("€ 5", "£ 5 ? 5"), ("☕ time", "⚡ time"), ("чай", "чат, май"), ("日本", "本日"), ("☕", "?"), ("€ 5", "? 5")],
)
def test_letters_beyond_ascii_are_told_apart(phrase: str, text: str) -> None:
    assert found(text, Cue(phrase, "", 1)) == []
    assert found(f"{text} {phrase}", Cue(phrase, "", 1)) == [phrase]


@pytest.mark.parametrize(("quoted", "matches"), [(False, [(15, 22)]), (True, [(5, 12), (15, 22)])])
def test_words_in_quotations_are_left_out(quoted: bool, matches: list[tuple[int, int]]) -> None:
    text = 'Say "buy now" (buy now)'
    scan = matcher(Cue("buy now", "", 1)).scan(text, quotes=[(4, 13)])
    assert [(match.start, match.end) for match in scan.matches("words", quoted=quoted)] == matches


def test_words_that_only_begin_in_a_quotation_count() -> None:
    scan = matcher(Cue("buy ... now", "", 1)).scan('"buy" it now', quotes=[(0, 5)])
    assert len(scan.matches("words")) == 0
    scan = matcher(Cue("now", "", 1)).scan("a now b", quotes=[(0, 4)])
    assert len(scan.matches("words")) == 1


@pytest.mark.parametrize(
    ("cue", "text", "matches"),
    [
        (RAW_CUES[0], "v1.2 and V2.3.1, not v3", ["v1.2", "V2.3.1"]),
        (RAW_CUES[1], "20 % or 30%", ["20 %", "30%"]),
        (RAW_CUES[1], "no percentage: 20", []),
        (Cue("", "", 1, "a|"), "banana", ["a", "a", "a"]),
        (Cue("", "", 1, "^now"), "now\nnow", ["now", "now"]),
        (Cue("", "", 1, "now$"), "now\nnow", ["now", "now"]),
        (Cue("", "", 1, "a.b"), "a\nb", []),
        (Cue("", "", 1, "one", ("two",)), "one\ntwo one", ["one"]),
    ],
)
def test_patterns_as_people_write_them_run_line_by_line(cue: Cue, text: str, matches: list[str]) -> None:
    assert found(text, cue) == matches


def test_a_pattern_that_would_run_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "PATTERN_SECONDS", 0.05)
    with pytest.raises(TimeoutError):
        found("a" * 80, Cue("", "", 1, "(?:a|aa)+b"))


@given(texts())
@settings(max_examples=50, deadline=None)
def test_few_characters_are_searched_word_by_word_and_the_same_is_found(text: str) -> None:
    scan, other = shipped().scan(text), shipped(build_from=FAR).scan(text)
    for lexicon in lexicons():
        assert other.matches(lexicon) == scan.matches(lexicon), lexicon
    assert other.touched(lexicons()) == scan.touched(lexicons())


@pytest.mark.parametrize("build_from", [0, FAR])
@pytest.mark.parametrize("bulk", [False, True])
def test_automata_for_many_texts_find_the_same(bulk: bool, build_from: int) -> None:
    group = Group(("words",), stored({"words": (Cue("(buy|order) now", "", 1), Cue("<money>", "", 1))}))
    scan = Matcher([group], bulk=bulk, build_from=build_from).scan("Order now for $5, or buy now")
    assert [match.start for match in scan.matches("words")] == [0, 14, 21]


@pytest.mark.parametrize("build_from", [0, FAR])
@pytest.mark.parametrize(
    ("cues", "found"),
    [
        ((), []),
        ((Cue("", "", 1, "a+"),), ["aa", "a", "a"]),
        ((Cue("$ <number>", "", 1),), ["$ 5"]),
        ((Cue("☕", "", 1),), ["☕"]),
        ((Cue("é", "", 1),), ["é"]),
        ((Cue("a", "", 1),), ["a"]),
        ((Cue("*b", "", 1), Cue("b*", "", 1), Cue("*b*", "", 1)), ["bbc", "abb"]),
    ],
)
def test_literals_of_every_sort_are_found_by_words_and_by_automata(
    cues: tuple[Cue, ...], found: list[str], build_from: int
) -> None:
    text = "☕ aa $ 5 é a? bbc abb"
    scan = Matcher([Group(("words",), stored({"words": cues}))], build_from=build_from).scan(text)
    assert [text[match.start : match.end] for match in scan.matches("words")] == found


def test_only_lists_that_a_literal_of_occurs_are_touched() -> None:
    cues = {"one": (Cue("buy now", "", 1),), "two": (Cue("sell", "", 1),), "three": (Cue("rent", "", 1),)}
    two_groups = [Group(("one", "two"), stored({name: cues[name] for name in ("one", "two")}))]
    two_groups.append(Group(("three",), stored({"three": cues["three"]})))
    scan = Matcher(two_groups).scan("Buy now-ish, sellers, rent here")
    assert scan.touched(["one", "two"]) == {"one"}
    assert scan.matches("one") == ()
    assert scan.touched(["three"]) == {"three"}


@pytest.mark.parametrize("text", ["", "\n", "\n\n", " ", "?" * 50, "\u200b", "é?é"])
def test_texts_without_words_hold_nothing(text: str) -> None:
    scan = shipped().scan(text)
    assert [name for name in lexicons() if scan.matches(name)] == []


def test_raw_patterns_are_told_from_phrases() -> None:
    compiled = compile_cues({"words": (Cue("", "", 1, "a+"), Cue("save <number>", "", 1))})
    assert [json.loads(pattern)[0].startswith(RAW) for pattern in compiled.patterns] == [True, False]
