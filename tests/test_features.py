"""Features of a text: where it shouts, gives figures, days and versions, lists, links and asks."""

import pytest

from socialpolicy.model.post import POST_KINDS
from socialpolicy.text import markdown, plain
from socialpolicy.text.features import FEATURES, SAYS, occurrences, word_count
from socialpolicy.text.links import host as host_of
from socialpolicy.text.questions import open_questions, open_requests, questions


def found(feature: str, text: str, *, article: bool = False) -> list[str]:
    """Return the parts of a text at which a feature shows."""
    prose = (markdown if article else plain).parse(text)
    return [prose.value[start:end] for start, end in FEATURES[feature](prose)]


def test_every_feature_can_be_told_in_words() -> None:
    assert set(FEATURES) == set(SAYS)
    assert not set(FEATURES) & set(POST_KINDS)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("LAST CHANCE, DON'T WAIT", ["LAST CHANCE, DON'T WAIT"]),
        ("This is HUGE NEWS TODAY friends", ["HUGE NEWS TODAY"]),
        ("SAVE BIG", []),
        ("NASA and ESA", []),
        ("NASA ESA CSA JAXA launch", []),
        ("#MONDAY #MOOD #COFFEE", []),
        ("@ANA @BOB", []),
        ("ABCDE", []),
        ("iPhone XMAX Pro", []),
        ("A B C D", []),
    ],
)
def test_shouting(text: str, places: list[str]) -> None:
    assert found("shouting", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Come NOW", ["NOW"]),
        ("NOW", ["NOW"]),
        ("a FREE, SALE", ["FREE", "SALE"]),
        ("NASA, HTTP, NEWER", []),
        ("#SALE @SALE my_SALE pre-SALE SALE-price v.NOW", []),
        ("now Free", []),
    ],
)
def test_lone_capitals(text: str, places: list[str]) -> None:
    assert found("lone-capitals", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Do you see your house?", ["you"]),
        ("Is it YOURS, or theirs?", ["YOURS"]),
        ("We think you’re right.", ["you’re"]),
        ("u r late", ["u"]),
        ("Is that ur dog", ["ur"]),
        ("The U.S. and the youth of Ur-Nammu made a u-turn", []),
        ("We saw them #u @u", []),
    ],
)
def test_speaking_to_the_reader_is_told_once(text: str, places: list[str]) -> None:
    assert found("addressed", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("What the f**k, f*** and F*CKING", ["f**k", "f***", "F*CKING"]),
        ("b!tch, id10t, fagg0t, a$$hole and sh#t", ["b!tch", "id10t", "fagg0t", "a$$hole", "sh#t"]),
        ("a jer*k and two los*ers", ["jer*k", "los*ers"]),
        ("a$$ or @ss, not a$ 5", ["a$$", "@ss"]),
        ("“f**k”\nan id10t\tis a twa*. Re-f*ck", ["f**k", "id10t", "twa*", "f*ck"]),
        ("idiot, idiots and bitch", []),
        ("2*3, a*b, C* and f(x)*k; wow!!! #1 @dick, 100$", []),
        ("Pay with PayPa1 at B&Q. Hot*", []),
    ],
)
def test_words_behind_signs(text: str, places: list[str]) -> None:
    assert found("masked-words", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Now!! Wow!!! Well!", ["!!", "!!!"]),
        ("What?! No!?! So?!!", ["?!", "!?!", "?!!"]),
        ("今！！", ["！！"]),
        ("!", []),
        ("Wow! Really?!", ["?!"]),
        ("a! b!", []),
    ],
)
def test_exclamations(text: str, places: list[str]) -> None:
    assert found("exclamations", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("61 % of 412 people", ["61 %", "412 people"]),
        ("It takes 2.5 hours, 3x faster", ["2.5 hours", "3x"]),
        ("$99.50, € 20 and £3 million", ["$99.50", "€ 20", "£3 million"]),
        ("1,200 customers", ["1,200 customers"]),
        ("in 2026, room 4, #5", []),
        ("v1.2, a100 people", []),
        ("90 percent", ["90 percent"]),
    ],
)
def test_figures(text: str, places: list[str]) -> None:
    assert found("figures", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("at 80 it is wet, at 120 it floods", ["80", "120"]),
        ("we lost 61 of them. In 2016 we had 8,214.", ["61", "2016", "8,214"]),
        ("17 degrees, 40 pounds, $9, 3 March, 2.1.4", []),
        ("#1, @ana2, B4063", []),
    ],
)
def test_numbers_that_count_what_stands_elsewhere(text: str, places: list[str]) -> None:
    assert found("lone-numbers", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("on March 3, Jan. 15 and Sept 9th", ["March 3", "Jan. 15", "Sept 9th"]),
        ("the 3rd of March, 15 January", ["3rd of March", "15 January"]),
        ("2026-03-01 and 3/4/2026", ["2026-03-01", "3/4/2026"]),
        ("12/5", ["12/5"]),
        ("MARCH 3, mAY 4TH, 5 JULY, \u0663 Oct", ["MARCH 3", "mAY 4TH", "5 JULY", "\u0663 Oct"]),
        ("the month of May", []),
        ("a ratio of 100/200", []),
        ("marching 3 times, 3 marbles, 5 decisions, 2 mayors", []),
        ("3 Dec, 4 sept. and 5th of May", ["3 Dec", "4 sept", "5th of May"]),
    ],
)
def test_days(text: str, places: list[str]) -> None:
    assert found("days", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Version 2.1 is out", ["2.1"]),
        ("v2.1.4-rc1, (v1.2) and 3.0beta2", ["2.1.4-rc1", "1.2", "3.0beta2"]),
        ("dev2.1, x.v2.1", []),
        ("a1.2, x.1.2", []),
        ("12", []),
    ],
)
def test_versions(text: str, places: list[str]) -> None:
    assert found("versions", text) == places


