"""The checks behind who does the work, and what is made of what people say."""

import pytest
from test_checks import context, plan, post, run, state

from socialpolicy.rulebook.kinds import module_of, parameters_of

QUARTER = {"start": "2026-01-01", "end": "2026-03-31"}
ANA = "{name: Ana Ruiz, expertise: [pumps], trained: 2025-11-20}"
BERG = "{name: Ola Berg, employer: Brightside, relation: agency}"


def people(*rows: str) -> str:
    return f"[{', '.join(rows)}]"


# ---- owners ----

SPEAKS = "where: {kind: [publish, respond]}"
AGENCY = f"owners: {{{SPEAKS}, relations: [agency]}}"
CONTRACTOR = f"owners: {{{SPEAKS}, relations: [bpo], unsupervised: true}}"


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("{name: Ola}", "fails"),
        ("{name: Ola, relation: agency}", "holds"),
        ("{name: Ola, employer: Brightside}", "holds"),
        ("{name: ola, employer: Brightside, relation: group}", "fails"),
        ("{name: Ola, employer: Fjord}", "fails"),
        ("{name: Ola, employer: 'Fjord Pumps Ltd.'}", "fails"),
        ("{name: Ola, employer: Northwind}", "fails"),
        ("{name: Ola, employer: Fjordland}", "holds"),
        ("{name: Kim, employer: Ola, relation: agency}", "holds"),
        ("{name: Kim}", 'unknown: "Ola" among the people'),
    ],
)
def test_who_belongs_to_the_organization(person: str, said: str) -> None:
    activities = "[{kind: publish, owner: Ola}]"
    verdict, _ = run(AGENCY, plan(organization="Fjord Pumps", people=f"[{person}]", activities=activities))
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("Hill & Partners", "holds"),
        ("hill  &  partners", "holds"),
        ("Ana Ruiz; Hill & Partners", "holds"),
        ("Ana Ruiz & Hill & Partners", "fails"),
        ("Hill", "fails"),
        ("Ana Ruiz / Ola Berg", "fails"),
    ],
)
def test_a_name_of_the_people_is_one_name_whatever_is_in_it(owner: str, said: str) -> None:
    source = plan(people=people(ANA, "{name: Hill & Partners}"), activities=f"[{{kind: create, owner: '{owner}'}}]")
    verdict, _ = run("known: {}", source)
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("owner", "meant"),
    [
        ("duty officer", ' (is "Contact centre (duty officer)" meant?)'),
        ("Ana Ruiz Montes", ' (is "Ana Ruiz" meant?)'),
        ("Ola Berg", ""),
    ],
)
def test_a_stranger_is_asked_about_who_may_be_meant(owner: str, meant: str) -> None:
    rows = people(ANA, "{name: Contact centre (duty officer)}")
    _, [(_, words)] = run("known: {}", plan(people=rows, activities=f"[{{kind: create, owner: {owner}}}]"))
    assert words["meant"] == meant


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        ("[{kind: publish, owner: Ola Berg}]", "holds"),
        ("[{kind: publish, owner: Ana Ruiz and Ola Berg}]", "holds"),
        ("[{kind: create, owner: Ola Berg}]", "n/a"),
        ("[{kind: publish, owner: Ana Ruiz}, {kind: create, owner: Ola Berg}]", "fails"),
        ("[{kind: publish, owner: Ana Ruiz, done_by: Ana Ruiz 12; Ola Berg 8}]", "fails"),
        ("[{kind: publish, owner: Ana Ruiz, done_by: Ola Berg 20}]", "holds"),
        ("[{kind: publish}]", "n/a"),
        ("[{owner: Ola Berg}]", "unknown: kind of activities 1"),
    ],
)
def test_whoever_does_the_hours_speaks(activities: str, said: str) -> None:
    verdict, _ = run(AGENCY, plan(organization="Fjord", people=people(ANA, BERG), activities=activities))
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("supervisor", "said", "cause"),
    [
        ("", "holds", "blank"),
        (", supervisor: Ana Ruiz", "fails", None),
        (", supervisor: Somebody else", "fails", None),
        (", supervisor: Ola Berg", "holds", "contradicts"),
    ],
)
def test_an_employee_may_supervise_a_contractor(supervisor: str, said: str, cause: str | None) -> None:
    bo = f"{{name: Bo, employer: Callwell, relation: bpo{supervisor}}}"
    source = plan(organization="Fjord", people=people(ANA, BERG, bo), activities="[{kind: respond, owner: Bo}]")
    verdict, _ = run(CONTRACTOR, source)
    assert state(verdict) == said
    assert [hit.cause for hit in verdict.hits if verdict.holds] == ([cause] if cause else [])


