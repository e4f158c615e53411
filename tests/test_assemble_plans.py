"""Plans: what is read of them, what is reported, and where it stands."""

import re
from datetime import date
from pathlib import Path

import pytest

from socialpolicy.assemble.document import assemble
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.facts import facts_of
from socialpolicy.model.house import House
from socialpolicy.model.plan import Plan
from socialpolicy.model.text import span_of
from socialpolicy.readers.reading import read
from socialpolicy.text.prose import OBJECT

FORMATS = Path(__file__).parents[2] / "shared" / "formats.md"
HOUSE = House(as_of=date(2026, 1, 5))

needs_formats = pytest.mark.skipif(not FORMATS.is_file(), reason="the shared description is not beside this checkout")


def assembled(source: str, path: str = "plan.yaml") -> Assembled:
    return assemble(read(source.encode(), path=path), HOUSE)


def plan_of(source: str, path: str = "plan.yaml") -> Plan:
    plan = assembled(source, path).plan
    assert plan is not None
    return plan


def problems(source: str) -> list[tuple[str, str]]:
    return [(each.kind, source[slice(*each.span)]) for each in assembled(source).problems]


def sample() -> str:
    found = re.search(r"```yaml\n(plan:.*?)```", FORMATS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@needs_formats
def test_the_described_plan_is_read_without_a_problem() -> None:
    found = assembled(sample())
    assert found.problems == ()
    assert found.posts == ()
    assert found.plan is not None


@needs_formats
def test_every_list_and_every_field_of_the_described_plan_is_there() -> None:
    plan = plan_of(sample())
    not_in_sample = {"question", "marketing_budget", "na"}
    assert {name for name in facts_of(Plan) if not getattr(plan, name)} == not_in_sample
    assert plan.at.unreadable == frozenset()


@needs_formats
def test_the_described_plan_has_its_figures_dates_and_words() -> None:
    plan = plan_of(sample())
    assert plan.business_case is not None
    assert plan.business_case.returns is not None
    assert plan.business_case.cost is not None
    assert plan.care is not None
    assert plan.care.moderation is not None
    assert plan.review is not None
    assert (plan.start, plan.end, plan.hours_cap) == (date(2026, 1, 1), date(2026, 3, 31), 300)
    assert (plan.business_case.returns.amount, plan.business_case.cost.amount) == (60000, 48600)
    assert [(line.quantity, line.unit_value) for line in plan.business_case.returns.lines] == [(8000, 6.5), (8, 1000)]
    assert (plan.evidence[0].origin, plan.evidence[0].independent) == ("own data", True)
    assert (plan.audience[0].asked, plan.audience[0].uses_percent) == (3000, 61)
    assert (plan.channels[0].posting_days, plan.channels[0].communities) == ("Mon-Fri", ("Contact Centre Leaders",))
    assert (plan.people[0].expertise, plan.people[1].relation) == (("routing", "telephony"), "agency")
    assert [(activity.kind, activity.side) for activity in plan.activities] == [
        ("monitor", "inbound"),
        ("follow", "neither"),
        ("comment", "neither"),
    ]
    assert (plan.activities[1].count, plan.activities[1].per_day, plan.activities[1].automated) == (60, 5, False)
    assert [(line.purpose, line.amount) for line in plan.budget] == [("technology", 3600), ("staff", 20000)]
    assert plan.care.priority == ("severity", "customer relationship", "waiting time", "reach")
    assert plan.care.moderation.rules == "https://northwind.example/house-rules"
    assert [medium.since for medium in plan.contact_center] == [date(2023, 4, 1), date(2024, 9, 1), date(2026, 4, 1)]
    assert plan.posts == ("posts/2026-q1/**/*.md", "calendar.csv")
    assert plan.review.employee_posts == "Mei Tan"


@needs_formats
def test_the_prose_of_a_plan_has_a_block_a_field_that_leads_to_its_place() -> None:
    source = sample()
    prose = plan_of(source).prose
    blocks = {(block.kind, block.row): prose.value[block.start : block.end] for block in prose.blocks}
    assert blocks["title", -1] == "Listening first"
    assert blocks["activities.purpose", 2] == "Take part in other people's threads"
    assert blocks["pilots.learned", 0] == "Twelve questions make up a third of the calls"
    assert blocks["care.priority", 3] == "reach"
    assert blocks["care.moderation.remove", 1] == "insults"
    assert ("organization", -1) not in blocks
    for block in prose.blocks:
        written = source[slice(*span_of(prose.pieces, block.start, block.end))]
        assert prose.value[block.start : block.end] in (written, OBJECT), "an address is read as one object"


@pytest.mark.parametrize(
    "source",
    [
        "kind: plan\nproblem: Calls\ngoals: [{goal: Fewer}]",
        "plan: {problem: Calls}\ngoals: [{goal: Fewer}]",
        "plan: {problem: Calls, goals: [{goal: Fewer}]}",
        "plan:\nproblem: Calls\ngoals: {goal: Fewer}",
        "plan: {kind: plan, Business problem: Calls}\nObjectives: [{objective: Fewer}]",
        '{"plan": {"problem": "Calls"}, "goals": [{"goal": "Fewer"}]}',
    ],
)
def test_the_keys_of_a_plan_may_stand_under_plan_or_beside_it(source: str) -> None:
    found = assembled(source)
    assert found.plan is not None
    assert found.problems == ()
    assert (found.plan.problem, [goal.goal for goal in found.plan.goals]) == ("Calls", ["Fewer"])


@pytest.mark.parametrize("source", ["plan: free", "kind: Plan\nspec: {}", "plans: []", "- plan: {title: a}"])
def test_what_only_looks_like_a_plan_is_none(source: str) -> None:
    assert not assembled(source).recognised


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ("Team: [{person: Ann, skills: [a]}]", "people"),
        ("Initiatives: [{Activity type: listen, lead: Ann}]", "activities"),
        ("tactics: [{type: Publish}]", "activities"),
        ("Platforms: [{network: Twitter, handle: us}]", "channels"),
        ("KPIs: [{KPI: calls, deadline: 2026-03-31}]", "goals"),
        ("Costs: [{what: tool, category: technology, cost: 3}]", "budget"),
        ("Customer research: [{method: survey, platform: fb}]", "audience"),
        ("response policy: {triage: [severity]}", "care"),
        ("contact_centre: [{channel: email, routing: live, date: 2020-01-01}]", "contact_center"),
        ("na: [{rule: useful-blog, reason: no blog}]", "na"),
    ],
)
def test_the_names_that_teams_use_are_known(names: str, field: str) -> None:
    found = assembled(f"kind: plan\n{names}")
    assert found.problems == ()
    assert getattr(found.plan, field)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("listen", "monitor"),
        ("Listening", "monitor"),
        ("analyze", "analyse"),
        ("apply (learnings)", "apply"),
        ("ads", "advertise"),
    ],
)
def test_other_words_for_what_is_done(words: str, kind: str) -> None:
    assert plan_of(f"kind: plan\nactivities: [{{kind: {words}}}]").activities[0].kind == kind


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("activites: []", [("unknown-field", "activites")]),
        ("activities: [{kind: monitor, owmer: Ann}]", [("unknown-field", "owmer")]),
        ("x_own: 1\nactivities: [{x_own: 1}]", []),
        ("activities: [{hours: sixty}]", [("unreadable-value", "sixty")]),
        ("activities: [{kind: dance}]", [("unreadable-value", "dance")]),
        ("activities: [{channel: frendster}]", [("unknown-channel", "frendster")]),
        ("activities: [{channel: x and IG}]", [("unreadable-value", "x and IG")]),
        ("activities: [{channel: Facebook and frendster}]", [("unknown-channel", "Facebook and frendster")]),
        ("activities: [Monitor LinkedIn, {kind: ask}]", [("unreadable-value", "Monitor LinkedIn")]),
        ("activities: Monitor LinkedIn", [("unreadable-value", "Monitor LinkedIn")]),
        ("business_case: {return: {amount: 60.000}}", [("unreadable-value", "60.000")]),
        ("currency: USD\nbudget: [{amount: 60 EUR}]", [("unreadable-value", "60 EUR")]),
        ("currency: USD\nbusiness_case: {cost: {amount: €60, currency: EUR}}", []),
        ("care: friendly", [("unreadable-value", "friendly")]),
        ("start: 2026-02-30", [("unreadable-value", "2026-02-30")]),
        ("problem: Too many #calls", [("eaten-by-yaml", "#calls")]),
        ("posts: {pattern: {a: b}}", [("unknown-field", "pattern")]),
        ("goals:\npeople: []\nstart: ~\ncurrency: ''", []),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_place(field: str, found: list[tuple[str, str]]) -> None:
    assert problems(f"kind: plan\n{field}\n") == found


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_kept() -> None:
    plan = plan_of("kind: plan\nactivities: [{kind: ask, hours: many}, oops, {kind: monitor, hours: 3}]")
    assert [activity.kind for activity in plan.activities] == ["ask", "monitor"]
    assert plan.activities[0].hours is None
    assert plan.activities[0].at.unreadable == {"hours"}
    assert plan.at.unreadable == {"activities"}


