"""Which choices hold for a folder: flags, environment, configuration, and what is said of typos."""

from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from socialpolicy.errors import UsageError
from socialpolicy.settings import Flags, LexiconEdit, Override, RuleChoice, Settings, settings_for
from socialpolicy.settings.find import find_config
from socialpolicy.settings.paths import channel_for, is_excluded, rules_for
from socialpolicy.settings.resolve import fail_level, with_environment
from socialpolicy.settings.schema import config_schema

EVERY_KEY = """\
profile: strict
rules:
  no-hard-sell: note
  useful-blog: off
  inbound-majority: {level: warning, parameters: {above: 0.4, words: [a, "1"], strict: true}}
lexicons: {cliches: {add: [synergy], remove: [robust, seamless]}}
rulebooks: [rules]
paths: {"tweets/**": Twitter, "notes/": linkedin}
exclude: [old/]
brands: Northwind
domains: [northwind.example]
timezone: Europe/Zurich
columns: {Copy text: text, Net: channel, Story: news.what}
overrides:
  - {paths: ["jobs/**"], rules: {no-hard-sell: off}}
  - {channels: [ig, blog], rules: {useful-blog: error}}
fail_on: warning
must_evaluate: [inbound-majority]
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, flags: Flags | None = None, **environment: str) -> Settings:
    """Return the settings for a folder."""
    return settings_for(folder, flags or Flags(), environment)


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(root: Path) -> None:
    assert settings(root) == Settings()
    assert (Settings().fail_on, Settings().profile, Settings().root) == ("error", None, None)


def test_every_key_is_read(root: Path) -> None:
    write(root / "socialpolicy.yaml", EVERY_KEY)
    found = settings(root)
    assert found.root == str(root)
    assert found.profile == "strict"
    assert found.rules == {
        "no-hard-sell": RuleChoice("note"),
        "useful-blog": RuleChoice("off"),
        "inbound-majority": RuleChoice("warning", {"above": 0.4, "words": ("a", "1"), "strict": True}),
    }
    assert found.lexicons == {"cliches": LexiconEdit(("synergy",), ("robust", "seamless"))}
    assert found.rulebooks == (str(root / "rules"),)
    assert found.paths == {"tweets/**": "x", "notes/": "linkedin"}
    assert (found.exclude, found.brands, found.domains) == (("old/",), ("Northwind",), ("northwind.example",))
    assert (found.timezone, found.fail_on) == ("Europe/Zurich", "warning")
    assert found.columns == {"Copy text": "text", "Net": "channel", "Story": "news.what"}
    assert found.overrides == (
        Override(paths=("jobs/**",), rules={"no-hard-sell": RuleChoice("off")}),
        Override(channels=("instagram", "blog"), rules={"useful-blog": RuleChoice("error")}),
    )
    assert found.must_evaluate == ("inbound-majority",)


def test_each_choice_tells_where_it_was_made(root: Path) -> None:
    write(root / "socialpolicy.yaml", EVERY_KEY)
    origins = settings(root, Flags(fail_on="never")).origins
    assert origins["profile"] == "socialpolicy.yaml:1"
    assert origins["rules.useful-blog"] == "socialpolicy.yaml:4"
    assert origins["paths.notes/"] == "socialpolicy.yaml:8"
    assert origins["fail_on"] == "flag --fail-on"


@pytest.mark.parametrize(
    ("files", "folder", "nearest"),
    [
        (["socialpolicy.yaml"], "a/b", "socialpolicy.yaml"),
        (["socialpolicy.yaml", "a/.socialpolicy.yaml"], "a/b", "a/.socialpolicy.yaml"),
        (["socialpolicy.yaml", ".socialpolicy.yaml"], ".", "socialpolicy.yaml"),
        (["pyproject.toml"], "a", "pyproject.toml"),
        (["../socialpolicy.yaml"], "a", None),
        (["socialpolicy.yaml/keep"], ".", None),
        (["a/socialpolicy.yaml"], ".", None),
    ],
)
def test_the_nearest_file_up_to_the_root_of_the_repository_counts(
    tmp_path: Path, files: list[str], folder: str, nearest: str | None
) -> None:
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "a/b").mkdir(parents=True)
    for file in files:
        write(root / file, "[tool.socialpolicy]\n")
    assert find_config(root / folder) == (None if nearest is None else str(root / nearest))


def test_a_project_file_without_our_table_is_passed_over(root: Path) -> None:
    write(root / "socialpolicy.yaml", "profile: strict")
    write(root / "a/pyproject.toml", '[project]\nname = "a"\n')
    assert settings(root / "a").profile == "strict"


def test_the_project_file_holds_the_same_keys(root: Path) -> None:
    write(
        root / "pyproject.toml",
        '[project]\nname = "profile"\n\n[tool.socialpolicy]\nprofile = "starter"\nbrands = ["A", "B"]\n'
        "[tool.socialpolicy.rules]\nno-hard-sell = false\n"
        'inbound-majority = {level = "note", parameters = {above = 0.5}}\n',
    )
    found = settings(root)
    assert (found.profile, found.brands) == ("starter", ("A", "B"))
    assert found.rules["no-hard-sell"] == RuleChoice("off")
    assert found.rules["inbound-majority"] == RuleChoice("note", {"above": 0.5})
    assert found.origins["profile"] == "pyproject.toml:5"
    assert found.origins["rules.no-hard-sell"] == "pyproject.toml:8"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "rules:\n", "rules: ~\nexclude:\n", "{}"])
def test_an_empty_configuration_chooses_nothing(root: Path, text: str) -> None:
    write(root / "socialpolicy.yaml", text)
    found = settings(root)
    assert (found.root, found.rules, found.exclude) == (str(root), {}, ())


@pytest.mark.parametrize(
    ("flag", "variable", "config", "result"),
    [
        (None, None, None, None),
        (None, None, "config", "config"),
        (None, "variable", "config", "variable"),
        ("flag", "variable", "config", "flag"),
        ("flag", None, None, "flag"),
        (None, "", "config", "config"),
    ],
)
def test_flags_come_before_the_environment_and_that_before_the_file(
    root: Path, flag: str | None, variable: str | None, config: str | None, result: str | None
) -> None:
    if config:
        write(root / "socialpolicy.yaml", f"profile: {config}")
    environment = {} if variable is None else {"SOCIALPOLICY_PROFILE": variable}
    assert settings(root, Flags(profile=flag), **environment).profile == result


@pytest.mark.parametrize(
    ("variable", "value", "key", "result"),
    [
        ("PROFILE", "strict", "profile", "strict"),
        ("FAIL_ON", "note", "fail_on", "note"),
        ("AS_OF", "2026-01-05", "as_of", date(2026, 1, 5)),
        ("CHANNEL", "x", "channel", "x"),
        ("SELECT", "posting, care", "select", ("posting", "care")),
        ("IGNORE", "a,a,,b", "ignore", ("a", "b")),
        ("CONFIG", "other.yaml", "config", "other.yaml"),
        ("RULEBOOK", "rules", "rulebooks", ("rules",)),
    ],
)
def test_variables_of_the_environment_stand_for_flags(variable: str, value: str, key: str, result: Any) -> None:
    environment = {f"SOCIALPOLICY_{variable}": value}
    assert getattr(with_environment(Flags(), environment)[0], key) == result
    assert with_environment(Flags(isolated=True), environment)[0] == Flags(isolated=True)


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("FAIL_ON", "sometimes", 'SOCIALPOLICY_FAIL_ON: no fail level "sometimes"; use one of error, warning'),
        ("AS_OF", "tomorrow", 'SOCIALPOLICY_AS_OF: "tomorrow" is not a day; write it like 2026-01-05'),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(root: Path, variable: str, value: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings(root, **{f"SOCIALPOLICY_{variable}": value})
    assert str(caught.value).startswith(message)


def test_isolated_means_no_file_and_no_environment(root: Path) -> None:
    write(root / "socialpolicy.yaml", "profile: strict\nunknown: key\n")
    assert settings(root, Flags(isolated=True), SOCIALPOLICY_FAIL_ON="note") == Settings()


def test_a_named_configuration_is_used_instead_of_the_nearest(root: Path) -> None:
    write(root / "socialpolicy.yaml", "profile: strict")
    write(root / "team/ours.yaml", "profile: starter")
    found = settings(root, Flags(config="team/ours.yaml"))
    assert (found.profile, found.root) == ("starter", str(root / "team"))


def test_rulebooks_of_the_command_line_come_after_those_of_the_file(root: Path) -> None:
    write(root / "a/socialpolicy.yaml", "rulebooks: [rules]")
    found = settings(root / "a", Flags(rulebooks=("more",)))
    assert found.rulebooks == (str(root / "a/rules"), str(root / "more"))


@pytest.mark.parametrize(
    ("path", "channel"),
    [("tweets/2026/a.md", "x"), ("notes/a.md", "linkedin"), ("notes.md", None), ("../tweets/a.md", None)],
)
def test_path_patterns_tell_the_channel(root: Path, path: str, channel: str | None) -> None:
    write(root / "socialpolicy.yaml", EVERY_KEY)
    assert channel_for(settings(root), path) == channel
    assert channel_for(Settings(), path) is None


def test_path_patterns_are_relative_to_the_folder_of_the_configuration(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "socialpolicy.yaml", EVERY_KEY)
    (root / "tweets").mkdir()
    monkeypatch.chdir(root / "tweets")
    found = settings(Path())
    assert channel_for(found, "a.md") == "x"
    assert channel_for(found, "../notes/a.md") == "linkedin"
    assert is_excluded(found, str(root / "old"))
    assert not is_excluded(found, str(root / "older"))


@pytest.mark.parametrize(
    ("path", "channel", "levels"),
    [
        ("a.md", "x", {"no-hard-sell": "note", "useful-blog": "off"}),
        ("jobs/a.md", "x", {"no-hard-sell": "off", "useful-blog": "off"}),
        ("jobs/a.md", "blog", {"no-hard-sell": "off", "useful-blog": "error"}),
        ("a.md", None, {"no-hard-sell": "note", "useful-blog": "off"}),
    ],
)
def test_overrides_hold_for_their_paths_and_channels(
    root: Path, path: str, channel: str | None, levels: dict[str, str]
) -> None:
    write(root / "socialpolicy.yaml", EVERY_KEY)
    chosen = rules_for(settings(root), path, channel)
    assert {rule: chosen[rule].level for rule in levels} == levels


@pytest.mark.parametrize(
    ("levels", "result"),
    [(["never"], "never"), (["error", "never"], "error"), (["never", "note", "error"], "note"), ([None], "error")],
)
def test_the_strictest_fail_level_of_several_folders_counts(root: Path, levels: list[str | None], result: str) -> None:
    folders = [root / str(number) for number in range(len(levels))]
    for folder, level in zip(folders, levels, strict=True):
        write(folder / "socialpolicy.yaml", f"fail_on: {level}" if level else "")
    assert fail_level(folders, Flags(), {}) == result
    assert fail_level(folders, Flags(fail_on="warning"), {}) == "warning"


def test_the_schema_is_one_and_takes_what_is_read() -> None:
    import yaml

    schema = config_schema()
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    assert list(validator(schema).iter_errors(yaml.safe_load(EVERY_KEY))) == []


@pytest.mark.parametrize("wrong", [{"profil": "a"}, {"rules": {"a": "loud"}}, {"fail_on": "off"}, {"brands": 3}])
def test_the_schema_refuses_what_is_not_read(wrong: dict[str, Any]) -> None:
    assert not jsonschema.Draft202012Validator(config_schema()).is_valid(wrong)