ARTICLE = """# Heading

See [the report](https://a.example) and ![a valve](v.png).

- one
- two

> They said "wait" and left.

```
code
```

How do *you* do it?
"""


@pytest.mark.parametrize(
    ("feature", "places"),
    [
        ("headings", ["Heading"]),
        ("links", ["the report"]),
        ("items", ["one", "two"]),
        ("code", ["\ufffc"]),
        ("images", ["\ufffc"]),
        ("open-questions", ["How do you do it?"]),
    ],
)
def test_the_structure_of_an_article(feature: str, places: list[str]) -> None:
    assert found(feature, ARTICLE, article=True) == places


def test_quotations_of_an_article() -> None:
    assert any('"wait"' in place for place in found("quotations", ARTICLE, article=True))


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize(
    "text", ["", "\n", "!", "A" * 3000, "1/" * 2000, "$" * 3000, "A, " * 2000, "?" * 2000, "jan " * 1000]
)
def test_no_text_is_too_strange(feature: str, text: str) -> None:
    places = list(FEATURES[feature](plain.parse(text)))
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        ("Please tell us how the move went. Thank you.", ["please tell us how the move went"]),
        (
            "I’d like to hear what you tried, and where it failed.",
            ["I’d like to hear what you tried, and where it failed"],
        ),
        ("We want to know why you left", ["We want to know why you left"]),
        ("Describe in your own words what happened!", ["Describe in your own words what happened"]),
        ("Let us know how many of you come. Let us know if you come.", []),
        ("The sheets explain how it works. Farmers tell us what they need.", []),
        ("Tell us about it. Learn how to fit a pump.", []),
        ("Tell us about the worst stop you know. We listen.", ["Tell us about the worst stop you know"]),
        ("Tell us about us. Our guides tell us about dunes.", []),
    ],
)
def test_requests_that_ask_without_a_question_mark(text: str, requests: list[str]) -> None:
    found = [text[start:end].strip(" .") for start, end in open_requests(text)]
    assert [one.casefold() for one in found] == [one.casefold() for one in requests]


@pytest.mark.parametrize(
    ("text", "open_ones", "closed"),
    [
        ("What takes you longest?", ["What takes you longest?"], []),
        ("We wonder: how do you do it?", ["We wonder: how do you do it?"], []),
        ("Do you like it?", [], ["Do you like it?"]),
        (
            "Do you fit pumps? Tell us: which part takes longest?",
            ["Tell us: which part takes longest?"],
            ["Do you fit pumps?"],
        ),
        ("It is great, isn't it?", [], ["It is great, isn't it?"]),
        ("How cool is that?", [], ["How cool is that?"]),
        ("Guess what? We moved.", [], ["Guess what?"]),
        ("What are you waiting for?", [], ["What are you waiting for?"]),
        ("WHAT’S next?", ["WHAT’S next?"], []),
        ("Why not? ", [], ["Why not?"]),
        ("Thoughts? Any ideas for the shop?", ["Thoughts?", "Any ideas for the shop?"], []),
        ("Have you any ideas?", [], ["Have you any ideas?"]),
        ("What's not to love? Who wants coffee?", [], ["What's not to love?", "Who wants coffee?"]),
        ("No question.", [], []),
        ("?", [], []),
        ("One. Two! Three\nWhere to?", ["Where to?"], []),
    ],
)
def test_questions(text: str, open_ones: list[str], closed: list[str]) -> None:
    asked = [text[start:end] for start, end in questions(text)]
    assert [text[start:end] for start, end in open_questions(text)] == open_ones
    assert [question for question in asked if question not in open_ones] == closed


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("Acme and ACME, acmes, Acme's", "Acme", ["Acme", "ACME", "Acme"]),
        ("A+B a+b", "A+B", ["A+B", "a+b"]),
        ("Ünal ünal", "ünal", ["Ünal", "ünal"]),
    ],
)
def test_occurrences(text: str, name: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, name)] == places


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://A.Example/b", "a.example"),
        ("http://a.example:80?c", "a.example"),
        ("//a.example/b", "a.example"),
        ("https://me:pw@a.example/", "a.example"),
        ("mailto:me@a.example", ""),
        ("/page", ""),
        ("", ""),
    ],
)
def test_host_of(url: str, host: str) -> None:
    assert host_of(url) == host


def test_word_count() -> None:
    assert [word_count(text) for text in ("", " \n", "one", "one two\nthree")] == [0, 0, 1, 3]