def test_an_owner_is_reported_with_the_hours_to_give_away() -> None:
    source = plan(**QUARTER, people=people(BERG), activities="[{id: posts, kind: publish, owner: Ola Berg, hours: 20}]")
    [(where, words)] = run(AGENCY, source)[1]
    assert (where, words) == (
        "Ola Berg",
        {"person": "Ola Berg", "employer": "Brightside", "activity": '"posts"', "hours": 20},
    )


def test_nobody_with_an_expertise_is_told_by_the_names_of_all() -> None:
    source = plan(people="[{name: Ana}, {name: Ola}]", activities="[{kind: publish, owner: Ana; Ola}]")
    verdict, [(_, words)] = run(f"owners: {{{SPEAKS}, person: {{expertise: {{present: true}}}}}}", source)
    assert (state(verdict), words) == ("fails", {"people": "Ana, Ola", "count": 2})


@pytest.mark.parametrize(
    "check",
    [
        "owners: {where: {kind: publish, plan: {currency: EUR}}, relations: [agency]}",
        "owners: {where: {kind: publish}, person: {plan: {currency: EUR}}, relations: [agency]}",
        "capacity: {where: {kind: publish, plan: {currency: EUR}}}",
        "posts: {where: {kind: offer}, at_most: 0%, relieved_by: {kind: publish, plan: {currency: EUR}}}",
    ],
)
@pytest.mark.parametrize(("currency", "is_met"), [("EUR", True), ("USD", False)])
def test_conditions_may_ask_about_the_plan(check: str, currency: str, is_met: bool) -> None:
    activities = "[{id: post, kind: publish, owner: Ola, hours: 900}]"
    posts = "[{channel: x, kind: offer, text: Ten pumps are for sale today.}]"
    people_named = "[{name: Ola, relation: agency, hours_per_week: 1}]"
    source = plan(currency=currency, people=people_named, activities=activities, posts=posts, **QUARTER)
    assert (state(run(check, source)[0]) == "holds") == is_met


# ---- training and taught ----

RESPOND = "{kind: respond, owner: Ana, start: 2026-01-19}"


@pytest.mark.parametrize(
    ("person", "activities", "said"),
    [
        ("{name: Ana, trained: 2026-01-18}", RESPOND, "holds"),
        ("{name: Ana, trained: 2026-01-19}", RESPOND, "fails"),
        ("{name: Ana}", RESPOND, "fails"),
        ("{name: Ana, trained: 2025-12-01}", "{kind: respond, owner: Ana, running_since: 2024-01-08}", "holds"),
        ("{name: Ana, trained: 2026-01-16}", f"{{kind: monitor, owner: Ana, start: 2026-01-05}}, {RESPOND}", "holds"),
        ("{name: Ana}", f"{{kind: train, end: 2026-01-16}}, {RESPOND}", "holds"),
        ("{name: Ana}", f"{{kind: train, end: 2026-01-16, who: Ana and the desk}}, {RESPOND}", "holds"),
        ("{name: Ana}, {name: Ola}", f"{{kind: train, end: 2026-01-16, who: Ola}}, {RESPOND}", "fails"),
        ("{name: Ana}", f"{{kind: train, end: 2026-01-19}}, {RESPOND}", "fails"),
        ("{name: Ana}", f"{{kind: learn, owner: Ana, end: 2026-01-16}}, {RESPOND}", "holds"),
        ("{name: Ana}", f"{{kind: learn, owner: Ola, end: 2026-01-16}}, {RESPOND}", "fails"),
        ("{name: Ola}", RESPOND, 'unknown: training of "Ana"'),
        ("{name: Ana}", "{kind: monitor, owner: Ana}", "n/a"),
    ],
)
def test_training_comes_before_one_speaks(person: str, activities: str, said: str) -> None:
    source = plan(**QUARTER, people=f"[{person}]", activities=f"[{activities}]")
    assert state(run(f"training: {{{SPEAKS}}}", source)[0]) == said


