"""Waivers: where they stand, what they cover, when they hold, and what is told of those that do not."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from socialpolicy import Flags, Report, check_bytes, check_paths
from socialpolicy.cli.main import main

EXAMPLES = Path(__file__).parents[1] / "examples" / "waivers"
FLAGS = Flags(isolated=True, as_of=date(2026, 2, 1), select=("no-hard-sell", "no-mass-follow", "input"))
PUSHY = "LAST CHANCE!!! Buy now before it is gone!"
WORDS = "ignore[no-hard-sell] until=2026-06-30 by=ana -- the shop closes for good"
FIELD = "{ignore: [{rule: no-hard-sell, reason: the shop closes, until: 2026-06-30, by: ana}]}"


def check(text: str, path: str = "post.md", flags: Flags = FLAGS) -> Report:
    report = check_bytes(text.encode(), path=path, channel="x", flags=flags)
    assert report.tally.failures == ()
    return report


def said(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.status) for finding in report.findings]


def waived(report: Report) -> list[int]:
    return [finding.place.line for finding in report.findings if finding.status == "waived"]


def post(waiver: str) -> str:
    return f"{PUSHY}\n\n<!-- socialpolicy: {waiver} -->\n"


PLACES = {
    "Markdown comment": ("post.md", post(WORDS)),
    "Markdown comment over several lines": ("post.md", f"{PUSHY}\n\n<!--\nsocialpolicy: {WORDS}\n-->\n"),
    "front matter comment": ("post.md", f"---\ntitle: Sale # socialpolicy: {WORDS}\n---\n{PUSHY}\n"),
    "front matter field": ("post.md", f"---\nsocialpolicy: {FIELD}\n---\n{PUSHY}\n"),
    "TOML comment": ("post.md", f"+++\ntitle = 'Sale' # socialpolicy: {WORDS}\n+++\n{PUSHY}\n"),
    "YAML comment": ("post.yaml", f"channel: x\n# socialpolicy: {WORDS}\ntext: '{PUSHY}'\n"),
    "YAML comment at the top": ("post.yaml", f"# socialpolicy: {WORDS}\n\nchannel: x\ntext: '{PUSHY}'\n"),
    "comment where a block text opens": ("post.yaml", f"channel: x\ntext: | # socialpolicy: {WORDS}\n  {PUSHY}\n"),
    "YAML field": ("post.yaml", f"channel: x\ntext: '{PUSHY}'\nsocialpolicy: {FIELD}\n"),
    "several rules in a field": (
        "post.yaml",
        f"channel: x\ntext: '{PUSHY}'\nsocialpolicy: {{ignore: {{rule: [no-hard-sell], reason: it closes}}}}\n",
    ),
    "JSON field": (
        "post.json",
        json.dumps(
            {
                "channel": "x",
                "text": PUSHY,
                "socialpolicy": {"ignore": [{"rule": "no-hard-sell", "reason": "it closes"}]},
            }
        ),
    ),
    "words in a field": ("post.jsonl", json.dumps({"channel": "x", "text": PUSHY, "socialpolicy": WORDS})),
    "column": ("posts.csv", f"channel,text,Waive\nx,{PUSHY},{WORDS}\n"),
    "column with the bare name": ("posts.csv", f"channel,text,WAIVE\nx,{PUSHY},no-hard-sell -- the shop closes\n"),
    "front matter of a tweet": ("post.tweet", f"---\nauthor: Ana # socialpolicy: {WORDS}\n---\n{PUSHY}\n"),
    "plan with a post in place": (
        "plan.yaml",
        f"kind: plan\nposts:\n  - channel: x\n    text: '{PUSHY}'\n    # socialpolicy: {WORDS}\n",
    ),
}


@pytest.mark.parametrize(("path", "text"), PLACES.values(), ids=PLACES)
def test_a_waiver_holds_wherever_it_may_stand(path: str, text: str) -> None:
    assert said(check(text, path)) == [("no-hard-sell", "waived")]


@pytest.mark.parametrize(
    "cell",
    [
        "no-hard-sell, no-shouting -- both agreed",
        "no-hard-sell,no-shouting until=2026-03-31 -- both agreed",
        "no-hard-sell, no-shouting, until=2026-03-31, by=ana -- both agreed",
        "ignore[no-hard-sell, no-shouting] -- both agreed",
    ],
)
def test_a_cell_may_waive_several_rules(cell: str) -> None:
    flags = Flags(isolated=True, as_of=date(2026, 2, 1), select=("no-hard-sell", "no-shouting", "input"))
    report = check(f'channel,text,waive\nx,"{PUSHY}!!","{cell}"\n', "posts.csv", flags)
    assert sorted(said(report)) == [("no-hard-sell", "waived"), *[("no-shouting", "waived")] * 2]


@pytest.mark.parametrize(
    ("waiver", "kind"),
    [
        ("ignore[no-hard-sell]", "reasonless-waiver"),
        ("ignore[no-hard-sell] because the shop closes", "reasonless-waiver"),
        ("ignore[no-hard-sell] until=2026-01-31 -- the shop closes", "expired-waiver"),
        ("ignore[no-hard-sel] -- the shop closes", "unknown-waiver"),
        ("ignore[*] -- the shop closes", "unknown-waiver"),
        ("ignore[] -- the shop closes", "unknown-waiver"),
        ("ignore no-hard-sell -- the shop closes", "unknown-waiver"),
        ("ignore[inbound-majority] -- the shop closes", None),
        ("ignore[no-mass-follow] -- the shop closes", "unused-waiver"),
        ("ignore[unused-waiver] -- the shop closes", "disallowed-waiver"),
        ("ignore[no-hard-sell] until=soon -- the shop closes", "unreadable-value"),
        ("ignore[no-hard-sell] untill=2026-06-30 -- the shop closes", "unreadable-value"),
        ("ignore[no-hard-sell] some day -- the shop closes", "unreadable-value"),
        ("see the handbook", None),
    ],
)
def test_a_waiver_that_does_not_hold_leaves_the_finding_open_and_is_one_itself(waiver: str, kind: str | None) -> None:
    expected = [("no-hard-sell", "open"), *([(kind, "open")] if kind else [])]
    assert said(check(post(waiver))) == expected


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("{ignore: [{rule: no-hard-sell}]}", "reasonless-waiver"),
        ("{ignore: [{reason: it closes}]}", "unknown-waiver"),
        ("{ignore: [{rule: no-hard-sell, reason: it closes, untill: 2026-06-30}]}", "unknown-field"),
        ("{ignore: [{rule: no-hard-sell, reason: it closes, until: soon}]}", "unreadable-value"),
        ("{ignore: no-hard-sell}", "reasonless-waiver"),
        ("{ignor: [{rule: no-hard-sell, reason: it closes}]}", "unknown-field"),
        ("[no-hard-sell]", "unreadable-value"),
    ],
)
def test_a_field_that_does_not_hold_is_told_of(field: str, kind: str) -> None:
    found = said(check(f"channel: x\ntext: '{PUSHY}'\nsocialpolicy: {field}\n", "post.yaml"))
    assert found == [("no-hard-sell", "open"), (kind, "open")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("post.md", f"{PUSHY}\n\n# socialpolicy: {WORDS}\n"),
        ("post.txt", f"{PUSHY} <!-- socialpolicy: {WORDS} -->\n"),
        ("post.tweet", f"{PUSHY}\n# socialpolicy: {WORDS}\n"),
        ("post.yaml", f"channel: x\ntext: |\n  {PUSHY}\n  # socialpolicy: {WORDS}\n"),
        ("posts.csv", f"channel,text\nx,{PUSHY} socialpolicy: {WORDS}\n"),
        ("posts.yaml", f"# socialpolicy: {WORDS}\nposts:\n  - channel: x\n    text: '{PUSHY}'\n"),
        ("posts.yaml", f"socialpolicy: {FIELD}\nposts:\n  - channel: x\n    text: '{PUSHY}'\n"),
        ("post.md", post("ignore[name-the-people] -- no plan here")),
    ],
)
def test_a_waiver_in_the_wrong_place_is_misplaced(path: str, text: str) -> None:
    flags = FLAGS._replace(select=(*FLAGS.select, "name-the-people"))
    assert sorted(said(check(text, path, flags))) == [("misplaced-waiver", "open"), ("no-hard-sell", "open")]


@pytest.mark.parametrize(
    "code",
    [
        f"```\n<!-- socialpolicy: {WORDS} -->\n```",
        f"`<!-- socialpolicy: {WORDS} -->`",
        f"    <!-- socialpolicy: {WORDS} -->",
    ],
)
def test_a_waiver_that_is_shown_as_code_is_said_to_nobody(code: str) -> None:
    assert said(check(f"{PUSHY}\n\nWrite:\n\n{code}\n")) == [("no-hard-sell", "open")]


@pytest.mark.parametrize(
    ("comment", "status"),
    [
        ("<!-- Socialpolicy: Ignore[no-hard-sell] -- the shop closes -->", "waived"),
        ("<!-- socialpolicy ignore[no-hard-sell] -- the shop closes -->", "waived"),
        ("<!-- socialpolicy says ignore[no-hard-sell] -- the shop closes -->", "open"),
        ("<!-- our socialpolicy ignore[no-hard-sell] -- the shop closes -->", "open"),
    ],
)
def test_a_capital_and_a_missing_colon_do_not_lose_a_waiver(comment: str, status: str) -> None:
    assert said(check(f"{comment}\n{PUSHY}\n")) == [("no-hard-sell", status)]


TWO_POSTS = """\
posts:
  {above}
  - channel: x
    text: '{pushy}'  {beside}
    {inside}
  {between}
  - channel: x
    text: '{pushy}'
    {last}
