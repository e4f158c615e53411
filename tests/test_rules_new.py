"""`socialpolicy rules new` writes a rule that works, where it was told to, and never over another one."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from socialpolicy.cli.main import main
from socialpolicy.errors import SocialPolicyError, UsageError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, standalone_mode=False)


@pytest.fixture(autouse=True)
def house(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOCIALPOLICY_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "rulebooks"))
    return tmp_path


def new(name: str, *more: str) -> Result:
    return run("rules", "new", name, *more)


@pytest.mark.parametrize("applies_to", ["post", "plan"])
def test_a_new_rule_loads_and_its_examples_hold(applies_to: str) -> None:
    assert new("craft/my-rule", "--applies-to", applies_to, "--rulebook", "house").return_value == 0
    tested = run("rules", "test", "--rulebook", "house", "my-rule")
    assert (tested.return_value, tested.stdout) == (0, "3 of 3 examples of 1 rule hold.\n")
    listed = run("rules", "list", "--rulebook", "house", "--select", "my-rule").stdout.splitlines()
    assert listed == ["craft", f"  my-rule  warning  {applies_to:<10}  My rule", "1 rule"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[[words that break the rule]]", "other words", "fail: should be broken, but is kept"),
        ("The post has other words", "Words that break the rule", "pass: should be kept, but is broken"),
        ("  - near:", "  - pass:", "near: the rule has no `near` example; add one"),
        ("  - fail:", "  - near:", "fail: the rule has no `fail` example; add one"),
    ],
)
def test_its_examples_fail_where_they_should(house: Path, before: str, after: str, said: str) -> None:
    new("craft/my-rule", "--rulebook", "house")
    path = house / "house" / "craft" / "my-rule.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    tested = run("rules", "test", "--rulebook", "house")
    assert tested.return_value == 1
    assert said in tested.stdout


def test_every_key_of_a_new_rule_is_asked_for_in_a_comment(house: Path) -> None:
    new("craft/my-rule")
    lines = (house / "rules" / "craft" / "my-rule.yaml").read_text(encoding="utf-8").splitlines()
    keys = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    unasked = [lines[number] for number in keys if not lines[number - 1].startswith("#")]
    assert unasked == ["applies_to: post"]  # which was asked for on the command line


def test_a_rule_on_trial_fails_nothing(house: Path) -> None:
    new("craft/my-rule", "--rulebook", "house")
    (house / "draft.txt").write_text("Here are words that break the rule.", encoding="utf-8")
    options = ("--rulebook", "house", "--select", "my-rule", "--channel", "x", "--fail-on", "note")
    checked = run("check", *options, "--output-format", "json", "draft.txt")
    assert '"status": "trial"' in checked.stdout
    assert checked.return_value == 0


@pytest.mark.parametrize(
    ("options", "configuration", "path"),
    [
        ((), "", "rules/craft/my-rule.yaml"),
        (("--rulebook", "house"), "", "house/craft/my-rule.yaml"),
        ((), "rulebooks: [ours]", "ours/craft/my-rule.yaml"),
        (("--rulebook", "house"), "rulebooks: [ours]", "house/craft/my-rule.yaml"),
    ],
)
def test_it_goes_into_the_rulebook_that_is_named(
    house: Path, options: tuple[str, ...], configuration: str, path: str
) -> None:
    (house / "socialpolicy.yaml").write_text(configuration, encoding="utf-8")
    told = new("craft/my-rule", *options).stdout.splitlines()
    assert told[0].startswith(f"{path}: written")
    assert told[1] == f"Try it: socialpolicy rules test my-rule --rulebook {path.split('/')[0]}"
    assert [found.relative_to(house).as_posix() for found in house.rglob("my-rule.yaml")] == [path]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my-rule", '"my-rule" names no rule; write CATEGORY/ID'),
        ("Craft/my-rule", '"Craft/my-rule" names no rule'),
        ("craft/my_rule", "names no rule"),
        ("craft/my-rule/", "names no rule"),
        ("../craft/my-rule", "names no rule"),
        ("lexicons/my-rule", '"lexicons" cannot be a category'),
        ("input/my-rule", '"input" cannot be a category'),
        ("craft/duplicate-key", '"duplicate-key" is a kind of input problem already'),
        ("craft/no-hard-sell", "there is a rule no-hard-sell already, in selling; choose another id"),
    ],
)
def test_a_name_that_no_rule_may_have_is_refused(house: Path, name: str, said: str) -> None:
    refused = new(name)
    assert isinstance(refused.exception, UsageError)
    assert said in str(refused.exception)
    assert list(house.rglob("*.yaml")) == []


def test_nothing_is_overwritten(house: Path) -> None:
    new("craft/my-rule", "--rulebook", "house")
    path = house / "house" / "craft" / "my-rule.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    again = new("craft/my-rule", "--rulebook", "house")
    assert isinstance(again.exception, UsageError)
    assert "the file is there already" in str(again.exception)
    assert path.read_text(encoding="utf-8").endswith("# mine\n")
    elsewhere = new("other/my-rule", "--rulebook", "house")
    assert "there is a rule my-rule already, in craft" in str(elsewhere.exception)


def test_one_rulebook_is_asked_for_where_there_are_several() -> None:
    refused = new("craft/my-rule", "--rulebook", "one", "--rulebook", "two")
    assert isinstance(refused.exception, UsageError)
    assert "a new rule goes into one rulebook, and there are 2" in str(refused.exception)


def test_a_folder_that_cannot_be_written_is_said_to_be_so(house: Path) -> None:
    (house / "house").write_text("no folder", encoding="utf-8")
    refused = new("craft/my-rule", "--rulebook", "house")
    assert isinstance(refused.exception, SocialPolicyError)
    assert "cannot be written" in str(refused.exception)
