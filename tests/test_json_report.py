"""The JSON report, field by field."""

import json
import re
from typing import Any

import pytest
from sample_report import HARD_SELL, INBOUND, TYPO, lines, report

from socialpolicy.model.finding import Finding, Outcome, Subject
from socialpolicy.model.report import Report
from socialpolicy.model.span import Place
from socialpolicy.reporters import Options


def read_json(made: Report, options: Options | None = None) -> dict[str, Any]:
    """Return the JSON report as values."""
    loaded: dict[str, Any] = json.loads("\n".join(lines("json", made, options)))
    return loaded


def test_json_has_the_promised_shape() -> None:
    told = read_json(report(INBOUND, HARD_SELL, TYPO._replace(status="waived")))
    assert {key: told[key] for key in ("version", "tool", "rulebook", "as_of", "summary")} == {
        "version": 1,
        "tool": {"name": "socialpolicy", "version": "0.1.0"},
        "rulebook": {"name": "recommended", "digest": "sha256:abc"},
        "as_of": "2026-01-05",
        "summary": {
            "files": 3,
            "posts": 14,
            "plans": 1,
            "error": 1,
            "warning": 1,
            "note": 0,
            "waived": 1,
            "baselined": 0,
            "kept": 13,
            "not_evaluated": 3,
            "skipped": 4,
            "complete": False,
        },
    }
    assert told["kept"] == [
        {"rule": "both-sides", "subject": {"type": "plan", "id": "plan.yaml"}, "figures": {"inbound_hours": 210}},
        {"rule": "no-hard-sell", "posts": 12},
    ]
    assert told["not_evaluated"] == [
        {"rule": "return-in-money", "subject": {"type": "plan", "id": "plan.yaml"}, "reason": "cost is missing"},
        {"rule": "useful-blog", "posts": 2, "reason": "the text is not in English"},
    ]
    assert told["failures"] == [{"path": "bad.yaml", "line": 3, "message": "is not YAML"}]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (
            0,
            {
                "rule": "inbound-majority",
                "category": "listening",
                "severity": "error",
                "status": "open",
                "practice": "good",
                "cause": "contradicts",
                "basis": None,
                "message": "134 of 344 hours (39 %) listen.",
                "advice": "",
                "path": "plan.yaml",
                "line": 3,
                "column": 1,
                "end_line": 9,
                "end_column": 4,
                "cell": None,
                "pointer": "/activities",
                "excerpt": "activities: ...",
                "subject": {"type": "plan", "id": "plan.yaml"},
                "evidence": [],
                "figures": {"share": 0.39, "hours": 134, "by": "2026-03-31", "ratio": "inf", "ids": ["a", "b"]},
            },
        ),
        (
            1,
            {
                "rule": "no-hard-sell",
                "category": "selling",
                "severity": "warning",
                "status": "open",
                "practice": "bad",
                "cause": "contradicts",
                "basis": "text",
                "message": '"Buy now" presses the reader.',
                "advice": "Leave the decision to the reader.",
                "path": "posts/a.md",
                "line": 12,
                "column": 5,
                "end_line": 12,
                "end_column": 12,
                "cell": None,
                "pointer": None,
                "excerpt": "Buy now",
                "subject": {"type": "post", "id": "posts/a.md", "channel": "linkedin"},
                "evidence": [
                    {"line": 12, "column": 5, "text": "Buy now", "why": "pressure", "weight": 2},
                    {"line": 14, "column": 1, "text": "", "why": "no other content", "weight": 0},
                ],
                "figures": {},
            },
        ),
        (
            2,
            {
                "rule": "unknown-field",
                "category": "input",
                "severity": "note",
                "status": "waived",
                "practice": None,
                "cause": None,
                "basis": None,
                "message": "There is no field titel.",
                "advice": "Did you mean title?",
                "path": "posts/b.md",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 6,
                "cell": None,
                "pointer": None,
                "excerpt": "titel",
                "subject": None,
                "evidence": [],
                "figures": {},
            },
        ),
    ],
)
def test_a_finding_in_json(index: int, expected: dict[str, Any]) -> None:
    finding = read_json(report(INBOUND, HARD_SELL, TYPO._replace(status="waived")))["findings"][index]
    assert re.fullmatch(r"[0-9a-f]{64}", finding.pop("fingerprint"))
    assert finding == expected


def test_json_of_nothing_has_empty_lists() -> None:
    told = read_json(report(plan_outcomes=(), kept={}, unknown={}, failures=()))
    assert (told["findings"], told["kept"], told["not_evaluated"], told["failures"]) == ([], [], [], [])


def test_json_counts_by_rule_on_request() -> None:
    assert "statistics" not in read_json(report(HARD_SELL))
    assert read_json(report(HARD_SELL, TYPO), Options(statistics=True))["statistics"] == {
        "no-hard-sell": 1,
        "unknown-field": 1,
    }


def test_json_lists_posts_one_by_one_where_they_are_told() -> None:
    subject = Subject("post", "posts/a.md", "x")
    made = report(post_outcomes=(Outcome("no-hard-sell", "kept", subject),))
    listed = read_json(made, Options(show_kept=True))["kept"]
    assert listed[1:] == [
        {"rule": "no-hard-sell", "subject": {"type": "post", "id": "posts/a.md", "channel": "x"}, "figures": {}}
    ]
    assert read_json(made)["kept"][1:] == [{"rule": "no-hard-sell", "posts": 12}]


def fingerprints(*findings: Finding) -> list[str]:
    """Return the fingerprints of findings in one report."""
    return [finding["fingerprint"] for finding in read_json(report(*findings))["findings"]]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"place": Place(99, 1, 99, 8)}, True),
        ({"message": "Other words.", "advice": "", "severity": "error", "source_line": "x"}, True),
        ({"excerpt": "Buy\n now"}, True),
        ({"excerpt": "Hurry"}, False),
        ({"rule": "no-shouting"}, False),
        ({"part": "other"}, False),
        ({"subject": Subject("post", "posts/a.md", "x")}, False),
        ({"subject": Subject("post", "other", "linkedin")}, False),
    ],
)
def test_a_fingerprint_stays_when_lines_move(change: dict[str, Any], same: bool) -> None:
    assert (fingerprints(HARD_SELL) == fingerprints(HARD_SELL._replace(**change))) is same


def test_what_occurs_twice_has_two_fingerprints() -> None:
    first, second = fingerprints(HARD_SELL, HARD_SELL._replace(place=Place(20, 1, 20, 8)))
    assert first != second