@pytest.mark.parametrize(
    ("person", "activities", "said"),
    [
        ("{name: Ana, trained: 2025-12-01}", "{kind: publish, start: 2026-01-05}", "holds"),
        ("{name: Ana, trained: 2026-01-05}", "{kind: publish, start: 2026-01-05}", "fails"),
        ("{name: Ana}, {name: Ola, trained: 2025-12-01}", "{kind: publish}", "holds"),
        ("{name: Ana}", "{kind: learn, purpose: How to route because}", "holds"),
        ("{name: Ana}", "{kind: monitor, purpose: How to route because}", "fails"),
        ("{name: Ana}", "{kind: learn, purpose: Advanced bidding}", "fails"),
        ("{name: Ana}", "{kind: learn}", "unknown: purpose of the activity in which it is learned"),
        ("{name: Ana}", "{kind: publish}", "fails"),
    ],
)
def test_one_who_is_taught_suffices(person: str, activities: str, said: str) -> None:
    source = plan(**QUARTER, people=f"[{person}]", activities=f"[{activities}]")
    assert state(run("taught: {by: {kind: [learn, train]}, lexicons: [reasons]}", source)[0]) == said


def test_nobody_can_be_taught_where_nobody_is_named() -> None:
    verdict, _ = run("taught: {by: {kind: learn}, lexicons: [reasons]}", plan(activities="[{kind: publish}]"))
    assert state(verdict) == "unknown: people"


# ---- staffed ----

STAFFED = "staffed: {where: {kind: publish}, by: {kind: respond}, relations: [employee, customer]}"
PUBLISH = "{kind: publish, channel: x, owner: Ana Ruiz, hours: 20}"


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        (f"{PUBLISH}, {{kind: respond, owner: Ana Ruiz, hours: 4}}", "holds"),
        (f"{PUBLISH}, {{kind: respond, channel: x, owner: Ana Ruiz, hours: 4}}", "holds"),
        (f"{PUBLISH}, {{kind: respond, channel: x, owner: Ola Berg, done_by: Ana Ruiz 4}}", "holds"),
        (f"{PUBLISH}, {{kind: respond, channel: facebook, owner: Ana Ruiz, hours: 4}}", "fails"),
        (f"{PUBLISH}, {{kind: respond, channel: x, owner: Ola Berg, hours: 4}}", "fails"),
        (f"{PUBLISH}, {{kind: respond, channel: x, hours: 4}}", "fails"),
        (f"{PUBLISH}, {{kind: respond, owner: Ana Ruiz, hours: 0}}", "fails"),
        (f"{PUBLISH}, {{id: reply, kind: respond, owner: Ana Ruiz}}", 'unknown: hours of "reply"'),
        (
            f"{PUBLISH}, {{kind: respond, owner: Somebody, hours: 4}}",
            'unknown: relation of "Somebody" to the organization',
        ),
        ("{kind: monitor, owner: Ana Ruiz, hours: 4}", "n/a"),
    ],
)
def test_staffed(activities: str, said: str) -> None:
    source = plan(**QUARTER, people=people(ANA, BERG), activities=f"[{activities}]")
    assert state(run(STAFFED, source)[0]) == said


SILENT = {"kinds": "publish", "hours": 6, "people": "nobody", "have": "has"}