"""


@pytest.mark.parametrize(
    ("place", "lines"),
    [("above", [4]), ("beside", [4]), ("inside", [4]), ("between", [8]), ("last", [8])],
)
def test_a_comment_covers_the_post_that_it_stands_in_or_above(place: str, lines: list[int]) -> None:
    blank = dict.fromkeys(("above", "beside", "inside", "between", "last"), "")
    text = TWO_POSTS.format(pushy=PUSHY, **{**blank, place: f"# socialpolicy: {WORDS}"})
    assert waived(check(text, "posts.yaml")) == lines


def test_a_cell_covers_its_row() -> None:
    rows = "".join(f"x,{PUSHY},{cell}\n" for cell in ("", WORDS, ""))
    assert waived(check(f"channel,text,waive\n{rows}", "posts.csv")) == [3]


def test_posts_of_one_id_are_told_apart_by_their_place() -> None:
    rows = "".join(f"sale,x,{PUSHY},{cell}\n" for cell in ("", WORDS))
    assert waived(check(f"id,channel,text,waive\n{rows}", "posts.csv")) == [3]


def test_a_waiver_covers_the_post_in_all_of_its_channels() -> None:
    report = check(f"channels: [x, linkedin]\n# socialpolicy: {WORDS}\ntext: '{PUSHY}'\n", "post.yaml")
    assert said(report) == [("no-hard-sell", "waived")] * 2


def test_two_waivers_in_one_cell_are_two() -> None:
    cell = "ignore[no-mass-follow] -- one; ignore[no-hard-sell] -- two"
    found = check(f"channel,text,waive\nx,{PUSHY},{cell}\n", "posts.csv")
    assert sorted(said(found)) == [("no-hard-sell", "waived"), ("unused-waiver", "open")]


def test_a_problem_of_the_input_can_be_waived_where_it_is() -> None:
    text = "channel: x\ntitel: Sale\ntext: Hello # socialpolicy: ignore[unknown-field] -- our tool needs it\n"
    assert said(check(text, "post.yaml")) == [("unknown-field", "waived")]


FOLLOWS = """\
kind: plan
{top}
activities:
  - {{id: a, kind: follow, channel: x, count: 4000, automated: true}}  {row}
  - {{id: b, kind: follow, channel: x, count: 4000, automated: true}}
