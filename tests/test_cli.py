"""The command line: what it takes, where it writes, and with which status it ends."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from socialpolicy import api
from socialpolicy.cli.check import progress_shown
from socialpolicy.cli.main import COMMANDS, main
from socialpolicy.cli.output import wants_color
from socialpolicy.errors import ConfigError, RulebookError, UsageError
from socialpolicy.model.finding import Failure, Finding, Subject
from socialpolicy.model.report import Report, Tally
from socialpolicy.model.rule import Rule
from socialpolicy.model.span import Place
from socialpolicy.settings import Flags

RULE = Rule("no-hard-sell", "Nobody is pressed", "selling", "bad", "warning", ())


def finding(severity: Any) -> Finding:
    """Return a finding of a severity."""
    return Finding(
        "a.md", Place(1, 1, 1, 4), "no-hard-sell", severity, "Words.", "Do.", Subject("post", "a.md", "x"), "selling"
    )


def report(*findings: Finding, failures: tuple[Failure, ...] = (), posts: int = 1) -> Report:
    """Return a report on one file."""
    tally = Tally(findings=findings, failures=failures, files=1, posts=posts, skipped=2)
    return Report(tally, {RULE.id: RULE}, "recommended", "sha256:a", date(2026, 1, 5), complete=not failures)


class Asked(NamedTuple):
    """What a command asked of the program."""

    paths: tuple[str, ...]
    more: dict[str, Any]


Answer = Callable[[Any], list[Asked]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Answer:
    """Return a function that makes checking answer with a report, or raise, and that tells what was asked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def prepare(outcome: Report | BaseException) -> list[Asked]:
        asked: list[Asked] = []

        def check_paths(paths: tuple[str, ...], **more: Any) -> Report:
            asked.append(Asked(tuple(paths), more))
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr(api, "check_paths", check_paths)
        return asked

    return prepare


def run(*arguments: str, **more: Any) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, list(arguments), **more)


BROKEN = (Failure("bad.yaml", "is not YAML", 3), Failure("gone.md", "does not exist"))


@pytest.mark.parametrize(
    ("found", "arguments", "status"),
    [
        (report(), [], 0),
        (report(finding("note")), [], 0),
        (report(finding("warning")), [], 0),
        (report(finding("error")), [], 1),
        (report(finding("warning")), ["--fail-on", "warning"], 1),
        (report(finding("note")), ["--fail-on", "warning"], 0),
        (report(finding("note")), ["--fail-on", "note"], 1),
        (report(finding("error")), ["--fail-on", "never"], 0),
        (report(failures=BROKEN), [], 2),
        (report(failures=BROKEN), ["--fail-on", "never"], 2),
        (report(finding("error"), failures=BROKEN), [], 2),
        (report(posts=0), [], 2),
        (report(posts=0), ["--output-format", "json"], 2),
        (UsageError("no rule called"), [], 2),
        (ConfigError("socialpolicy.yaml:1: no key"), [], 2),
        (RulebookError("rules/a.yaml:1: no key"), [], 2),
        (ZeroDivisionError("oops"), [], 2),
        (MemoryError(), [], 2),
        (RecursionError("deep"), [], 2),
        (KeyboardInterrupt(), [], 130),
    ],
)
def test_the_exit_status(answer: Answer, found: Any, arguments: list[str], status: int) -> None:
    answer(found)
    assert run("check", *arguments).exit_code == status


@pytest.mark.parametrize(
    ("config", "environment", "status"),
    [("fail_on: warning", {}, 1), ("fail_on: warning", {"SOCIALPOLICY_FAIL_ON": "error"}, 0), ("", {}, 0)],
)
def test_the_fail_level_comes_from_the_configuration_too(
    answer: Answer, tmp_path: Path, config: str, environment: dict[str, str], status: int
) -> None:
    answer(report(finding("warning")))
    (tmp_path / "socialpolicy.yaml").write_text(config, encoding="utf-8")
    assert run("check", env=environment).exit_code == status
    assert run("check", "--isolated", env=environment).exit_code == 0


def test_findings_go_to_stdout_and_failures_to_stderr(answer: Answer) -> None:
    answer(report(finding("error"), failures=BROKEN))
    result = run("check", "--output-format", "concise", "--quiet")
    assert result.stdout == "a.md:1:1: error no-hard-sell Words.\n"
    assert result.stderr == "bad.yaml:3: is not YAML\ngone.md: does not exist\n"


def test_in_json_failures_stand_in_the_report(answer: Answer) -> None:
    answer(report(failures=BROKEN))
    result = run("check", "--output-format", "json")
    assert [failure["path"] for failure in json.loads(result.stdout)["failures"]] == ["bad.yaml", "gone.md"]
    assert result.stderr == ""


def test_nothing_to_check_is_said(answer: Answer) -> None:
    answer(report(posts=0))
    result = run("check")
    assert result.stdout == ""
    assert result.stderr.startswith(
        "socialpolicy: nothing to check: no draft and no plan was found; 2 other files were passed over. "
    )


