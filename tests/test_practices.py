"""Each practice that has a rule is in the rulebook as it is agreed: where, for whom, how severe, from whom."""

from pathlib import Path
from typing import Any

import pytest
import yaml

RULES = Path(__file__).parents[1] / "rules"
CONTRACT = Path(__file__).parents[2] / "shared" / "practices.yaml"
AGREED: dict[str, Any] = yaml.safe_load(CONTRACT.read_text(encoding="utf-8")) if CONTRACT.is_file() else {}
PRACTICES: dict[str, Any] = {practice["id"]: practice for practice in AGREED.get("practices", ())}
FILES = {path.stem: path for path in sorted(RULES.glob("*/*.yaml")) if path.stem in PRACTICES}

pytestmark = pytest.mark.skipif(not PRACTICES, reason="the shared list of practices is not beside this checkout")


def as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else sorted(value)


def agreed(practice: dict[str, Any]) -> dict[str, Any]:
    return {
        "category": practice["category"],
        "practice": practice["practice"],
        "severity": practice["severity"].split()[0].strip(","),
        "applies_to": as_list(practice["applies_to"]),
        "sources": sorted(practice["sources"]),
        "voice": practice.get("voice"),
    }


def of_rule(path: Path) -> dict[str, Any]:
    rule = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # libyaml, as the project reads it
    parts = rule.get("parts", [rule])
    subjects = {subject for part in parts for subject in as_list(part.get("applies_to", rule["applies_to"]))}
    assert sorted(subjects) == as_list(rule["applies_to"]), "the parts are about something else than the rule says"
    return {
        "category": path.parent.name,
        "practice": rule["practice"],
        "severity": rule["severity"],
        "applies_to": as_list(rule["applies_to"]),
        "sources": sorted(source if isinstance(source, str) else source["title"] for source in rule["sources"]),
        "voice": rule.get("voice"),
    }


@pytest.mark.parametrize("practice", FILES)
def test_a_rule_is_as_its_practice_says(practice: str) -> None:
    assert of_rule(FILES[practice]) == agreed(PRACTICES[practice])


@pytest.mark.parametrize("practice", PRACTICES)
def test_a_practice_has_a_rule(practice: str) -> None:
    assert practice in FILES


@pytest.mark.parametrize("source", AGREED.get("sources", ()))
def test_a_source_is_cited_as_it_is(source: str) -> None:
    cited = yaml.safe_load((RULES / "sources.yaml").read_text(encoding="utf-8"))[source]
    known = AGREED["sources"][source]
    assert cited["title"] == known["title"]
    assert str(cited.get("date", "")) == str(known.get("date", ""))
    assert cited.get("author", "") == known.get("author", "").split(" (")[0]
