"""Ten quarterly plans of ten organizations, and what outcomes.yaml says that each breaks and leaves open."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from socialpolicy import Flags, Report, audit_paths
from socialpolicy.audit.build import scorecard_of
from socialpolicy.cli.main import main
from socialpolicy.model.audited import Audited

QUARTERS = Path(__file__).parents[1] / "examples" / "quarters"
OUTCOMES: Mapping[str, Mapping[str, Any]] = yaml.safe_load((QUARTERS / "outcomes.yaml").read_text(encoding="utf-8"))
PRACTICES = ("purpose", "people", "listening", "care", "following", "posting", "selling")
"""The categories of the practices; what else is asked of posts is no matter of a quarter."""

AS_OF = date(2026, 1, 5)


@cache
def audited(name: str, select: tuple[str, ...] = PRACTICES) -> Audited:
    (one,) = audit_paths([QUARTERS / name], flags=Flags(as_of=AS_OF, select=select))
    assert one.plan is not None
    assert one.report.tally.failures == ()
    return one


def broken(report: Report) -> dict[str, list[str]]:
    parts: dict[str, set[str]] = {}
    for finding in report.findings:
        if finding.category != "input" and finding.status == "open":
            parts.setdefault(finding.rule, set()).add(finding.part)
    return {rule: sorted(names - {""}) for rule, names in sorted(parts.items())}


def not_evaluated(report: Report) -> dict[str, str]:
    unjudged = {one.rule: one.reason for one in report.tally.plan_outcomes if one.state == "unknown"}
    return {**unjudged, **{rule: reason for rule, reason in report.tally.unknown if rule not in unjudged}}


def not_applicable(report: Report) -> list[str]:
    """Return the rules about plans that say nothing of this one."""
    told = {one.rule for one in report.tally.plan_outcomes if one.state != "exempt"}
    about_plans = (rule.id for rule in report.rules.values() if any(part.applies_to == "plan" for part in rule.parts))
    return sorted(rule for rule in about_plans if rule not in told)


def of_the_input(report: Report) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for finding in report.findings:
        if finding.category == "input":
            lines.setdefault(finding.rule, []).append(finding.place.line)
    return lines


def test_every_plan_has_its_outcomes() -> None:
    plans = {path.name for path in QUARTERS.iterdir()} - {"outcomes.yaml", "socialpolicy.yaml", "README.md"}
    assert plans == set(OUTCOMES)
    assert len(plans) == 10


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_plan_breaks_what_its_outcomes_say(name: str) -> None:
    assert broken(audited(name).report) == {rule: sorted(parts) for rule, parts in OUTCOMES[name]["broken"].items()}


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_a_plan_leaves_open_is_told_with_the_fact_that_is_missing(name: str) -> None:
    assert not_evaluated(audited(name).report) == OUTCOMES[name]["not evaluated"]


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_a_plan_has_no_part_in_does_not_apply(name: str) -> None:
    assert not_applicable(audited(name).report) == sorted(OUTCOMES[name]["not applicable"])


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_cannot_be_read_is_reported_on_its_line(name: str) -> None:
    assert of_the_input(audited(name, ()).report) == OUTCOMES[name]["input"]


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_page_opens_with_the_sentence_that_its_outcomes_hold(name: str) -> None:
    assert scorecard_of(audited(name)).sentence == " ".join(OUTCOMES[name]["sentence"].split())


@pytest.mark.parametrize("output_format", ["full", "markdown", "json"])
def test_all_of_them_are_audited_at_once(output_format: str) -> None:
    plans = [str(QUARTERS / name) for name in OUTCOMES]
    shown = CliRunner().invoke(main, ["audit", *plans, "--as-of", "2026-01-05", "--output-format", output_format])
    assert shown.exit_code == 1
    assert all(OUTCOMES[name]["title"] in shown.output.replace("\n", " ") for name in OUTCOMES)