def test_what_has_no_channel_is_about_every_channel_of_the_plan() -> None:
    channels = "[{channel: x}, {channel: linkedin}]"
    activities = "[{kind: publish, owner: Ana Ruiz, hours: 6}, {kind: respond, channel: x, owner: Ana Ruiz, hours: 4}]"
    verdict, hits = run(STAFFED, plan(**QUARTER, channels=channels, people=people(ANA), activities=activities))
    assert [words for _, words in hits] == [{**SILENT, "channel": "linkedin"}]
    assert verdict.hits[0].cause == "blank"


def test_channels_of_which_the_same_is_said_are_told_at_once() -> None:
    channels = "[{channel: x}, {channel: linkedin}, {channel: threads}]"
    activities = "[{kind: publish, owner: Ana Ruiz, hours: 6}, {kind: publish, channel: x, owner: Ana Ruiz, hours: 1}]"
    _, hits = run(STAFFED, plan(**QUARTER, channels=channels, people=people(ANA), activities=activities))
    assert [(words["channel"], words["hours"]) for _, words in hits] == [("x", 7), ("linkedin and threads", 6)]


def test_the_kinds_of_speaking_are_listed() -> None:
    activities = ", ".join(f"{{kind: {kind}, channel: x, hours: 2}}" for kind in ("ask", "publish", "comment"))
    _, [(_, words)] = run(STAFFED.replace("publish", "[ask, publish, comment]"), plan(activities=f"[{activities}]"))
    assert words["kinds"] == "ask, publish and comment"


def test_a_channel_with_planned_posts_needs_people_too() -> None:
    source = plan(channels="[{channel: x}]", posts='[{channel: x, text: "We open."}]')
    [(where, words)] = run(STAFFED, source)[1]
    assert (where, words["channel"], words["kinds"]) == ("x", "x", "planned posts")


def test_helpers_who_stand_alone_are_told_apart() -> None:
    vi = "{name: Vi Oja, relation: volunteer}"
    activities = f"[{PUBLISH}, {{kind: respond, owner: Vi Oja, hours: 4}}]"
    source = plan(people=people(ANA, vi), activities=activities)
    check = STAFFED.replace("customer]", "customer], instead: [volunteer]")
    verdict, [(_, words)] = run(check, source)
    assert (state(verdict), words["people"]) == ("fails", "only Vi Oja (volunteer)")
    assert state(run(check, plan(people=people(ANA), activities=f"[{PUBLISH}]"))[0]) == "holds"


# ---- followed, and cover for those that go on ----

FOLLOWED = "followed: {first: {kind: ask}, then: {kind: analyse}}"


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        ("[{kind: ask, start: 2026-01-12}, {kind: analyse, end: 2026-01-13}]", "holds"),
        ("[{kind: ask, start: 2026-01-12}, {kind: analyse, end: 2026-01-12}]", "fails"),
        ("[{kind: ask, start: 2026-01-12}, {kind: analyse}]", "holds"),
        ("[{kind: ask, running_since: 2025-06-01, start: 2026-03-01}, {kind: analyse, end: 2026-02-12}]", "holds"),
        ("[{kind: ask}, {kind: ask, start: 2026-03-02}, {kind: analyse, end: 2026-02-12}]", "fails"),
        ("[{kind: ask}]", "n/a"),
        ("[{kind: analyse}]", "n/a"),
    ],
)
def test_followed(activities: str, said: str) -> None:
    assert state(run(FOLLOWED, plan(**QUARTER, activities=activities))[0]) == said


def test_one_of_several_may_be_followed() -> None:
    activities = "[{kind: ask}, {kind: ask, start: 2026-03-02}, {kind: analyse, end: 2026-02-12}]"
    check = FOLLOWED.replace("}}", "}, each: false}")
    assert state(run(check, plan(**QUARTER, activities=activities))[0]) == "holds"


def test_what_comes_too_early_is_reported_with_the_days_that_it_lacks() -> None:
    activities = "[{id: survey, kind: ask, start: 2026-03-02}, {id: sort, kind: analyse, end: 2026-02-12}]"
    [(where, words)] = run(FOLLOWED, plan(**QUARTER, activities=activities))[1]
    assert (where, words["activity"], words["last"], words["days"]) == ("sort", '"survey"', '"sort"', 19)