@pytest.mark.parametrize(
    ("arguments", "paths", "flags", "more"),
    [
        ([], (".",), Flags(), {"jobs": None, "stdin": None, "stdin_filename": None}),
        (["a.md", "posts"], ("a.md", "posts"), Flags(), {}),
        (["--select", "a,b", "--select", "c"], (".",), Flags(select=("a", "b", "c")), {}),
        (["--ignore", "d"], (".",), Flags(ignore=("d",)), {}),
        (["--profile", "strict", "--isolated"], (".",), Flags(profile="strict", isolated=True), {}),
        (["--config", "c.yaml", "--rulebook", "r"], (".",), Flags(config="c.yaml", rulebooks=("r",)), {}),
        (["--as-of", "2026-01-05"], (".",), Flags(as_of=date(2026, 1, 5)), {}),
        (["--channel", "Twitter", "--published"], (".",), Flags(channel="x", published=True), {}),
        (["--fail-on", "NOTE", "--no-cache"], (".",), Flags(fail_on="note", no_cache=True), {}),
        (["--show-kept"], (".",), Flags(show_kept=True), {}),
        (["--jobs", "3"], (".",), Flags(), {"jobs": 3}),
        (["-", "--stdin-filename", "b.md"], ("-",), Flags(), {"stdin": b"draft\xff", "stdin_filename": "b.md"}),
    ],
)  # fmt: skip
def test_options_reach_the_program(
    answer: Answer, tmp_path: Path, arguments: list[str], paths: tuple[str, ...], flags: Flags, more: dict[str, Any]
) -> None:
    (tmp_path / "c.yaml").write_text("", encoding="utf-8")
    (asked,) = [answered for answered in (answer(report()),) if run("check", *arguments, input=b"draft\xff")]
    assert asked[0].paths == paths
    assert asked[0].more["flags"] == flags
    assert {key: asked[0].more[key] for key in more} == more


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], 'no command called "chekc"; did you mean "check"?'),
        (["check", "--output-format", "jsn"], 'no output format called "jsn"; did you mean "json"?'),
        (["check", "--output-format", "?"], 'no output format called "?"; use one of full, concise, table, json'),
        (["check", "--fail-on", "eror"], 'no fail level called "eror"; did you mean "error"?'),
        (["check", "--color", "blue"], 'no colour choice called "blue"; use one of auto, always, never'),
        (["check", "--as-of", "2026-02-30"], '--as-of: "2026-02-30" is not a day; write it like 2026-01-05'),
        (["check", "--jobs", "0"], '"0" is not a number of processes; use auto or a number from 1 on'),
        (["check", "--jobs", "many"], '"many" is not a number of processes; use auto or a number from 1 on'),
        (["check", "--isolated", "--config", "a"], "--config and --isolated exclude each other; leave one out"),
        (["check", "--statistic"], "--statistics"),
        (["schema", "pots"], 'no schema called "pots"; did you mean "post"?'),
        (["rules", "show", "no-hard-sel"], 'no rule called "no-hard-sel"; did you mean "no-hard-sell"?'),
        (["rules", "show", "zzz"], 'no rule called "zzz"; `socialpolicy rules list` shows them all'),
        (["check", "--config", "gone.yaml"], "gone.yaml: does not exist; check the name of the configuration file"),
    ],
)
def test_a_usage_error_says_what_to_do(answer: Answer, rulebook: None, arguments: list[str], message: str) -> None:
    answer(report())
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(("arguments", "first"), [([], "check"), (["rules"], "docs")])
def test_nothing_asked_for_gets_the_help(arguments: list[str], first: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"\nCommands:\n  {first} " in result.stderr
    assert result.stderr.startswith("Usage: ")
    assert "socialpolicy:" not in result.stderr


class Book(NamedTuple):
    """A stand-in for a rulebook."""

    rules: dict[str, Rule]
    known: frozenset[str] = frozenset()


@pytest.fixture
def rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one rule the rulebook."""
    monkeypatch.setattr(api, "load_rulebook", lambda flags: Book({RULE.id: RULE}))


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["rules", "test"]])
def test_help_is_there(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: socialpolicy")
    assert run(*command, "-h").stdout == result.stdout


@pytest.mark.parametrize("command", [[], ["rules"]])
def test_no_command_s_summary_breaks_off(command: list[str]) -> None:
    assert "..." not in run(*command, "--help").stdout.partition("Commands:")[2]


def test_an_unexpected_error_is_one_line(answer: Answer) -> None:
    answer(ValueError("bad \x1b[31m\nthing"))
    result = run("check")
    assert result.stderr == (
        "socialpolicy: internal error: ValueError: bad ␛[31m␊thing; this is a bug: "
        "report it with what SOCIALPOLICY_DEBUG=1 shows\n"
    )
    assert "Traceback" in run("check", env={"SOCIALPOLICY_DEBUG": "1"}).stderr


def test_control_characters_of_arguments_and_failures_are_made_visible(answer: Answer) -> None:
    answer(report(failures=(Failure("a\x1b[2J.md", "is \x9b odd"),)))
    assert run("check").stderr == "a␛[2J.md: is <U+009B> odd\n"
    assert "\x1b" not in run("check", "--color", "\x1b[2J").stderr
    assert "\x1b" not in run("\x1b[2J").stderr


class Screen(io.StringIO):
    """A stand-in for a stream that somebody looks at, or not."""

    def __init__(self, *, terminal: bool) -> None:
        """Keep whether it is a terminal."""
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self.terminal


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "colored"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_when_colour_is_used(
    monkeypatch: pytest.MonkeyPatch, choice: str, terminal: bool, environment: dict[str, str], colored: bool
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, Screen(terminal=terminal)) is colored


@pytest.mark.parametrize(
    ("terminal", "total", "shown"),
    [(True, 400, "\r396 of 400 files\r\x1b[K"), (True, 199, ""), (False, 400, "")],
)
def test_progress_is_shown_for_long_work_that_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, total: int, shown: str
) -> None:
    screen = Screen(terminal=terminal)
    monkeypatch.setattr("sys.stderr", screen)
    show = progress_shown()
    for done in range(1, total + 1):
        if show is not None:
            show(done, total)
    assert screen.getvalue().endswith(shown)
    assert bool(screen.getvalue()) is bool(shown)
