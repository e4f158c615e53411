"""The facts file beside an export: what it says of posts, which waivers it holds, and what is wrong with itself."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openpyxl import Workbook

from socialpolicy import api
from socialpolicy.assemble.sidecar import text_key
from socialpolicy.cli.main import main
from socialpolicy.model.finding import Finding
from socialpolicy.model.report import Report
from socialpolicy.schemas import schema
from socialpolicy.settings import Flags

PUSHY = "LAST CHANCE!!! Buy now, only today!"
CALM = "Our desk moved to Zurich this week."
QUEUE = f'Message,Network,Post ID\n"{PUSHY}",x,p1\n"{PUSHY}",linkedin,p2\n"{CALM}",x,\n'
WAIVED = "posts:\n  p1:\n    waive: [{rule: no-hard-sell, reason: agreed with sales, until: 2026-03-31, by: Ana}]\n"
AS_OF = Flags(as_of=date(2026, 1, 5))
FACTS = "socialpolicy.facts.yaml"


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def checked(folder: Path, *paths: str) -> Report:
    return api.check_paths([folder / path for path in paths] or [folder], flags=AS_OF)


def of(report: Report, name: str) -> list[Finding]:
    """The findings in one file, by its name."""
    return [finding for finding in report.findings if finding.path.endswith(name)]


def statuses(report: Report, rule: str) -> list[str]:
    return [finding.status for finding in report.findings if finding.rule == rule]


# --- waivers ------------------------------------------------------------------------------------------


def test_a_waiver_by_id_covers_that_post_alone(tmp_path: Path) -> None:
    report = checked(written(tmp_path, {"queue.csv": QUEUE, FACTS: WAIVED}))
    assert statuses(report, "no-hard-sell") == ["waived", "open"]
    waived = next(finding for finding in report.findings if finding.status == "waived")
    assert waived.subject
    assert waived.subject.id == "p1"
    assert waived.waiver
    assert waived.waiver.by == "Ana"
    assert of(report, FACTS) == []


def test_a_waiver_by_text_covers_every_post_with_that_text(tmp_path: Path) -> None:
    written(tmp_path, {"queue.csv": QUEUE})
    keys = {one.by_text for one in api.post_keys([tmp_path]).keys if one.text == PUSHY}
    (key,) = keys
    written(tmp_path, {FACTS: f"posts:\n  {key}: {{waive: {{rule: no-hard-sell, reason: agreed}}}}\n"})
    assert statuses(checked(tmp_path), "no-hard-sell") == ["waived", "waived"]


@pytest.mark.parametrize(
    ("waiver", "kind"),
    [
        ("{rule: no-hard-sel, reason: agreed}", "unknown-waiver"),
        ("{rule: no-hard-sell}", "reasonless-waiver"),
        ("{rule: no-hard-sell, reason: agreed, until: 2026-01-04}", "expired-waiver"),
        ("{rule: no-hard-sell, reason: agreed, untill: 2026-03-31}", "unknown-field"),
        ("{rule: no-hard-sell, reason: agreed, until: soon}", "unreadable-value"),
        ("{rule: no-personal-insults, reason: agreed}", "unused-waiver"),
        ("{rule: inbound-majority, reason: agreed}", "misplaced-waiver"),
    ],
)
def test_a_waiver_that_does_not_hold_is_told_of_where_it_stands(waiver: str, kind: str, tmp_path: Path) -> None:
    facts = f"posts:\n  p1:\n    waive:\n      - {waiver}\n"
    report = checked(written(tmp_path, {"queue.csv": QUEUE, "again.csv": QUEUE, FACTS: facts}))
    (finding,) = of(report, FACTS)
    assert (finding.rule, finding.place.line) == (kind, 4)
    assert "waived" not in statuses(report, "no-hard-sell")


def test_a_waiver_that_one_of_several_files_needs_is_in_use(tmp_path: Path) -> None:
    quiet = f'Message,Network,Post ID\n"{CALM}",x,p1\n'
    report = checked(written(tmp_path, {"a.csv": quiet, "b.csv": QUEUE, FACTS: WAIVED}))
    assert of(report, FACTS) == []
    (standing,) = report.tally.waivers
    assert (standing.state, Path(standing.path).name, standing.place.line) == ("waives", FACTS, 3)


def test_no_waivers_leaves_everything_open(tmp_path: Path) -> None:
    written(tmp_path, {"queue.csv": QUEUE, FACTS: WAIVED})
    report = api.check_paths([tmp_path], flags=AS_OF._replace(no_waivers=True))
    assert statuses(report, "no-hard-sell") == ["open", "open"]


# --- facts --------------------------------------------------------------------------------------------


def test_facts_are_judged_like_those_of_the_post_itself(tmp_path: Path) -> None:
    offer = "kind: offer, offer: {what: Workshop, price: CHF 90, saving: CHF 10, until: 2026-01-31}"
    inside = {"inside.yaml": f"[{{id: p1, channel: x, text: '{PUSHY}', {offer}}}]"}
    beside = {
        "queue.csv": f'Message,Network,Post ID\n"{PUSHY}",x,p1\n',
        FACTS: f"posts: {{p1: {{{offer}}}}}\n",
    }
    plain = {"queue.csv": beside["queue.csv"]}
    said = [
        sorted((finding.rule, finding.part, finding.message) for finding in checked(written(folder, files)).findings)
        for folder, files in ((tmp_path / "in", inside), (tmp_path / "by", beside), (tmp_path / "no", plain))
    ]
    assert said[0] == said[1] != said[2]


@pytest.mark.parametrize("name", ["plan.yaml", "plan.xlsx"])
def test_posts_that_a_plan_writes_out_take_part(name: str, tmp_path: Path) -> None:
    rows = [{"id": "p1", "channel": "x", "text": PUSHY}, {"id": "p2", "channel": "x", "text": CALM}]
    if name.endswith(".yaml"):
        (tmp_path / name).write_text(json.dumps({"kind": "plan", "posts": rows}), encoding="utf-8")
    else:
        book = Workbook()
        for sheet in (["Title", "A quarter"], ["Start", "2026-01-01"]):
            book.active.append(sheet)
        book.active.title = "Plan"
        posts = book.create_sheet("Posts")
        for row in (list(rows[0]), *(list(row.values()) for row in rows)):
            posts.append(row)
        book.save(tmp_path / name)
    written(tmp_path, {FACTS: f"{WAIVED}  p2: {{sponsored_by: Lockwerk}}\n"})
    report = checked(tmp_path)
    assert statuses(report, "no-hard-sell") == ["waived"]
    assert statuses(report, "disclose-connection") == ["open"]
    assert of(report, FACTS) == []
    assert [(key.id, key.text) for key in api.post_keys([tmp_path]).keys] == [("p1", PUSHY), ("p2", CALM)]


def test_a_finding_about_a_fact_stands_at_the_row(tmp_path: Path) -> None:
    facts = "posts: {p2: {kind: offer, offer: {what: Workshop}}}\n"
    report = checked(written(tmp_path, {"queue.csv": QUEUE, FACTS: facts}))
    about = [finding for finding in report.findings if finding.rule == "timely-offer"]
    assert about
    assert {finding.place.line for finding in about} == {3}


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("{offer: {what: Workshop}}", "offer"),
        ("{reply_to: somebody}", "reply"),
        ("{purpose: ask}", "question"),
        ("{kind: share, offer: {what: Workshop}}", "share"),
        ("{campaign: spring}", "broadcast"),
    ],
)
def test_what_a_post_does_is_inferred_anew(entry: str, kind: str, tmp_path: Path) -> None:
    written(tmp_path, {"queue.csv": QUEUE, FACTS: f"posts: {{p1: {entry}}}\n"})
    (audited,) = api.audit_paths([tmp_path / "queue.csv"], flags=AS_OF)
    assert [post.kind for post in audited.posts] == [kind, "broadcast", "broadcast"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("posts:\n  p1:\n    ofer: {what: x}\n", [("unknown-field", 3)]),
        ("posts:\n  p1: {news: {wat: x}}\n", [("unknown-field", 2)]),
        ("posts:\n  p1:\n    text: Hello\n", [("unknown-field", 3)]),
        ("posts:\n  p1:\n    network: x\n", [("unknown-field", 3)]),
        ("posts:\n  p1:\n    employee: perhaps\n", [("unreadable-value", 3)]),
        ("posts:\n  p1: offer\n", [("unreadable-value", 2)]),
        ("posts: p1\n", [("unreadable-value", 1)]),
        ("- p1\n", [("unreadable-value", 1)]),
        ("p1: {kind: offer}\n", [("unknown-field", 1)]),
        ("posts:\n  p1: {kind: offer}\n  p1: {kind: share}\n", [("duplicate-key", 3)]),
        ("posts:\n  p1: {x_note: ours}\n", []),
        ("posts:\n", []),
        ("", []),
    ],
)
def test_what_is_wrong_with_the_file_is_told_once_and_in_it(
    facts: str, found: list[tuple[str, int]], tmp_path: Path
) -> None:
    report = checked(written(tmp_path, {"a.csv": QUEUE, "b.csv": QUEUE, FACTS: facts}))
    assert [(finding.rule, finding.place.line) for finding in of(report, FACTS)] == found


def test_the_channel_of_a_whole_export_is_told_elsewhere_and_the_facts_file_says_where(tmp_path: Path) -> None:
    report = checked(written(tmp_path, {"queue.csv": QUEUE, FACTS: "posts:\n  p1: {channel: x}\n"}))
    (found,) = of(report, FACTS)
    assert found.message == "`channel` is for the export to say, so it does not count here."
    assert "--channel" in (found.advice or "")


def test_an_entry_that_stands_beside_posts_is_told_where_it_belongs(tmp_path: Path) -> None:
    report = checked(written(tmp_path, {"queue.csv": QUEUE, FACTS: "p1: {kind: offer}\n"}))
    assert [found.advice for found in of(report, FACTS)] == ["Write `posts:` above it, and indent it below."]


# --- entries without a post ---------------------------------------------------------------------------

STRAY = "posts:\n  p1: {campaign: spring}\n  p9: {campaign: spring}\n"


def test_an_entry_without_a_post_is_told_of_where_the_folder_was_looked_at(tmp_path: Path) -> None:
    written(tmp_path, {"queue.csv": QUEUE, FACTS: STRAY})
    (finding,) = of(checked(tmp_path), FACTS)
    assert (finding.rule, finding.place.line, finding.excerpt) == ("unused-facts", 3, "p9")
    assert of(checked(tmp_path, "queue.csv"), FACTS) == []


def test_an_entry_for_another_file_of_the_folder_is_in_use(tmp_path: Path) -> None:
    other = f"Message,Network,Post ID\n{CALM},x,p9\n"
    report = checked(written(tmp_path, {"queue.csv": QUEUE, "other.csv": other, FACTS: STRAY}))
    assert of(report, FACTS) == []


# --- which file counts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "waived"),
    [
        ({FACTS: WAIVED}, True),
        ({f"q/{FACTS}": WAIVED}, True),
        ({f"q/r/{FACTS}": WAIVED}, True),
        ({FACTS: WAIVED, f"q/{FACTS}": "posts:\n"}, False),
        ({f"elsewhere/{FACTS}": WAIVED}, False),
    ],
)
def test_the_nearest_file_up_to_the_configuration_counts(files: dict[str, str], waived: bool, tmp_path: Path) -> None:
    written(tmp_path, {"socialpolicy.yaml": "", "q/r/queue.csv": QUEUE, **files})
    report = checked(tmp_path, "q/r/queue.csv")
    assert ("waived" in statuses(report, "no-hard-sell")) == waived


def test_nothing_above_the_configuration_counts(tmp_path: Path) -> None:
    written(tmp_path, {FACTS: WAIVED, "q/socialpolicy.yaml": "", "q/queue.csv": QUEUE})
    assert statuses(checked(tmp_path, "q/queue.csv"), "no-hard-sell") == ["open", "open"]


def test_without_a_configuration_only_the_same_folder_counts(tmp_path: Path) -> None:
    written(tmp_path, {FACTS: WAIVED, "q/queue.csv": QUEUE})
    assert statuses(checked(tmp_path, "q/queue.csv"), "no-hard-sell") == ["open", "open"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("queue.json", json.dumps([{"id": "p1", "channel": "x", "text": PUSHY}])),
        ("queue.yaml", f"[{{id: p1, channel: x, text: '{PUSHY}'}}]"),
        ("queue.jsonl", json.dumps({"id": "p1", "channel": "x", "text": PUSHY})),
        ("queue.md", f"---\nid: p1\nchannel: x\n---\n{PUSHY}\n"),
        ("queue.tweet", f"---\nid: p1\n---\n{PUSHY}\n"),
    ],
)
def test_every_format_may_have_one(name: str, text: str, tmp_path: Path) -> None:
    assert statuses(checked(written(tmp_path, {name: text, FACTS: WAIVED})), "no-hard-sell") == ["waived"]


def test_a_file_that_cannot_be_read_is_one_failure(tmp_path: Path) -> None:
    report = checked(written(tmp_path, {"a.csv": QUEUE, "b.csv": QUEUE, FACTS: "posts: {p1: [\n"}))
    (failure,) = report.tally.failures
    assert failure.path.endswith(FACTS)
    assert report.exit_status("never") == 2


def test_text_that_is_given_alone_reads_nothing_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {FACTS: WAIVED}))
    report = api.check_bytes(QUEUE.encode(), path="queue.csv", flags=AS_OF)
    assert statuses(report, "no-hard-sell") == ["open", "open"]


# --- keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hello, world", "text-4ae7c3b6ac0b"),
        ("  Hello,\n world ", "text-4ae7c3b6ac0b"),
        ("Cafe\u0301", "text-73473dcc12b7"),
        ("Caf\u00e9", "text-73473dcc12b7"),
        ("   ", None),
    ],
)
def test_the_key_of_a_text_does_not_hang_on_white_space(text: str, key: str | None, tmp_path: Path) -> None:
    written(tmp_path, {"queue.json": json.dumps([{"channel": "x", "text": text}])})
    (audited,) = api.audit_paths([tmp_path / "queue.json"], flags=AS_OF)
    assert [text_key(post) for post in audited.posts] == [key]


def test_the_command_lists_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {"queue.csv": QUEUE}))
    shown = CliRunner().invoke(main, ["waivers", "--keys"], standalone_mode=False)
    assert "queue.csv:2  x          p1" in shown.output
    listed: dict[str, Any] = json.loads(
        CliRunner().invoke(main, ["waivers", "--keys", "--output-format", "json"], standalone_mode=False).output
    )
    assert [one["key"] for one in listed["posts"]][:2] == ["p1", "p2"]
    assert listed["posts"][2]["key"] == listed["posts"][2]["by_text"]


@pytest.mark.parametrize("output", ["table", "json"])
def test_no_text_among_the_keys_moves_a_terminal(output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {"queue.csv": "Message,Network\nTurned \u202e round \x7f here,x\n"}))
    command = ["waivers", "--keys", "--output-format", output]
    assert CliRunner().invoke(main, command, standalone_mode=False).output.replace("\n", "").isprintable()


def test_the_command_says_where_a_file_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, {"queue.yaml": "- {text: Hello, channel: x}\n- {text: [\n"}))
    for command in (["waivers"], ["waivers", "--keys"]):
        assert CliRunner().invoke(main, command, standalone_mode=False).stderr.startswith("queue.yaml:3: ")


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({"posts": {"p1": {"kind": "offer", "offer": {"what": "x"}, "waive": [{"rule": "a", "reason": "b"}]}}}, True),
        ({"posts": None}, True),
        ({"posts": {"p1": {"text": "Hello"}}}, False),
        ({"posts": {"p1": {"caption": "Hello"}}}, False),
        ({"posts": {"p1": {"waive": [{"rule": "a"}]}}}, False),
        ({"post": {}}, False),
    ],
)
def test_the_schema_of_facts(facts: dict[str, Any], fits: bool) -> None:
    assert Draft202012Validator(schema("facts")).is_valid(facts) == fits
