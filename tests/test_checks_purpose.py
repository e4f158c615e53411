"""The checks behind why a plan is made: what comes first, what is known, what adds up, how long it gets."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_checks import plan, run, state

from socialpolicy import Flags, load_rulebook
from socialpolicy.assemble.document import assemble
from socialpolicy.errors import RulebookError
from socialpolicy.model.house import House
from socialpolicy.model.predicates import holds
from socialpolicy.readers.reading import read

QUARTER = {"start": "2026-01-01", "end": "2026-03-31"}
PILOTS = "by: [{rows: pilots, day: date}]"
SAME = f"{{at: opens, same: channel, {PILOTS}}}"
ASKED = "{at: opens, same: channel, named: true, by: [{rows: audience, day: date}]}"
RESEARCH = "{at: opens, same: channel, by: [{rows: activities, day: end, where: {kind: research}}]}"


@pytest.mark.parametrize(
    ("check", "fields", "said"),
    [
        (SAME, {"pilots": "[{what: Trial, date: 2025-12-03}]"}, "holds"),
        (SAME, {"pilots": "[{what: Trial, date: 2026-01-19}]"}, "fails"),
        (SAME, {"pilots": "[{what: Late, date: 2026-02-02}, {what: Early, date: 2025-12-03}]"}, "holds"),
        (SAME, {"pilots": "[{what: Trial, channel: x, date: 2025-12-03}]"}, "holds"),
        (SAME, {"pilots": "[{what: Trial, channel: facebook, date: 2025-12-03}]"}, "fails"),
        (SAME, {"pilots": "[{what: Trial}]"}, 'unknown: date of "Trial"'),
        (SAME, {"pilots": "[{what: Trial}, {what: Half a day, date: 2025-12-03}]"}, "holds"),
        (SAME, {}, "fails"),
        (ASKED, {"audience": "[{date: 2025-12-03}]"}, "fails"),
        (ASKED.replace("channel,", "account,"), {"audience": "[{date: 2025-12-03}]"}, "unknown: account"),
        (ASKED, {"audience": "[{channel: x, date: 2025-12-03}]"}, "holds"),
        (RESEARCH, {"activities": "[{kind: research, end: 2026-01-18}]"}, "holds"),
        (RESEARCH, {"activities": "[{id: dig, kind: research, start: 2026-01-05}]"}, 'unknown: end of "dig"'),
        (RESEARCH, {"activities": "[{id: dig, end: 2026-01-05}]"}, 'unknown: kind of "dig"'),
        (RESEARCH, {"activities": "[{kind: publish, end: 2026-01-05}]"}, "fails"),
    ],
)
def test_forerunner(check: str, fields: Mapping[str, str], said: str) -> None:
    source = plan(channels="[{channel: x, opens: 2026-01-19}]", **fields)
    verdict, _ = run(f"forerunner: {check}", source, row="channels")
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("pilots", "cause", "words"),
    [
        ("[]", "blank", {"why": "the plan has nothing of the kind", "remedy": "once that is done"}),
        ("[{channel: facebook, date: 2025-12-03}]", "blank", {"why": "what there is names another channel"}),
        (
            "[{what: Trial, date: 2026-01-28}]",
            "contradicts",
            {
                "why": 'the first, "Trial" under `pilots`, comes on 2026-01-28',
                "days": 10,
                "remedy": "10 days later or more",
            },
        ),
    ],
)
def test_a_forerunner_that_is_missing_tells_what_is_there_instead(
    pilots: str, cause: str, words: Mapping[str, Any]
) -> None:
    source = plan(channels="[{channel: x, opens: 2026-01-19}]", pilots=pilots)
    verdict, [(place, said)] = run(f"forerunner: {SAME}", source, row="channels")
    assert (verdict.hits[0].cause, place) == (cause, "x")
    assert words.items() <= said.items()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-12-03", "holds"),
        ("2026-02-02", 'unknown: the day from which "Tool" counts'),
        ("2026-04-01", "fails"),
    ],
)
def test_what_states_no_day_begins_somewhere_in_the_plan(day: str, said: str) -> None:
    source = plan(budget="[{item: Tool}]", pilots=f"[{{date: {day}}}]", **QUARTER)
    verdict, _ = run(f"forerunner: {{{PILOTS}}}", source, row="budget")
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("[{channel: x, date: 2025-10-24, uses_percent: 20}]", "holds"),
        ("[{channel: x, date: 2025-10-24, uses_percent: 19}]", "fails"),
        (
            "[{channel: x, date: 2024-10-24, uses_percent: 40}, {channel: x, date: 2025-10-24, uses_percent: 9}]",
            "fails",
        ),
        (
            "[{channel: x, date: 2025-10-24, uses_percent: 5}, {channel: x, date: 2025-10-24, uses_percent: 30}]",
            "holds",
        ),
        ("[{channel: x, date: 2025-10-24}]", 'unknown: uses_percent of "x"'),
        ("[{channel: facebook, date: 2025-10-24, uses_percent: 3}]", "n/a"),
        ("[]", "n/a"),
    ],
)
def test_latest(audience: str, said: str) -> None:
    check = "latest: {of: audience, same: channel, day: date, where: {uses_percent: {at_least: 20}}}"
    verdict, _ = run(check, plan(channels="[{channel: x}]", audience=audience), row="channels")
    assert state(verdict) == said
    assert verdict.figures.get("limit") == (20 if said in ("holds", "fails") else None)


@pytest.mark.parametrize(
    ("goal", "activities", "said", "figures"),
    [
        ("start: 2026-01-05, due: 2026-03-06", "[]", "holds", {"days": 60, "short": 0}),
        ("start: 2026-01-05, due: 2026-03-05", "[]", "fails", {"short": 1, "earliest": date(2026, 3, 6)}),
        ("start: 2025-09-01, due: 2026-01-31", "[]", "holds", {"days": 152}),
        ("start: 2026-01-05", "[]", "unknown: due", {}),
        ("due: 2026-02-06", "[]", "unknown: start", {}),
        ("due: 2026-02-06", "[{kind: ask, start: 2026-01-01}]", "unknown: start", {}),
        ("due: 2026-02-06", "[{kind: ask, start: 2026-01-12}]", "fails", {"since": date(2026, 1, 12), "days": 25}),
        ("due: 2026-02-06", "[{kind: ask, running_since: 2025-06-01}]", "holds", {"since": date(2025, 6, 1)}),
    ],
)
def test_lead(goal: str, activities: str, said: str, figures: Mapping[str, Any]) -> None:
    source = plan(goals=f"[{{{goal}}}]", activities=activities, **QUARTER)
    verdict, _ = run("lead: {since: start, due: due, days: 60}", source, row="goals")
    assert state(verdict) == said
    assert figures.items() <= verdict.figures.items()


@pytest.mark.parametrize(
    ("activities", "said", "hours"),
    [
        ("[{channel: x, hours: 3}, {hours: 2}, {channel: facebook, hours: 9}]", "holds", 5),
        ("[{channel: facebook, hours: 9}]", "fails", 0),
        ("[{channel: x, hours: 0}]", "fails", 0),
        ("[{channel: x, hours: 3}, {channel: x}]", "holds", 3),
        ("[{id: post, channel: x}]", 'unknown: hours of "post"', None),
        ("[]", "fails", 0),
    ],
)
def test_quantity_for_a_row(activities: str, said: str, hours: float | None) -> None:
    check = "quantity: {of: {sum: hours, rows: activities}, same: channel, above: 0}"
    verdict, _ = run(check, plan(channels="[{channel: x}]", activities=activities), row="channels")
    assert (state(verdict), verdict.figures.get("of")) == (said, hours)


@pytest.mark.parametrize(
    ("activities", "cause"),
    [("[]", "blank"), ("[{kind: ask, channel: facebook, hours: 4}]", "contradicts")],
)
def test_a_quantity_of_a_list_that_is_empty_is_blank(activities: str, cause: str) -> None:
    check = "quantity: {of: {count: activities}, same: channel, named: true, at_least: 1}"
    verdict, _ = run(check, plan(channels="[{channel: x}]", activities=activities), row="channels")
    assert [hit.cause for hit in verdict.hits] == [cause]


@pytest.mark.parametrize(
    ("cost", "budget", "said", "words"),
    [
        ("amount: 1000", "[{item: Tool, amount: 400}, {item: Time, amount: 600}]", "holds", {"total": 1000}),
        ("amount: 1100", "[{item: Tool, amount: 1000}]", "holds", {"off": 0.1}),
        ("amount: 1101", "[{item: Tool, amount: 1000}]", "fails", {"gap": 101, "direction": "more"}),
        ("amount: 500", "[{item: A, amount: 400}, {item: B, amount: 600}]", "fails", {"items": '"B" 600, "A" 400'}),
        ("amount: 500", "[{item: Free, amount: 0}]", "fails", {"off": None}),
        ("amount: 0", "[{item: Free, amount: 0}]", "holds", {"off": None}),
        ("amount: 500", "[{item: Tool}]", 'unknown: amount of "Tool"', {}),
        ("amount: 500", "[]", "unknown: budget or commitments", {}),
        ("basis: a feeling", "[{item: Tool, amount: 9}]", "unknown: business_case.cost.amount", {}),
        (
            "amount: 9, currency: USD",
            "[{item: Tool, amount: 9}]",
            "unknown: the exchange rate between USD and EUR",
            {},
        ),
    ],
)
def test_total(cost: str, budget: str, said: str, words: Mapping[str, Any]) -> None:
    check = (
        "total: {stated: business_case.cost.amount, of: {budget: [amount], commitments: [amount]}, tolerance: 10%, "
        "currency: business_case.cost.currency}"
    )
    source = plan(currency="EUR", business_case=f"{{cost: {{{cost}}}}}", budget=budget)
    verdict, hits = run(check, source)
    given = {**verdict.figures, **(hits[0][1] if hits else {})}
    assert (state(verdict), words) == (said, {name: given.get(name) for name in words})


def test_a_long_sum_names_its_largest_rows() -> None:
    budget = ", ".join(f"{{item: L{size}, amount: {size}}}" for size in range(1, 7))
    source = plan(business_case="{cost: {amount: 90}}", budget=f"[{budget}]")
    _, [(place, words)] = run("total: {stated: business_case.cost.amount, of: {budget: [amount]}}", source)
    assert (place, words["items"]) == ("90", '"L6" 6, "L5" 5, "L4" 4, "L3" 3 and 2 more')


@pytest.mark.parametrize(
    ("fields", "passages"),
    [
        ({"problem": "Buy now"}, ["the problem"]),
        ({"problem": "Buy now because", "activities": "[{id: push, purpose: Buy now}]"}, ['the purpose of "push"']),
        ({"goals": "[{goal: Buy now}]"}, ["the goal"]),
        ({"problem": "Hurry", "title": "Hurry"}, []),
    ],
)
def test_evidence_can_weigh_each_part_of_a_plan_by_itself(fields: Mapping[str, str], passages: list[str]) -> None:
    check = "evidence: {lexicons: {calls: 1, reasons: -1}, apart: true, warning: 2}"
    verdict, hits = run(check, plan(**fields))
    assert [words["passage"] for _, words in hits] == passages
    assert (verdict.holds, verdict.severity) == (bool(passages), "warning" if passages else None)


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        ("[{hours: 60}, {hours: 50}]", "holds"),
        ("[{hours: 60}, {hours: 40}]", "fails"),
        ("[{hours: 110}, {kind: ask}]", "holds"),
        ("[{hours: 60}, {id: a, kind: ask}]", 'unknown: hours of "a"'),
    ],
)
def test_a_ratio_that_is_reached_needs_no_further_rows(activities: str, said: str) -> None:
    check = "ratio: {of: {sum: hours, rows: activities}, among: {fact: hours_cap}, above: 100%}"
    verdict, [*hits] = run(check, plan(hours_cap="100", activities=activities))
    assert state(verdict) == said
    assert {place for place, _ in hits} <= {"100"}


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ({"amount": {"over": {"plan": "business_case.cost.amount", "share": "50%"}}}, True),
        ({"amount": {"over": {"plan": "business_case.cost.amount", "share": 0.8}}}, False),
        ({"amount": {"over": {"plan": "business_case.cost.amount", "share": None}}}, False),
        ({"amount": {"over": {"plan": "hours_cap"}}}, "plan.hours_cap"),
        ({"plan": {"explores": False}}, True),
        ({"plan": {"programme": "offers"}}, "plan.programme"),
        ({"any": [{"plan": {"end": {"present": True}}}, {"amount": 3}]}, False),
    ],
)
def test_a_condition_on_a_row_may_ask_about_its_plan(condition: Mapping[str, Any], answer: bool | str) -> None:
    source = plan(business_case="{cost: {amount: 100}}", budget="[{item: Tool, amount: 60}]")
    whole = assemble(read(source.encode(), path="a.yaml"), House(as_of=date(2026, 1, 5))).plan
    assert whole is not None
    assert holds(whole.budget[0], condition, plan=whole) == answer


RULE = """\
id: no-fuss
title: No fuss
practice: good
applies_to: {subject}
severity: note
when: {when}
expect: {expect}
message: A fuss.
why: Fuss helps nobody.
sources: [{{title: On fuss}}]
examples:
  - pass: {{title: A plan}}
  - fail: {{title: A plan}}
