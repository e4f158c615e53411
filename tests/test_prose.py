"""Markdown and plain text become prose: words as they are read, addresses and code as one character each."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialpolicy.model.text import Text
from socialpolicy.text import markdown, plain
from socialpolicy.text.links import addresses, host
from socialpolicy.text.prose import OBJECT, Prose
from socialpolicy.text.quotes import quotations

SHARED = Path(__file__).parents[2] / "shared"
BLOGS = SHARED / "corpus" / "blogs"


def blocks(prose: Prose) -> list[tuple[str, str]]:
    """Return the kind and the words of each block, with _ for an object."""
    return [(block.kind, prose.value[block.start : block.end].replace(OBJECT, "_")) for block in prose.blocks]


def assert_sound(prose: Prose, source: str) -> None:
    """Check that the parts of a prose fit together and that every character leads back to the source."""
    assert "\n".join(prose.value[block.start : block.end] for block in prose.blocks) == prose.value
    assert prose.pieces[0].start == 0
    assert list(prose.pieces) == sorted(prose.pieces)
    for places in (prose.links, prose.images):
        assert [place.start for place in places] == sorted(place.start for place in places)
        assert all(0 <= place.start <= place.end <= len(prose.value) for place in places)
    assert all(prose.value[image.start : image.end] == OBJECT for image in prose.images)
    assert list(prose.quotes) == sorted(prose.quotes)
    text = Text(prose.value, prose.pieces)
    for index, character in enumerate(prose.value):
        if character not in f" \n{OBJECT}":
            there = source[text.span(index, index + 1).start]
            assert there in (character, "&"), (index, character, there)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("# One\n\nTwo", [("heading", "One"), ("paragraph", "Two")]),
        ("One\n===\nTwo\nthree  \nfour", [("heading", "One"), ("paragraph", "Two three four")]),
        ("- one\n- two\n\n  three", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("1. one\n   - two", [("item", "one"), ("item", "two")]),
        ("- [x] done", [("item", "done")]),
        ("|a|b|\n|-|-|\n|c|d|", [("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d")]),
        ("a\n\n```py\nb\n```\n\n    c\n\nd", [("paragraph", "a"), ("code", "_"), ("code", "_"), ("paragraph", "d")]),
        ("a `code` b", [("paragraph", "a _ b")]),
        ("*a* **b** ~~c~~ _d_", [("paragraph", "a b c d")]),
        (r"\*a\* &amp; &eacute;", [("paragraph", "*a* & é")]),
        ("a[^1] b\n\n[^1]: note", [("paragraph", "a b"), ("paragraph", "note")]),
        ("a\n\n---\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("a <b>c</b> <!-- d --> e<br>f", [("paragraph", "a c  e f")]),
        ("<!-- a\n\nb -->\n\nc", [("paragraph", "c")]),
        ("<div>\n<p>a &mdash; <b>b</b>\n  c</p>\n<h2>d</h2><ul><li>e<li>f</ul>\n</div>",
         [("paragraph", "a — b c"), ("heading", "d"), ("item", "e"), ("item", "f")]),
        ("<script>\nvar a\n</script>\n\n<style>b</style>", []),
        ("a <code>b</code> c", [("paragraph", "a _ c")]),
        ("{% include a.html %}\n\nb {{ c }} d", [("code", "_"), ("paragraph", "b _ d")]),
        ("[{{ a }}](/b)\n\nc", [("code", "_"), ("paragraph", "c")]),
        ("# a\nwww.b.c d", [("heading", "a"), ("paragraph", "_ d")]),
        ("{% highlight py %}\na\n\nb\n{% endhighlight %}\n\nc", [("code", "_"), ("paragraph", "c")]),
        ("{% comment %}\na\n{% endcomment %}b {# c #} d", [("paragraph", "_b         d")]),
        ("# a {#b}\n\nc\n{: .d}", [("heading", "a"), ("paragraph", "c")]),
        ("see https://a.b/c_d_(e). And www.f.g!", [("paragraph", "see _. And _!")]),
        ("a {{ b", [("paragraph", "a {{ b")]),
        ("", []),
        (" \n\n ", []),
    ],
)  # fmt: skip
def test_markdown_blocks(source: str, read: list[tuple[str, str]]) -> None:
    for text in (source, source.replace("\n", "\r\n")):
        prose = markdown.parse(text)
        assert blocks(prose) == read
        assert_sound(prose, text)


@pytest.mark.parametrize(
    ("source", "url", "words"),
    [
        ("a [b c](http://d.e 'f') g", "http://d.e", "b c"),
        ("[b][r]\n\n[r]: /x", "/x", "b"),
        ("<http://d.e>", "http://d.e", OBJECT),
        ("<me@d.e>", "me@d.e", OBJECT),
        ("<http://d.e>f", "http://d.e", OBJECT),
        ("[{{ b }}](/x)\n\nc", "/x", OBJECT),
        ("http://d.e/f?g_h=1&i=2,", "http://d.e/f?g_h=1&i=2", OBJECT),
        ("(www.d.e/f)", "www.d.e/f", OBJECT),
        ("[https://d.e](https://d.e)", "https://d.e", OBJECT),
        ("[a]({{ site.url }}/b)", f"{OBJECT}/b", "a"),
        ("x <a href='/y?a=1&amp;b=2'>words</a> z", "/y?a=1&b=2", "words"),
        ("<p><a class=b href=/y>words</a></p>", "/y", "words"),
        ("[![alt](b.png)](/c)", "/c", OBJECT),
    ],
)
def test_markdown_links(source: str, url: str, words: str) -> None:
    prose = markdown.parse(source)
    assert [(link.url, prose.value[link.start : link.end]) for link in prose.links] == [(url, words)]


@pytest.mark.parametrize(
    ("source", "file", "alt"),
    [
        ("a ![b *c*](d.png) e", "d.png", "b c"),
        ("![](d.png)", "d.png", ""),
        ("![a *b* `c`\n![d](e.png) <i>](f.png) g", "f.png", f"a b {OBJECT} d "),
        ("x <img src='d.png' alt='b &amp; c'>", "d.png", "b & c"),
        ("<p>\n<img alt=b\n  src=d.png />\n</p>", "d.png", "b"),
        ("<img src='{{ site }}/d.png'>", f"{OBJECT}/d.png", ""),
    ],
)
def test_markdown_images(source: str, file: str, alt: str) -> None:
    prose = markdown.parse(source)
    assert [(image.file, image.alt) for image in prose.images] == [(file, alt)]
    assert_sound(prose, source)


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("a\n\n> b\n> c\n\nd", ["b c"]),
        ("> a\n>\n> - b\n", ["a", "b"]),
        ("<blockquote><p>a</p></blockquote>\n\nb", ["a"]),
        ("<blockquote>\n\na\n\n</blockquote>\n\nb", ["a"]),
        ('She said "a b" and “c”.', ['"a b"', "“c”"]),
    ],
)
def test_markdown_quotations(source: str, quoted: list[str]) -> None:
    prose = markdown.parse(source)
    assert [prose.value[start:end] for start, end in prose.quotes] == quoted


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("one\ntwo\n\nthree", [("paragraph", "one two"), ("paragraph", "three")]),
        ("Thanks:\n- one\n* two\n1. three\n• four", [("paragraph", "Thanks:"), *(("item", word) for word in
         ("one", "two", "three", "four"))]),
        ("Thanks:\n✨ @one\n✨ #two", [("paragraph", "Thanks:"), ("item", "✨ @one"), ("item", "✨ #two")]),
        ("1️⃣ one\n2️⃣ two", [("item", "1️⃣ one"), ("item", "2️⃣ two")]),
        ("-5 degrees\n*now*", [("paragraph", "-5 degrees *now*")]),
        ("> said\nanswer", [("paragraph", "said"), ("paragraph", "answer")]),
        ("one\n---\ntwo", [("paragraph", "one"), ("paragraph", "two")]),
        ("Read https://a.b/c.", [("paragraph", "Read _.")]),
        ("", []),
    ],
)  # fmt: skip
def test_plain_blocks(source: str, read: list[tuple[str, str]]) -> None:
    for text in (source, source.replace("\n", "\r\n")):
        prose = plain.parse(text)
        assert blocks(prose) == read
        assert_sound(prose, text)


def test_plain_links_and_quotations() -> None:
    prose = plain.parse('> https://a.b\n\n"So" www.c.d')
    assert [link.url for link in prose.links] == ["https://a.b", "www.c.d"]
    assert [prose.value[start:end] for start, end in prose.quotes] == [OBJECT, '"So"']


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("one", ["one"]),
        ("one\n---\ntwo\n--- \n\n\n---\nthree\n", ["one", "two", "three"]),
        ("one --- two\n----\n", ["one --- two\n----"]),
        ("\n", []),
    ],
)
def test_parts_of_a_thread(source: str, found: list[str]) -> None:
    assert [source[start:end] for start, end in plain.parts(source)] == found


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b c" d', ['"b c"']),
        ("“b” «c» „d“ „e” »f«", ["“b”", "«c»", "„d“", "„e”", "»f«"]),
        ('a 5" pipe and a 6" one', []),
        ('the 5" "wide" pipe', ['"wide"']),
        ("it's the users' own", []),
        ('an "open one', []),
        ('"' + "long " * 70 + '."', []),
        ('""', []),
    ],
)
def test_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://a.b.", ["http://a.b"]),
        ("HTTPS://A.B/c), (https://d.e/f_(g))", ["HTTPS://A.B/c", "https://d.e/f_(g)"]),
        ("“https://a.b”, https://c.d's", ["https://a.b", "https://c.d's"]),
        ("me@www.a.b xhttp://c awww.d", []),
        ("http:// and www.", []),
    ],
)
def test_bare_addresses(text: str, found: list[str]) -> None:
    assert [address.url for address in addresses(text)] == found
    assert all(text[address.start : address.end] == address.url for address in addresses(text))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://User:pw@WWW.A.b:8080/c?d#e", "a.b"),
        ("//a.b/c", "a.b"),
        ("www.a.b/c", "a.b"),
        ("https://[::1]:80/", "[::1]"),
        ("/a/b", ""),
        ("mailto:me@a.b", ""),
    ],
)
def test_host_of_an_address(url: str, name: str) -> None:
    assert host(url) == name


WORDS = (
    """<b> </b> <!-- --> http://e.f www.g.h &amp; é 🎉 word [i](j) ![k](l) <p> <code> <blockquote> {{ }} {% %} ```"""
)
bits = some.sampled_from([
    *'*_`[]()<>!#-|~\\&;:"“”{}%/ \n\r\t', *WORDS.split(), "\n\n", "\n> ", "\n- ", "```\n", "{{ a }}", "{% b %}",
    "<a href=c>", "<img src=d>", "{% highlight %}", "{% endhighlight %}", "\ufffc", "\ufdd0", "\u2028",
])  # fmt: skip


@given(some.lists(bits, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_sound_prose(source: str) -> None:
    assert_sound(plain.parse(source), source)
    assert_sound(markdown.parse(source), source)


def test_lone_surrogates_do_not_stop_the_parser() -> None:
    assert markdown.parse("a \ud83d b").value == "a ? b"


@pytest.mark.skipif(not BLOGS.exists(), reason="needs the shared corpus of blogs")
def test_posts_of_real_blogs_give_sound_prose() -> None:
    posts = sorted(BLOGS.glob("18f/**/*.md"))[::3] + sorted(BLOGS.glob("rust/**/*.md"))[::3]
    assert len(posts) > 200
    for post in posts:
        source = post.read_bytes().decode()
        assert_sound(markdown.parse(source), source)
