"""For every practice an example that breaks that one, and what it says of itself is what is found in it."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from socialpolicy import Flags, Report, check_paths
from socialpolicy.cli.main import main

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "one-by-one"
SOUND = FOLDER / "keeps-all.yaml"
ABOUT_THE_FOLDER = {"README.md", "socialpolicy.yaml"}
FILES = sorted(path for path in FOLDER.iterdir() if path.name not in ABOUT_THE_FOLDER)
BREAKING = [path for path in FILES if path != SOUND]
PLANS = [path for path in BREAKING if "\nplan:\n" in path.read_text(encoding="utf-8")]
CATEGORIES = ("purpose", "people", "listening", "care", "following", "posting", "selling")
NO_PRACTICES = {"promotional-post"}
"""Rules beside the practices that the articles ask for."""

HERE = "# <- here"


def name_of(path: Path) -> str:
    return path.stem


@cache
def check(path: Path) -> Report:
    report = check_paths([path], flags=Flags(as_of=date(2026, 1, 5), profile="recommended"))
    assert report.tally.failures == ()
    return report


def head(path: Path) -> list[str]:
    """Return the lines above the plan or post itself: the comment, and what the file says that it breaks."""
    lines = path.read_text(encoding="utf-8").removeprefix("---\n").splitlines()
    end = next(index for index, line in enumerate(lines) if line.startswith("x_breaks:"))
    return lines[: end + 1]


def breaks(path: Path) -> list[str]:
    told: list[str] = yaml.safe_load(head(path)[-1])["x_breaks"]
    return told


def explained(path: Path) -> str:
    return " ".join(line.removeprefix("# ") for line in head(path)[:-1])


def test_every_practice_has_its_file_and_every_file_its_practice() -> None:
    rules = {path.stem for category in CATEGORIES for path in (ROOT / "rules" / category).glob("*.yaml")}
    assert sorted(path.stem for path in BREAKING) == sorted(rules - NO_PRACTICES)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_breaks_exactly_what_it_says(path: Path) -> None:
    found = {finding.rule for finding in check(path).findings if finding.status == "open"}
    assert found == set(breaks(path))


@pytest.mark.parametrize("path", BREAKING, ids=name_of)
def test_what_a_file_is_named_after_comes_first(path: Path) -> None:
    assert breaks(path)[0] == path.stem


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_read_as_it_is_written(path: Path) -> None:
    report = check(path)
    assert report.tally.plans + report.tally.posts > 0
    assert [finding.message for finding in report.findings if finding.category == "input"] == []


def test_the_sound_plan_leaves_nothing_open() -> None:
    outcomes = check(SOUND).tally.plan_outcomes
    assert {outcome.state for outcome in outcomes} <= {"kept", "exempt"}
    assert sum(outcome.state == "kept" for outcome in outcomes) > 40


@pytest.mark.parametrize("path", PLANS, ids=name_of)
def test_a_plan_differs_from_the_sound_one_only_where_it_is_marked(path: Path) -> None:
    sound = set(SOUND.read_text(encoding="utf-8").splitlines())
    body = path.read_text(encoding="utf-8").splitlines()[len(head(path)) :]
    plan = body[: next((index for index, line in enumerate(body) if line.startswith("posts:")), len(body))]
    different = [line for line in plan if line not in sound]
    assert different
    assert [line for line in different if HERE not in line] == []


@pytest.mark.parametrize("path", BREAKING, ids=name_of)
def test_the_page_says_of_a_file_what_it_says_of_itself(path: Path) -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| [{path.stem}]({path.name}) | {explained(path)} |\n" in page


def test_the_folder_is_checked_as_its_page_says() -> None:
    checked = CliRunner().invoke(main, ["check", str(FOLDER), "--as-of", "2026-01-05", "--output-format", "concise"])
    assert checked.exit_code == 1
    assert all(f"{path.name}:" in checked.output for path in BREAKING)
    assert SOUND.name not in checked.output


def test_the_demonstration_leaves_them_out() -> None:
    assert "one-by-one" not in CliRunner().invoke(main, ["check", str(FOLDER.parent)]).output