"""
TITLE = "{field: {where: {title: {present: true}}}}"


@pytest.mark.parametrize(
    ("subject", "when", "expect", "complaint"),
    [
        ("post", "{plan: {explores: false}}", TITLE, "a post belongs to none"),
        ("plan", "{plan: {explors: false}}", TITLE, 'no fact called "explors" of a plan; did you mean "explores"?'),
        ("plan", "{hours_cap: {over: {plan: hours_cp}}}", TITLE, 'did you mean "hours_cap"?'),
        ("plan", "{title: A}", "{total: {stated: hours_cap, of: {budgt: [amount]}}}", 'did you mean "budget"?'),
        ("plan", "{title: A}", "{total: {stated: hours_cap, of: {budget: [amont]}}}", 'did you mean "amount"?'),
        ("plan", "{title: A}", "{forerunner: {by: [{rows: pilots, day: dat}]}}", 'did you mean "date"?'),
        ("plan", "{title: A}", "{forerunner: {by: [{rows: pilots, day: date, where: {wat: x}}]}}", '"what"?'),
    ],
)
def test_a_fact_that_there_is_not_is_refused_when_the_rule_is_read(
    tmp_path: Path, subject: str, when: str, expect: str, complaint: str
) -> None:
    (tmp_path / "craft").mkdir()
    rule = RULE.format(subject=subject, when=when, expect=expect)
    (tmp_path / "craft" / "no-fuss.yaml").write_text(rule, encoding="utf-8")
    with pytest.raises(RulebookError, match=r"no-fuss\.yaml:[67]: ") as caught:
        load_rulebook(Flags(rulebooks=(str(tmp_path),), isolated=True))
    assert complaint in str(caught.value)