"""


@pytest.mark.parametrize(("place", "lines"), [("row", {4}), ("top", {4, 5})])
def test_in_a_plan_a_waiver_covers_the_row_or_the_whole(place: str, lines: set[int]) -> None:
    words = "# socialpolicy: ignore[no-mass-follow] -- agreed"
    report = check(FOLLOWS.format(**{"top": "", "row": "", place: words}), "plan.yaml")
    assert set(waived(report)) == lines
    assert {finding.place.line for finding in report.findings} == {4, 5}


@pytest.mark.parametrize(
    ("as_of", "status"), [(date(2026, 6, 29), "waived"), (date(2026, 6, 30), "waived"), (date(2026, 7, 1), "open")]
)
def test_until_is_the_last_day(as_of: date, status: str) -> None:
    report = check(post(WORDS), flags=FLAGS._replace(as_of=as_of))
    assert ("no-hard-sell", status) in said(report)


@pytest.mark.parametrize(
    ("text", "select"),
    [
        (post("ignore[newsworthy-only] -- small talk"), ("no-hard-sell", "input")),
        (f"---\nlanguage: de\n---\n{post(WORDS)}", ("no-hard-sell", "input")),
        (f"---\nstatus: published\n---\n{post(WORDS)}", ("no-hard-sell", "input")),
    ],
    ids=["rule not asked for", "rule not evaluated", "post not checked"],
)
def test_a_waiver_of_a_rule_that_was_not_run_is_not_unused(text: str, select: tuple[str, ...]) -> None:
    assert "unused-waiver" not in dict(said(check(text, flags=FLAGS._replace(select=select))))


@pytest.mark.parametrize(
    ("config", "waiver", "expected"),
    [
        ("profile: strict", "ignore[no-hard-sell] -- it closes", "endless-waiver"),
        ("profile: strict", WORDS, None),
        ("profile: strict\nwaivers: {require_until: never}", "ignore[no-hard-sell] -- it closes", None),
        ("waivers: {require_until: error}", "ignore[no-hard-sell] -- it closes", None),
        ("waivers: {require_until: true}", "ignore[no-hard-sell] -- it closes", "endless-waiver"),
        ("waivers: {max_days: 90}", "ignore[no-hard-sell] -- it closes", "endless-waiver"),
        ("waivers: {max_days: 90}", WORDS, "endless-waiver"),
        ("waivers: {max_days: 150}", WORDS, None),
        ("waivers: {max_days: 150}", WORDS.replace("by=", "since=2026-01-01 by="), "endless-waiver"),
        ("roles: {waivers: [Ana]}", WORDS, None),
        ("roles: {waivers: [Dana]}", WORDS, "disallowed-waiver"),
        (
            "rules: {unused-waiver: error}",
            f"{WORDS} --><!-- socialpolicy: ignore[no-mass-follow] -- x",
            "unused-waiver",
        ),
    ],
)
def test_a_house_says_what_a_waiver_needs(tmp_path: Path, config: str, waiver: str, expected: str | None) -> None:
    (tmp_path / "socialpolicy.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "post.md").write_text(f"---\nchannel: x\n---\n{post(waiver)}", encoding="utf-8")
    report = check_paths([tmp_path], flags=Flags(as_of=date(2026, 2, 1), select=FLAGS.select))
    found = dict(said(report))
    holds = expected in (None, "unused-waiver")
    assert found.pop("no-hard-sell") == ("waived" if holds else "open")
    assert list(found) == ([expected] if expected else [])


@pytest.mark.parametrize("config", ["waivers: {max_days: 0}", "waivers: {require_until: often}", "roles: {who: [ana]}"])
def test_what_a_house_says_is_checked(tmp_path: Path, config: str) -> None:
    (tmp_path / "socialpolicy.yaml").write_text(config, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path)], standalone_mode=False)
    assert "socialpolicy.yaml:1:" in str(result.exception)


RULE = """\
id: no-tulips
title: No tulips
practice: bad
applies_to: post
severity: error
avoid: {phrases: [tulips]}
message: "{match} are not for us."
advice: Write of roses.
why: Tulips are for others.
sources: [{title: House style}]
waivable: false
examples:
  - fail: "Buy [[tulips]]."
  - pass: "Buy roses."
  - near: "A tulip tree."
