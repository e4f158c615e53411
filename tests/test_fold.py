"""Text as it is matched: spelling tricks are evened out, and each character leads back to where it was written."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.text import fold as folding
from socialpolicy.text.compiled import packed
from socialpolicy.text.fold import fold, fold_phrase
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Group, Matcher

WORD = "guaranteed"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Buy NOW", "buy now"),
        ("don’t ‘wait’", "don't 'wait'"),
        ("“free” „free“ «free»", '"free" "free" "free"'),
        ("risk‑free, risk–free", "risk-free, risk-free"),
        ("now—or never", "now or never"),
        ("wait…", "wait..."),
        ("a\tb  c \t d", "a b c d"),
        ("Now —  or never  \n \fthen ", "now or never \n then "),
        ("  é  — è ", " e e "),
        ("one\ntwo\r\n three", "one\ntwo \n three"),
        ("20\u00a0%", "20 %"),
        ("Ｂｕｙ ｎｏｗ！", "buy now!"),
        ("𝗕𝘂𝘆 𝓷𝓸𝔀 𝕟𝕠𝕨", "buy now now"),
        ("ⓑⓤⓨ", "buy"),
        ("eﬃcient oﬀer", "efficient offer"),
        ("b\u200bu\u200dy\ufeff", "buy"),
        ("guaran\u00adteed", "guaranteed"),
        ("b\ufe0fuy", "buy"),
        ("Café, naïve, Ångström", "cafe, naive, angstrom"),
        ("Cafe\u0301 b\u0336u\u0336y\u0336", "cafe buy"),
        ("e\u0301\u0323\u0336e", "ee"),
        ("Straße", "strasse"),
        ("½ ² ™", "1⁄2 2 tm"),
        ("gυaraηteed", "guaraηteed"),
        ("bυy", "buy"),
        ("frеe оffer", "free offer"),
        ("ВUY", "buy"),
        ("ꜰʀᴇᴇ", "ꜰʀᴇᴇ"),
        ("", ""),
    ],
)
def test_what_is_written_and_what_is_read(written: str, read: str) -> None:
    assert fold(written).value == read
    assert fold_phrase(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "привет, как дела",
        "καλημέρα κόσμε",
        "میخواهم",
        "हिन्दी",
        "한국어",
        "日本語",
        "ไทย",
    ],
)
def test_words_of_other_scripts_stay_as_they_are(text: str) -> None:
    assert fold(text).value == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Is it ﬀree? ﬃne", "ffi", "ﬃ"),
        ("a  \t b\u200buy it", "buy", "b\u200buy"),
        ("… wait…now", "now", "now"),
        ("e\u0301\u0301 now", "now", "now"),
        ("e\u0301\u0301 now", "e", "e"),
        ("x frеe", "free", "frеe"),
        ("ﬁﬁﬁ buy", "buy", "buy"),
    ],
)
def test_a_word_leads_back_to_where_it_was_written(text: str, word: str, place: str) -> None:
    folded = fold(text)
    start = folded.value.index(word)
    first, end = folded.origin(start, start + len(word))
    assert text[first:end] == place


LETTERS = "abé ſßﬃ½…—“’\u200b\u00ad\u0301\ufe0f\t \n𝗯Ａⓑ" + "еоαυ" + "жλ" + "漢字한"
TEXTS = some.text(alphabet=some.sampled_from(LETTERS), max_size=24) | some.text(max_size=24)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_folded_character_leads_back_to_the_one_that_made_it(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(index, index + 1) for index in range(len(folded.value))]
    assert places == sorted(places)
    for character, (start, end) in zip(folded.value, places, strict=True):
        assert 0 <= start < end <= len(text)
        written = text[start]
        assert character in (fold(written).value, written.lower()) or character in made_of(written)
    for first in range(0, len(places), 5):
        for last in range(first, len(places), 3):
            assert folded.origin(first, last + 1) == (places[first][0], places[last][1])


def made_of(written: str) -> str:
    """Return what a character may become: on its own, or as a look-alike inside a Latin word."""
    return fold(written).value + folding._LOOKALIKES.get(written, "") + written.lower()


@given(some.text(alphabet=some.characters(max_codepoint=127), max_size=40))
@settings(max_examples=100, deadline=None)
def test_plain_text_is_only_lower_cased_and_single_spaced(text: str) -> None:
    assert fold(text).value.replace(" ", "") == "".join(c for c in text.lower() if c not in " \t\r\f\v")


def styled(first: int) -> str:
    """Return the word in an alphabet of which `first` is the small a."""
    return "".join(chr(first + ord(letter) - ord("a")) for letter in WORD)


def letters(**other: str) -> str:
    return "".join(other.get(letter, letter) for letter in WORD)


def joined(between: str) -> str:
    return between.join(WORD)


CAUGHT = {
    "capitals": WORD.upper(),
    "bold": styled(0x1D41A),
    "bold italic": styled(0x1D482),
    "script": styled(0x1D4EA),
    "fraktur": styled(0x1D586),
    "double-struck": styled(0x1D552),
    "sans": styled(0x1D5BA),
    "sans bold": styled(0x1D5EE),
    "sans italic": styled(0x1D622),
    "monospace": styled(0x1D68A),
    "full width": styled(0xFF41),
    "circled": styled(0x24D0),
    "squared": "".join(chr(0x1F130 + ord(letter) - ord("a")) for letter in WORD),
    "superscript": "ᵍᵘᵃʳᵃⁿᵗᵉᵉᵈ",
    "zero-width space": joined("\u200b"),
    "zero-width joiner": joined("\u200d"),
    "word joiner": joined("\u2060"),
    "byte order mark": joined("\ufeff"),
    "soft hyphen": joined("\u00ad"),
    "right-to-left mark": joined("\u200f"),
    "variation selector": joined("\ufe0f"),
    "tags": joined("\U000e0061"),
    "combining grapheme joiner": joined("\u034f"),
    "Hangul filler": joined("\u3164"),
    "struck through": joined("\u0336") + "\u0336",
    "piled marks": joined("\u0301\u0323\u0336"),
    "accents": "gùáràntéêd",
    "Cyrillic": letters(a="а", e="е"),
    "Greek": letters(a="α", n="n", e="e", u="υ"),
    "small capitals": "ɢᴜᴀʀᴀɴᴛᴇᴇd",
    "script g and alpha": letters(g="ɡ", a="ɑ"),
}
MISSED = {
    "small capitals alone": "ɢᴜᴀʀᴀɴᴛᴇᴇᴅ",
    "parenthesised": "".join(chr(0x249C + ord(letter) - ord("a")) for letter in WORD),
    "negative squared": "".join(chr(0x1F170 + ord(letter) - ord("a")) for letter in WORD),
    "regional indicators": "".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in WORD),
    "upside down": "pǝǝʇuɐɹɐnƃ",
    "digits": letters(a="4", e="3"),
    "spaced": joined(" "),
    "dotted": joined("."),
    "underscored": joined("_"),
    "Braille blank": joined("\u2800"),
}


def is_found(disguise: str) -> bool:
    compiled = compile_cues({"promises": [Cue("results guaranteed", "", 1)]})
    matcher = Matcher([Group(("promises",), packed(compiled))])
    return bool(matcher.scan(f"Our results {disguise}, or else").matches("promises"))


@pytest.mark.parametrize("disguise", CAUGHT.values(), ids=CAUGHT)
def test_a_disguise_is_seen_through(disguise: str) -> None:
    assert is_found(disguise)


@pytest.mark.parametrize("disguise", MISSED.values(), ids=MISSED)
def test_a_disguise_that_is_not_seen_through(disguise: str) -> None:
    """These are known to pass; who mends one moves it up."""
    assert not is_found(disguise)


def test_three_of_four_disguises_are_seen_through() -> None:
    assert (len(CAUGHT), len(MISSED)) == (31, 10)
