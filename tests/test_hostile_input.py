"""Whatever the bytes are, a reader gives a document or a ReadError, and soon."""

import csv
import io
import json
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Document
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.readers import FORMATS
from socialpolicy.readers.reading import read
from socialpolicy.text import markdown, plain

HOSTILE = Path(__file__).parents[2] / "shared" / "hostile"
SOON = 2.0
"""Seconds of processor time that any one of these inputs may take."""

needs_hostile = pytest.mark.skipif(not HOSTILE.exists(), reason="needs the shared collection of hostile files")


def outcome(data: bytes, format: str) -> str:
    """Return "read" or "refused"; fail where reading takes too long, and let every other exception out."""
    started = time.process_time()
    try:
        document = read(data, path="-", format=format)
    except ReadError as error:
        said = str(error)
        assert said.endswith(".")
        assert "nvalid" not in said
        return "refused"
    finally:
        assert time.process_time() - started < SOON
    return "read" if isinstance(document, Document) else "nothing"


def value_of(node: Node | None) -> object:
    """Return a JSON node as Python would read it."""
    if isinstance(node, Scalar):
        return json.loads(node.text.value) if node.plain else node.text.value
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    return {key.text.value: value_of(value) for key, value in node.entries} if node else None


@given(some.binary(max_size=200), some.sampled_from(sorted(FORMATS)))
@example(b"", "yaml")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: b", "yaml")
@example(b"---\n\xff\n---\n", "markdown")
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, format: str) -> None:
    assert outcome(data, format) in ("read", "refused")


WORDS = """--- +++ { } [ ] " ' : , - a b 1 = &a *a <<: !!str | >- #x \\ \\u00e9 é 🎉 . null ? % \'\'\' \"\"\""""
structure = some.sampled_from(
    [*WORDS.split(), "---\n", "+++\n", "\n", "\r\n", "  ", ": ", "- ", "\t", "\ufeff", "\u2028", "\x85"]
)


@given(
    some.lists(structure, max_size=30).map("".join),
    some.sampled_from(sorted(FORMATS)),
    some.sampled_from(["", "---\n", "+++\n"]),
)
@settings(max_examples=800, deadline=None)
def test_anything_that_looks_like_structure_is_read_or_refused(text: str, format: str, fence: str) -> None:
    assert outcome(f"{fence}{text}\n{fence}".encode(), format) in ("read", "refused")


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "m0: &m0 {a: 1}\n" + "".join(f"m{n}: &m{n}\n  <<: [*m{n - 1}, *m{n - 1}]\n" for n in range(1, 40))


@pytest.mark.parametrize(
    ("text", "format", "says"),
    [
        (LAUGHS, "yaml", "200,000 values through its aliases"),
        (MERGES, "yaml", "merges more than 10 times"),
        ("- &a x\n" + "- *a\n" * 101, "yaml", "more than 100 aliases"),
        ("- a\n" * 200_001, "yaml", "more than 200,000 values"),
        ("[" * 100_000, "yaml", "nested more than 64 levels"),
        ("- " * 100_000, "yaml", "nested more than 64 levels"),
        ("a: {" * 100_000, "yaml", "nested more than 64 levels"),
        ("[" * 100_000, "json", "nested more than 64 levels"),
        ('{"a":' * 100_000, "json", "nested more than 64 levels"),
        ("[" + "1," * 200_000 + "1]", "json", "more than 200,000 values"),
        ("---\na: " + "[" * 100_000 + "\n---\n", "markdown", "nested more than 64 levels"),
        ("+++\na = " + "[" * 100_000 + "\n+++\n", "markdown", "nested more than 64 levels"),
        ("+++\na = " + "{a = " * 100_000 + "\n+++\n", "markdown", "nested more than 64 levels"),
        ("+++\n" + "a." * 100_000 + "a = 1\n+++\n", "markdown", "more than 64 parts"),
        ("+++\n" + "[[a]]\n" * 100_000 + "+++\n", "markdown", "more than 20,000"),
        ("," * 1_000_000, "csv", "more than 500,000 cells"),
        ("1\n" * 200_001, "jsonl", "more than 200,000 lines"),
    ],
)
def test_bombs_are_stopped_and_the_limit_is_named(text: str, format: str, says: str) -> None:
    started = time.process_time()
    with pytest.raises(ReadError, match=says):
        read(text.encode(), path="-", format=format)
    assert time.process_time() - started < 5 * SOON


@pytest.mark.parametrize(
    "text",
    [
        "- &a x\n" + "- *a\n" * 90,
        "".join(f"- &a{n} x\n" for n in range(10_000)),
        'a: "' + " " * 500_000 + '"',
        'a: "x' + " " * 500_000 + '\n y"',
        'a: "' + "\\n" * 100_000 + '"',
        "a: x\n" + "  y\n" * 20_000,
        "a: |\n" + "  x\n\n" * 20_000,
        "a: >\n" + "  x\n\n" * 20_000,
        "a: b" + " " * 1_000_000 + "#c",
        "k: v\n" * 10_000,
    ],
)
def test_large_but_honest_yaml_is_read_soon(text: str) -> None:
    assert outcome(text.encode(), "yaml") == "read"


