"""The audit: one page on a plan, its figures, its arithmetic, and what a change would do."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sample_report import HARD_SELL, report

from socialpolicy import Flags
from socialpolicy.api import audit_paths
from socialpolicy.audit.build import scorecard_of
from socialpolicy.audit.charts import BAR, bar
from socialpolicy.audit.compare import difference
from socialpolicy.audit.figures import number, signed, told
from socialpolicy.audit.markdown import escaped
from socialpolicy.audit.moves import read_moves
from socialpolicy.audit.practices import practices_of
from socialpolicy.audit.scorecard import Practice, Scorecard
from socialpolicy.cli.main import main
from socialpolicy.errors import UsageError

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "examples" / "plans"
GOLDEN = Path(__file__).parent / "golden"
SELECT = "both-sides,inbound-majority,inbound-before-outbound,name-the-people,return-in-money,no-full-time-learner"
"""Enough rules for every section; golden texts do not change with each new rule."""

CALM: Mapping[str, Any] = {
    "title": "Quiet quarter",
    "start": "2026-01-05",
    "end": "2026-03-29",
    "currency": "EUR",
    "business_case": {"return": {"amount": 900, "basis": "A pilot"}, "cost": {"amount": 600}},
    "people": [{"name": "Ana Ruiz", "hours_per_week": 10}],
    "activities": [
        {"id": "hear", "kind": "monitor", "owner": "Ana Ruiz", "start": "2026-01-05", "hours": 60},
        {"id": "tell", "kind": "publish", "owner": "Ana Ruiz", "start": "2026-01-19", "hours": 40},
    ],
}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", "--isolated", "--as-of", "2026-01-05", *arguments])


def plan_file(folder: Path, changes: Mapping[str, Any], name: str = "plan.json") -> str:
    path = folder / name
    path.write_text(json.dumps({"kind": "plan", **CALM, **changes}), encoding="utf-8")
    return str(path)


def card(path: str, *moves: str, select: str = SELECT) -> Scorecard:
    flags = Flags(isolated=True, select=tuple(select.split(",")), as_of=date(2026, 1, 5))
    (audited,) = audit_paths([path], flags=flags, change=read_moves(moves) if moves else None)
    return scorecard_of(audited, moves)


def practice(made: Scorecard, name: str) -> Practice:
    return next(one for one in made.practices if one.id == name)


# What the page says


@pytest.mark.parametrize(("output_format", "suffix"), [("full", "txt"), ("markdown", "md")])
def test_the_page_is_the_golden_one(output_format: str, suffix: str) -> None:
    printed = run("examples/plans/afterthought.yaml", "--select", SELECT, "--output-format", output_format).output
    assert printed == (GOLDEN / f"audit-afterthought.{suffix}").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [(), ("--what-if", "drop study"), ("--compare", "examples/plans/afterthought.yaml")]
)
def test_the_terminal_page_is_never_wider_than_a_hundred_columns(arguments: tuple[str, ...]) -> None:
    printed = run("examples/plans/broadcast-first.yaml", *arguments).output
    assert max(map(len, printed.splitlines())) <= 100


@pytest.mark.parametrize("output_format", ["full", "markdown", "json"])
def test_the_same_plan_gives_the_same_bytes(output_format: str) -> None:
    arguments = ("examples/plans", "--output-format", output_format)
    assert run(*arguments).output == run(*arguments).output


def test_the_readme_of_the_plans_shows_what_is_printed() -> None:
    text = (PLANS / "README.md").read_text(encoding="utf-8")
    command, _, shown = text.split("```\n$ socialpolicy audit ", 1)[1].split("```", 1)[0].partition("\n")
    assert run(*command.split()).output.startswith(shown.replace("...\n", ""))


def test_json_tells_the_same_figures_as_the_page() -> None:
    (audit,) = json.loads(run("examples/plans/afterthought.yaml", "--output-format", "json").output)["audits"]
    assert (audit["hours"]["inbound"], audit["hours"]["outbound"]) == (40, 44)
    assert audit["cash"]["roi"] == pytest.approx(0.8462)
    assert sum(audit["counts"].values()) == len(audit["practices"])
    assert audit["sentence"].startswith("Ready to approve, with ")


def test_several_plans_give_a_page_each() -> None:
    audits = json.loads(run("examples/plans", "--output-format", "json").output)["audits"]
    assert {"Listening first", "Be everywhere", "A new frame in spring"} <= {audit["title"] for audit in audits}


def test_foreign_text_cannot_turn_into_markup() -> None:
    assert escaped("a|b <img src=x> *c* [d](e)") == "a\\|b &lt;img src=x> \\*c\\* \\[d](e)"
    assert escaped("one\x1b[2Jtwo") == "one␛\\[2Jtwo"


# The sentence


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {},
            "Ready to approve: it returns 300 EUR more than it costs (900 for 600, ROI 50%); 60 of 100 hours (60%)",
        ),
        ({"business_case": None}, "Not ready to approve: return and cost are not stated in money"),
        (
            {"business_case": {"return": {"amount": 500, "basis": "A pilot"}, "cost": {"amount": 600}}},
            "it loses 100 EUR",
        ),
        ({"people": []}, "Ana Ruiz is not among its people"),
        ({"people": [{"name": "Ana Ruiz", "hours_per_week": 5}]}, "Ana Ruiz lacks 40 hours"),
        ({"people": [{"name": "Ola Berg", "hours_per_week": 5}]}, "Ana Ruiz is not among its people"),
        ({"activities": [{"kind": "publish", "hours": 10}]}, "so move 6 from publish to ask; nobody owns"),
        (
            {"activities": [{"id": "hear", "kind": "monitor", "owner": "Ana Ruiz"}]},
            'the hours of "hear" are not stated',
        ),
        ({"people": [{"name": "Ana Ruiz"}]}, "Not ready to approve yet, because name-the-people cannot be judged"),
        ({"activities": [], "programme": "explore", "business_case": None}, "Ready to approve: nothing is planned"),
    ],
)
def test_a_director_can_act_on_the_first_sentence(tmp_path: Path, changes: Mapping[str, Any], says: str) -> None:
    sentence = card(plan_file(tmp_path, changes)).sentence
    assert says in sentence
    assert sentence.count(".") == 1 + sentence.count("0.")


# Practices and causes


@pytest.mark.parametrize(
    ("changes", "name", "state"),
    [
        ({}, "both-sides", "kept"),
        ({}, "no-full-time-learner", "exempt"),
        ({"business_case": None}, "return-in-money", "blank"),
        (
            {"business_case": {"return": {"amount": 5, "basis": "A pilot"}, "cost": {"amount": 6}}},
            "return-in-money",
            "contradicts",
        ),
        ({"people": [{"name": "Ana Ruiz"}]}, "name-the-people", "unknown"),
        ({"na": [{"practice": "both-sides", "reason": "A trial"}]}, "both-sides", "exempt"),
    ],
)
def test_a_practice_has_one_state(tmp_path: Path, changes: Mapping[str, Any], name: str, state: str) -> None:
    assert practice(card(plan_file(tmp_path, changes)), name).state == state


@pytest.mark.parametrize(
    ("status", "state"), [("waived", "waived"), ("baselined", "set aside"), ("trial", "set aside")]
)
def test_a_practice_whose_findings_are_all_set_aside_is_neither_kept_nor_broken(status: str, state: str) -> None:
    made = report(HARD_SELL._replace(status=status))
    assert [(one.state, one.said) for one in practices_of(made)] == [(state, ())]


WAIVER = "both-sides until=2026-06-30 by=ana -- The forum opens in April"


def test_a_waived_practice_is_told_apart_with_its_terms(tmp_path: Path) -> None:
    told_on = [{"kind": "publish", "owner": "Ana Ruiz", "start": "2026-01-19", "hours": 40}]
    path = plan_file(tmp_path, {"activities": told_on, "waive": WAIVER})
    made = card(path, select="both-sides,name-the-people")
    assert (practice(made, "both-sides").state, made.ready, made.changes) == ("waived", True, ())
    assert "of the 2 practices that apply it keeps 1 and waives 1." in made.sentence
    page = " ".join(run(path, "--select", "both-sides,name-the-people").output.split())
    assert "1 kept, 0 contradicted, 0 blank, 0 not judged, 1 waived" in page
    assert "both-sides: The forum opens in April (until 2026-06-30, by ana)" in page
    shown = run(path, "--select", "both-sides", "--output-format", "markdown").output
    assert "| waived |  | both-sides: The forum opens in April (until 2026-06-30, by ana) |" in shown
    (audit,) = json.loads(run(path, "--select", "both-sides", "--output-format", "json").output)["audits"]
    assert (audit["counts"]["waived"], audit["counts"]["contradicts"]) == (1, 0)
    assert audit["practices"][0]["waived"] == ["The forum opens in April (until 2026-06-30, by ana)"]


def test_what_is_waived_counts_as_broken_without_waivers(tmp_path: Path) -> None:
    path = plan_file(tmp_path, {"activities": [{"kind": "publish", "hours": 40}], "waive": WAIVER})
    assert "both-sides" in run(path, "--select", "both-sides", "--no-waivers").output
    assert "1 contradicted" in run(path, "--select", "both-sides", "--no-waivers").output


def test_a_waived_practice_is_not_mended(tmp_path: Path) -> None:
    told_on = {"activities": [{"kind": "publish", "hours": 40}]}
    old = card(plan_file(tmp_path, told_on, "old.json"), select="both-sides")
    new = card(plan_file(tmp_path, {**told_on, "waive": WAIVER}), select="both-sides")
    made = difference(old, new, "old.json")
    assert (made.mended, made.moved) == ((), (("both-sides", "contradicts", "waived"),))


def test_a_practice_of_posts_counts_them() -> None:
    made = card("examples/plans/broadcast-first.yaml", select="no-hard-sell")
    assert practice(made, "no-hard-sell").posts[:2] == (2, 5)


def test_findings_at_one_place_are_one_change() -> None:
    made = card("examples/plans/broadcast-first.yaml", select="both-sides,inbound-majority,no-mass-follow")
    first, second, *_ = made.changes
    assert (first.what, first.practices) == ("activities (listening)", ("both-sides", "inbound-majority"))
    assert (second.what, second.counts) == ('activity "grow"', {"error": 4})


def test_rows_that_break_in_the_same_way_are_one_change(tmp_path: Path) -> None:
    activities = [{"id": "hear", "kind": "monitor", "hours": 60}, {"kind": "publish", "hours": 5}]
    made = card(plan_file(tmp_path, {"activities": activities}), select="name-the-people")
    assert [(change.what, change.counts) for change in made.changes] == [('activities "hear", "publish"', {"error": 2})]


def test_a_missing_fact_is_a_change_of_its_own(tmp_path: Path) -> None:
    made = card(plan_file(tmp_path, {"people": [{"name": "Ana Ruiz"}]}))
    assert [(change.what, change.practices) for change in made.changes] == [
        ('not known: hours_per_week of "Ana Ruiz"', ("name-the-people",))
    ]


# Hours, money, people, dates, posts


def test_hours_fall_on_weeks_without_getting_lost(tmp_path: Path) -> None:
    hours = card(plan_file(tmp_path, {})).hours
    assert hours is not None
    assert sum(week.inbound for week in hours.weeks) == pytest.approx(60)
    assert sum(week.outbound for week in hours.weeks) == pytest.approx(40)
    assert [week.outbound for week in hours.weeks[:3]] == [0, 0, 4]


@pytest.mark.parametrize(
    ("case", "roi", "recomputed"),
    [
        ({"return": {"amount": 900}, "cost": {"amount": 600}}, 0.5, 0.8),
        (
            {
                "return": {"amount": 900, "lines": [{"what": "a", "quantity": 100, "unit_value": 10}]},
                "cost": {"amount": 600},
            },
            0.5,
            1.0,
        ),
        ({"return": {"amount": 900, "currency": "USD"}, "cost": {"amount": 600}}, None, None),
        ({"rate": 0.8, "return": {"amount": 900, "currency": "USD"}, "cost": {"amount": 600}}, 0.2, 0.44),
        ({"return": {"amount": 900}, "cost": {"amount": 0}}, None, 0.8),
    ],
)
def test_the_return_is_recomputed_from_its_lines(
    tmp_path: Path, case: Mapping[str, Any], roi: float | None, recomputed: float | None
) -> None:
    budget = {"budget": [{"item": "Tool", "amount": 300}], "commitments": [{"what": "Site", "amount": 200}]}
    cash = card(plan_file(tmp_path, {"business_case": case, **budget})).cash
    assert cash is not None
    assert (cash.roi, cash.recomputed) == (pytest.approx(roi), pytest.approx(recomputed))


def test_shared_hours_go_to_those_who_do_the_work(tmp_path: Path) -> None:
    people = [{"name": "Ana Ruiz", "hours_per_week": 10}, {"name": "Ola Berg", "hours_per_week": 2}]
    activities = [
        {"id": "hear", "kind": "monitor", "owner": "Ana Ruiz", "hours": 60, "done_by": "Ana Ruiz 20; Ola Berg 40"}
    ]
    team = card(plan_file(tmp_path, {"people": people, "activities": activities})).team
    assert team is not None
    assert [(load.name, load.load, load.capacity, load.over) for load in team.loads] == [
        ("Ana Ruiz", 20, 120, 0),
        ("Ola Berg", 40, 24, 16),
    ]


def test_the_timeline_begins_with_what_begins_first(tmp_path: Path) -> None:
    dates = {"commitments": [{"what": "Site", "amount": 200, "start": "2026-01-12"}]}
    events = card(plan_file(tmp_path, dates)).events
    assert [(event.name, event.what) for event in events] == [
        ("hear", "inbound"),
        ("Site", "commits"),
        ("tell", "outbound"),
    ]


def test_posts_are_counted_in_the_time_zone_of_the_plan(tmp_path: Path) -> None:
    late = {"channel": "x", "text": "The bridge opens.", "publish_at": "2026-01-18T23:30:00+00:00"}
    path = plan_file(tmp_path, {"timezone": "Europe/Berlin", "posts": [late, {"channel": "x", "text": "No day yet."}]})
    calendar = card(path, select="no-hard-sell").calendar
    assert {day.isoformat(): count for day, count in calendar.weeks.items()} == {"2026-01-19": {"x": 1}}
    assert calendar.undated == {"x": 1}


def test_a_calendar_gets_what_it_can_tell() -> None:
    printed = run("examples/queue/calendar.csv", "--select", "no-hard-sell").output
    assert "Not ready to go out as a whole: 3 of 4 posts need no change; of the 1 practice that applies" in printed
    assert "2026-02-09         -         1        1" in printed
    assert "Hours" not in printed


# What if


@pytest.mark.parametrize(
    ("moves", "hours"),
    [
        (("move 22h from tell to hear",), (82, 18)),
        (("move 22 hours from publish to ask",), (82, 18)),
        (("Move 10h from outbound to monitor", "move 10h from outbound to monitor"), (80, 20)),
        (("add 7.5h to monitor",), (67.5, 40)),
        (("add 5h to create by Ana Ruiz",), (60, 45)),
        (("drop tell",), (60, 0)),
        (("drop publish", "drop hear"), None),
    ],
)
def test_a_change_is_recomputed(tmp_path: Path, moves: tuple[str, ...], hours: tuple[float, float] | None) -> None:
    made = card(plan_file(tmp_path, {}), *moves).hours
    assert (made and (made.inbound, made.outbound)) == hours


def test_the_move_that_the_page_advises_mends_the_practice() -> None:
    path = "examples/plans/broadcast-first.yaml"
    before = card(path)
    assert before.hours is not None
    move = before.hours.move
    assert move is not None
    after = card(path, f"move {move.hours}h from {move.source} to {move.target}")
    assert practice(before, "inbound-majority").state == "contradicts"
    assert practice(after, "inbound-majority").state == "kept"
    less = card(path, f"move {move.hours - 1}h from {move.source} to {move.target}")
    assert practice(less, "inbound-majority").state == "contradicts"


def test_what_is_dropped_takes_its_words_along_and_leaves_the_others_theirs(tmp_path: Path) -> None:
    learn = {"kind": "learn", "owner": "Ana Ruiz", "start": "2026-01-05", "hours": 1}
    activities = [
        {**learn, "id": "all", "purpose": "Learn everything there is to know"},
        {**learn, "id": "more", "purpose": "Learn everything there is to know"},
        {**learn, "id": "basics", "purpose": "Learn the basics"},
    ]
    path = plan_file(tmp_path, {"activities": activities})
    assert len(practice(card(path), "no-full-time-learner").said) == 2
    (said,) = practice(card(path, "drop all"), "no-full-time-learner").said
    assert '"more"' in said
    assert practice(card(path, "drop all", "drop more"), "no-full-time-learner").state == "kept"


@pytest.mark.parametrize(("owner", "loads"), [("ana ruiz", [75, 30]), ("Ola Berg", [70, 35])])
def test_hours_are_added_to_what_that_person_owns(tmp_path: Path, owner: str, loads: list[float]) -> None:
    people = [{"name": "Ana Ruiz", "hours_per_week": 10}, {"name": "Ola Berg", "hours_per_week": 10}]
    activities = [
        {"kind": "publish", "owner": "Ana Ruiz", "hours": 70},
        {"kind": "publish", "owner": "Ola Berg", "hours": 30},
    ]
    path = plan_file(tmp_path, {"people": people, "activities": activities})
    team = card(path, f"add 5h to publish by {owner}").team
    assert team is not None
    assert [load.load for load in team.loads] == loads


def test_hours_that_are_shared_out_shrink_for_everybody(tmp_path: Path) -> None:
    people = [{"name": "Ana Ruiz", "hours_per_week": 10}, {"name": "Ola Berg", "hours_per_week": 10}]
    activities = [
        {"id": "tell", "kind": "publish", "owner": "Ana Ruiz", "hours": 40, "done_by": "Ana Ruiz 10; Ola Berg 30"}
    ]
    path = plan_file(tmp_path, {"people": people, "activities": activities})
    team = card(path, "move 20h from tell to ask").team
    assert team is not None
    assert [load.load for load in team.loads] == [25, 15]


@pytest.mark.parametrize(
    ("move", "says"),
    [
        ("shift 3h from a to b", 'is no change to a plan; use "move 22h from create to ask"'),
        ("move 41h from tell to hear", '"tell" has 40 hours'),
        ("move 4h from tel to hear", 'did you mean "tell"?'),
        ("add 4h to listening-in", 'nothing is called "listening-in"'),
        ("drop hera", 'did you mean "hear"?'),
        ("move 4h from create to hear", 'is of the kind "create"; its kinds are '),
        ("drop contest", 'is of the kind "contest"; its kinds are '),
    ],
)
def test_a_change_that_cannot_be_made_says_why(tmp_path: Path, move: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        card(plan_file(tmp_path, {}), move)
    assert says in str(caught.value)


def test_a_change_is_told_against_the_plan_as_it_is() -> None:
    printed = run(
        "examples/plans/afterthought.yaml", "--what-if", "move 3h from publish to analyse", "--select", SELECT
    ).output
    assert "What if: move 3h from publish to analyse" in printed
    assert "hours, inbound          40  43 (+3)" in printed
    assert "Mended: inbound-majority." in printed


def test_two_quarters_are_compared() -> None:
    old, new = "examples/plans/afterthought.yaml", "examples/plans/listening-first.yaml"
    printed = run(new, "--compare", old, "--select", SELECT).output
    assert f"Against {old}" in printed
    assert "Mended: inbound-before-outbound, inbound-majority." in printed
    assert "share that listens     48%  71%" in printed
    assert "People: new Luis Ferreira and Ola Berg." in printed
    assert (
        "Newly broken: inbound-before-outbound, inbound-majority."
        in run(old, "--compare", new, "--select", SELECT).output
    )


# How it ends


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("examples/plans/afterthought.yaml", "--select", SELECT), 0),
        (("examples/plans/afterthought.yaml", "--select", SELECT, "--fail-on", "warning"), 1),
        (("examples/plans/broadcast-first.yaml",), 1),
        (("examples/plans/broadcast-first.yaml", "--fail-on", "never"), 0),
        (("examples/plans/gone.yaml",), 2),
        (("examples/plans/afterthought.yaml", "examples/plans/gone.yaml"), 2),
        (("rules",), 2),
    ],
)
def test_it_ends_like_check(arguments: tuple[str, ...], status: int) -> None:
    result = CliRunner().invoke(
        main, ["audit", "--isolated", "--as-of", "2026-01-05", *arguments], standalone_mode=False
    )
    assert result.exception is None
    assert result.return_value == status


@pytest.mark.parametrize(
    "arguments",
    [
        ("examples/plans/afterthought.yaml", "--what-if", "drop ask", "--compare", "examples/plans/afterthought.yaml"),
        ("examples/plans/afterthought.yaml", "--compare", "examples/plans"),
        ("examples/queue/calendar.csv", "--what-if", "drop ask"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["audit", "--isolated", *arguments], standalone_mode=False)
    assert isinstance(result.exception, UsageError)


def test_an_unreadable_post_of_a_plan_is_a_failure_of_its_audit(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("posts: [{text: ", encoding="utf-8")
    path = plan_file(tmp_path, {"posts": ["bad.yaml"]})
    (audited,) = audit_paths([path], flags=Flags(isolated=True))
    assert [Path(failure.path).name for failure in audited.report.tally.failures] == ["bad.yaml"]
    assert not scorecard_of(audited).ready


# Small parts


@pytest.mark.parametrize(("value", "length"), [(0, 0), (0.001, 1), (5, 10), (10, 20), (99, 20)])
def test_a_bar_is_as_long_as_its_value(value: float, length: int) -> None:
    assert bar(value, 10) == "#" * length
    assert BAR == 20


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"of": 60, "among": 100, "share": 0.6, "wanted": 0.5, "short": 0}, "60 of 100 (60%; the mark is 50%)"),
        ({"left": 20600, "right": 15000.0, "shortfall": 0}, "20,600 against 15,000"),
        ({"count": 1, "rows": 4}, "1 of 4 rows"),
        ({"left": 240000, "right": 31000, "gain": 6.74}, "240,000 against 31,000 (gain 674%)"),
        ({"of": 133, "wanted": 0, "count": 5}, "133 in 5 rows"),
        ({"person": None, "days": 3.25, "late": True}, "days 3.2, late yes"),
    ],
)
def test_figures_read_like_words(figures: Mapping[str, Any], says: str) -> None:
    assert told(figures) == says


def test_numbers_have_no_needless_digits() -> None:
    assert [number(12.0), number(12.34), number(1234.5), number(None), signed(-3), signed(2.5)] == [
        "12", "12.3", "1,234", "-", "-3", "+2.5",
    ]  # fmt: skip
