"""The same plan, and the same posts, say the same in every container: findings differ in their places alone."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from containers import (
    Tree,
    as_json,
    sheets_of_plan,
    sheets_of_posts,
    workbook,
    write_csv,
    write_markdown,
    write_plan_folder,
)

from socialpolicy import Flags, Report, check_paths
from socialpolicy.model.finding import Finding

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = EXAMPLES / "plans"
FLAGS = Flags(isolated=True, as_of=date(2026, 1, 5))

PLACES = {"path", "place", "span", "pointer", "cell", "excerpt", "source_line", "marked", "document"}
"""What containers differ in."""

PLAN_WRITERS: dict[str, Callable[[Path, Tree], object]] = {
    "plan.json": lambda path, tree: path.write_bytes(as_json(tree)),
    "plan.xlsx": lambda path, tree: path.write_bytes(workbook(sheets_of_plan(tree))),
    "plan.csv": lambda path, tree: write_plan_folder(path.parent, tree),
}

POST_WRITERS: dict[str, Callable[[Path, list[Tree]], object]] = {
    "posts.json": lambda path, posts: path.write_bytes(as_json(posts)),
    "posts.csv": lambda path, posts: write_csv(path, sheets_of_posts(posts)["Posts"]),
    "posts.xlsx": lambda path, posts: path.write_bytes(workbook(sheets_of_posts(posts))),
    "posts.md": lambda path, posts: write_markdown(path.parent, posts),
}


def said(report: Report, file: str) -> str:
    """Return all that a report says but where: findings, what was kept and what was left open.

    Posts without an id are called by their file.
    """
    found = sorted(map(_said, report.findings))
    outcomes = [(one.rule, one.state, one.reason, dict(one.figures)) for one in report.tally.plan_outcomes]
    counted = [dict(report.tally.kept), dict(report.tally.unknown), report.tally.failures, report.tally.posts]
    return repr([found, outcomes, counted]).replace(file, "FILE")


@pytest.mark.parametrize("container", PLAN_WRITERS)
@pytest.mark.parametrize("name", sorted(path.stem for path in PLANS.glob("*.yaml")))
def test_a_plan_says_the_same_in_every_container(
    name: str, container: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = yaml.safe_load((PLANS / f"{name}.yaml").read_text(encoding="utf-8"))
    reports = {}
    for file, write in {"plan.yaml": _copied(PLANS / f"{name}.yaml"), container: PLAN_WRITERS[container]}.items():
        folder = tmp_path / file
        folder.mkdir()
        if (PLANS / name).is_dir():
            shutil.copytree(PLANS / name, folder / name)
        write(folder / file, tree)
        monkeypatch.chdir(folder)
        report = check_paths([file], flags=FLAGS)
        assert report.tally.plans == 1
        reports[file] = said(report, file)
    assert reports[container] == reports["plan.yaml"]


@pytest.mark.parametrize("container", POST_WRITERS)
@pytest.mark.parametrize("name", ["good", "bad"])
def test_posts_say_the_same_in_every_container(
    name: str, container: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = yaml.safe_load((EXAMPLES / "queue" / f"{name}.yaml").read_text(encoding="utf-8"))["posts"]
    reports = {}
    for file, write in {"posts.yaml": _as_yaml, container: POST_WRITERS[container]}.items():
        folder = tmp_path / file
        folder.mkdir()
        write(folder / file, posts)
        monkeypatch.chdir(folder)
        report = check_paths(["."], flags=FLAGS)
        assert report.tally.posts == sum(len(post.get("channels", ["one"])) for post in posts)
        reports[file] = said(report, file)
    assert reports[container] == reports["posts.yaml"]


def _said(finding: Finding) -> str:
    words = [(clue.text, clue.why, clue.weight) for clue in finding.evidence]
    return repr({**{name: value for name, value in finding._asdict().items() if name not in PLACES}, "evidence": words})


def _copied(source: Path) -> Callable[[Path, Tree], object]:
    return lambda path, tree: shutil.copy(source, path)


def _as_yaml(path: Path, posts: list[Tree]) -> None:
    path.write_text(yaml.safe_dump({"posts": posts}, allow_unicode=True), encoding="utf-8")
