"""Profiles and word lists as data: what ours ask for, what a rulebook of one's own may change, what is refused."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from socialpolicy import Flags, Report, check_text, load_rulebook
from socialpolicy.errors import RulebookError, UsageError
from socialpolicy.rulebook.compile import compile_rulebook

PROFILES = Path(__file__).parents[1] / "rules" / "profiles"
PACKS = ("b2b", "contact-center", "public-sector")
PUSHY = "Hurry, order now before it is too late!"
JARGON = """\
id: no-jargon
title: Plain words
practice: bad
applies_to: post
severity: warning
parameters: {most: 3}
avoid: {evidence: {lexicons: {jargon: 1}, most: $most, warning: 1}}
message: '"{match}" is jargon.'
why: People skip what they do not understand.
sources: [{title: On words}]
examples:
  - fail: We leverage it.
  - pass: We use it.
"""
LEXICON = "name: jargon\nsays: Words of the trade.\nwhy: jargon\ncues: [leverage, {pattern: 'syn\\w+', needs: [syn]}]\n"
HOUSE = {"craft/no-jargon.yaml": JARGON, "lexicons/jargon.yaml": LEXICON}

OURS = {
    "selling/no-hard-sell.yaml": JARGON.replace("jargon", "hard-sell"),
    "lexicons/hard-sell.yaml": LEXICON.replace("jargon", "hard-sell"),
    "lexicons/pressure.yaml": "name: pressure\nsays: Pressure.\nwhy: pressure\ncues: [buy now]\n",
    "profiles/recommended.yaml": "name: recommended\nsays: All.\n",
    "profiles/strict.yaml": "name: strict\nsays: More.\nextends: recommended\n",
}
"""A small rulebook that stands for the shipped one."""


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is compiled out of the way, but together: many tests have the same rulebook."""
    monkeypatch.setenv("SOCIALPOLICY_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "rulebooks"))


def write(folder: Path, files: Mapping[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def flags(*folders: str, profile: str | None = None) -> Flags:
    return Flags(isolated=True, rulebooks=folders, profile=profile)


def complaint(folder: Path, files: Mapping[str, str]) -> str:
    """Return what is said of a rulebook that stands behind the small one."""
    with pytest.raises(RulebookError) as caught:
        compile_rulebook([write(folder / "ours", OURS), write(folder / "house", files)], {})
    return str(caught.value)


def found(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.rule, finding.excerpt) for finding in report.findings]


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_profile_says_what_it_is_for_and_loads(path: Path) -> None:
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert tree["name"] == path.stem
    assert tree["says"].endswith(".")
    book = load_rulebook(flags(profile=path.stem))
    assert (book.name, bool(book.rules)) == (path.stem, True)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_changes_recommended_in_every_line_and_leaves_no_rule_out(pack: str) -> None:
    recommended, packed = load_rulebook(flags()).rules, load_rulebook(flags(profile=pack)).rules
    tree = yaml.safe_load((PROFILES / f"{pack}.yaml").read_text(encoding="utf-8"))
    assert tree["extends"] == "recommended"
    assert set(packed) == set(recommended)
    assert {name for name in packed if packed[name] != recommended[name]} == set(tree["rules"])
    for name, choice in tree["rules"].items():
        assert choice.get("level") != recommended[name].severity, f"{name} has that level anyway"
        for key, value in choice.get("parameters", {}).items():
            assert recommended[name].parameters[key] != value, f"{name}.{key} has that value anyway"


@pytest.mark.parametrize("pack", PACKS)
def test_rules_that_judge_text_are_errors_in_no_pack_but_for_insults(pack: str) -> None:
    rules = load_rulebook(flags(profile=pack)).rules.values()
    strict = [rule.id for rule in rules if rule.judges_text and "error" in (rule.forced, rule.parameters.get("error"))]
    assert strict == []
    assert {rule.id for rule in rules if rule.judges_text and rule.parameters.get("error")} <= {"no-personal-insults"}


@pytest.mark.parametrize(
    ("profile", "severity"),
    [("gentle", "note"), ("gentler", None), ("stern", "error"), ("recommended", "warning"), ("strict", "warning")],
)
def test_a_rulebook_may_bring_profiles(tmp_path: Path, profile: str, severity: str | None) -> None:
    profiles = {
        "profiles/gentle.yaml": "name: gentle\nsays: x.\nextends: recommended\nrules: {no-jargon: note}\n",
        "profiles/gentler.yaml": "name: gentler\nsays: x.\nextends: gentle\nrules: {no-jargon: off}\n",
        "profiles/stern.yaml": "name: stern\nsays: x.\nonly: [no-jargon]\nrules: {no-jargon: {level: error}}\n",
    }
    folder = write(tmp_path, HOUSE | profiles)
    levels = {
        finding.rule: finding.severity
        for finding in check_text("We leverage it.", channel="linkedin", flags=flags(folder, profile=profile)).findings
    }
    assert levels.get("no-jargon") == severity


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("name: mild\nsays: x.\n", "profiles/house.yaml:1: the name is mild; make it equal to the file's name, house."),
        (
            "name: house\nsays: x.\nextends: recomended\n",
            'house.yaml:3: there is no profile called "recomended"; did you mean "recommended"?',
        ),
        (
            "name: house\nsays: x.\nrules:\n  no-hard-sel: note\n",
            'house.yaml:4: there is no rule called "no-hard-sel"; did you mean "no-hard-sell"?',
        ),
        (
            "name: house\nsays: x.\nonly:\n  - no-jargon\n  - no-jargn\n",
            'house.yaml:5: there is no rule called "no-jargn"; did you mean "no-jargon"?',
        ),
        (
            "name: house\nsays: x.\nrules:\n  no-jargon:\n    parameters: {must: 3}\n",
            'house.yaml:5: no-jargon has no parameter called "must"; did you mean "most"?',
        ),
        ("name: house\nsays: x.\nrules: {no-jargon: loud}\n", "house.yaml:3: "),
    ],
)
def test_a_profile_that_names_what_is_not_there_is_refused(tmp_path: Path, profile: str, said: str) -> None:
    assert said in complaint(tmp_path, HOUSE | {"profiles/house.yaml": profile})


