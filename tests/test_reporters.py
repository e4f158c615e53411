"""What each output format for people says of one fixed report."""

import re
from typing import Any

import pytest
from sample_report import HARD_SELL, INBOUND, RULES, TYPO, lines, report

from socialpolicy.model.finding import Evidence, Failure, Finding, Outcome, Subject
from socialpolicy.model.rule import Source
from socialpolicy.model.span import Place
from socialpolicy.reporters import FORMATS, Options
from socialpolicy.reporters.full import CHANNEL

SUMMARY = "14 posts and 1 plan in 3 files: 1 error, 1 warning; 13 kept, 3 not evaluated, 1 failure; as of 2026-01-05."


def test_full_shows_place_evidence_advice_and_source() -> None:
    assert lines("full", report(INBOUND, HARD_SELL)) == [
        "plan.yaml:3:1: error inbound-majority",
        "  134 of 344 hours (39 %) listen.",
        "  3 | activities:",
        "    | ^^^^^^^^^^^",
        "",
        "posts/a.md:12:5: warning no-hard-sell",
        '  "Buy now" presses the reader.',
        "  12 | So: Buy now!",
        "     |     ^^^^^^^",
        '  - 12:5 "Buy now": pressure (+2)',
        "  - 14:1: no other content",
        "  Advice: Leave the decision to the reader.",
        '  Source: "On Pressure", Ann Author; a commenter under "On Talk" by Bo Blog',
        "",
        "Not evaluated:",
        "  plan.yaml: return-in-money: cost is missing",
        "  2 posts: useful-blog: the text is not in English",
        "",
        "Waive a finding by `socialpolicy: ignore[RULE] until=DATE by=NAME -- reason` in a comment "
        "or a `waive` column.",
        SUMMARY,
    ]


def test_how_a_channel_is_told_is_said_where_it_is_what_is_missing() -> None:
    told = lines("full", report(unknown={("channel-length", "channel"): 2}, plan_outcomes=()))
    assert told[:4] == ["Not evaluated:", "  2 posts: channel-length: channel", "", CHANNEL]
    assert CHANNEL not in lines("full", report())


def test_concise_is_one_finding_a_line() -> None:
    assert lines("concise", report(INBOUND, HARD_SELL)) == [
        "plan.yaml:3:1: error inbound-majority 134 of 344 hours (39 %) listen.",
        'posts/a.md:12:5: warning no-hard-sell "Buy now" presses the reader.',
        SUMMARY,
    ]


def test_table_has_four_columns() -> None:
    assert lines("table", report(INBOUND, HARD_SELL)) == [
        "place            severity    rule              message",
        "---------------  ----------  ----------------  -------------------------------",
        "plan.yaml:3:1    error       inbound-majority  134 of 344 hours (39 %) listen.",
        'posts/a.md:12:5  warning     no-hard-sell      "Buy now" presses the reader.',
        SUMMARY,
    ]


TEXTS = [name for name in FORMATS if name != "json"]


@pytest.mark.parametrize("name", TEXTS)
def test_without_findings_there_is_a_summary(name: str) -> None:
    made = report(plan_outcomes=(), kept={}, unknown={}, failures=(), plans=0, posts=1, files=1)
    assert lines(name, made) == ["1 post in 1 file: no findings; 0 kept, 0 not evaluated; as of 2026-01-05."]


@pytest.mark.parametrize("name", TEXTS)
def test_quiet_leaves_findings_only(name: str) -> None:
    told = "\n".join(lines(name, report(HARD_SELL), Options(quiet=True)))
    assert "no-hard-sell" in told
    assert "not evaluated" not in told.lower()
    assert "as of" not in told


@pytest.mark.parametrize("name", TEXTS)
def test_statistics_count_by_rule(name: str) -> None:
    told = lines(name, report(INBOUND, HARD_SELL, HARD_SELL), Options(statistics=True))
    counts = [line.strip() for line in told if re.match(r" *\d  ", line)]
    assert counts == ["2  warning  no-hard-sell", "1  error    inbound-majority"]


@pytest.mark.parametrize("name", TEXTS)
def test_what_holds_for_several_channels_is_shown_once(name: str) -> None:
    again = HARD_SELL._replace(subject=Subject("post", "posts/a.md", "x"))
    told = "\n".join(lines(name, report(HARD_SELL, again)))
    assert told.count("posts/a.md:12:5") == 1
    assert "(linkedin, x)" in told
    assert "2 warnings" in told


@pytest.mark.parametrize("name", TEXTS)
def test_waived_findings_are_shown_as_such_and_counted(name: str) -> None:
    told = "\n".join(lines(name, report(HARD_SELL._replace(status="waived"))))
    assert "no-hard-sell" in told
    assert "warning" not in told
    assert "no findings; 13 kept, 3 not evaluated, 1 waived, 1 failure" in told


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(("severity", "code"), [("error", "1;31"), ("warning", "1;33"), ("note", "1;36")])
def test_colour_marks_the_severity_and_nothing_else(name: str, severity: Any, code: str) -> None:
    made = report(HARD_SELL._replace(severity=severity))
    colored = "\n".join(lines(name, made, Options(color=True)))
    assert f"\x1b[{code}m{severity}\x1b[0m" in colored
    assert set(re.findall(r"\x1b\[([\d;]*)m", colored)) == {code, "0"}
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == "\n".join(lines(name, made))


def test_show_kept_tells_what_was_kept() -> None:
    told = lines("full", report(), Options(show_kept=True))
    assert told[:4] == ["Kept:", "  plan.yaml: both-sides", "  12 posts: no-hard-sell", ""]


def test_a_finding_without_a_source_line_has_no_snippet() -> None:
    assert lines("full", report(TYPO), Options(quiet=True)) == [
        "posts/b.md:2:1: note unknown-field",
        "  There is no field titel.",
        "  Advice: Did you mean title?",
        "",
    ]


CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x202E, 0x2028, 0x2066, 0x2069, 0xD800, 0xDFFF]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("code", CONTROLS, ids=hex)
def test_no_control_character_comes_through(name: str, code: int) -> None:
    bad = f"a{chr(code)}b"
    finding = Finding(
        path=bad,
        place=Place(1, 1, 1, 3),
        rule=bad,
        severity="warning",
        message=bad,
        advice=bad,
        subject=Subject("post", bad, bad),
        category=bad,
        excerpt=bad,
        source_line=bad,
        evidence=(Evidence(1, 1, bad, bad, 1.0),),
        figures={bad: bad},
    )
    rule = RULES["no-hard-sell"]._replace(sources=(Source(bad, bad), Source(bad, bad, voice="commenter")))
    made = report(
        finding,
        finding._replace(subject=Subject("post", bad, "x")),
        plan_outcomes=(
            Outcome(bad, "kept", Subject("plan", bad)),
            Outcome(bad, "unknown", Subject("plan", bad), reason=bad),
        ),
        post_outcomes=(
            Outcome(bad, "kept", Subject("post", bad, bad)),
            Outcome(bad, "unknown", Subject("post", bad, bad), reason=bad),
        ),
        kept={bad: 1},
        unknown={(bad, bad): 1},
        failures=(Failure(bad, bad),),
    )
    told = lines(name, made._replace(rules={bad: rule}), Options(statistics=True, show_kept=True))
    assert not any(chr(code) in line for line in told)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert lines(name, report(INBOUND, HARD_SELL, TYPO)) == lines(name, report(INBOUND, HARD_SELL, TYPO))
