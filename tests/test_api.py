"""The one door: what may be handed in, what comes out, and which configuration holds for which file."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from socialpolicy import Flags, Report, audit_paths, check_bytes, check_paths, check_text, load_rulebook
from socialpolicy.errors import ConfigError, UsageError

AS_OF = date(2026, 1, 5)
PLAN = "kind: plan\ntitle: T\nstart: 2026-01-01\nend: 2026-03-31\n"
PRESS = "Buy now! Don't wait, this deal is going fast!!!"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def draft(text: str = PRESS, **fields: str) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in {"channel": "facebook", **fields}.items())
    return f"---\n{head}---\n\n{text}\n"


def flags(**chosen: object) -> Flags:
    return Flags(as_of=AS_OF)._replace(**chosen)


def check(*names: str, **chosen: object) -> Report:
    return check_paths(names, flags=flags(**chosen))


def found(report: Report) -> list[str]:
    """Return path and rule of each finding."""
    return [f"{finding.path}: {finding.rule}" for finding in report.findings]


def told(report: Report) -> list[str]:
    """Return path and message of each failure."""
    return [f"{failure.path}: {failure.message}" for failure in report.tally.failures]


# ---- texts and bytes ----


@pytest.mark.parametrize(
    ("path", "channel", "text", "rules"),
    [
        ("<text>", "facebook", PRESS, ["no-hard-sell"]),
        ("<text>", "facebook", "Our winter bikes are 20 % off until Saturday.", []),
        ("a.md", None, draft(), ["no-hard-sell"]),
        ("a.yaml", None, f'{{channel: facebook, text: "{PRESS}"}}', ["no-hard-sell"]),
        ("a.json", None, f'[{{"channel": "facebook", "text": "{PRESS}"}}]', ["no-hard-sell"]),
        ("a.csv", None, f'Network,Message\nFacebook,"{PRESS}"\n', ["no-hard-sell"]),
        ("a.yaml", "x", f'{{channel: facebook, text: "{PRESS}"}}', ["no-hard-sell"]),
    ],
)
def test_a_text_is_read_as_the_end_of_its_name_tells(
    path: str, channel: str | None, text: str, rules: list[str]
) -> None:
    report = check_text(text, path=path, channel=channel, flags=flags(isolated=True, select=("no-hard-sell",)))
    assert [finding.rule for finding in report.findings] == rules
    assert {finding.path for finding in report.findings} <= {path}
    assert (report.complete, report.tally.files, report.tally.posts) == (True, 1, 1)


def test_a_text_without_a_channel_is_checked_for_none() -> None:
    report = check_text(PRESS, flags=flags(isolated=True, select=("no-hard-sell",)))
    assert [finding.subject.channel for finding in report.findings if finding.subject] == [None]


@pytest.mark.parametrize(
    ("data", "path", "said"),
    [
        (b"a: [", "a.yaml", "cannot be read"),
        (b"{", "a.json", ""),
        (b"\x00\x01\x02" * 50, "a.txt", ""),
        (b"a: 1", "a.yaml", "it does not read as posts or a plan"),
        (b"# Readme\n", "README.md", "nothing tells its channel"),
    ],
)
def test_bytes_that_cannot_be_checked_are_a_failure(data: bytes, path: str, said: str) -> None:
    report = check_bytes(data, path=path, flags=flags(isolated=True))
    assert not report.complete
    [failure] = report.tally.failures
    assert failure.path == path
    assert said in failure.message


def test_lone_surrogates_in_a_text_do_no_harm() -> None:
    report = check_text("Buy now \ud800!", channel="x", flags=flags(isolated=True))
    assert report.tally.files == 1


def test_the_files_that_a_plan_names_stay_unread_where_only_its_bytes_are_given(root: Path) -> None:
    plan = f"{PLAN}activities: [{{kind: ask, hours: 3}}]\nposts: [posts/*.md]\n".encode()
    without = check_bytes(plan, path="plan.yaml", flags=flags())
    write(root, {f"posts/{name}.md": draft() for name in "abcdef"})
    assert check_bytes(plan, path="plan.yaml", flags=flags()) == without
    assert "names no file" not in " ".join(finding.message for finding in without.findings)


def test_text_and_bytes_and_paths_say_the_same(root: Path) -> None:
    write(root, {"a.md": draft()})
    from_path = check("a.md")
    from_text = check_text(draft(), path="a.md", flags=flags())
    assert (
        from_path.findings == from_text.findings == check_bytes(draft().encode(), path="a.md", flags=flags()).findings
    )
    assert from_path.digest == from_text.digest


# ---- paths ----


def test_a_folder_is_walked_and_the_rest_is_skipped(root: Path) -> None:
    write(root, {"a.md": draft(), "b/c.md": draft(), "README.md": "# Hello\n", "b/data.yaml": "a: 1\n", "d.png": "x"})
    report = check(".", select=("no-hard-sell",))
    assert found(report) == ["a.md: no-hard-sell", "b/c.md: no-hard-sell"]
    assert (report.complete, report.tally.files, report.tally.skipped) == (True, 2, 3)


def test_a_file_that_is_named_must_be_readable_as_posts_or_a_plan(root: Path) -> None:
    write(root, {"README.md": "# Hello\n", "a.md": draft()})
    report = check("README.md", "a.md", "gone.md", select=("no-hard-sell",))
    assert found(report) == ["a.md: no-hard-sell"]
    assert [line.partition(":")[0] for line in told(report)] == ["README.md", "gone.md"]
    assert not report.complete
    assert report.exit_status("error") == 2


def test_one_broken_file_does_not_hold_up_the_rest(root: Path) -> None:
    write(root, {"a.md": draft(), "b.yaml": "channel: x\ntext: [", "c.md": draft()})
    report = check("a.md", "b.yaml", "c.md", select=("no-hard-sell",))
    assert found(report) == ["a.md: no-hard-sell", "c.md: no-hard-sell"]
    assert told(report)[0].startswith("b.yaml: ")


def test_a_file_is_checked_once_however_often_it_is_named(root: Path) -> None:
    write(root, {"a.md": draft()})
    report = check("a.md", ".", "./a.md", str(root / "a.md"), select=("no-hard-sell",))
    assert (found(report), report.tally.posts) == (["a.md: no-hard-sell"], 1)


def test_nothing_to_check_is_not_complete(root: Path) -> None:
    report = check(".")
    assert (report.complete, report.exit_status("never")) == (False, 2)


def test_paths_may_be_path_objects(root: Path) -> None:
    write(root, {"a.md": draft()})
    assert found(check_paths([root / "a.md"], flags=flags(select=("no-hard-sell",)))) == ["a.md: no-hard-sell"]


@pytest.mark.parametrize("call", [check_paths, audit_paths])
@pytest.mark.parametrize("path", ["plan.yaml", Path("plan.yaml")])
def test_one_path_alone_is_misuse_and_not_read_letter_by_letter(call: Callable[..., object], path: str | Path) -> None:
    with pytest.raises(UsageError, match=r"'plan\.yaml' is one path; give a list of paths"):
        call(path)


@pytest.mark.parametrize(
    ("stdin", "filename", "channel", "path", "posts"),
    [
        (PRESS, None, "facebook", "<stdin>", 1),
        (draft(), None, None, "<stdin>", 1),
        (f'{{channel: facebook, text: "{PRESS}"}}', "posts/a.yaml", None, "posts/a.yaml", 1),
        (f"Network,Message\nX,{PRESS[:8]}\nX,{PRESS[:8]}\n", "a.csv", None, "a.csv", 2),
    ],
)
def test_stdin(root: Path, stdin: str, filename: str | None, channel: str | None, path: str, posts: int) -> None:
    chosen = flags(channel=channel, select=("no-hard-sell",))
    report = check_paths(["-"], flags=chosen, stdin=stdin.encode(), stdin_filename=filename)
    assert report.complete
    assert report.tally.posts == posts
    assert {finding.path for finding in report.findings} == {path}


def test_progress_is_told(root: Path) -> None:
    write(root, {f"{name}.md": draft() for name in "abc"})
    steps: list[tuple[int, int]] = []
    check_paths(["."], flags=flags(), progress=lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


# ---- plans and their posts ----


@pytest.mark.parametrize("arguments", [["plan.yaml"], ["."], [".", "plan.yaml"], ["posts/a.md", "plan.yaml"]])
def test_a_post_that_a_plan_names_is_checked_once(root: Path, arguments: list[str]) -> None:
    write(root, {"plan.yaml": f"{PLAN}posts: [posts/**/*.md]\n", "posts/a.md": draft(), "posts/b/c.md": draft()})
    report = check(*arguments, select=("no-hard-sell",))
    assert found(report) == ["posts/a.md: no-hard-sell", "posts/b/c.md: no-hard-sell"]
    assert (report.tally.posts, report.tally.plans) == (2, 1)


def test_posts_may_be_written_out_in_a_plan(root: Path) -> None:
    posts = f'posts:\n  - {{channel: facebook, id: one, text: "{PRESS}"}}\n  - {{channel: facebook, text: Come by.}}\n'
    write(root, {"plan.yaml": PLAN + posts})
    report = check("plan.yaml", select=("no-hard-sell",))
    [finding] = report.findings
    assert (finding.path, finding.place.line, finding.pointer) == ("plan.yaml", 6, "/posts/0/text")
    assert finding.subject is not None
    assert finding.subject.id == "one"
    assert report.tally.posts == 2


def test_posts_may_be_named_and_written_out_together(root: Path) -> None:
    posts = f'posts:\n  - posts/*.md\n  - {{channel: facebook, text: "{PRESS}"}}\n'
    write(root, {"plan.yaml": PLAN + posts, "posts/a.md": draft()})
    report = check("plan.yaml", select=("no-hard-sell",))
    assert found(report) == ["plan.yaml: no-hard-sell", "posts/a.md: no-hard-sell"]


def test_a_pattern_that_names_no_file_is_a_finding(root: Path) -> None:
    write(root, {"plan.yaml": f"{PLAN}posts: [posts/*.md, drafts/*.md]\n", "posts/a.md": draft("Come by.")})
    report = check("plan.yaml", select=("input",))
    [finding] = report.findings
    assert (finding.rule, finding.place.line) == ("unreadable-value", 5)
    assert 'the pattern "drafts/*.md" names no file' in finding.message
    assert report.complete


@pytest.mark.parametrize(("posts", "judged"), [("[posts/*.md]", True), ("[posts/*.md, gone/*.md]", False)])
def test_a_rule_about_all_posts_needs_all_of_them(root: Path, posts: str, judged: bool) -> None:
    write(root, {f"posts/{name}.md": draft("Come by.") for name in "abcdef"})
    write(root, {"plan.yaml": f"{PLAN}activities: [{{kind: ask, hours: 3}}]\nposts: {posts}\n"})
    report = check("plan.yaml", select=("ask-open-questions",))
    assert ("share" in {finding.part for finding in report.findings}) is judged


# ---- whose configuration ----


def test_each_file_has_the_configuration_nearest_to_it(root: Path) -> None:
    off = "rules: {no-hard-sell: off}\n"
    note = "rules: {no-hard-sell: note}\n"
    write(root, {"a.md": draft(), "quiet/b.md": draft(), "mild/c.md": draft()})
    write(root, {"quiet/socialpolicy.yaml": off, "mild/socialpolicy.yaml": note})
    report = check(".", select=("no-hard-sell",))
    assert [(finding.path, finding.severity) for finding in report.findings] == [
        ("a.md", "warning"),
        ("mild/c.md", "note"),
    ]


@pytest.mark.parametrize(
    ("override", "severities"),
    [
        ("paths: [old/**]", {"a.md": "warning", "old/b.md": "note", "old/c.md": "note"}),
        ("channels: [linkedin]", {"a.md": "warning", "old/b.md": "warning", "old/c.md": "note"}),
        ("paths: [old/**], channels: [facebook]", {"a.md": "warning", "old/b.md": "note", "old/c.md": "warning"}),
        ("paths: [new/**]", {"a.md": "warning", "old/b.md": "warning", "old/c.md": "warning"}),
    ],
)
def test_overrides_hold_for_their_paths_and_channels(root: Path, override: str, severities: dict[str, str]) -> None:
    write(root, {"a.md": draft(), "old/b.md": draft(), "old/c.md": draft(channel="linkedin")})
    write(root, {"socialpolicy.yaml": f"overrides: [{{{override}, rules: {{no-hard-sell: note}}}}]\n"})
    report = check(".", select=("no-hard-sell",))
    assert {finding.path: finding.severity for finding in report.findings} == severities


def test_overrides_change_parameters_on_top_of_the_general_ones(root: Path) -> None:
    rules = "rules: {no-hard-sell: {parameters: {warning: 99, note: 98}}}\n"
    override = "overrides: [{paths: [b.md], rules: {no-hard-sell: {parameters: {note: 1}}}}]\n"
    write(root, {"a.md": draft(), "b.md": draft(), "socialpolicy.yaml": rules + override})
    report = check(".", select=("no-hard-sell",))
    assert [(finding.path, finding.severity) for finding in report.findings] == [("b.md", "note")]


def test_a_path_pattern_tells_the_channel(root: Path) -> None:
    write(root, {"fb/a.md": f"# A\n\n{PRESS}\n", "socialpolicy.yaml": "paths: {'fb/*.md': facebook}\n"})
    report = check(".", select=("no-hard-sell",))
    assert [finding.subject.channel for finding in report.findings if finding.subject] == ["facebook"]


def test_isolated_means_without_a_configuration(root: Path) -> None:
    write(root, {"a.md": draft(), "socialpolicy.yaml": "rules: {no-hard-sell: off}\n"})
    assert found(check("a.md", select=("no-hard-sell",))) == []
    assert found(check("a.md", select=("no-hard-sell",), isolated=True)) == ["a.md: no-hard-sell"]


def test_what_must_be_evaluated_comes_from_the_configuration(root: Path) -> None:
    write(root, {"plan.yaml": "kind: plan\nactivities: [{kind: ask}, {kind: publish}]\n"})
    write(root, {"socialpolicy.yaml": "must_evaluate: [inbound-majority]\n"})
    [finding] = check("plan.yaml", select=("inbound-majority",)).findings
    assert (finding.severity, finding.cause) == ("error", "blank")
    assert "could not be judged" in finding.message


@pytest.mark.parametrize(("reviewer", "said"), [("Mei Tan", []), ("Ola Berg", ["a.md: review-employee-posts"])])
def test_the_configuration_names_who_reviews(root: Path, reviewer: str, said: list[str]) -> None:
    about = f"channel: x\nemployee: yes\nauthor: Ana Ruiz\nreviewed_by: {reviewer}"
    write(root, {"a.md": f"---\n{about}\n---\nThe valve.\n", "socialpolicy.yaml": "roles: {reviewers: [Mei Tan]}\n"})
    assert found(check("a.md", select=("review-employee-posts",))) == said


@pytest.mark.parametrize(
    "config", ["must_evaluate: [no-hard-sel]", "overrides: [{paths: [later/*], rules: {no-hard-sel: note}}]"]
)
def test_rules_that_are_named_for_later_exist(root: Path, config: str) -> None:
    write(root, {"a.md": draft(), "socialpolicy.yaml": f"{config}\n"})
    with pytest.raises(ConfigError, match=r'yaml:1: there is no rule called "no-hard-sel"; did you mean "no-hard-sell'):
        check("a.md")


def test_a_parameter_that_a_rule_does_not_have_is_told_with_those_that_it_has(root: Path) -> None:
    write(root, {"a.md": draft(), "socialpolicy.yaml": "rules: {no-hard-sell: {parameters: {limit: 3}}}\n"})
    with pytest.raises(ConfigError, match='no parameter called "limit"; use one of note, warning, error'):
        check("a.md")


@pytest.mark.parametrize("loaded", [False, True])
def test_the_channel_of_a_text_is_one_that_is_known(loaded: bool) -> None:
    book = load_rulebook(flags(isolated=True)) if loaded else None
    report = check_text(PRESS, channel="Twitter", flags=flags(isolated=True), rulebook=book)
    assert {finding.subject.channel for finding in report.findings} == {"x"}
    with pytest.raises(UsageError, match='channel: no channel called "twiter"; use one of blog'):
        check_text(PRESS, channel="twiter", flags=flags(isolated=True), rulebook=book)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{practice: name-the-people, reason: We are two}", []),
        (
            "{practice: name-the-people}",
            [("reasonless-waiver", "note", "`na` says that name-the-people")],
        ),
        (
            "{practice: name-the-peple, reason: We are two}",
            [("unreadable-value", "warning", "`na` names “name-the-")],
        ),
        ("{reason: We are two}", []),
    ],
)
def test_a_plan_that_excuses_a_practice_names_it_and_says_why(
    root: Path, row: str, said: list[tuple[str, str, str]]
) -> None:
    write(root, {"plan.yaml": f"plan: {{title: A}}\nna: [{row}]\n"})
    findings = check("plan.yaml", select=("input",)).findings
    assert [(one.rule, one.severity) for one in findings] == [one[:2] for one in said]
    assert all(one.message.startswith(words) for one, (_, _, words) in zip(findings, said, strict=True))


def test_a_kept_plan_tells_its_inbound_hours_by_the_name_that_programs_know(root: Path) -> None:
    write(root, {"plan.yaml": "kind: plan\nactivities: [{kind: ask, hours: 3}, {kind: publish, hours: 1}]\n"})
    [kept] = check("plan.yaml", select=("inbound-majority",)).tally.plan_outcomes
    assert (kept.state, kept.figures["inbound_hours"], kept.figures["share"]) == ("kept", 3, 0.75)


def test_word_lists_may_be_changed(root: Path) -> None:
    write(root, {"a.md": draft("Come and frobnicate now, frobnicate today."), "socialpolicy.yaml": ""})
    assert found(check("a.md", select=("no-hard-sell",))) == []
    write(root, {"socialpolicy.yaml": "lexicons: {pressure: {add: [frobnicate (now|today)]}}\n"})
    write(root, {"a.md": draft("Frobnicate now! Frobnicate today!!! Frobnicate now!")})
    assert found(check("a.md", select=("no-hard-sell",))) == ["a.md: no-hard-sell"]


# ---- which rules ----


@pytest.mark.parametrize(
    ("select", "ignore", "rules"),
    [
        (("no-hard-sell",), (), {"no-hard-sell"}),
        (("no-hard-sell", "timely-offer"), (), {"no-hard-sell", "timely-offer"}),
        (("selling",), ("no-hard-sell",), {"timely-offer", "non-promotional-blog"}),
        (("selling", "care"), ("selling",), {"no-personal-insults"}),
        (("input",), (), set()),
        (("unknown-field",), (), set()),
    ],
)
def test_rules_are_selected_by_id_and_category(
    select: tuple[str, ...], ignore: tuple[str, ...], rules: set[str]
) -> None:
    chosen = set(load_rulebook(Flags(isolated=True, select=select, ignore=ignore)).rules)
    assert rules <= chosen
    assert not chosen & set(ignore)
    if not rules:
        assert not chosen


@pytest.mark.parametrize(
    ("select", "ignore", "kinds"),
    [
        ((), (), {"unknown-field"}),
        (("input",), (), {"unknown-field"}),
        (("unknown-field",), (), {"unknown-field"}),
        (("duplicate-key",), (), set()),
        (("selling",), (), set()),
        ((), ("input",), set()),
        ((), ("unknown-field",), set()),
        (("input",), ("unknown-field",), set()),
    ],
)
def test_input_problems_are_selected_like_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], kinds: set[str]
) -> None:
    report = check_text("{channel: facebook, text: Hello, autor: Ana}", path="a.yaml", flags=flags(
        isolated=True, select=select, ignore=ignore
    ))  # fmt: skip
    assert {finding.rule for finding in report.findings if finding.category == "input"} == kinds


@pytest.mark.parametrize(
    ("chosen", "error", "said"),
    [
        ({"select": ("no-hard-sel",)}, UsageError, 'called "no-hard-sel"; did you mean "no-hard-sell"?'),
        ({"ignore": ("sellling",)}, UsageError, 'called "sellling"; did you mean "selling"?'),
        ({"profile": "strickt"}, UsageError, 'no profile called "strickt"; did you mean "strict"?'),
        ({"profile": "qqq"}, UsageError, 'no profile called "qqq"; use one of b2b, contact-center, '),
        ({"config": "gone.yaml"}, ConfigError, "gone.yaml"),
    ],
)
def test_what_does_not_exist_is_said_before_any_work(
    root: Path, chosen: dict[str, object], error: type[Exception], said: str
) -> None:
    write(root, {"a.md": draft()})
    with pytest.raises(error) as caught:
        check("a.md", **chosen)
    assert said in str(caught.value)


def test_profiles_differ_in_rules_and_severities() -> None:
    starter, usual, strict = (
        load_rulebook(Flags(isolated=True, profile=name)) for name in ("starter", "recommended", "strict")
    )
    assert set(starter.rules) < set(usual.rules) == set(strict.rules)
    assert starter.rules["newsworthy-only"].forced == "note"
    assert usual.rules["no-hard-sell"].parameters != strict.rules["no-hard-sell"].parameters
    assert len({starter.digest, usual.digest, strict.digest}) == 3


def test_a_rulebook_may_be_loaded_once_and_used_for_many_texts() -> None:
    book = load_rulebook(Flags(isolated=True, select=("no-hard-sell",)))
    reports = [
        check_text(text, channel="facebook", flags=flags(isolated=True), rulebook=book) for text in (PRESS, "Hi")
    ]
    assert [[finding.rule for finding in report.findings] for report in reports] == [["no-hard-sell"], []]


def test_the_day_on_which_it_is_judged_is_in_the_report() -> None:
    assert check_text("Hello", channel="x", flags=Flags(isolated=True, as_of=date(2020, 2, 29))).as_of == date(
        2020, 2, 29
    )


def test_amounts_and_days_beyond_all_plans_are_reported_and_end_nothing() -> None:
    plan = """
    plan: {title: Far, start: 9999-01-01, end: 9999-12-31, problem: One call in three asks the same, hours_cap: 1e400}
    activities:
      - {id: a, kind: monitor, owner: Ana, start: 0001-01-01, end: 9999-12-31, hours: 1e308}
      - {id: b, kind: publish, owner: Ana, start: 2026-01-01, hours_per_week: 1e308}
    people: [{name: Ana, hours_per_week: 1e308}]
    business_case: {return: {amount: 1e308}, cost: {amount: 1e-308}}
    """
    report = check_bytes(plan.encode(), path="far.yaml", flags=Flags(isolated=True))
    unreadable = [finding.pointer for finding in report.findings if finding.rule == "unreadable-value"]
    assert report.complete
    assert {"/plan/start", "/plan/end", "/activities/0/hours", "/people/0/hours_per_week"} <= set(unreadable)


# ---- what is kept, post by post ----


def test_on_request_each_post_is_listed_with_what_it_keeps_and_its_figures(root: Path) -> None:
    calm = "Our winter bikes are in. Come and try one in Harbour Street."
    texts = {"a": PRESS, "b": calm, "c": "Wir haben neue Räder für euch und freuen uns auf euren Besuch bei uns."}
    write(root, {f"{name}.md": draft(text) for name, text in texts.items()})
    report = check(".", select=("no-hard-sell",), show_kept=True)
    listed = [(one.rule, one.subject.id, one.state, one.reason) for one in report.tally.post_outcomes]
    assert listed == [
        ("no-hard-sell", "b.md", "kept", ""),
        ("no-hard-sell", "c.md", "unknown", "the text is not in English"),
    ]
    assert report.tally.post_outcomes[0].figures == {"score": 0, "threshold": 1.5}
    assert check(".", select=("no-hard-sell",)).tally.post_outcomes == ()


def test_what_is_listed_post_by_post_is_what_is_counted(root: Path) -> None:
    same = "Our winter bikes are in. Come and try one in Harbour Street this week, and bring your old one along."
    days = {"a": "2026-01-05T10:00:00Z", "b": "2026-01-06T10:00:00Z", "c": ""}
    write(root, {f"{name}.md": draft(same, **({"publish_at": day} if day else {})) for name, day in days.items()})
    report, counted = check(".", show_kept=True), check(".")
    assert any(finding.rule == "no-recycled-broadcast" for finding in report.findings)
    assert report.tally._replace(post_outcomes=()) == counted.tally
    assert Counter(one.rule for one in report.tally.post_outcomes if one.state == "kept") == counted.tally.kept
    unknown = Counter((one.rule, one.reason) for one in report.tally.post_outcomes if one.state == "unknown")
    assert unknown == counted.tally.unknown
