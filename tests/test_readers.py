"""Each format's bytes become a document whose every value leads back to where it stands."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from socialpolicy import readers
from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document, place
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.readers.reading import format_of, read


def plain(node: Node | None) -> object:
    """Return a node as dicts, lists and strings."""
    if isinstance(node, Scalar):
        return node.text.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text.value: plain(value) for key, value in node.entries} if node else None


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield the scalars below a node, in the order of the source."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif node:
        for key, value in node.entries:
            yield from (key, *scalars(value))


def written(document: Document) -> list[str]:
    """Return what stands in the document where its scalars say that they stand."""
    return [document.text[slice(*scalar.span)] for scalar in scalars(document.root)]


def told(document: Document) -> list[tuple[str, int, int]]:
    """Return each problem's kind, line and column."""
    starts = document.line_starts()
    places = [(problem.kind, place(starts, problem.span)) for problem in document.problems]
    return [(kind, where.line, where.column) for kind, where in places]


def test_every_reader_is_in_the_table() -> None:
    folder = Path(readers.__file__).parent
    modules = {f"socialpolicy.readers.{path.stem}" for path in folder.glob("*.py")}
    assert modules - {"socialpolicy.readers.__init__", "socialpolicy.readers.reading"} == set(readers.FORMATS.values())
    assert all(callable(import_module(module).read) for module in readers.FORMATS.values())
    assert set(readers.SUFFIXES.values()) == set(readers.FORMATS)


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.md", "markdown"),
        ("b/A.MARKDOWN", "markdown"),
        ("a.b.yml", "yaml"),
        ("a.ndjson", "jsonl"),
        ("a.TSV", "csv"),
        ("a.tweet", "tweet"),
        ("notes.txt", "text"),
        ("a.d/README", None),
        ("a.rst", None),
        ("-", None),
    ],
)
def test_the_end_of_a_name_tells_the_format(path: str, format: str | None) -> None:
    assert format_of(path) == format
    if format is None:
        assert read(b"words", path=path).format == "text"


def test_a_named_format_wins() -> None:
    assert read(b'{"a": 1}', path="-", format="json").format == "json"
    with pytest.raises(ReadError, match="choose one of csv, json"):
        read(b"", path="-", format="docx")


@pytest.mark.parametrize(
    ("data", "root", "body"),
    [
        (b"---\ntitle: A\n---\n\n# Body\n", {"title": "A"}, "\n# Body\n"),
        (b"---\r\ntitle: A\r\n---\r\nBody\r\n", {"title": "A"}, "Body\r\n"),
        (b"\xef\xbb\xbf---\ntitle: A\n...\nBody", {"title": "A"}, "Body"),
        (b"---\rtitle: A\r---\rBody", {"title": "A"}, "Body"),
        (b"+++\ntitle = 'A'\n[extra]\nb = [1, 2]\n+++\nBody", {"title": "A", "extra": {"b": ["1", "2"]}}, "Body"),
        (b'{"title": "A"}\nBody', {"title": "A"}, "Body"),
        (b"---\n---\nBody", {}, "Body"),
        (b"Body\n\n---\ntitle: A\n---\n", None, "Body\n\n---\ntitle: A\n---\n"),
        (b"{% include a %}\n", None, "{% include a %}\n"),
        (b"", None, ""),
    ],
)
def test_markdown_with_and_without_front_matter(data: bytes, root: object, body: str) -> None:
    document = read(data, path="a.md")
    assert plain(document.root) == root
    assert document.body is not None
    assert document.body.value == body
    assert document.text[document.body.span(0, 1).start :] == body


@pytest.mark.parametrize(
    ("data", "stands"),
    [
        (b"---\ntitle: 'A b'\ntags: [c, d]\n---\n", ["title", "'A b'", "tags", "c", "d"]),
        (b"+++\ntitle = \"A b\"\n[x]\n'y z' = 1979-05-27 07:32:00\n+++\n",
         ["title", '"A b"', "x", "'y z'", "1979-05-27 07:32:00"]),
        (b'{"title": "A b", "tags": [1, null]}\n', ["title", '"A b"', "tags", "1", "null"]),
    ],
)  # fmt: skip
def test_front_matter_knows_its_places(data: bytes, stands: list[str]) -> None:
    document = read(b"\xef\xbb\xbf" + data + "Bödy".encode(), path="a.md")
    assert [text.strip('"') for text in written(document)] == [text.strip('"') for text in stands]