def test_rows_and_fields_know_where_they_stand() -> None:
    source = "kind: plan\nactivities:\n- {kind: ask, hours: 12}\n- {kind: monitor, hours: ''}\n"
    first, second = plan_of(source).activities
    assert source[slice(*first.at.span)] == "{kind: ask, hours: 12}"
    assert source[slice(*first.at.fields["hours"])] == "12"
    assert set(second.at.fields) == {"kind"}


def test_posts_may_be_written_out_in_a_plan() -> None:
    source = (
        "kind: plan\nposts:\n- drafts/*.md\n- {channel: [x, li], text: Hello}\n- {id: two, channel: x, text: Again}\n"
    )
    found = assembled(source, "q1.yaml")
    assert found.plan is not None
    assert found.posts == ()
    assert found.plan.posts == ("drafts/*.md",)
    assert [(post.name, post.channel, post.prose.value) for post in found.plan.planned] == [
        ("q1.yaml", "x", "Hello"),
        ("q1.yaml", "linkedin", "Hello"),
        ("two", "x", "Again"),
    ]


@pytest.mark.parametrize("posts", ["posts: drafts/*.md; calendar.csv", "posts: [drafts/*.md, calendar.csv]"])
def test_patterns_of_posts_are_a_list_or_one_text(posts: str) -> None:
    assert plan_of(f"kind: plan\n{posts}").posts == ("drafts/*.md", "calendar.csv")


def test_a_field_of_several_lines_is_one_block() -> None:
    prose = plan_of("kind: plan\nproblem: |\n  Too many calls.\n\n  They repeat.\n").prose
    assert [(block.kind, prose.value[block.start : block.end].split()) for block in prose.blocks] == [
        ("problem", ["Too", "many", "calls.", "They", "repeat."])
    ]
    assert "\n" not in prose.value


def test_a_plan_without_words_has_empty_prose() -> None:
    assert plan_of("kind: plan\nhours_cap: 3").prose.value == ""
