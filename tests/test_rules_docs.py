"""`socialpolicy rules docs` writes an index and a page a rule: small, the same for the same files, its links sound."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from socialpolicy.authoring.kind_section import kind_section
from socialpolicy.authoring.markup import block, code, flow, plain, table
from socialpolicy.authoring.pages import MADE
from socialpolicy.checks import KINDS
from socialpolicy.cli.main import main
from socialpolicy.errors import UsageError
from socialpolicy.rulebook.compile import NOT_RULES
from socialpolicy.rulebook.kinds import module_of

RULE = """\
id: no-jargon
title: Plain words
practice: bad
applies_to: post
severity: warning
parameters: {most: 3, share: 50%}
parts:
  - name: words
    when: {channel: linkedin}
    avoid: {evidence: {lexicons: {jargon: 1}, most: $most, warning: 1}}
    message: '"{match}" is *jargon*.'
    advice: Say it plainly, in `one_word`.
  - name: length
    severity: note
    expect: {words: {at_least: $most}}
    message: The post has {words:g} words.
why: People skip what they do
  not understand.
sources: [{title: On words, author: Ann Author, url: https://example.org/words}]
examples:
  - fail: {channel: linkedin, text: "We [[leverage]] it."}
  - fail: Go.
  # a comment between them
  - pass: {channel: linkedin, text: We use it daily.}
  - near: {channel: linkedin, text: "```A lever```, a pass key and an entry."}
"""
LEXICON = "name: jargon\nsays: Words | of the trade.\nwhy: jargon\ncues: [leverage]\n"
PROFILE = "name: gentle\nsays: For beginners.\nextends: recommended\nrules: {no-jargon: {level: note}}\n"
FILES = {"craft/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON, "profiles/gentle.yaml": PROFILE}

PAGE = """\
# no-jargon

**Plain words.** People skip what they do not understand.

A bad practice for posts (craft), warning.
Written in [craft/no-jargon.yaml](../craft/no-jargon.yaml).

## What it looks at

**words**: avoid [evidence](../README.md#evidence); when `{channel: linkedin}`

```yaml
{evidence: {lexicons: {jargon: 1}, most: $most, warning: 1}}
```

- Says: "{match}" is \\*jargon\\*.
- Advises: Say it plainly, in `one_word`.

**length**: expect [words](../README.md#words); note

```yaml
{words: {at_least: $most}}
```

- Says: The post has {words:g} words.

Word lists: [jargon](../lexicons/jargon.yaml).

## What can be changed

| parameter | default | stands in |
| --- | --- | --- |
| `most` | `3` | `evidence.most`, `words.at_least` |
| `share` | `50%` |  |

In `socialpolicy.yaml`, or in a profile:

```yaml
rules: {no-jargon: {level: note, parameters: {most: 3, share: 50%}}}
```

| profile | sets |
| --- | --- |
| gentle | `{level: note}` |

## Examples

````yaml
- fail: {channel: linkedin, text: "We [[leverage]] it."}
- fail: Go.
# a comment between them
- pass: {channel: linkedin, text: We use it daily.}
- near: {channel: linkedin, text: "```A lever```, a pass key and an entry."}
````

## Sources

- [On words](https://example.org/words), Ann Author
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, standalone_mode=False)


def docs(*more: str) -> Result:
    return run("rules", "docs", "--rulebook", "house", *more)


@pytest.fixture(autouse=True)
def house(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a rulebook, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOCIALPOLICY_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "rulebooks"))
    for name, text in FILES.items():
        (tmp_path / "house" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "house" / name).write_text(text, encoding="utf-8")
    return tmp_path / "house"


def written(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def test_the_page_of_a_rule(house: Path) -> None:
    assert run("rules", "test", "--rulebook", "house").return_value == 0
    assert docs().return_value == 0
    first, blank, page = written(house)["docs/no-jargon.md"].split("\n", 2)
    assert first.startswith("<!-- Made by `socialpolicy rules docs`")
    assert (blank, page) == ("", PAGE)


@pytest.mark.parametrize(
    "line",
    [
        "## Craft",
        "| [no-jargon](docs/no-jargon.md) | Plain words | posts | warning |",
        "| `gentle` | `recommended` | For beginners. |",
        "| [jargon](lexicons/jargon.yaml) | Words \\| of the trade. |",
        "## How to write a rule",
        "### ratio",
        "- `at_least`: a share",
    ],
)
def test_the_index_has(house: Path, line: str) -> None:
    docs()
    assert line in written(house)["README.md"].splitlines()


def test_the_same_files_give_the_same_pages_and_a_second_run_writes_nothing(house: Path) -> None:
    first = docs().stdout.splitlines()
    assert [line.split(":")[0] for line in first[:-1]] == ["house/README.md", "house/docs/no-jargon.md"]
    pages = written(house)
    assert docs().stdout == "2 of 2 pages were up to date.\n"
    assert written(house) == pages


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("craft/no-jargon.yaml", RULE.replace("Plain words", "Plainer words"), ["README.md", "docs/no-jargon.md"]),
        ("profiles/gentle.yaml", PROFILE.replace("note", "error"), ["docs/no-jargon.md"]),
        ("lexicons/jargon.yaml", LEXICON.replace("trade", "craft"), ["README.md"]),
        ("docs/no-jargon.md", f"{MADE}\nShortened.\n", ["docs/no-jargon.md"]),
    ],
)
def test_check_tells_which_pages_are_out_of_date(house: Path, name: str, text: str, told: list[str]) -> None:
    docs()
    assert docs("--check").return_value == 0
    (house / name).write_text(text, encoding="utf-8")
    pages = written(house)
    checked = docs("--check")
    assert checked.return_value == 1
    assert [line.split(":")[0] for line in checked.stdout.splitlines()[:-1]] == [f"house/{page}" for page in told]
    assert written(house) == pages


def test_the_page_of_a_rule_that_is_gone_goes_too_and_others_stay(house: Path) -> None:
    docs()
    (house / "craft" / "no-jargon.yaml").rename(house / "craft" / "plain-words.yaml")
    path = house / "craft" / "plain-words.yaml"
    path.write_text(RULE.replace("id: no-jargon", "id: plain-words"), encoding="utf-8")
    (house / "profiles" / "gentle.yaml").unlink()
    (house / "docs" / "notes.md").write_text("Ours.\n", encoding="utf-8")
    assert "house/docs/no-jargon.md: of no rule" in docs("--check").stdout
    assert "house/docs/no-jargon.md: removed" in docs().stdout
    assert sorted(written(house)) == ["README.md", "docs/notes.md", "docs/plain-words.md"]


def test_a_page_that_somebody_wrote_is_never_overwritten(house: Path) -> None:
    (house / "README.md").write_text("Our rules.\n", encoding="utf-8")
    refused = docs()
    assert isinstance(refused.exception, UsageError)
    assert "somebody wrote this page; move it" in str(refused.exception)
    assert written(house) == {"README.md": "Our rules.\n"}


def test_pages_may_go_elsewhere_without_links_to_files_that_are_not_there(house: Path) -> None:
    assert docs("--output", "site").return_value == 0
    pages = written(house.parent / "site")
    assert sorted(pages) == ["README.md", "docs/no-jargon.md"]
    assert [target for page in pages.values() for target in re.findall(r"\]\(([^)]*yaml)\)", page)] == []


@pytest.mark.parametrize("options", [(), ("--isolated",)])
def test_the_links_of_our_own_pages_lead_somewhere(house: Path, options: tuple[str, ...]) -> None:
    ours = Path(__file__).parents[1] / "rules"
    assert run("rules", "docs", "--output", "ours", *options).return_value == 0
    pages = written(house.parent / "ours")
    assert len(pages) == 1 + sum(path.parent.name not in NOT_RULES for path in ours.glob("*/*.yaml"))
    for name, page in pages.items():
        told = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
        for target, anchor in re.findall(r"\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)", told):
            path = (Path(name).parent / target).as_posix().replace("docs/../", "")
            assert path in pages, (name, target)
            assert not anchor or f"\n### {anchor}\n" in pages[path], (name, anchor)


def test_every_check_kind_and_parameter_is_described() -> None:
    told = "\n".join(kind_section())
    assert re.findall(r"^### (\w+)$", told, re.MULTILINE) == list(KINDS)
    for kind, described in zip(KINDS, told.split("\n### "), strict=True):
        named = re.findall(r"^- `(\w+)`: ", described, re.MULTILINE)
        assert named == list(module_of(kind).Parameters._fields)
        assert all(f"`{{{word}}}`" in described for word in module_of(kind).WORDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_says_what_its_words_are(kind: str) -> None:
    module = module_of(kind)
    told = f"{module.check.__doc__} {module.Parameters.__doc__}"
    assert set(re.findall(r"\{(\w+)\}", told)) == set(module.WORDS)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (flow({"level": "off", "parameters": {"share": "50%"}}), "{level: 'off', parameters: {share: 50%}}"),
        (flow("a text that would be broken over several lines " * 3).count("\n"), 0),
        (code(None), "`null`"),
        (code("a `b`"), "`` a `b` ``"),
        (plain("a_b _c_ *d*\n[e](f) <g> `h_*i`"), r"a_b \_c_ \*d\* \[e\](f) \<g> `h_*i`"),
        (list(table(["a"], [["b | c"]])), ["| a |", "| --- |", r"| b \| c |", ""]),
        (list(table(["a"], [])), []),
        (list(block("```\nx\n```")), ["````yaml", "```", "x", "```", "````", ""]),
    ],
)
def test_pieces_of_markdown(made: object, expected: object) -> None:
    assert made == expected