@pytest.mark.parametrize(
    ("data", "line", "remedy"),
    [
        (b"---\ntitle: A\n", 1, "never closed"),
        (b"+++\ntitle = 'A'\n---\n", 1, "never closed"),
        (b"---\ntitle: A\nby: @ana\n---\n", 3, "put it in quotes"),
        (b"---\nHello world\n---\n", 2, "holds no fields"),
        (b"+++\ntitle = A\n+++\n", 2, "TOML cannot be read"),
        (b"+++\na = 1\na = 2\n+++\n", 3, "a key stands there for the second time; keep one of the two"),
        (b"+++\n[a]\nb = 1\n[a]\n+++\n", 4, "a table stands there for the second time; put both into one"),
        (b"+++\na = 2026-13-01\n+++\n", 2, "a value goes on after its end; put it in quotes, or write a date like"),
        (b"+++\na = yes\n+++\n", 2, "a value without quotes is no number, date, true or false; put it in quotes"),
        (b"+++\n\na\n+++\n", 3, 'without "="'),
        (b'{"title": "A",}\nBody', 1, "comma"),
        (b'{"title": "A"} Body', 1, "new line"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_with_its_line(data: bytes, line: int, remedy: str) -> None:
    with pytest.raises(ReadError, match=remedy) as caught:
        read(data, path="a.md")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("data", "root", "body"),
    [
        (b"Hello @you\n---\nSecond\n", None, "Hello @you\n---\nSecond\n"),
        (b"---\nmedia: a.png\n---\nHello\n---\nSecond", {"media": "a.png"}, "Hello\n---\nSecond"),
        (b'{"a": 1} is JSON', None, '{"a": 1} is JSON'),
    ],
)
def test_tweets(data: bytes, root: object, body: str) -> None:
    document = read(data, path="a.tweet")
    assert (document.format, plain(document.root)) == ("tweet", root)
    assert document.body is not None
    assert document.body.value == body


@pytest.mark.parametrize(
    ("text", "meant", "places"),
    [
        (r'["a\nb"]', "a\nb", "a\\b"),
        (r'["\u00e9\ud83c\udf89!"]', "é🎉!", "\\\\!"),
        (r'["\ud83c!"]', "�!", "\\!"),
        (r'["\"\/\\"]', '"/\\', "\\\\\\"),
    ],
)
def test_json_strings_lead_back_to_their_escapes(text: str, meant: str, places: str) -> None:
    (scalar,) = scalars(read(text.encode(), path="a.json").root)
    assert scalar.text.value == meant
    assert "".join(text[scalar.text.span(index, index + 1).start] for index in range(len(meant))) == places


def test_json_tells_strings_from_bare_words_and_reports_equal_keys() -> None:
    document = read(b'{"a": "1", "b": 1,\n "a": null}', path="a.json")
    assert plain(document.root) == {"b": "1", "a": "null"}
    assert [scalar.plain for scalar in scalars(document.root)] == [False, True, False, True]
    assert told(document) == [("duplicate-key", 2, 2)]


@pytest.mark.parametrize(
    ("data", "line", "remedy"),
    [
        (b"{'a': 1}", 1, "double"),
        (b'{"a": 1,\n}', 2, "comma"),
        (b'[1, 2\n', 2, "ends too early"),
        (b"// x\n[]", 1, "comment"),
        (b"[NaN]", 1, '"N" stands where'),
        (b"[]\n[]", 2, "jsonl"),
        (b'["a\nb"]', 1, "line end"),
    ],
)  # fmt: skip
def test_what_is_not_json_is_refused_with_line_and_remedy(data: bytes, line: int, remedy: str) -> None:
    with pytest.raises(ReadError, match=remedy) as caught:
        read(data, path="a.json")
    assert caught.value.line == line


def test_a_bad_line_of_json_lines_does_not_hide_the_others() -> None:
    document = read(b'{"a": 1}\r\n\r\n{"a": \r\n{"a": 2, "a": 3}\n', path="a.jsonl")
    assert plain(document.root) == [{"a": "1"}, {"a": "3"}]
    assert told(document) == [("unreadable-value", 3, 1), ("duplicate-key", 4, 10)]
    assert "Line 3" in document.problems[0].message


def test_json_lines_that_hold_no_json_are_refused() -> None:
    with pytest.raises(ReadError, match=r"name the file \.json"):
        read(b'{\n"a": 1\n}\n', path="a.jsonl")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_parts_its_cells(separator: str) -> None:
    text = f"date{separator}text\n2026-01-05{separator}Hello: world\n"
    document = read(text.encode(), path="a.csv")
    assert plain(document.root) == [{"date": "2026-01-05", "text": "Hello: world"}]
    assert written(document) == ["date", "2026-01-05", "text", "Hello: world"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\nx, y, z;1,5\n", [{"a": "x, y, z", "b": "1,5"}]),
        ('a,b\n"x; y; z","two\nlines"\n', [{"a": "x; y; z", "b": "two\nlines"}]),
        ('a,b\n"say ""hi""",\n', [{"a": 'say "hi"', "b": ""}]),
        ("sep=;\na;b\n1;2", [{"a": "1", "b": "2"}]),
        ('a, b\n1, "x, y"\n', [{"a": "1", "b": "x, y"}]),
        ("a,b,\n1,2,\n", [{"a": "1", "b": "2"}]),
        ("\n,,\na,b\n\n1,2\n , \n3,4", [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]),
        ("a,b\n", []),
        ("text\nhello", [{"text": "hello"}]),
    ],
)
def test_tables(text: str, rows: object) -> None:
    for ends in (text, text.replace("\n", "\r\n")):
        document = read(ends.encode(), path="a.csv")
        assert plain(document.root) == plain(read(ends.encode("utf-16"), path="a.csv").root)
        assert str(plain(document.root)).replace("\\r\\n", "\\n") == str(rows)
        assert not document.problems


def test_a_cell_leads_back_through_doubled_quotation_marks() -> None:
    text = 'text\n"say ""hi"" now"\n'
    document = read(text.encode(), path="a.csv")
    cell = list(scalars(document.root))[1]
    assert cell.plain
    assert [text[cell.text.span(index, index + 1).start] for index in range(len('say "hi" now'))] == list(
        'say "hi" now'
    )


@pytest.mark.parametrize(
    ("text", "problems", "rows"),
    [
        ("a,b\n1\n2,3,4\n5,6,\n", [("ragged-row", 2, 1), ("ragged-row", 3, 1)],
         [{"a": "1"}, {"a": "2", "b": "3"}, {"a": "5", "b": "6"}]),
        ("a,b,a\n1,2,3\n", [("duplicate-header", 1, 5)], [{"a": "1", "b": "2"}]),
    ],
)  # fmt: skip
def test_odd_tables_are_read_and_reported(text: str, problems: object, rows: object) -> None:
    document = read(text.encode(), path="a.csv")
    assert told(document) == problems
    assert plain(document.root) == rows


def test_an_open_quotation_mark_in_a_table_is_refused_where_it_opens() -> None:
    with pytest.raises(ReadError, match="never closed") as caught:
        read(b'a,b\n1,2\n3,"x\n4,5\n', path="a.csv")
    assert caught.value.line == 3


@pytest.mark.parametrize("path", ["a.yaml", "a.json", "a.jsonl", "a.csv"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\n"])
def test_an_empty_file_of_fields_is_refused(path: str, data: bytes) -> None:
    with pytest.raises(ReadError, match="is empty"):
        read(data, path=path)


@pytest.mark.parametrize("path", ["a.md", "a.tweet", "a.txt"])
def test_an_empty_file_of_text_has_an_empty_body(path: str) -> None:
    document = read(b"", path=path)
    assert document.body is not None
    assert document.body.value == ""


@pytest.mark.parametrize(
    ("data", "text", "problems"),
    [
        ("Grüße 🎉".encode(), "Grüße 🎉", []),
        ("Grüße 🎉".encode("utf-8-sig"), "Grüße 🎉", []),
        ("Grüße 🎉".encode("utf-16"), "Grüße 🎉", []),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), "Grüße", []),
        ("Grüße an alle".encode("utf-16-le"), "Grüße an alle", []),
        ("Grüße an alle".encode("utf-16-be"), "Grüße an alle", []),
        ("Grüße".encode("utf-32"), "Grüße", []),
        ("a\nGrüße “so”".encode("cp1252"), "a\nGrüße “so”", [("lossy-encoding", 2, 3)]),
        (b"caf\xe9", "café", [("lossy-encoding", 1, 4)]),
        (b"x\x81y\xe9", "x�yé", [("lossy-encoding", 1, 2)]),
        ("é 🎉".encode()[:-1], "é �", [("lossy-encoding", 1, 3)]),
        (b"\xff\xfea\x00\x00\xd8b\x00", "a�b", [("lossy-encoding", 1, 2)]),
        (b"bell \x07 once", "bell \x07 once", []),
    ],
)
def test_encodings(data: bytes, text: str, problems: object) -> None:
    document = read(data, path="a.txt")
    assert document.text == text
    assert told(document) == problems


@pytest.mark.parametrize("data", [b"a\x00b", b"\x89PNG\r\n\x1a\n" + b"\0" * 8, bytes(range(1, 32)) * 4])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="is not text"):
        read(data, path="a.unknown")


@pytest.mark.parametrize("path", ["a.md", "a.tweet", "a.txt", "a.yaml", "a.json"])
def test_a_file_over_the_limit_is_refused_at_once(path: str) -> None:
    with pytest.raises(ReadError, match=r"larger than 2 MiB.*split it"):
        read(b"a" * (2 << 20) + b"a", path=path)


def test_tables_may_be_larger() -> None:
    assert read(b"text\n" + b"a" * (3 << 20), path="a.csv").root is not None
    with pytest.raises(ReadError, match="larger than 64 MiB"):
        read(b"a" * (64 << 20) + b"a", path="a.csv")
