"""YAML keeps what people wrote: strings stay strings, every character has its place, odd things are said."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.errors import ReadError
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.parsing import yaml_nodes


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield every scalar below a node, keys too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from (key, *scalars(value))


def plain(node: Node | None) -> object:
    """Return a node as dicts, lists and strings."""
    if isinstance(node, Scalar):
        return node.text.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text.value: plain(value) for key, value in node.entries} if node else None


def value(text: str, key: str = "a") -> Scalar:
    """Return the scalar under a key of a mapping in YAML."""
    root, _ = yaml_nodes.nodes(text)
    assert isinstance(root, Mapping)
    found = next(node for name, node in root.entries if name.text.value == key)
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("written", "meant", "is_plain"),
    [
        ("no", "no", True),
        ("12:30", "12:30", True),
        ("1.10", "1.10", True),
        ("0123", "0123", True),
        ("2024-02-30", "2024-02-30", True),
        ("~", "~", True),
        ("", "", True),
        ("'no'", "no", False),
        ('"12:30"', "12:30", False),
        ("!!str 5", "5", False),
        ("! 5", "5", False),
        ("!!int 5", "5", True),
        ("|\n  no\n", "no\n", False),
    ],
)
def test_a_value_keeps_its_text_and_whether_it_was_quoted(written: str, meant: str, is_plain: bool) -> None:
    found = value(f"a: {written}")
    assert (found.text.value, found.plain) == (meant, is_plain)


@pytest.mark.parametrize(
    ("written", "meant", "places"),
    [
        ("plain", "plain", "plain"),
        ("two\n  lines", "two lines", "two\nlines"),
        ("two\r\n  lines", "two lines", "two\rlines"),
        ("one\n\n  two", "one\ntwo", "one\ntwo"),
        ("'it''s'", "it's", "it's"),
        ("'a\n  b\n\n\n  c'", "a b\n\nc", "a\nb\n\nc"),
        (r'"tab\tand \u00e9\x41"', "tab\tand éA", "tab\\and \\\\"),
        ('"joined \\\n    up"', "joined up", "joined up"),
        ("|\n  one\n   two\n\n  three\n", "one\n two\n\nthree\n", "one\n two\n\nthree\n"),
        ("|-\n  one\n  two\n\n", "one\ntwo", "one\ntwo"),
        ("|+\n  one\n\n", "one\n\n", "one\n\n"),
        ("|2\n    in\n", "  in\n", "  in\n"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n", "one\ntwo\nthree\n"),
        (">-\n  one\n    more\n  two", "one\n  more\ntwo", "one\n  more\ntwo"),
        ("&x !!str 'tagged'", "tagged", "tagged"),
        ("🎉 party 🎉", "🎉 party 🎉", "🎉 party 🎉"),
    ],
)
def test_every_character_leads_back_to_its_place(written: str, meant: str, places: str) -> None:
    text = f"a: {written}"
    found = value(text)
    assert found.text.value == meant
    there = "".join(text[found.text.span(index, index + 1).start] for index in range(len(meant)))
    assert there == places


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_count_from_the_beginning_of_the_document(mark: str) -> None:
    text = f"{mark}a: '🎉 x'\n"
    root, _ = yaml_nodes.nodes(text, offset=100)
    last = list(scalars(root))[-1]
    assert last.span.start == 100 + text.index("'")
    assert last.text.span(2, 3).start == 100 + text.index("x")


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        ("a: Join us #launch\n", "Join us", "#launch"),
        ("a: Join us #launch today #now  \nb: c\n", "Join us", "#launch today #now"),
        ("a: #launch\n", "", "#launch"),
        ("a: two\n  lines #tag\n", "two lines", "#tag"),
        ("a: Join us # a comment\n", "Join us", None),
        ("a: 'Join us' #launch\n", "Join us", None),
        ("a: Join#us\n", "Join#us", None),
        # on the next line too, where the text could go on
        ("a: Join us\n  #launch today\nb: c\n", "Join us", "#launch today"),
        ("a: Join us\r\n  #launch\r\n", "Join us", "#launch"),
        ("a:\n  #launch\n", "", "#launch"),
        ("a:\n  Join us\n  #launch\n", "Join us", "#launch"),
        ("a: Join us\n#b: c\n", "Join us", None),
        ("b: {c: 1}\na: Join us\n#d: 2\n", "Join us", None),
        ("a: Join us\n  # a comment\n", "Join us", None),
    ],
)
def test_a_hashtag_that_yaml_takes_for_a_comment_is_kept_in_mind(text: str, kept: str, dropped: str | None) -> None:
    found = value(text)
    assert found.text.value == kept
    assert (text[slice(*found.dropped)] if found.dropped else None) == dropped


def test_a_key_that_is_commented_out_in_a_list_is_no_hashtag() -> None:
    root, _ = yaml_nodes.nodes("- a: Join us\n  #b: c\n- a: Again\n#- a: More\n")
    assert [scalar.dropped for scalar in scalars(root)] == [None] * 4


@pytest.mark.parametrize(
    ("text", "kept", "eaten"),
    [
        ("a: &Beyond opens today\n", "opens today", "&Beyond"),
        ("a: ! New hours\n", "New hours", "!"),
        ("b: &name Mei\na: *name\n", "Mei", None),
        ("a: &name 'Mei'\n", "Mei", None),
        ("a: ! 'New hours'\n", "New hours", None),
    ],
)
def test_a_sign_that_yaml_takes_away_from_a_text_is_told(text: str, kept: str, eaten: str | None) -> None:
    assert value(text).text.value == kept
    told = [(problem.kind, problem.message) for problem in yaml_nodes.nodes(text)[1]]
    message = f"YAML reads {eaten} before a value as a sign of its own and drops it."
    assert told == ([("eaten-by-yaml", message)] if eaten else [])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b\ntags: [#one, #two]\nc: d\n", 2, "a # begins a comment that hides the end of the brackets"),
        ("tags: [one,\n  #two]\nc: d\n", 2, "a # begins a comment that hides the end of the brackets"),
        ("a: [b, c\nd: e #f\n", 2, "a list or mapping in brackets is not closed"),
        ("a: [News] We moved\n", 1, "text follows a closing quotation mark or bracket"),
    ],
)
def test_brackets_that_do_not_end_are_explained(text: str, line: int, said: str) -> None:
    with pytest.raises(ReadError, match=said) as refused:
        yaml_nodes.nodes(text)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("text", "read", "rejoined"),
    [
        ("{a: £14,500, b: 1}", {"a": "£14,500", "b": "1"}, ["£14,500"]),
        ("{a: cook, drives too, and sings}", {"a": "cook, drives too, and sings"}, ["cook, drives too, and sings"]),
        ("{a: one , two }", {"a": "one , two"}, ["one , two"]),
        ("{a, b}", {"a": "", "b": ""}, []),
        ("{a: 1, b: }", {"a": "1", "b": ""}, []),
        ("{a: 'one', two}", {"a": "one", "two": ""}, []),
        ("{a: one,\n two}", {"a": "one", "two": ""}, []),
        ("{a: [1], two}", {"a": ["1"], "two": ""}, []),
        ("a: one\nb:\n", {"a": "one", "b": ""}, []),
    ],
)
def test_a_value_that_a_comma_would_cut_is_read_whole(text: str, read: object, rejoined: list[str]) -> None:
    root, _ = yaml_nodes.nodes(text)
    assert plain(root) == read
    assert [one.text.value for one in scalars(root) if one.rejoined] == rejoined
    assert all(text[slice(*one.span)] == one.text.value for one in scalars(root) if one.rejoined)


def test_the_last_of_two_equal_keys_counts_and_both_lines_are_named() -> None:
    root, problems = yaml_nodes.nodes("a: 1\nb: 2\na: 3\n")
    assert plain(root) == {"b": "2", "a": "3"}
    assert [(problem.kind, problem.span.start) for problem in problems] == [("duplicate-key", 10)]
    assert "line 1 and again on line 3" in problems[0].message


def test_lines_of_front_matter_are_the_document_s() -> None:
    _, problems = yaml_nodes.nodes("a: 1\na: 3\n", offset=4, line=2)
    assert "line 2 and again on line 3" in problems[0].message


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: !python/object:os.system x", {"a": "x"}),
        ("a: !!set {x, y}", {"a": {"x": "", "y": ""}}),
        ("a: {{ page.title }}", {"a": {}}),
        ("a: {<<: 5, b: c}", {"a": {"b": "c"}}),
    ],
)
def test_what_has_no_meaning_here_is_reported_and_the_rest_is_read(text: str, read: object) -> None:
    root, problems = yaml_nodes.nodes(text)
    assert plain(root) == read
    assert [problem.kind for problem in problems] == ["unreadable-value"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("x: &x [1, 2]\ny: *x", {"x": ["1", "2"], "y": ["1", "2"]}),
        ("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", {"x": {"a": "1", "b": "2"}, "y": {"b": "3", "a": "1"}}),
        ("- &x a\n- *x\n---\n- b\n", [["a", "a"], ["b"]]),
        ("---\n---\na: 1\n---\n", {"a": "1"}),
        ("# nothing but a comment\n", None),
    ],
)
def test_anchors_merges_and_documents(text: str, read: object) -> None:
    assert plain(yaml_nodes.nodes(text)[0]) == read


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("a: b: c", 1, "put the value in quotes"),
        ("a: ok\nb: @handle", 2, "put it in quotes"),
        ("a:\n\t- b", 2, "tab"),
        ('a: "open', 1, "close it"),
        ("a: [1, 2", 1, "close it"),
        ("a: 'b' c", 1, "quotation mark"),
        ("a: *nowhere", 1, "put the value in quotes"),
        ("a: &a [*a]", 1, "inside of itself"),
        ('a: "\\ud83d"', 1, "write the character itself"),
        ("a: \x07", 1, "control character"),
        ("a: 1\n- b", 2, "indented"),
        ("%x\na", 1, "reserves"),
    ],
)
def test_what_is_not_yaml_is_refused_with_line_and_remedy(text: str, line: int, remedy: str) -> None:
    with pytest.raises(ReadError, match=remedy) as caught:
        yaml_nodes.nodes(text)
    assert caught.value.line == line


trees = some.recursive(
    some.text(some.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029\ufffe\uffff")),
    lambda inner: (
        some.lists(inner, max_size=4) | some.dictionaries(some.text("abcñ 🎉", max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(trees.filter(bool), some.sampled_from([None, '"', "'"]), some.booleans())
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_read_back(tree: object, style: str | None, unicode: bool) -> None:
    text = yaml.safe_dump(tree, default_style=style, allow_unicode=unicode, width=30)
    root, problems = yaml_nodes.nodes(text)
    if not isinstance(tree, str):
        assert plain(root) == tree
    assert problems == ()
    for scalar in scalars(root):
        for index, character in enumerate(scalar.text.value):
            there = text[scalar.text.span(index, index + 1).start]
            assert there == character or there in "\n\\" or (there, character) == ("'", "'")
