"""The two pre-commit hooks, run by the real pre-commit in a repository made for the purpose."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("pre-commit")

GOOD = """---
title: How we count repairs
author: Dana Okafor
date: 2026-01-12
---

We counted 1,284 repairs between November and January, because the desk kept guessing what riders would ask next.

1. Write the fault on the ticket in the rider's own words.
2. At the end of the week, sort the tickets by cause.
3. Compare the list with the week before; a cause that doubles gets a note on the site.

For example, 214 batteries of lights failed in January, twice as many as a year ago. Nine in ten had been charged in
the cold, so the note says to charge them indoors.
"""

BAD = """---
title: BUY NOW!!!
author: Mei Tan
date: 2026-01-12
---

Don't miss out! Order now before it is too late. This offer is GUARANTEED and will not come back. Buy today!
"""

NO_REASON = "plan:\n  title: Be there\n  start: 2026-01-01\n  end: 2026-03-31\n  problem: ''\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    command = ("git", *identity, *arguments)
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path) -> str:
    """Make the folder a repository with one commit and give the commit's name."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All of it", "--no-verify")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="session")
def configuration(sources: Path) -> str:
    """Write a configuration that takes both hooks from a repository of the present sources."""
    hooks = "".join(f"      - id: {hook}\n" for hook in ("socialpolicy-posts", "socialpolicy-plans"))
    return f"repos:\n  - repo: {sources.as_posix()}\n    rev: {commit(sources)}\n    hooks:\n{hooks}"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.mark.parametrize(
    ("hook", "path", "text", "status", "said"),
    [
        ("socialpolicy-posts", "_posts/count.md", GOOD, 0, "Passed"),
        ("socialpolicy-posts", "_posts/offer.md", BAD, 1, "no-hard-sell"),
        ("socialpolicy-posts", "docs/offer.md", BAD, 0, "Skipped"),
        ("socialpolicy-plans", "plans/q1.yaml", NO_REASON, 1, "business-problem-first"),
        ("socialpolicy-plans", "notes/q1.yaml", NO_REASON, 0, "Skipped"),
    ],
    ids=["good-draft", "bad-draft", "not-among-the-drafts", "bad-plan", "not-among-the-plans"],
)
def test_a_hook_judges_what_is_staged(
    tmp_path: Path, configuration: str, cache: Path, hook: str, path: str, text: str, status: int, said: str
) -> None:
    draft = tmp_path / path
    draft.parent.mkdir()
    draft.write_text(text, encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(cache)}
    command = [sys.executable, "-m", "pre_commit", "run", hook, "--color", "never"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert said in result.stdout, result.stdout + result.stderr
    assert result.returncode == status
