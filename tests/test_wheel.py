"""The wheel works on its own: built, installed in a fresh environment, and run far from the sources."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

POST = """---
title: BUY NOW!!!
author: Mei Tan
date: 2026-01-12
---

Don't miss out! Order now before it is too late. This offer is GUARANTEED and will not come back.
"""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="session")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", target, sources, folder=target)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment of its own and give the folder of its programs."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = run(folder / "python", "-m", "pip", "install", "--quiet", wheel, folder=environment)
    assert pip.returncode == 0, pip.stderr
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Give a folder with one draft in it that presses its readers."""
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "offer.md").write_text(POST, encoding="utf-8")
    return tmp_path


def test_the_wheel_holds_every_rule_and_the_compiled_rulebook(wheel: Path, sources: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    rules = {path.relative_to(sources / "rules").as_posix() for path in sources.glob("rules/**/*.yaml")}
    assert rules, "the sources hold no rules"
    assert {f"socialpolicy/rulebook/shipped/{rule}" for rule in rules | {"compiled.jsonl"}} <= inside
    assert "socialpolicy/py.typed" in inside


def test_the_wheel_holds_only_the_package(wheel: Path) -> None:
    assert {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"socialpolicy"}


def test_the_console_script_checks_a_draft(programs: Path, elsewhere: Path) -> None:
    result = run(programs / "socialpolicy", "check", "--fail-on", "warning", "_posts/offer.md", folder=elsewhere)
    assert (result.returncode, result.stderr) == (1, "")
    assert "no-hard-sell" in result.stdout


def test_python_dash_m_says_the_same_as_the_console_script(programs: Path, elsewhere: Path) -> None:
    options = ("check", "--as-of", "2026-01-05", "--output-format", "json", ".")
    module = run(programs / "python", "-m", "socialpolicy", *options, folder=elsewhere)
    script = run(programs / "socialpolicy", *options, folder=elsewhere)
    assert "no-hard-sell" in module.stdout
    assert (module.stdout, module.returncode) == (script.stdout, script.returncode)


def test_every_rule_is_listed(programs: Path, elsewhere: Path, sources: Path) -> None:
    listed = run(programs / "socialpolicy", "rules", "list", folder=elsewhere).stdout
    apart = {"channels", "lexicons", "presets", "profiles"}
    ids = [path.stem for path in sources.glob("rules/*/*.yaml") if path.parent.name not in apart]
    assert ids
    assert [rule for rule in ids if rule not in listed] == []