def test_without_dates_nothing_is_followed_for_certain() -> None:
    verdict, _ = run(FOLLOWED, plan(activities="[{kind: ask}, {kind: analyse, end: 2026-02-12}]"))
    assert state(verdict) == "unknown: the first day of the plan"


ASK = "{id: survey, kind: ask, start: 2026-01-19, end: 2026-02-13}"


@pytest.mark.parametrize(
    ("check", "activities", "gap"),
    [
        ("where: {kind: ask}, gap_days: 14", ASK, ("2026-01-01", "2026-01-18")),
        ("where: {kind: ask}, gap_days: 14, lead_in: false", ASK, ("2026-02-14", "2026-03-31")),
        ("where: {kind: ask}, gap_days: 46, lead_in: false", ASK, None),
        ("where: {kind: ask}, gap_days: 45, lead_in: false", ASK, ("2026-02-14", "2026-03-31")),
        (
            "where: {kind: ask}, gap_days: 14, lead_in: false",
            f"{ASK}, {{kind: ask, start: 2026-03-16}}",
            ("2026-02-14", "2026-03-15"),
        ),
        (
            "where: {kind: ask}, gap_days: 14, lead_in: false, between: false",
            f"{ASK}, {{kind: ask, start: 2026-03-16}}",
            None,
        ),
        ("where: {kind: ask}, gap_days: 14, lead_in: false, meanwhile: {kind: respond}", ASK, None),
        (
            "where: {kind: ask}, gap_days: 14, lead_in: false, meanwhile: {kind: respond}",
            f"{ASK}, {{kind: respond, start: 2026-02-09}}",
            ("2026-02-14", "2026-03-31"),
        ),
        (
            "where: {kind: ask}, gap_days: 14, lead_in: false, meanwhile: {kind: respond}",
            f"{ASK}, {{kind: respond, end: 2026-02-27}}",
            None,
        ),
    ],
)
def test_cover_tells_what_stops(check: str, activities: str, gap: tuple[str, str] | None) -> None:
    verdict, _ = run(f"cover: {{of: activities, {check}}}", plan(**QUARTER, activities=f"[{activities}]"))
    found = (str(verdict.figures["gap_start"]), str(verdict.figures["gap_end"])) if not verdict.holds else None
    assert found == gap


def test_cover_names_the_row_after_which_it_stops() -> None:
    check = "cover: {of: activities, where: {kind: ask}, lead_in: false}"
    [(where, words)] = run(check, plan(**QUARTER, activities=f"[{{kind: ask, end: 2026-01-20}}, {ASK}]"))[1]
    assert (where, words["last"]) == ("survey", '"survey"')


# ---- joined ----

JOINED = "joined: {where: {kind: comment}, own: [calls], others: [routing]}"


@pytest.mark.parametrize(
    ("activity", "said", "cause"),
    [
        ("where: Fitters Forum", "holds", None),
        ("where: LinkedIn", "fails", "blank"),
        ("purpose: Be seen", "fails", "blank"),
        ("purpose: Social routing", "holds", None),
        ("where: Hurry", "fails", "contradicts"),
        ("where: Hurry, purpose: Social routing", "holds", None),
        ("channel: facebook", "holds", None),
        ("channel: facebook, purpose: Hurry", "fails", "contradicts"),
        ("channel: x", "fails", "blank"),
    ],
)
def test_joined(activity: str, said: str, cause: str | None) -> None:
    channels = "[{channel: facebook, communities: [Fitters]}, {channel: x}]"
    if "channel" not in activity:
        activity += ", channel: x"
    verdict, _ = run(JOINED, plan(channels=channels, activities=f"[{{kind: comment, {activity}}}]"))
    assert state(verdict) == said
    assert [hit.cause for hit in verdict.hits] == ([cause] if cause else [])


