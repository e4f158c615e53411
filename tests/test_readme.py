"""What the README tells people to type does what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, *, holding: str) -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return next(text for text in blocks if holding in text)


@pytest.fixture
def house_rules(tmp_path: Path) -> Path:
    """Write the rule that the README shows into a rulebook of its own."""
    folder = tmp_path / "house-rules" / "craft"
    folder.mkdir(parents=True)
    rule = block("yaml", holding="examples:")
    (folder / "no-internal-names.yaml").write_text(rule, encoding="utf-8")
    return tmp_path


def socialpolicy(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "socialpolicy", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_transcript_is_what_the_command_prints() -> None:
    command, _, printed = block("", holding="$ socialpolicy").partition("\n")
    result = socialpolicy(*command.split()[2:], folder=ROOT)
    assert result.stdout == printed


def test_the_rule_holds_its_own_examples(house_rules: Path) -> None:
    result = socialpolicy("rules", "test", "--rulebook", "house-rules", "no-internal-names", folder=house_rules)
    assert (result.returncode, result.stdout) == (0, "3 of 3 examples of 1 rule hold.\n")


def test_the_rule_and_the_configuration_are_used_together(house_rules: Path) -> None:
    (house_rules / "socialpolicy.yaml").write_text(block("yaml", holding="brands:"), encoding="utf-8")
    (house_rules / "news").mkdir()
    (house_rules / "news" / "a.md").write_text("LAST CHANCE!!! Project Gannet is here.\n", encoding="utf-8")
    options = ("--rulebook", "house-rules", "--output-format", "concise")
    said = socialpolicy("check", *options, folder=house_rules).stdout
    assert 'warning no-internal-names "Project Gannet" is a name that only we know.' in said
    assert "error no-hard-sell" in said


def test_the_python_example_prints_a_finding() -> None:
    program = block("python", holding="check_text")
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert "no-hard-sell" in result.stdout, result.stderr


def test_the_hooks_are_the_ones_that_there_are() -> None:
    used = yaml.safe_load(block("yaml", holding="repos:"))["repos"][0]["hooks"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in used] == [hook["id"] for hook in offered]


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_a_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()
