"""The kinds that look at many posts (recycled, gaps, bursts, spacing, posts), on files as teams keep them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from socialpolicy import Flags, Report, check_paths
from socialpolicy.model.cadence import day_after, days_between, posting_days
from socialpolicy.model.likeness import alike, imprint, likeness

RULES = ("no-recycled-broadcast", "promotional-post", "regular-cadence", "two-way")
CHAIN = "We have written down how to tell a worn chain from a stretched cable."
WORKING = frozenset(range(5))


def checked(
    folder: Path, files: Mapping[str, str], *, jobs: int | None = None, select: Sequence[str] = RULES
) -> Report:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    flags = Flags(select=tuple(select), isolated=True, as_of=date(2026, 1, 5))
    return check_paths([folder], flags=flags, jobs=jobs)


def post(channel: str, day: str, text: str = CHAIN, **other: str) -> str:
    when = {"publish_at": day} if day else {}
    return "\n".join(
        f"{name}: {value!r}" for name, value in {"channel": channel, **when, **other, "text": text}.items()
    )


def said(report: Report) -> list[tuple[str, str, str]]:
    return [(Path(finding.path).name, finding.severity, finding.part) for finding in report.findings]


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (post("x", "2026-01-12"), post("x", "2026-01-26"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-02-11"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-02-12"), None),
        (post("x", "2026-01-12T08:00"), post("facebook", "2026-01-12T09:00"), "note"),
        (post("x", "2026-01-12"), post("facebook", "2026-01-13"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-01-12"), None),
        (post("x", "2026-01-12T09:00"), post("x", "2026-01-12T17:00"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-01-13", CHAIN.upper() + " #bikes"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-01-13", CHAIN + " https://a.example?utm_source=x"), "warning"),
        (post("x", "2026-01-12"), post("x", "2026-01-13", "Nine of you asked what to do when gears slip."), None),
        (post("x", "2026-01-12"), post("x", "2026-01-13", kind="reply", reply_to="https://a.example/1"), None),
        (post("x", "2026-01-12", "See you on Monday!"), post("x", "2026-01-13", "See you on Monday!"), None),
        (post("x", "2026-01-12", f"{CHAIN} 2 of 9"), post("x", "2026-01-13", f"{CHAIN} 3 of 9"), None),
        (post("x", "2026-01-12", f"{CHAIN} @ana"), post("x", "2026-01-13", f"{CHAIN} @luis"), None),
    ],
)
def test_the_later_of_two_like_posts_is_found(tmp_path: Path, first: str, second: str, severity: str | None) -> None:
    report = checked(tmp_path, {"posts/b.yaml": first, "posts/a.yaml": second})
    assert said(report) == ([("a.yaml", severity, "again")] if severity else [])


def test_channels_go_by_their_names_in_sentences(tmp_path: Path) -> None:
    files = {"b.yaml": post("x", "2026-01-12"), "a.yaml": post("linkedin", "2026-01-13")}
    [finding] = checked(tmp_path, files).findings
    assert "for X" in finding.message
    assert "people on LinkedIn" in finding.advice


def test_where_dates_are_missing_nothing_is_judged(tmp_path: Path) -> None:
    report = checked(tmp_path, {"a.yaml": post("x", ""), "b.yaml": post("x", "")}, select=RULES[:1])
    assert report.findings == ()
    assert report.tally.kept == {"no-recycled-broadcast": 1}
    assert report.tally.unknown == {("no-recycled-broadcast", "publish_at"): 1}


def test_one_draft_for_several_channels_is_one_announcement(tmp_path: Path) -> None:
    text = f"channels: [x, mastodon, blog]\npublish_at: 2026-01-12\ntext: {CHAIN}"
    assert said(checked(tmp_path, {"a.yaml": text})) == []


@pytest.mark.parametrize("name", ["retry-12_a.yaml", "retry-13_retry-12_a.yaml"])
def test_a_schedulers_copy_for_another_attempt_is_no_text_again(tmp_path: Path, name: str) -> None:
    report = checked(tmp_path, {"a.yaml": post("x", "2026-01-12"), name: post("x", "2026-01-13")})
    assert said(report) == []


def test_rows_of_a_calendar_are_compared_also_without_dates(tmp_path: Path) -> None:
    report = checked(tmp_path, {"calendar.csv": f"Network,Message\nTwitter,{CHAIN}\nTwitter,{CHAIN}\n"})
    assert [(finding.place.line, finding.severity) for finding in report.findings] == [(3, "note")]


def test_a_broken_post_is_not_counted_as_kept(tmp_path: Path) -> None:
    report = checked(
        tmp_path,
        {"a.yaml": post("x", "2026-01-12"), "b.yaml": post("x", "2026-01-13")},
        select=["no-recycled-broadcast"],
    )
    assert (len(report.findings), report.tally.kept) == (1, {"no-recycled-broadcast": 1})
    assert report.tally.traces == ()


def test_the_number_of_processes_does_not_show(tmp_path: Path) -> None:
    days = ("2026-01-12", "2026-01-20", "2026-01-20", "2026-03-01", "2026-03-02", "")
    files = {
        f"{number}.yaml": post("x" if number % 2 else "facebook", day, f"{CHAIN} It is part {number // 3} of it.")
        for number, day in enumerate(days * 3)
    }
    alone, apart = checked(tmp_path, files, jobs=1), checked(tmp_path, files, jobs=2)
    assert alone.tally == apart.tally
    assert alone.findings


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (CHAIN, CHAIN, 1, 1),
        ("our spring workshop starts on monday learn to fix brakes in two hours free for members",
         "our spring workshop starts on monday learn to fix your brakes in two hours free for all members", 0.6, 0.8),
        ("our spring workshop starts on monday", "the council opens the new bridge in may", 0, 0),
        ("version 22.3 is out with a new planner", "version 22.4 is out with a new planner", 0, 0),
        ("one line\n" + "word " * 400, "one line\n" + "word " * 40, 0, 0.2),
    ],
)  # fmt: skip
def test_likeness_is_the_share_of_common_pairs_of_words(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(imprint(one, ()), imprint(other, ())) <= most


def test_texts_that_lead_to_different_pages_are_not_alike() -> None:
    pages = (("a.example/one",), ("a.example/one",), ("a.example/two",), ())
    first, *others = (imprint(CHAIN.lower(), page) for page in pages)
    assert [likeness(first, other) for other in others] == [1, 0, 1]


@pytest.mark.parametrize(
    ("one", "other", "repeats"),
    [
        ("https://a.example/one?utm_source=x", "https://www.a.example/one/#top", True),
        ("https://a.example/one?id=7&fbclid=a", "https://a.example/one?id=7", True),
        ("https://a.example/one?id=7", "https://a.example/one?id=8", False),
        ("https://a.example/one", "https://a.example/two", False),
        ("https://a.example/one", "https://bit.ly/2", True),
        ("https://a.example/one", "https://goo.gl/maps/2", False),
    ],
)
def test_what_only_counts_clicks_makes_no_other_page(tmp_path: Path, one: str, other: str, repeats: bool) -> None:
    posts = [
        {"channel": "x", "publish_at": f"2026-01-{day}", "text": CHAIN, "links": [link]}
        for day, link in ((12, one), (14, other))
    ]
    report = checked(tmp_path, {"queue.json": json.dumps(posts)}, select=["no-recycled-broadcast"])
    assert [finding.rule for finding in report.findings] == ["no-recycled-broadcast"] * repeats


def test_the_search_for_like_texts_does_not_try_all_pairs() -> None:
    texts = [
        imprint(f"the {number} of {number} words tell {number} things that nobody else says", ())
        for number in range(500)
    ]
    same = [imprint(CHAIN.lower(), ())] * 500
    assert sum(1 for _ in alike([*texts, *same])) < 1000 * 45


@pytest.mark.parametrize(
    ("written", "per_week", "days"),
    [
        (None, 5, "01234"),
        (None, 7, "0123456"),
        ("Mon-Fri", 2, "01234"),
        ("mon–wed", 2, "012"),
        ("Tuesdays and Thursdays", 2, "13"),
        ("Tue, Thu; Sat", 2, "135"),
        ("Fri to Mon", 2, "0456"),
        ("weekdays", 9, "01234"),
        ("daily", 1, "0123456"),
        ("whenever", 1, None),
    ],
)
def test_posting_days_are_read_as_people_write_them(written: str | None, per_week: float, days: str | None) -> None:
    assert posting_days(written, per_week) == (None if days is None else frozenset(map(int, days)))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(5, 6, 1), (5, 5, 0), (9, 12, 1), (9, 11, 0), (5, 19, 10), (10, 23, 10)],
)
def test_posting_days_are_counted_after_the_first_day_up_to_the_last(first: int, last: int, count: int) -> None:
    start, end = date(2026, 1, first), date(2026, 1, last)
    assert days_between(start, end, WORKING) == count
    assert not count or days_between(start, day_after(start, count, WORKING), WORKING) == count


def plan(channel: str, *days: str, start: str = "2026-01-05", end: str = "2026-01-30", more: str = "") -> str:
    texts = (f"Chapter {'i' * number} tells of something else." for number, _ in enumerate(days, start=1))
    posts = [f"  - {{channel: x, publish_at: {day}, text: {text}}}" for day, text in zip(days, texts, strict=True)]
    head = f"kind: plan\nstart: {start}\nend: {end}\nchannels: [{{channel: x, {channel}}}]\n{more}"
    return head + "posts:\n" + "\n".join(posts) + "\n"


def outcome(report: Report, rule: str) -> tuple[str, list[str], str]:
    [one] = [one for one in report.tally.plan_outcomes if one.rule == rule]
    return one.state, [finding.part for finding in report.findings if finding.rule == rule], one.reason


@pytest.mark.parametrize(
    ("written", "state", "parts"),
    [
        (plan("posts_per_week: 1", "2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27"), "kept", []),
        (plan("posts_per_week: 1", "2026-01-06", "2026-01-20", "2026-01-27"), "kept", []),
        (plan("posts_per_week: 1", "2026-01-06", "2026-01-27"), "broken", ["gap"]),
        (plan("posts_per_week: 1", "2026-01-06"), "broken", ["gap"]),
        (plan("posts_per_week: 1", "2026-01-27"), "kept", []),
        (plan("posts_per_week: 1", "2026-01-20", end="2026-01-25"), "kept", []),
        (plan("posts_per_week: 1, posting_days: Tue", "2026-01-06", "2026-01-20", "2026-01-27"), "kept", []),
        (plan("posts_per_week: 7", "2026-01-06", "2026-01-09", end="2026-01-10"), "broken", ["gap"]),
        (plan("posts_per_week: 1, posting_days: whenever", "2026-01-06"), "unknown", []),
        (plan("posts_per_week: 1", *["2026-01-06"] * 4, end="2026-01-12"), "broken", ["burst"]),
        (plan("posts_per_week: 1", *["2026-01-06"] * 3, end="2026-01-12"), "kept", []),
        (plan("min_gap_hours: 20", "2026-01-06T10:00", "2026-01-07T05:00"), "broken", ["spacing"]),
        (plan("min_gap_hours: 20", "2026-01-06T10:00", "2026-01-07T06:00"), "kept", []),
        (plan("min_gap_hours: 20", "2026-01-06", "2026-01-06T10:00"), "unknown", []),
        (plan("account: us", "2026-01-06", "2026-01-06"), "exempt", []),
        (plan("posts_per_week: 1", "2026-01-06", more="programme: explore\n"), "exempt", []),
    ],
)
def test_cadence(tmp_path: Path, written: str, state: str, parts: list[str]) -> None:
    assert outcome(checked(tmp_path, {"plan.yaml": written}), "regular-cadence")[:2] == (state, parts)


def test_gaps_and_spacing_are_told_in_the_plans_time_zone(tmp_path: Path) -> None:
    written = plan(
        "min_gap_hours: 24", "2026-03-28T12:00", "2026-03-29T12:00", end="2026-03-31", more="timezone: Europe/Dublin\n"
    )
    [finding] = checked(tmp_path, {"plan.yaml": written}, select=["regular-cadence"]).findings
    assert "after 23 hours" in finding.message


@pytest.mark.parametrize(
    ("days", "more"),
    [
        (("2026-01-06T10:00", "2026-01-06T12:00"), ""),
        (("2026-01-06T10:00", "2026-01-06T12:00", "2026-01-06T15:00"), " (and 1 more)"),
    ],
)
def test_of_posts_too_close_the_closest_are_named_and_the_others_counted(
    tmp_path: Path, days: tuple[str, ...], more: str
) -> None:
    written = plan("min_gap_hours: 20", *days)
    [finding] = checked(tmp_path, {"plan.yaml": written}, select=["regular-cadence"]).findings
    assert f"after 2 hours{more}" in finding.message


@pytest.mark.parametrize("rule", ["regular-cadence", "two-way", "no-recycled-broadcast"])
def test_a_plan_whose_posts_are_not_all_here_is_not_judged(tmp_path: Path, rule: str) -> None:
    written = plan("posts_per_week: 1", *["2026-01-06"] * 6) + "  - gone/*.yaml\n"
    assert outcome(checked(tmp_path, {"plan.yaml": written}), rule) == ("unknown", [], "the plan is not complete here")


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("", "broken"),
        ("activities: [{id: answer, kind: respond, owner: Ana}]\n", "kept"),
        ("activities: [{id: answer, kind: respond, channel: x, owner: Ana}]\n", "kept"),
        ("activities: [{id: answer, kind: respond, channel: x}]\n", "broken"),
        ("activities: [{id: answer, kind: respond, channel: blog, owner: Ana}]\n", "broken"),
        ("programme: explore\n", "exempt"),
    ],
)
def test_a_channel_that_only_pushes_needs_somebody_who_responds(tmp_path: Path, more: str, state: str) -> None:
    written = plan("account: us", *[f"2026-01-0{day}" for day in range(5, 10)], more=more)
    assert outcome(checked(tmp_path, {"plan.yaml": written}), "two-way")[0] == state


def test_in_a_programme_of_offers_pushing_is_a_note(tmp_path: Path) -> None:
    written = plan("account: us", *[f"2026-01-0{day}" for day in range(5, 10)], more="programme: offers\n")
    [finding] = checked(tmp_path, {"plan.yaml": written}, select=["two-way"]).findings
    assert finding.severity == "note"


def test_a_recycled_text_can_be_waived_where_it_stands(tmp_path: Path) -> None:
    waiver = "# socialpolicy: ignore[no-recycled-broadcast] -- a reminder that was asked for\n"
    files = {"a.yaml": post("x", "2026-01-12"), "b.yaml": waiver + post("x", "2026-01-13")}
    [finding] = checked(tmp_path, files).findings
    assert finding.status == "waived"
