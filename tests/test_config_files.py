"""Configuration files: what they inherit, and what is said of those that cannot be understood."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from socialpolicy.errors import ConfigError
from socialpolicy.settings import Flags, RuleChoice, Settings, settings_for


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, flags: Flags | None = None, **environment: str) -> Settings:
    """Return the settings for a folder."""
    return settings_for(folder, flags or Flags(), environment)


def complaint(folder: Path, flags: Flags | None = None) -> str:
    """Return what is wrong with the configuration of a folder."""
    with pytest.raises(ConfigError) as caught:
        settings(folder, flags)
    return str(caught.value)


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("profil: strict", 'socialpolicy.yaml:1: no key called "profil"; did you mean "profile"?'),
        ("\nbrands: [A]\nqqq: 1", 'socialpolicy.yaml:3: no key called "qqq"'),
        ("rules:\n  a: errer", 'socialpolicy.yaml:2: rules.a: no level called "errer"; did you mean "error"?'),
        (
            "rules:\n  a: loud",
            'socialpolicy.yaml:2: rules.a: no level called "loud"; use one of error, warning, note, off',
        ),
        ("rules:\n  a:\n    levl: off", 'socialpolicy.yaml:3: no key called "levl"; did you mean "level"?'),
        ("rules:\n  a: {warning: 3}", 'socialpolicy.yaml:2: no key called "warning"; use one of level, parameters'),
        ("rules: [a]", "socialpolicy.yaml:1: rules holds keys with values, like `name: value`"),
        ("fail_on: [error]", "socialpolicy.yaml:1: fail_on holds one text, not a list or a group of keys"),
        ("profile:", "socialpolicy.yaml:1: profile has no value; write one, or take the line out"),
        ("lexicons:\n  a: {addd: [b]}", 'socialpolicy.yaml:2: no key called "addd"; did you mean "add"?'),
        ("channels: {mastodon: {texts: 9}}", 'socialpolicy.yaml:1: channels.mastodon: no limit called "texts"'),
        ("channels:\n  x: {text: many}", 'socialpolicy.yaml:2: channels.x.text: "many" is no limit; write'),
        ("channels: {x: {text: 0}}", 'socialpolicy.yaml:1: channels.x.text: "0" is no limit; write a whole number'),
        ("columns:\n  A: autor", 'socialpolicy.yaml:2: columns: a post has no field "autor"; did you mean "author"?'),
        ("timezone: Mars/Base", 'socialpolicy.yaml:1: timezone: no time zone called "Mars/Base"; use a name such as'),
        ("timezone: ../etc/passwd", 'socialpolicy.yaml:1: timezone: no time zone called "../etc/passwd"; use a name'),
        ("overrides:\n  - {path: [a]}", 'socialpolicy.yaml:2: no key called "path"; did you mean "paths"?'),
        ("just words", "socialpolicy.yaml:1: the configuration holds keys with values, like `name: value`"),
        ("brands: [A\nprofile: x", "socialpolicy.yaml:2: "),
        ("profile: a\nprofile: b", "socialpolicy.yaml:2: "),
    ],
)
def test_a_mistake_is_reported_with_file_line_and_remedy(root: Path, text: str, message: str) -> None:
    write(root / "socialpolicy.yaml", text)
    assert complaint(root).startswith(message)


def test_a_mistake_in_the_project_file_has_its_line(root: Path) -> None:
    write(root / "pyproject.toml", '[tool.socialpolicy]\n\nprofil = "strict"\n')
    assert complaint(root) == 'pyproject.toml:3: no key called "profil"; did you mean "profile"?'
    write(root / "pyproject.toml", "[tool.socialpolicy]\nprofile = \n")
    assert complaint(root).startswith("pyproject.toml:2: The TOML cannot be read")


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\xff\xfe", "socialpolicy.yaml: is not UTF-8 text"), (b"a" * (1 << 20) + b"b", "is larger than 1 MiB")],
)
def test_a_file_that_is_no_configuration_is_refused(root: Path, data: bytes, message: str) -> None:
    (root / "socialpolicy.yaml").write_bytes(data)
    assert message in complaint(root)


@pytest.mark.parametrize(
    ("config", "message"),
    [("missing.yaml", "does not exist; check the name"), (".", "is not a file; name a configuration file")],
)
def test_a_named_configuration_must_be_there(root: Path, config: str, message: str) -> None:
    assert message in complaint(root, Flags(config=config))


def test_extends_joins_what_both_say(root: Path) -> None:
    write(
        root / "base.yaml",
        "profile: strict\nbrands: [Group]\nrulebooks: [rules]\n"
        "rules: {a: error, b: {level: note, parameters: {x: 1, y: 2}}}\npaths: {old/: x, new/: x}\n"
        "overrides: [{channels: [x], rules: {a: off}}]\n",
    )
    write(
        root / "team/socialpolicy.yaml",
        "extends: ../base.yaml\nbrands: [Team]\nrules: {b: {parameters: {y: 3}}, c: off}\npaths: {new/: blog}\n"
        "overrides: [{channels: [blog], rules: {c: note}}]\n",
    )
    found = settings(str(root / "team"))
    assert (found.profile, found.brands, found.root) == ("strict", ("Team",), str(root / "team"))
    assert found.rulebooks == (str(root / "rules"),)
    assert found.rules == {
        "a": RuleChoice("error"),
        "b": RuleChoice("note", {"x": 1, "y": 3}),
        "c": RuleChoice("off"),
    }
    assert found.paths == {"old/": "x", "new/": "blog"}
    assert [override.channels for override in found.overrides] == [("x",), ("blog",)]
    assert found.origins["profile"] == "base.yaml:1"
    assert found.origins["brands"] == "team/socialpolicy.yaml:2"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../../other.yaml", 'socialpolicy.yaml:1: extends "../../other.yaml", which lies outside '),
        ("/etc/passwd", 'socialpolicy.yaml:1: extends "/etc/passwd", which lies outside '),
        ("missing.yaml", "missing.yaml: does not exist"),
        ("socialpolicy.yaml", "extends goes in a circle: socialpolicy.yaml -> socialpolicy.yaml; take one of them out"),
        ("one.yaml", "extends goes in a circle: one.yaml -> two.yaml -> one.yaml; take one of them out"),
        ("deep0.yaml", "deep8.yaml:1: more than 10 files extend one another; join some of them"),
    ],
)
def test_extends_stays_in_the_repository_and_comes_to_an_end(root: Path, name: str, message: str) -> None:
    write(root / "socialpolicy.yaml", f"extends: {name}")
    write(root / "one.yaml", "extends: two.yaml")
    write(root / "two.yaml", "extends: one.yaml")
    for number in range(12):
        write(root / f"deep{number}.yaml", f"extends: deep{number + 1}.yaml")
    assert message in complaint(root)


def test_a_link_does_not_lead_out_of_the_repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "base.yaml"
    write(outside, "profile: strict")
    (root / "base.yaml").symlink_to(outside)
    write(root / "socialpolicy.yaml", "extends: base.yaml")
    assert "which lies outside" in complaint(root)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is not a file; name a configuration file"),
        (lambda path: os.symlink("gone", path), "does not exist; check the name"),
    ],
    ids=["pipe", "broken link"],
)
def test_what_has_the_name_of_a_configuration_is_not_passed_over(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "socialpolicy.yaml")
    with pytest.raises(ConfigError) as caught:
        settings_for(str(tmp_path), Flags(), {})
    assert said in str(caught.value)
