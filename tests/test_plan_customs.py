"""How people fill in a plan: what is still open, their zones, units and names, and what they are told of them."""

from datetime import date

import pytest

from socialpolicy import Flags, check_text
from socialpolicy.assemble.document import assemble
from socialpolicy.engine.wording import fill
from socialpolicy.model.facts import written
from socialpolicy.model.finding import Finding
from socialpolicy.model.house import House
from socialpolicy.model.money import BudgetLine
from socialpolicy.model.plan import Plan
from socialpolicy.model.work import Activity
from socialpolicy.readers.reading import read

PLAN = "plan: {title: A, start: 2026-01-01, end: 2026-03-31}\n"


def plan_of(source: str, path: str = "plan.yaml") -> Plan:
    whole = f'{{"kind": "plan", {source}}}' if path.endswith(".json") else PLAN + source
    plan = assemble(read(whole.encode(), path=path), House(as_of=date(2026, 1, 5))).plan
    assert plan is not None
    return plan


def findings(source: str, *rules: str) -> list[Finding]:
    flags = Flags(isolated=True, as_of=date(2026, 1, 5), select=rules)
    return list(check_text(PLAN + source, path="plan.yaml", flags=flags).findings)


def reasons(source: str, rule: str) -> list[str]:
    flags = Flags(isolated=True, as_of=date(2026, 1, 5), select=(rule,))
    return [one.reason for one in check_text(PLAN + source, path="plan.yaml", flags=flags).tally.plan_outcomes]


# What is still open is blank


@pytest.mark.parametrize("word", ["tbc", "TBD", "tba", "n/a", "'?'", "'-'", "–", "to be decided"])
def test_what_is_still_to_be_filled_in_is_blank(word: str) -> None:
    [finding] = findings(f"hours_cap: {word}\nactivities: [{{kind: ask, hours: 3}}]", "cap-social-effort")
    assert (finding.part, finding.cause) == ("stated", "blank")


def test_an_owner_who_is_still_to_be_found_is_none() -> None:
    found = findings("people: [{name: Ana}]\nactivities: [{id: hear, kind: ask, owner: TBC}]", "name-the-people")
    assert [finding.part for finding in found] == ["owner"]


def test_a_purpose_that_is_still_open_is_left_to_the_rules_that_read_it() -> None:
    source = "contact_center: [{medium: email}]\ncare: {contact_center_role: To be decided}"
    assert [finding.excerpt for finding in findings(source, "contact-center-role")] == ["To be decided"]


def test_another_word_that_is_no_number_is_reported() -> None:
    assert "unreadable-value" in {finding.rule for finding in findings("hours_cap: plenty")}


# Values


@pytest.mark.parametrize(("zone", "known"), [("Europe/Zurich", True), ("UTC", True), ("Europe/Frankfurt", False)])
def test_a_time_zone_is_one_that_is_known(zone: str, known: bool) -> None:
    found = [finding for finding in findings(f"timezone: {zone}") if finding.rule == "unreadable-value"]
    assert [finding.excerpt for finding in found] == ([] if known else [zone])


def test_posts_that_a_plan_writes_out_are_in_its_time_zone() -> None:
    source = """timezone: Australia/Adelaide
channels: [{channel: x, posts_per_week: 5}]
posts: [{channel: x, date: "2026-01-06T23:00", text: We open.}]
"""
    [finding] = findings(source, "regular-cadence")
    assert finding.message.startswith("On x nothing goes out between 2026-01-06 and 2026-03-31")


def test_hours_that_done_by_shares_out_need_no_sum() -> None:
    source = "hours_cap: 30\nactivities: [{kind: create, done_by: Ana 20; Bo 12.5}]"
    [finding] = findings(source, "cap-social-effort")
    assert finding.figures["of"] == 32.5


def test_an_amount_that_yaml_would_cut_is_read_whole_and_reported() -> None:
    source = 'business_case: {cost: {amount: £14,500}}\nbudget: [{item: Tool, amount: "£9,000"}]\ncurrency: GBP'
    flags = Flags(isolated=True, as_of=date(2026, 1, 5))
    found = {one.rule: one for one in check_text(PLAN + source, path="plan.yaml", flags=flags).findings}
    assert "`amount` is read as “£14,500”" in found["eaten-by-yaml"].message
    assert found["case-adds-up"].figures["stated"] == 14500
    assert "unknown-field" not in found


# Notations: what may mean two things is read as the plan's other values show


@pytest.mark.parametrize(
    ("start", "end", "begins"),
    [
        ("7/6/2026", "9/25/2026", "2026-07-06"),
        ("6/7/2026", "25/9/2026", "2026-07-06"),
        ("7/6/2026", "9/8/2026", None),
        ("7/6/2026", "[9/25/2026, 25/9/2026]", None),
    ],
)
def test_dates_of_a_plan_show_the_order_of_day_and_month(start: str, end: str, begins: str | None) -> None:
    found = plan_of(f"activities: [{{kind: ask, start: {start}, end: {end}}}]").activities[0].start
    assert (found and found.isoformat()) == begins


