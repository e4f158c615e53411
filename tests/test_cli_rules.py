"""`socialpolicy rules` and `socialpolicy schema`: what they show and with which status they end."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from socialpolicy import api
from socialpolicy.cli.main import main
from socialpolicy.model.rule import Part, Rule, Source
from socialpolicy.schemas import SCHEMAS
from socialpolicy.settings import Flags

RULE = Rule(
    id="no-hard-sell",
    title="Nobody is pressed",
    category="selling",
    practice="bad",
    severity="warning",
    parts=(
        Part("words", "post", "avoid", "phrases", (), message="{match} presses.", advice="Leave it."),
        Part("rows", "plan", "expect", "rows", (), message={"error": "Far too much.", "note": "A bit much."}),
    ),
    why="Who is pressed\nleaves.",
    tags=("sales",),
    sources=(Source("On Pressure", "Ann Author", url="https://example.org/"),),
)
OTHER = Rule("ask-open-questions", "A plan asks", "people", "good", "error", (RULE.parts[1],), forced="note")


def run(*arguments: str, **more: Any) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, list(arguments), **more)


class Book(NamedTuple):
    """A stand-in for a rulebook."""

    rules: dict[str, Rule]
    known: frozenset[str] = frozenset()


@pytest.fixture
def rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make two rules the rulebook."""
    monkeypatch.setattr(api, "load_rulebook", lambda flags: Book({RULE.id: RULE, OTHER.id: OTHER}))


class Example(NamedTuple):
    """A stand-in for what came of an example."""

    rule: str
    path: str
    line: int
    kind: str
    ok: bool
    message: str


def test_rules_list(rulebook: None) -> None:
    assert run("rules", "list").stdout.splitlines() == [
        "people",
        "  ask-open-questions  note     plan        A plan asks",
        "selling",
        "  no-hard-sell        warning  post, plan  Nobody is pressed",
        "2 rules",
    ]


def test_rules_list_names_those_that_are_off() -> None:
    listed = run("rules", "list", "--isolated").stdout
    assert "more are off; `--select` or a level in the configuration brings one in:" in listed
    assert "past-is-no-promise" in listed.rpartition(" off; ")[2]
    assert " off; " not in run("rules", "list", "--isolated", "--profile", "finance", "--select", "finance").stdout


@pytest.mark.parametrize(("profile", "off"), [("recommended", True), ("finance", False)])
def test_a_rule_that_is_off_can_be_shown(profile: str, off: bool) -> None:
    shown = run("rules", "show", "past-is-no-promise", "no-hard-sell", "--isolated", "--profile", profile)
    assert shown.exit_code == 0
    assert [", off unless asked for" in line for line in shown.stdout.splitlines() if "practice," in line] == [
        off,
        False,
    ]


def test_a_rule_that_the_configuration_switches_off_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "socialpolicy.yaml").write_text('rules: {no-hard-sell: "off"}\n', encoding="utf-8")
    shown = run("rules", "show", "no-hard-sell")
    assert shown.exit_code == 2
    assert 'the configuration switches "no-hard-sell" off' in shown.stderr


def test_rules_show(rulebook: None) -> None:
    assert run("rules", "show", "no-hard-sell").stdout.splitlines() == [
        "no-hard-sell: Nobody is pressed",
        "  selling, bad practice, post, plan, warning",
        "  Why: Who is pressed leaves.",
        "  - words: post, avoid phrases",
        "      {match} presses.",
        "      Leave it.",
        "  - rows: plan, expect rows",
        "      error: Far too much.",
        "      note: A bit much.",
        '  Source: "On Pressure", Ann Author, https://example.org/',
        "  Tags: sales",
        "",
    ]


def test_rules_show_tells_what_cannot_be_waived(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book({RULE.id: RULE._replace(waivable=False)})
    monkeypatch.setattr(api, "load_rulebook", lambda *_, **__: book)
    shown = run("rules", "show", "no-hard-sell").stdout.splitlines()
    assert shown[1] == "  selling, bad practice, post, plan, warning, cannot be waived (waivable: false)"


HOLDS = Example("a", "rules/a.yaml", 7, "pass", True, "")
FAILS = Example("b", "rules/b.yaml", 9, "fail", False, "nothing was found")


@pytest.mark.parametrize(
    ("results", "status", "told"),
    [
        ((HOLDS,), 0, ["1 of 1 examples of 1 rule hold."]),
        ((HOLDS, FAILS), 1, ["rules/b.yaml:9: b: fail: nothing was found", "1 of 2 examples of 2 rules hold."]),
        ((), 2, []),
    ],
)
def test_rules_test(
    monkeypatch: pytest.MonkeyPatch, results: tuple[Example, ...], status: int, told: list[str]
) -> None:
    asked: list[Any] = []

    def test_rules(flags: Flags, ids: tuple[str, ...]) -> tuple[Example, ...]:
        asked.append((flags, ids))
        return results

    monkeypatch.setattr(api, "check_examples", test_rules)
    result = run("rules", "test", "a", "b", "--profile", "strict")
    assert (result.exit_code, result.stdout.splitlines()) == (status, told)
    assert asked == [(Flags(profile="strict"), ("a", "b"))]


@pytest.mark.parametrize("what", SCHEMAS)
def test_schemas_are_printed(what: str) -> None:
    result = run("schema", what)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
