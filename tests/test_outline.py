"""First questions about a text: what they deny is certain, and what they tell holds letter by letter."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.rulebook.grouping import groups
from socialpolicy.text.boundaries import has_neighbour
from socialpolicy.text.contacts import mail_addresses
from socialpolicy.text.occurring import BUILD_FROM, Sought, in_bytes
from socialpolicy.text.outline import capital_words, may_shout, outline, unusual
from socialpolicy.text.prose import OBJECT

TEXTS = some.text(alphabet="aAB'’ 09?!é日É٣\n\0\x7f" + OBJECT, max_size=30)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_outline_keeps_every_digit_and_capital_at_its_place(text: str) -> None:
    seen = outline(text)
    assert len(seen) == len(text)
    for shape, pattern in ((b"00", r"\d\d"), (b"A0", r"[A-Z]\d"), (b" 0", r" \d")):
        assert (shape in seen) == (re.search(pattern, text) is not None)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_is_beyond_printable_ascii_is_kept_in_order(text: str) -> None:
    assert unusual(text) == "".join(one for one in text if one not in (*string.printable[:95], "\n", OBJECT))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_three_capitals_in_a_row_are_found(text: str) -> None:
    assert list(capital_words(text)) == [match.span() for match in re.finditer("[A-Z]{3,}", text)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("ana@fitters.ie,bo.b+x@fitters.ie", ["ana@fitters.ie", "bo.b+x@fitters.ie"]),
        ("@ana .ana@fitters.ie x/ana@fitters.ie -ana@fitters.ie", []),
        ("éana@fitters.ie ana@fitters.ie@x", []),
        (f"{'a' * 64}@fitters.ie {'a' * 65}@fitters.ie", [f"{'a' * 64}@fitters.ie"]),
        ("ana@x@fitters.ie, ana@example.org", []),
    ],
)
def test_mail_addresses_are_told_from_their_sign(text: str, addresses: list[str]) -> None:
    assert [one.value for one in mail_addresses(text)] == addresses


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("STOP READING THIS NOW", True),
        ("CAN'T STOP, WON'T SLOW", True),
        ("ÉCOLE FERMÉE POUR TOUS", True),
        ("Stop READING THIS now", False),
        ("STOP\nREADING\nTHIS", False),
        ("THE BIG RED CAR", False),
        ("a plain sentence about NASA", False),
        ("", False),
    ],
)
def test_three_words_in_a_row_may_be_capitals(text: str, answer: bool) -> None:
    assert may_shout(text, 3, 4) is answer


@given(some.lists(some.text(alphabet="ab_é?", min_size=1, max_size=3)), some.text(alphabet="ab_é? ", max_size=20))
@settings(max_examples=200, deadline=None)
def test_words_occur_where_a_plain_search_finds_them(words: list[str], text: str) -> None:
    sought, numbers = Sought(words), [number for number, word in enumerate(words) if word in text]
    assert [sought.numbers_in(in_bytes(text)) for _ in range(BUILD_FROM + 2)] == [numbers] * (BUILD_FROM + 2)


@pytest.mark.parametrize(
    ("words", "text", "numbers"),
    [
        (("//amzn.to/", "ebay.", "rover.ebay."), "https://rover.ebay.com/a http://amzn.to/x //amzn.to/y", [0, 1, 2]),
        (("t.co", "goo.gl", "t.co"), "https://microsoft.com/goo", [0, 2]),
        (("b\xfccher.de", "\ud800"), "b\xfccher.de/\ud800", [0, 1]),
        (("", "a"), "b", [0]),
        (("a",), "", []),
    ],
)
def test_words_of_a_list_are_found_the_same_in_the_first_text_and_in_many(
    words: tuple[str, ...], text: str, numbers: list[int]
) -> None:
    sought = Sought(words)
    assert [sought.numbers_in(in_bytes(text)) for _ in range(BUILD_FROM + 2)] == [numbers] * (BUILD_FROM + 2)


def part(check: str, lexicons: list[str], **more: object) -> dict[str, object]:
    return {"applies_to": "post", "polarity": "avoid", "check": check, "parameters": {"lexicons": lexicons}, **more}


def rule(name: str, *parts: dict[str, object]) -> dict[str, object]:
    return {"id": name, "parts": parts, "parameters": {}}


def test_words_that_few_texts_are_searched_for_stand_apart() -> None:
    rules = [
        rule("always", part("phrases", ["insults"])),
        rule("article", part("evidence", ["brochure"], when={"channel": "blog", "kind": "article"})),
        rule("short", part("evidence", ["wares", "insults"], when={"channel": {"not_in": ["blog"]}})),
        rule("off", part("phrases", ["returns"])),
        rule("comment", part("phrases", ["praise"], when={"kind": "comment"})),
    ]
    lists = ["brochure", "insults", "others", "praise", "returns", "wares"]
    made = groups(rules, lists, {"recommended": {"rules": {"off": "off"}}})
    assert sorted(made) == [["brochure", "insults"], ["others"], ["praise", "returns"], ["wares"]]


@pytest.mark.parametrize(
    ("text", "before", "behind", "answer"),
    [
        ("our data show", [], ["show", "say"], True),
        ("our data  show", [], ["show", "say"], True),
        ("our datashow", [], ["show"], True),
        ("our data that show", [], ["show"], False),
        ("our data", [], ["show"], False),
        ("our data show", ["our", "their"], [], True),
        ("our own data", ["our", "their"], [], False),
        ("data", ["our"], [], False),
        ("any data", [], [], True),
    ],
)
def test_words_stand_right_beside_others(text: str, before: list[str], behind: list[str], answer: bool) -> None:
    start = text.index("data")
    assert has_neighbour(text, start, start + len("data"), before, behind) is answer
