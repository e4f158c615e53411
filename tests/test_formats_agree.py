"""The same plan says the same in every container: findings differ in their places alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy import Flags, Report, check_bytes

PLANS = Path(__file__).parents[1] / "examples" / "plans"
FLAGS = Flags(isolated=True, as_of=date(2026, 1, 5))


def as_json(plan: Path) -> bytes:
    tree = yaml.safe_load(plan.read_text(encoding="utf-8"))
    return json.dumps(tree, default=str, ensure_ascii=False).encode()


def said(report: Report) -> list[Any]:
    """Return all that a report says but where: findings, what was kept and what was left open."""
    found = [
        (one.rule, one.part, one.severity, one.message, one.advice, one.cause, dict(one.figures))
        for one in report.findings
    ]
    outcomes = [(one.rule, one.state, one.reason, dict(one.figures)) for one in report.tally.plan_outcomes]
    return [sorted(found, key=repr), outcomes, dict(report.tally.kept), dict(report.tally.unknown)]


def without_names(report: Report) -> str:
    """Return what a report says with the ends of file names evened out: posts in a plan are called by its file."""
    return repr(said(report)).replace(".json", ".yaml")


@pytest.mark.parametrize("name", sorted(path.stem for path in PLANS.glob("*.yaml")))
def test_a_plan_in_json_says_what_it_says_in_yaml(name: str) -> None:
    plan = PLANS / f"{name}.yaml"
    in_yaml = check_bytes(plan.read_bytes(), path=f"{name}.yaml", flags=FLAGS)
    in_json = check_bytes(as_json(plan), path=f"{name}.json", flags=FLAGS)
    assert without_names(in_json) == without_names(in_yaml)
