"""The rules that are shipped: every example holds, every practice is as it was agreed, nothing lies about unused."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy import Flags, check_paths
from socialpolicy.examples import ExampleResult, run_examples
from socialpolicy.rulebook.compile import read_files, rule_files
from socialpolicy.rulebook.load import compiled_rulebook, shipped_folder
from socialpolicy.rulebook.shape import lexicons_of
from socialpolicy.rulebook.tree import File

FOLDER = shipped_folder()
ROOT = Path(__file__).parents[1]
PRACTICES = ROOT.parent / "shared" / "practices.yaml"
RULES = {file.name: file for file in rule_files([FOLDER])}
TEXT_CHECKS = {"evidence", "phrases"}


def by_id(name: str) -> Any:
    return pytest.mark.parametrize(name, list(RULES.values()), ids=list(RULES))


@cache
def compiled() -> dict[str, Any]:
    return dict(compiled_rulebook([], {}, environment={}, use_cache=False))


@cache
def results() -> dict[str, list[ExampleResult]]:
    by_rule: dict[str, list[ExampleResult]] = {}
    for result in run_examples(compiled(), [FOLDER]):
        by_rule.setdefault(result.rule, []).append(result)
    return by_rule


def numbered() -> Iterator[Any]:
    """Yield each example with an id such as no-hard-sell-fail-1."""
    for name, file in RULES.items():
        seen: dict[str, int] = {}
        for index, example in enumerate(file.tree["examples"]):
            (kind,) = example
            seen[kind] = seen.get(kind, 0) + 1
            yield pytest.param(name, index, id=f"{name}-{kind}-{seen[kind]}")


@pytest.mark.parametrize(("rule", "index"), list(numbered()))
def test_an_example_holds(rule: str, index: int) -> None:
    result = results()[rule][index]
    assert result.ok, f"{result.path}:{result.line}: {result.kind}: {result.message}"


@by_id("file")
def test_the_examples_of_a_rule_are_enough(file: File) -> None:
    """There is a `fail` and a `pass`, a `near` where words are weighed, and a `fail` for every part."""
    assert [result.message for result in results()[file.name][len(file.tree["examples"]) :] if not result.ok] == []


@by_id("file")
def test_a_rule_says_what_it_is_for(file: File) -> None:
    tree = file.tree
    assert tree["why"].strip().endswith(".")
    assert tree["sources"]
    assert not tree["title"].endswith(".")
    kinds = [kind for example in tree["examples"] for kind in example]
    assert {"fail", "pass"} <= set(kinds)
    checks = {kind for part in tree.get("parts", [tree]) for kind in (part.get("avoid") or part.get("expect"))}
    if checks & TEXT_CHECKS:
        assert "near" in kinds


@by_id("file")
def test_the_words_of_a_rule_help_and_do_not_scold(file: File) -> None:
    for part in file.tree.get("parts", [{}]):
        whole = {**file.tree, **part}
        for wording in (whole["message"], whole["advice"]):
            for text in wording.values() if isinstance(wording, dict) else [wording]:
                assert text.strip().endswith((".", "?"))
                assert not {"please", "invalid", "illegal", "wrong!"} & set(text.lower().split())


def practices() -> dict[str, dict[str, Any]]:
    if not PRACTICES.is_file():
        return {}
    listed = yaml.safe_load(PRACTICES.read_text(encoding="utf-8"))["practices"]
    return {practice["id"]: practice for practice in listed}


@pytest.mark.skipif(not PRACTICES.is_file(), reason="the list of practices is not beside this checkout")
@pytest.mark.parametrize("name", sorted(practices().keys() & RULES.keys()))
def test_a_rule_is_the_practice_that_was_agreed(name: str) -> None:
    file, practice = RULES[name], practices()[name]
    rule = next(rule for rule in compiled()["rules"] if rule["id"] == file.name)
    assert rule["category"] == practice["category"]
    assert rule["practice"] == practice["practice"]
    assert rule["severity"] == practice["severity"].replace(",", " ").split()[0]
    wanted = practice["applies_to"]
    assert {part["applies_to"] for part in rule["parts"]} == {wanted, *()} if isinstance(wanted, str) else set(wanted)
    assert [source for source in file.tree["sources"] if isinstance(source, str)] == practice["sources"]
    assert file.tree.get("voice") == practice.get("voice")


@cache
def broken_by_examples() -> frozenset[str]:
    """Return the rules that the examples break; those that are off are asked for by name."""
    off = tuple(compiled()["profiles"]["recommended"]["rules"])
    reports = (check_paths([ROOT / "examples"], flags=Flags(select, as_of=date(2026, 1, 5))) for select in ((), off))
    return frozenset(finding.rule for report in reports for finding in report.findings)


@by_id("file")
def test_every_rule_is_broken_by_something_in_the_examples(file: File) -> None:
    assert file.name in broken_by_examples()


def test_every_word_list_is_used_by_a_rule() -> None:
    lists = {file.name for file in read_files(Path(FOLDER)) if file.folder == "lexicons"}
    used = {name for rule in compiled()["rules"] for part in rule["parts"] for name in lexicons_of(part)}
    assert sorted(lists - used) == []


def test_every_source_is_cited_by_a_rule_or_a_channel() -> None:
    files = read_files(Path(FOLDER))
    listed = next(file for file in files if file.folder == "" and file.name == "sources")
    cited = {source for file in RULES.values() for source in file.tree["sources"] if isinstance(source, str)}
    limits = [limit for file in files if file.folder == "channels" for limit in file.tree["limits"].values()]
    assert sorted(set(listed.tree) - cited - {limit.get("source") for limit in limits}) == []


def test_every_phrase_is_listed_once() -> None:
    for file in read_files(Path(FOLDER)):
        if file.folder == "lexicons":
            groups = [one if isinstance(one, dict) else {"phrase": one} for one in file.tree["cues"]]
            phrases = [
                phrase for group in groups for phrase in (group.get("phrase"), *group.get("phrases", ())) if phrase
            ]
            assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == [], file.shown


@pytest.mark.parametrize("profile", ["recommended", "starter", "strict"])
def test_a_profile_changes_rules_that_there_are(profile: str) -> None:
    tree = compiled()["profiles"][profile]
    assert set(tree.get("only", ())) | set(tree.get("rules", ())) <= set(RULES)


def test_rules_that_judge_text_are_never_errors_by_default_save_for_grave_insults() -> None:
    thresholds = {
        file.name: file.tree.get("parameters", {}).get("error")
        for file in RULES.values()
        if file.tree.get("severity") != "error"
    }
    assert {name for name, error in thresholds.items() if error is not None} == {"no-personal-insults"}
    judging = [rule for rule in compiled()["rules"] if rule["judges_text"]]
    assert [rule["id"] for rule in judging if rule["severity"] == "error"] in ([], ["no-mass-follow"])