@pytest.mark.parametrize(
    ("amounts", "first"),
    [
        (["12.400 €", "7,20"], 12400),
        (["12.400", "1.250,00 EUR"], 12400),
        (["12.400", "1.250.000"], 12400),
        (["12.400 €", "7.20"], None),
        (["12.400 €", "7,20", "1,200.50"], None),
        (["12.400 €", "7,20", "1,200"], None),
        (["12.400 €"], None),
    ],
)
def test_amounts_of_a_plan_show_the_sign_before_decimals(amounts: list[str], first: float | None) -> None:
    rows = ", ".join(f'{{amount: "{amount}"}}' for amount in amounts)
    assert plan_of(f"budget: [{rows}]").budget[0].amount == first


@pytest.mark.parametrize(
    ("path", "hours", "read"),
    [("plan.json", "12.375", 12.375), ("plan.json", '"12.375"', None), ("plan.yaml", "12.375", None)],
)
def test_the_point_of_a_json_number_stands_before_decimals(path: str, hours: str, read: float | None) -> None:
    source = f'"activities": [{{"kind": "ask", "hours": {hours}}}]'
    assert plan_of(source, path=path).activities[0].hours == read


def test_the_point_of_a_rate_stands_before_decimals() -> None:
    case = plan_of("business_case: {rate: 1.085}").business_case
    assert case is not None
    assert case.rate == 1.085


# Missing facts go by the names that files have for them


@pytest.mark.parametrize(
    ("record", "path", "shown"),
    [
        (Plan, "business_case.returns.amount", "business_case.return.amount"),
        (Plan, "care.priority", "care.priority"),
        (Plan, "kinds", "activities"),
        (Activity, "side", "kind"),
        (Activity, "purpose", "purpose"),
        (BudgetLine, "purpose", "`for`"),
        (BudgetLine, "amount of", "amount of"),
    ],
)
def test_a_fact_is_called_what_files_call_it(record: type, path: str, shown: str) -> None:
    assert written(record, path) == shown


@pytest.mark.parametrize(
    ("source", "rule", "reason"),
    [
        ("evidence: [{claim: It helps}]", "independent-evidence", '`from` of "It helps"'),
        (
            "business_case: {cost: {amount: 3}, return: {amount: lots}}",
            "return-in-money",
            "business_case.return.amount",
        ),
        ("budget: [{item: Brandwatch, side: inbound}]", "fund-inbound", '`for` of "Brandwatch"'),
        ("activities: [{id: a, hours: 3}]", "both-sides", 'kind of "a"'),
        ("goals: [{target: 3}]", "depth-not-volume", "metric of goals 1"),
        (
            "budget: [{item: Queue tool, for: technology}, {item: Desk, side: inbound, for: staff}]",
            "fund-inbound",
            'side of "Queue tool"',
        ),
        (
            "activities: [{id: try, kind: pilot}]\ncommitments: [{what: Site, start: 2026-02-02}]\nstart: tbc",
            "start-small",
            'start of "try", for "Site"',
        ),
        (
            "channels: [{channel: x}]\nactivities: [{id: a, kind: ask}]",
            "no-checklist-presence",
            'hours of "a", for "x"',
        ),
    ],
)
def test_the_reason_names_the_fact_as_the_file_does(source: str, rule: str, reason: str) -> None:
    assert reason in reasons(source, rule)


# Blanks stand where they are to be filled in


@pytest.mark.parametrize(
    ("source", "rule", "shown"),
    [
        ("problem:", "business-problem-first", "problem"),
        ("hours_cap: tbc\nactivities: [{kind: ask, hours: 3}]", "cap-social-effort", "tbc"),
        ("people: []\nactivities: [{kind: ask, hours: 3}]", "name-the-people", "[]"),
        ("business_case: {return: {amount: 9, basis: ''}, cost: {amount: 3}}", "return-in-money", "''"),
        ("care: {covers: [praise], mode: }\nactivities: [{kind: respond}]", "state-response-mode", "mode"),
        ("care:\nactivities: [{kind: respond}]", "state-response-mode", "care"),
        ("care: {mode: both, covers: }\nactivities: [{kind: respond}]", "answer-both-kinds", "covers"),
        ("problem: Calls wait.\nactivities: [{kind: respond}]", "independent-evidence", "plan: {title: A"),
    ],
)
def test_what_is_left_blank_is_shown_where_it_is_to_be_filled_in(source: str, rule: str, shown: str) -> None:
    found = findings(source, rule)[0]
    lines = (PLAN + source).splitlines()
    assert lines[found.place.line - 1][found.place.column - 1 :].startswith(shown)
    assert found.cause == "blank"


# Messages


@pytest.mark.parametrize(
    ("wording", "words", "said"),
    [
        ("{hours} hours", {"hours": 32.571428}, "32.6 hours"),
        ("{hours:g} hours", {"hours": 362.428571}, "362.4 hours"),
        ("{rate:g} a week", {"rate": 0.25}, "0.25 a week"),
        ("{share:.0%}", {"share": 0.4567}, "46%"),
        ("{total} in all", {"total": 1234567.0}, "1234567 in all"),
        ("{days:g} days earlier", {"days": 1}, "1 day earlier"),
        ("Take {hours:.0f} hours off", {"hours": 1.2}, "Take 1 hour off"),
        ("{days} days, 11 days, 0.1 hours", {"days": 21}, "21 days, 11 days, 0.1 hours"),
    ],
)
def test_numbers_in_messages_have_no_needless_digits(wording: str, words: dict[str, float], said: str) -> None:
    assert fill(wording, "note", words) == said
