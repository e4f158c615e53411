"""The examples show what their READMEs say: what is good passes, and what is bad breaks the rules it is meant to."""

from datetime import date
from pathlib import Path

import pytest

from socialpolicy import Flags, Report, check_paths

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = Flags(as_of=date(2026, 1, 5))


def check(*names: str) -> Report:
    report = check_paths([str(EXAMPLES / name) for name in names], flags=AS_OF)
    assert report.tally.failures == ()
    return report


@pytest.mark.parametrize(
    "name",
    ["blog/gears-that-slip.md", "queue/good.yaml", "queue/winter-count.tweet", "plans/listening-first.yaml"],
)
def test_a_good_example_has_no_findings(name: str) -> None:
    assert [f"{finding.rule}: {finding.message}" for finding in check(name).findings] == []


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("blog/the-best-bikes-ever.md", {"no-hard-sell", "non-promotional-blog"}),
        ("blog/welcome.md", {"useful-blog"}),
        ("queue/calendar.csv", {"newsworthy-only", "no-hard-sell"}),
        ("plans/afterthought.yaml", {"inbound-before-outbound", "inbound-majority", "monitor-and-respond"}),
        (
            "plans/broadcast-first.yaml",
            {
                "ask-open-questions",
                "both-sides",
                "business-problem-first",
                "inbound-majority",
                "monitor-and-respond",
                "name-the-people",
                "no-follower-count-triage",
                "no-full-time-learner",
                "no-mass-follow",
                "no-premature-routing",
                "return-in-money",
            },
        ),
    ],
)
def test_a_bad_example_breaks_what_it_is_about(name: str, rules: set[str]) -> None:
    assert rules <= {finding.rule for finding in check(name).findings}


@pytest.mark.parametrize(
    ("post", "rule"),
    [
        ("breakfast", "newsworthy-only"),
        ("stale-news", "newsworthy-only"),
        ("pressure", "no-hard-sell"),
        ("empty-offer", "timely-offer"),
        ("ended-offer", "timely-offer"),
        ("follow-back", "no-mass-follow"),
        ("closed-question", "ask-open-questions"),
        ("insult", "no-personal-insults"),
    ],
)
def test_a_bad_draft_breaks_what_its_id_says(post: str, rule: str) -> None:
    found = check("queue/bad.yaml").findings
    assert (post, rule) in {(finding.subject.id, finding.rule) for finding in found if finding.subject}


def test_the_hashtag_that_yaml_drops_is_reported_where_it_stands() -> None:
    [finding] = [finding for finding in check("queue/bad.yaml").findings if finding.rule == "eaten-by-yaml"]
    assert finding.excerpt == "#commute"


def test_only_the_bad_rows_of_the_calendar_have_findings() -> None:
    assert {finding.place.line for finding in check("queue/calendar.csv").findings} == {5, 6}