"""


def test_a_rule_may_refuse_waivers(tmp_path: Path) -> None:
    (tmp_path / "craft").mkdir()
    (tmp_path / "craft" / "no-tulips.yaml").write_text(RULE, encoding="utf-8")
    flags = Flags(isolated=True, as_of=date(2026, 2, 1), rulebooks=(str(tmp_path),), select=("no-tulips", "input"))
    found = said(check("Tulips.\n\n<!-- socialpolicy: ignore[no-tulips] -- spring -->\n", flags=flags))
    assert found == [("no-tulips", "open"), ("disallowed-waiver", "open")]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*arguments, "--isolated", "--as-of", "2026-02-01"], standalone_mode=False)
    assert result.exception is None
    return result.return_value, result.stdout


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "post.md"
    file.write_text(f"---\nchannel: x\n---\n{post(WORDS)}", encoding="utf-8")
    return file


CHECK = ("--select", "no-hard-sell,input", "--fail-on", "warning")


@pytest.mark.parametrize("output", ["full", "concise", "table"])
def test_what_is_waived_stays_in_the_reports(draft: Path, output: str) -> None:
    status, printed = run("check", str(draft), *CHECK, "--output-format", output)
    assert status == 0
    assert "no-hard-sell" in printed
    assert "1 waived" in printed
    assert output == "table" or "the shop closes for good (until 2026-06-30, by ana)" in printed


def test_json_tells_the_terms_and_the_count(draft: Path) -> None:
    made = json.loads(run("check", str(draft), *CHECK, "--output-format", "json")[1])
    [finding] = made["findings"]
    assert finding["status"] == "waived"
    assert finding["waiver"] == {"reason": "the shop closes for good", "until": "2026-06-30", "by": "ana"}
    assert (made["summary"]["waived"], made["summary"]["warning"]) == (1, 0)


def test_no_waivers_leaves_all_open(draft: Path) -> None:
    status, printed = run("check", str(draft), *CHECK, "--no-waivers")
    assert status == 1
    assert "waived" not in printed


def test_the_full_report_says_how_to_waive(draft: Path) -> None:
    assert "Waive a finding by `socialpolicy: ignore[RULE]" in run("check", str(draft), *CHECK, "--no-waivers")[1]
    assert "Waive a finding by" not in run("check", str(draft), *CHECK)[1]


def listed(*paths: Path, flags: Sequence[str] = ("--select", "no-hard-sell,newsworthy-only,input")) -> list[dict]:
    status, printed = run("waivers", *map(str, paths), *flags, "--output-format", "json")
    assert status == 0
    return json.loads(printed)["waivers"]


def test_waivers_are_listed_with_owner_age_and_last_day() -> None:
    rows = [(one["rule"], one["by"], one["age_days"], one["days_left"], one["state"]) for one in listed(EXAMPLES)]
    assert rows == [
        ("newsworthy-only", "mei", 30, 58, "in use"),
        ("newsworthy-only", "mei", 48, 333, "in use"),
        ("no-hard-sell", "dana", 30, -1, "expired"),
        ("no-hard-sell", "dana", 92, -63, "expired"),
    ]


def test_the_list_reads_as_a_table(draft: Path) -> None:
    printed = run("waivers", str(draft), "--select", "no-hard-sell,input")[1]
    assert "2026-06-30 (149 days left)  in use" in printed
    assert printed.endswith("1 waiver: 1 in use; as of 2026-02-01.\n")


def test_git_knows_the_age_of_a_waiver_that_does_not_tell_it(draft: Path) -> None:
    git = ["git", "-C", str(draft.parent), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    day = {"GIT_AUTHOR_DATE": "2026-01-22T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-22T12:00:00Z"}
    for command in (["init", "-q"], ["add", draft.name], ["commit", "-q", "-m", "Add the draft"]):
        subprocess.run([*git, *command], check=True, env={**day, "HOME": str(draft.parent), "PATH": "/usr/bin:/bin"})
    with draft.open("a", encoding="utf-8") as file:
        file.write("\n<!-- socialpolicy: ignore[no-hard-sell] -- new -->\n")
    assert [one["age_days"] for one in listed(draft)] == [10, 0]


def test_several_processes_find_the_same_waivers() -> None:
    flags = Flags(isolated=True, as_of=date(2026, 2, 1))
    assert check_paths([EXAMPLES], flags=flags, jobs=2) == check_paths([EXAMPLES], flags=flags, jobs=1)


def test_a_file_without_waivers_loads_nothing_about_them(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_text("---\nchannel: x\n---\nWe measured 41 batteries in the cold.\n", encoding="utf-8")
    program = (
        "import sys\nfrom socialpolicy import check_paths\ncheck_paths(sys.argv[1:])\n"
        "print([name for name in sys.modules if 'waiv' in name or name.endswith('comments')])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_many_waivers_take_little_more_time_than_as_many_posts() -> None:
    flags = FLAGS._replace(select=("no-mass-follow", "unknown-waiver"))
    posts = ["  - channel: x\n    text: Hello\n"] * 2_000
    took = []
    for comment in ("", f"  # socialpolicy: {WORDS}\n"):
        began = time.process_time()
        report = check("posts:\n" + "".join(comment + post for post in posts), "posts.yaml", flags)
        took.append(time.process_time() - began)
        assert len(report.tally.waivers) == len(posts) * bool(comment)
    assert took[1] < 4 * took[0]