PUMPED = (
    """` `a ]( [ ![ ![a]( *a {{ {% {: {{x}} <a <!-- http://a.b http:// www. “a &amp; [^a] |a # ( ~~ $ \\ a <code>"""
)
SPACED = [
    "👩‍👩‍👧 ",
    "_ ",
    "> ",
    "- ",
    "1. ",
    "{{ a ",
    "<a ",
    '<a "',
    '"a ',
    "<div ",
    "http://a.b ",
    "[a](http://x.y) ",
    "{% highlight %}",
]
BROKEN = ["\n", " ", "\t", "\u202e", "<div>\n", "<blockquote>\n\n"]


@pytest.mark.parametrize("parse", [markdown.parse, plain.parse])
@pytest.mark.parametrize("pump", [*PUMPED.split(), *SPACED, *BROKEN])
def test_prose_takes_linear_time(parse: Callable[[str], object], pump: str) -> None:
    started = time.process_time()
    parse(pump * 20_000)
    parse("<div>\n<b" + pump * 5_000 + ">")
    assert time.process_time() - started < SOON


@needs_hostile
def test_json_test_suite() -> None:
    wrong = []
    for path in sorted((HOSTILE / "JSONTestSuite" / "test_parsing").glob("*.json")):
        expected = {"y": ["read"], "n": ["refused"], "i": ["read", "refused"]}[path.name[0]]
        if outcome(path.read_bytes(), "json") not in expected:
            wrong.append(path.name)
        assert outcome(path.read_bytes(), "yaml") in ("read", "refused")
    assert wrong == []


@needs_hostile
def test_json_means_what_it_means_to_python() -> None:
    paths = sorted((HOSTILE / "JSONTestSuite" / "test_parsing").glob("y_*.json"))
    assert len(paths) > 90
    for path in paths:
        assert value_of(read(path.read_bytes(), path=str(path)).root) == json.loads(path.read_bytes()), path.name


@needs_hostile
def test_yaml_test_data() -> None:
    paths = [path for path in sorted((HOSTILE / "pyyaml-tests" / "data").iterdir()) if path.is_file()]
    found = Counter((path.suffix, outcome(path.read_bytes(), "yaml")) for path in paths)
    assert sum(found.values()) > 500
    pinned = {(".canonical", "read"): 90, (".data", "read"): 177, (".loader-error", "refused"): 52}
    assert {kind: found[kind] for kind in pinned} == pinned


@needs_hostile
def test_toml_test_as_front_matter() -> None:
    found: Counter[tuple[str, bool]] = Counter()
    lenient = set()
    for path in sorted((HOSTILE / "toml-test" / "tests").rglob("*.toml")):
        data = path.read_bytes()
        try:
            tomllib.loads(data.decode())
            honest = True
        except ValueError:
            honest = False
        came = outcome(b"+++\n" + data + b"\n+++\n", "markdown")
        found[came, honest] += 1
        lenient |= {path.parent.name} if came == "read" and not honest else set()
    assert found == {("read", True): 255, ("refused", False): 515, ("read", False): 7}
    assert lenient == {"encoding", "control"}, "other encodings are read, and a CR at the end meets the fence's LF"


@needs_hostile
def test_csv_spectrum_means_what_it_means_to_python() -> None:
    paths = sorted((HOSTILE / "csv-spectrum" / "csvs").glob("*.csv"))
    assert len(paths) == 11
    for path in paths:
        root = read(path.read_bytes(), path=str(path)).root
        assert isinstance(root, Sequence)
        rows = [{key.text.value: cell.text.value for key, cell in row.entries} for row in root.items]  # type: ignore[union-attr]
        assert rows == list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))), path.name


@needs_hostile
@pytest.mark.parametrize("format", sorted(FORMATS))
def test_naughty_strings_in_every_format(format: str) -> None:
    folder = HOSTILE / "big-list-of-naughty-strings"
    data = (folder / "blns.txt").read_bytes()
    assert outcome(data, format) in ("read", "refused")
    for text in json.loads((folder / "blns.json").read_bytes()):
        assert outcome(text.encode("utf-8", "replace"), format) in ("read", "refused")
        markdown.parse(text)
        plain.parse(text)


@needs_hostile
def test_the_specification_of_commonmark_is_parsed() -> None:
    source = (HOSTILE / "commonmark-spec" / "spec.txt").read_text(encoding="utf-8")
    prose = markdown.parse(source)
    assert len(prose.blocks) > 1000
    for part in source.split("```````````````````````````````` example")[1:]:
        markdown.parse(part.partition("\n.\n")[0].lstrip().replace("→", "\t"))


@needs_hostile
@pytest.mark.parametrize("name", ["RSNAKE_XSS.txt", "MarioXSSVectors.txt", "xss_payloads_quick.txt"])
def test_payloads_are_parsed_line_by_line(name: str) -> None:
    for line in (HOSTILE / "payload-lists" / name).read_text(encoding="utf-8", errors="replace").splitlines():
        assert "document.cookie</script>" not in markdown.parse(line).value
        assert plain.parse(line).pieces