def test_a_profile_of_ours_cannot_be_replaced_only_extended(tmp_path: Path) -> None:
    said = complaint(tmp_path, {"profiles/strict.yaml": "name: strict\nsays: x.\n"})
    assert "there is a profile strict already; choose another name, with `extends: strict`" in said


def test_a_profile_may_choose_levels_of_input_problems(tmp_path: Path) -> None:
    profile = "name: house\nsays: x.\nextends: recommended\nrules: {duplicate-key: error}\n"
    folder = write(tmp_path / "house", {"profiles/house.yaml": profile})
    assert load_rulebook(flags(folder, profile="house")).name == "house"


@pytest.mark.parametrize(
    ("extension", "text", "expected"),
    [
        ("", PUSHY, True),
        ("extend: pressure\nadd: [do come by]\n", "Do come by! Do come by! Do come by!", True),
        ("", "Do come by! Do come by! Do come by!", False),
        ("extend: pressure\nweight: 0.1\nadd: [do come by]\n", "Do come by, do come by, do come by.", False),
        ("extend: pressure\nadd: [{phrases: [do come by], weight: 5, why: a push}]\n", "Do come by.", True),
    ],
)
def test_a_rulebook_may_change_a_word_list_of_ours(tmp_path: Path, extension: str, text: str, expected: bool) -> None:
    files = {"lexicons/pressure.yaml": extension} if extension else {}
    folder = write(tmp_path, HOUSE | files)
    rules = [rule for _, rule, _ in found(check_text(text, channel="linkedin", flags=flags(folder)))]
    assert ("no-hard-sell" in rules) == expected


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ("extend: jargon\nremove: [leverage]\n", ["synergies"]),
        ("extend: jargon\nremove: ['syn\\w+']\n", ["leverage"]),
        ("extend: jargon\nadd: [circle back]\nremove: [leverage, 'syn\\w+']\n", ["circle back"]),
    ],
)
def test_a_later_rulebook_changes_the_lists_of_an_earlier_one(
    tmp_path: Path, extension: str, expected: list[str]
) -> None:
    one = write(tmp_path / "one", HOUSE)
    two = write(tmp_path / "two", {"lexicons/jargon.yaml": extension})
    text = "We leverage synergies and circle back."
    report = check_text(text, channel="linkedin", flags=flags(one, two))
    [finding] = [finding for finding in report.findings if finding.rule == "no-jargon"]
    assert sorted(clue.text for clue in finding.evidence) == expected


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("pressure", "extend: presure\n", 'pressure.yaml:1: there is no word list called "presure"; did you mean "pr'),
        ("house", "extend: pressure\n", "house.yaml:1: the file extends pressure; call it pressure.yaml."),
        (
            "pressure",
            "extends: pressure\n",
            'pressure.yaml:1: there is no key called "extends"; did you mean "extend"?',
        ),
        ("pressure", "extend: pressure\nremove: [a]\n", 'pressure.yaml:2: pressure holds no phrase "a" that could be'),
        ("pressure", "extend: pressure\nremove: []\n", "pressure.yaml:2: the list in remove has too few entries: 0 of"),
        ("pressure", "extend: pressure\nadd: ['((']\n", 'pressure.yaml:2: cannot read the phrase "(("'),
        ("pressure", "extend: pressure\ncues: [a]\n", 'pressure.yaml:2: there is no key called "cues"'),
        ("pressure", LEXICON.replace("jargon", "pressure"), "there is a word list pressure already; choose another"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in complaint(tmp_path, {f"lexicons/{name}.yaml": text})


def test_our_own_folder_as_a_rulebook_is_taken_once() -> None:
    assert load_rulebook(flags(str(PROFILES.parent))).rules == load_rulebook(flags()).rules


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UsageError, match='there is no profile called "b2c"; did you mean "b2b"'):
        load_rulebook(flags(profile="b2c"))