@pytest.mark.parametrize(
    ("activity", "place"),
    [
        ("where: Hurry", '"Hurry"'),
        ("purpose: Hurry", "the organization's own posts"),
        ("purpose: Be seen", "a place not stated"),
    ],
)
def test_the_place_is_told_as_it_stands_in_the_plan(activity: str, place: str) -> None:
    _, [(_, words)] = run(JOINED, plan(activities=f"[{{kind: comment, {activity}}}]"))
    assert words["place"] == place


def test_one_place_elsewhere_suffices() -> None:
    activities = "[{kind: comment, where: Hurry}, {kind: comment, where: Fitters Forum}]"
    assert state(run(JOINED, plan(activities=activities))[0]) == "holds"
    assert state(run(JOINED, plan(activities="[{kind: publish}]"))[0]) == "n/a"


# ---- substance ----


@pytest.mark.parametrize(
    ("check", "text", "said", "match"),
    [
        ("{lexicons: [calls], at_least: 2}", "Buy now!", "fails", "Buy now"),
        ("{lexicons: [calls], at_least: 2}", "Buy now, it is the one", "fails", "Buy now"),
        ("{lexicons: [calls], at_least: 2}", "Buy now, pumps break", "holds", None),
        ("{lexicons: [calls], at_least: 2}", "Pumps", "holds", None),
        ("{lexicons: [calls], at_least: 1}", "Buy now #pumps @ana", "fails", "Buy now"),
        ("{lexicons: [calls], besides: [reach], at_least: 1}", "Buy now, followers", "fails", "Buy now"),
        ("{lexicons: [calls], besides: [reach], at_least: 1}", "Followers", "holds", None),
        ("{lexicons: [calls], at_least: 1}", "https://example.org/", "holds", None),
        ("{lexicons: [calls], links: true, at_least: 2}", "See https://example.org/", "fails", "https://example.org/"),
        ("{lexicons: [calls], links: true, at_least: 2}", "Pumps break https://example.org/", "holds", None),
    ],
)
def test_substance_of_a_post(check: str, text: str, said: str, match: str | None) -> None:
    verdict, hits = run(f"substance: {check}", post(text))
    assert state(verdict) == said
    assert [words["match"] for _, words in hits] == ([match] if match else [])


def test_a_link_beside_the_text_counts() -> None:
    check = "substance: {lexicons: [calls], links: true, at_least: 2}"
    assert state(run(check, post("See", links='["https://example.org/"]'))[0]) == "fails"


@pytest.mark.parametrize(
    ("activities", "said", "cause"),
    [
        ("[{kind: apply, purpose: Hurry}]", "fails", "contradicts"),
        ("[{kind: apply, purpose: Hurry the form}]", "holds", None),
        ("[{kind: apply, purpose: The form}]", "holds", None),
        ("[{kind: apply, purpose: Hurry}, {kind: apply, purpose: The form}]", "holds", None),
        ("[{kind: apply, purpose: Hurry}, {kind: ask, purpose: The form}]", "fails", "contradicts"),
        ("[{kind: apply}]", "fails", "blank"),
        ("[{kind: ask}]", "n/a", None),
    ],
)
def test_substance_of_rows(activities: str, said: str, cause: str | None) -> None:
    check = "{of: activities, where: {kind: apply}, within: [activities.purpose], lexicons: [calls], at_least: 1}"
    verdict, _ = run(f"substance: {check}", plan(activities=activities))
    assert state(verdict) == said
    assert [hit.cause or "contradicts" for hit in verdict.hits] == ([cause] if cause else [])


# ---- solely ----

SOLELY = "{of: goals, within: [goals.metric, goals.goal], lexicons: [calls], also: [reach], unless: [reasons]}"


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ("[{goal: Grow, metric: Hurry}]", "holds"),
        ("[{goal: Hurry}]", "holds"),
        ("[{goal: Hurry, metric: Calls}]", "fails"),
        ("[{metric: Hurry}, {metric: Reach}]", "holds"),
        ("[{metric: Reach}]", "fails"),
        ("[{metric: Hurry}, {metric: Repeat calls}]", "fails"),
        ("[{metric: Hurry because}]", "fails"),
        ("[{target: 4}]", "unknown: metric of goals 1"),
        ("[]", "n/a"),
    ],
)
def test_solely(goals: str, said: str) -> None:
    assert state(run(f"solely: {SOLELY}", plan(goals=goals))[0]) == said


