"""What evidence can come to at most: a text is set aside only where its score cannot reach a threshold."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy import Flags, load_rulebook
from socialpolicy.assemble.document import assemble
from socialpolicy.engine.prepare import ReadyPart
from socialpolicy.model.context import Context
from socialpolicy.model.house import House
from socialpolicy.model.reach import Counting, of_one
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.book import Rulebook
from socialpolicy.text.matcher import Matcher

HOUSE = House(as_of=date(2026, 1, 1))


@cache
def strict() -> tuple[Rulebook, Matcher]:
    """Return the strict rulebook and a matcher of its words."""
    book = load_rulebook(Flags(profile="strict", isolated=True))
    return book, Matcher(book.matching)


@cache
def weighed() -> tuple[ReadyPart, ...]:
    """Return the parts of rules about posts that weigh evidence."""
    parts = (part for rule in strict()[0].rules.values() for part in rule.parts)
    return tuple(ReadyPart(part, part.when) for part in parts if part.check == "evidence" and part.applies_to == "post")


@cache
def sayings(lexicons: tuple[str, ...]) -> list[str]:
    """Return the phrases of word lists, with the first alternative of each group."""
    phrases = (cue.phrase for name in lexicons for cue in strict()[0].cues[name] if cue.phrase)
    return sorted({" ".join("".join(first_of(phrase)).split()) for phrase in phrases})


def first_of(phrase: str) -> Iterator[str]:
    for piece in phrase.replace("<word>", "thing").replace("<number>", "5").replace("<money>", "$5").split("("):
        group, _, rest = piece.partition(")")
        yield (group.split("|")[0] or group.split("|")[-1]) + rest if rest or ")" in piece else group


@some.composite
def posts(draw: some.DrawFn) -> tuple[ReadyPart, str]:
    """Draw a part of a rule, and a text of phrases that it weighs, among others that it does not."""
    part = draw(some.sampled_from(weighed()))
    words = sayings(tuple(part.parameters.lexicons))
    said = draw(
        some.lists(some.sampled_from([*words, "BUY NOW!!!", "you", "idi*t", "We counted 12 chains."]), max_size=8)
    )
    return part, ". ".join([*said, *["the wheel turns"] * draw(some.integers(0, 60))])


@given(posts())
@settings(max_examples=300, deadline=None)
def test_what_is_set_aside_stays_below_every_threshold(drawn: tuple[ReadyPart, str]) -> None:
    part, text = drawn
    book, matcher = strict()
    source = json.dumps({"channel": "facebook", "title": text[:80], "text": text})
    [post] = assemble(read(source.encode(), path="a.json"), HOUSE).posts
    scan = matcher.scan(post.prose.value, post.prose.quotes)
    context = Context(post, post, -1, post.prose, scan, book.cues, HOUSE)
    closely, quickly = part.check(context), part.check(context._replace(figures=False))
    assert (quickly.holds, quickly.severity, quickly.applies) == (closely.holds, closely.severity, closely.applies)
    if closely.holds and part.parameters.at_least is None:
        assert quickly == closely


@pytest.mark.parametrize(
    ("weight", "count", "factor", "most"),
    [
        (1.0, 0, 1, 0.0),
        (1.0, 1, 1, 1.0),
        (1.0, 3, 1, 2.0),
        (1.0, 3, 2, 4.0),
        (3.0, 3, 1, 5.0),
        (-1.0, 2, 1, 0.0),
        (-1.0, 1, -2, 2.0),
    ],
)
def test_the_most_that_matches_of_one_cue_can_add(weight: float, count: int, factor: float, most: float) -> None:
    assert of_one(weight, count, Counting(factor, 0.5, 5.0)) == most
