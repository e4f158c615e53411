"""Plain front matter is read without the YAML parser, and exactly as the parser would read it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.parsing.plain_fields import LONGEST, LONGEST_KEY, plain_fields
from socialpolicy.parsing.yaml_nodes import nodes

OFFSET, LINE = 4, 2

SHARED = Path(__file__).parents[2] / "shared"
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)

PLAIN = (
    "title: Why gears slip\n",
    "title: 'Why gears slip'\nauthor: \"Luis Ferreira\"  \n",
    "date: 2026-01-05 12:30:00\nlink: https://example.org/#top\nsum: 5, [6] and {7}\n",
    "draft:\nimage:   \n",
    "tags: [bikes, 'gears: too', \"in winter\"]\nempty: []\nblank: [ ]\n",
    "tags:\n- bikes\n-   gears\n\nauthors:\n  - Luis Ferreira\n  # and\n  - 'Ana'\n# the end\n",
    "excerpt: What riders\n  ask  \n   in winter\ntitle: x\n",
    'excerpt: "What riders\nask  \n"\n',
    "excerpt: ' What riders\n  - ask: # in\n  winter '\n",
    "title: “Grüße” 🎉\n",
    "x_own-key: ~\n_: no",
)

NOT_PLAIN = (
    "",
    "# nothing\n",
    "- a\n",
    "words\n",
    "a: 1\na: 2\n",
    "a: b: c\n",
    "a: b:\n",
    "a: b:\n  c\n",
    "a: Join us #launch\n",
    "a: b\n  #launch\n",
    "a: 'it''s'\n",
    'a: "\\u00e9"\n',
    "a: 'b' c\n",
    "a: 'b\n",
    "a: 'b\n\n  c'\n",
    "a: b\n\n  c\n",
    "a: |\n  b\n",
    "a: >\n  b\n",
    "a: {b: c}\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !!str 5\n",
    "a: [b: c]\n",
    "a: [b, [c]]\n",
    "a: [b,]\n",
    "a: ['b, c']\n",
    "a: [b,\n  c]\n",
    "a: [http://b]\n",
    "a: [b] c\n",
    "a: - b\n",
    "a:\n  b: c\n",
    "a:\n  - b\n - c\n",
    "a:\n- b\n  c\n",
    "a:\n- b: c\n",
    "a:\n-\n",
    "a: b\n- c\n",
    "a:b\n",
    "a :b\n",
    "a:\tb\n",
    "a: b\r\n",
    "a: b\u2028c\n",
    "a: b\ufeff\n",
    "<<: b\n",
    "'a': b\n",
    "? a\n",
    "%YAML 1.1\n",
    f"{'a' * (LONGEST_KEY + 1)}: b\n",
    "a: b\n" + "# c\n" * LONGEST,
)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_front_matter_needs_no_parser_and_reads_as_the_parser_reads_it(text: str) -> None:
    assert plain_fields(text, OFFSET) is not None
    assert (plain_fields(text, OFFSET), ()) == nodes(text, OFFSET, LINE)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_whatever_may_mean_more_is_left_to_the_parser(text: str) -> None:
    assert plain_fields(text, OFFSET) is None


CHARACTERS = some.sampled_from("ab-?:,[]{}#&*!|>'\"%@`~=.\\/é🎉 \t\r\n\xa0\x85\u2028\ufeff")
BITS = some.sampled_from(
    [": ", " #", "  ", "\n  ", "\n- ", "\n  - ", "\nc: ", "b c", "'b'", '"b c"', "[b, 'c d']", "''", "---", "...", "<<"]
)
VALUES = some.lists(CHARACTERS | BITS, max_size=6).map("".join)
LINES = some.one_of(
    some.builds("{}: {}".format, some.sampled_from(["a", "b_c", "d-e", "f"]), VALUES),
    some.builds("{}- {}".format, some.sampled_from(["", "  ", "    "]), VALUES),
    some.builds("  {}".format, VALUES),
    some.sampled_from(
        ["a:", "b:", "g:", "g: ", "tags:\n- a", "tags:\n  - a\n  - b", "h: 'a", 'i: "b\nc"', "# d", "", " "]
    ),
)


@settings(max_examples=500, deadline=None)
@given(some.lists(LINES, min_size=1, max_size=6).map("\n".join), some.sampled_from(["", "\n", "\n\n", "  "]))
def test_what_is_read_without_the_parser_reads_as_the_parser_reads_it(text: str, end: str) -> None:
    read = plain_fields(text + end, OFFSET)
    if read is not None:
        assert (read, ()) == nodes(text + end, OFFSET, LINE)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the posts of real blogs are not beside the checkout")
def test_the_front_matter_of_real_posts_reads_as_the_parser_reads_it() -> None:
    written = (path.read_text(encoding="utf-8", errors="replace") for path in SHARED.rglob("*.md"))
    found = [match[1] for match in map(FRONT_MATTER.match, written) if match]
    read = [(plain, text) for text in found if (plain := plain_fields(text, OFFSET)) is not None]
    assert len(read) > len(found) / 3
    assert [text for plain, text in read if (plain, ()) != nodes(text, OFFSET, LINE)] == []