def test_each_row_that_says_it_is_named() -> None:
    hits = run(f"solely: {SOLELY}", plan(goals="[{goal: Grow, metric: Hurry}, {metric: Buy now}]"))[1]
    assert [(where, words["row"], words["count"]) for where, words in hits] == [
        ("Hurry", '"Grow"', 2),
        ("Buy now", "goals 2", 2),
    ]


# ---- reviewer ----


@pytest.mark.parametrize(
    ("reviewers", "reviewed_by", "trouble"),
    [
        ((), "Mei Tan", None),
        ((), "Ana Ruiz", "Ana Ruiz reviewed what Ana Ruiz wrote"),
        ((), "ana  ruiz", "ana  ruiz reviewed what ana  ruiz wrote"),
        ((), "An", None),
        ((), "Ana Ruiz and Mei Tan", None),
        ((), '""', None),
        (("Mei Tan", "Bo Li"), "mei  tan", None),
        (("Mei Tan", "Bo Li"), "Ola Berg and Bo Li", None),
        (("Hill & Partners",), "Hill & Partners", None),
        (("Mei Tan",), "Ola Berg", "Ola Berg reviewed it, who is none of the reviewers that `roles` names"),
        (("Ana Ruiz",), "Ana Ruiz", "Ana Ruiz reviewed what Ana Ruiz wrote"),
    ],
)
def test_a_reviewer_is_somebody_else_whom_the_house_names(
    reviewers: tuple[str, ...], reviewed_by: str, trouble: str | None
) -> None:
    known, _ = context(post("Loosen both bolts first.", author="Ana Ruiz", reviewed_by=reviewed_by))
    known = known._replace(house=known.house._replace(reviewers=reviewers))
    hits = module_of("reviewer").check(known, parameters_of("reviewer", {})).hits
    assert [hit.words["trouble"] for hit in hits] == ([trouble] if trouble else [])


# ---- signed ----


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("Luis Ferreira", "holds"),
        ("lferreira", "holds"),
        ("O'Neill", "holds"),
        ("Ana Ruiz, the team", "holds"),
        ("Team Lead Ana Ruiz", "holds"),
        ("Team Lead", "fails"),
        ("admin", "fails"),
        ("Admin", "fails"),
        ("The Team", "fails"),
        ("The Rust Core Team", "fails"),
        ("gsa-blog-team", "fails"),
        ("Northwind", "fails"),
        ("northwind", "fails"),
        ("Pumps and Pipes GmbH", "fails"),
        ('""', "fails"),
    ],
)
def test_signed_by_an_author(author: str, said: str) -> None:
    verdict, _ = run("signed: {nobody: [admin, the, team]}", post("Loosen both bolts first.", author=author))
    assert state(verdict) == said
    assert verdict.hits == () or verdict.hits[0].cause == ("blank" if author == '""' else "contradicts")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Loosen both bolts first. ^LF", "holds"),
        ("Loosen both bolts first. -LF", "holds"),
        ("Loosen both bolts first – Luis", "holds"),
        ("Loosen both bolts first. Cheers, Luis", "holds"),
        ("Loosen both bolts first. Luis", "holds"),
        ("This is Luis from the workshop. Loosen both bolts.", "holds"),
        ("Loosen both bolts first.", "fails"),
        ("Hi Luis, loosen both bolts first", "fails"),
        ("Loosen both bolts first - then wait", "fails"),
    ],
)
def test_signed_in_the_text(text: str, said: str) -> None:
    assert state(run("signed: {nobody: [admin], signature: true}", post(text))[0]) == said
    assert state(run("signed: {nobody: [admin]}", post(text))[0]) == "fails"


def test_a_byline_signs() -> None:
    assert state(run("signed: {nobody: [admin]}", post("Posted by Luis Ferreira\nLoosen both bolts."))[0]) == "holds"
