"""The engine: what becomes of a rule for one post or plan - kept, broken, not evaluated, or not applicable."""

import itertools
import json
import random
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.assemble.document import assemble
from socialpolicy.engine import prepare
from socialpolicy.engine.check import Engine, Sums, add, tally_of
from socialpolicy.engine.wording import fill
from socialpolicy.model.finding import Finding
from socialpolicy.model.house import House
from socialpolicy.model.report import Tally
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.book import Choice, Choices, Rulebook, rulebook_of
from socialpolicy.rulebook.compile import compile_rulebook
from socialpolicy.text import matcher, spans

HOUSE = House(as_of=date(2026, 1, 5))
HEAD = "title: T\npractice: bad\nseverity: warning\nwhy: W.\nsources: [{title: S}]\n"
EXAMPLES = "examples: [{fail: a}, {pass: b}]\n"


def rule(body: str, *, about: str = "post", **words: str) -> str:
    """Return a rule file: its check, and whatever a rule needs besides."""
    told = {"message": "M.", "advice": "A.", **words}
    lines = "".join(f"{name}: {word!r}\n" for name, word in told.items() if f"{name}:" not in body)
    head = "".join(line for line in HEAD.splitlines(keepends=True) if f"\n{line.partition(':')[0]}:" not in f"\n{body}")
    return f"{head}applies_to: {about}\n{body}\n{lines}{EXAMPLES}"


def book_of(folder: Path, rules: Mapping[str, str], choices: Choices = Choices("all")) -> Rulebook:  # noqa: B008
    """Return a rulebook that holds these rules, by id."""
    (folder / "words").mkdir(exist_ok=True)
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / "profiles" / "all.yaml").write_text("name: all\nsays: All rules.\n", encoding="utf-8")
    for name, text in rules.items():
        (folder / "words" / f"{name}.yaml").write_text(f"id: {name}\n{text}", encoding="utf-8")
    return rulebook_of({**compile_rulebook([str(folder)], {}), "digest": "sha256:none"}, choices)


def post(**fields: Any) -> str:
    """Return a post with these fields, as a file would hold it."""
    return json.dumps({"channel": "x", **fields})


def check(engine: Engine, *sources: str, path: str = "a.yaml") -> Sums:
    """Check YAML texts one after the other."""
    sums = Sums()
    for source in sources:
        document = read(source.encode(), path=path)
        engine.check(document, assemble(document, HOUSE), sums)
    return sums


def outcome(folder: Path, body: str, source: str, *, about: str = "post", **options: Any) -> str:
    """Return in a line what a rule says of a post or plan: its state, and the reason or the findings' messages."""
    engine = Engine(book_of(folder, {"a": rule(body, about=about)}), HOUSE, **options)
    sums = check(engine, source)
    if sums.findings:
        return "; ".join(
            f"{finding.severity}: {finding.message}" for finding in sorted(sums.findings, key=Finding.order)
        )
    reasons = [reason for _, reason in sums.unknown]
    reasons += [one.reason for one in sums.plan_outcomes if one.state == "unknown"]
    if reasons:
        return f"unknown: {reasons[0]}"
    exempt = [one.reason for one in sums.plan_outcomes if one.state == "exempt"]
    kept = sums.kept or any(one.state == "kept" for one in sums.plan_outcomes)
    return "kept" if kept else f"exempt{': ' + exempt[0] if exempt and exempt[0] else ''}"


AUTHOR = "field: {where: {author: {present: true}}}"
PHRASES = "phrases: {words: [buy now, hurry]}"


@pytest.mark.parametrize(
    ("body", "fields", "said"),
    [
        # avoid: every hit is a finding; expect: that there is none is one
        (
            f"avoid: {{{PHRASES}}}\nmessage: '{{match}}!'",
            {"text": "Buy now. Hurry."},
            "warning: Buy now!; warning: Hurry!",
        ),
        (f"avoid: {{{PHRASES}}}", {"text": "Come by."}, "kept"),
        (f"expect: {{{PHRASES}}}", {"text": "Come by."}, "warning: M."),
        (f"expect: {{{PHRASES}}}", {"text": "Buy now, hurry."}, "kept"),
        (f"expect: {{{AUTHOR}}}", {"text": "a"}, "warning: M."),
        (f"expect: {{{AUTHOR}}}", {"text": "a", "author": "Ana"}, "kept"),
        # what is missing makes it unknown, what does not hold makes it exempt
        ("avoid: {age: {of: news.date, days: 3}}", {"text": "a"}, "unknown: news.date"),
        (f"when: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now"}, "unknown: author"),
        (f"when: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now", "author": "Bo"}, "exempt"),
        (f"when: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now", "author": "Ana"}, "warning: M."),
        (f"when: {{author: {{present: true}}}}\navoid: {{{PHRASES}}}", {"text": "buy now"}, "exempt"),
        (f"unless: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now", "author": "Ana"}, "exempt"),
        (f"unless: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now", "author": "Bo"}, "warning: M."),
        (f"unless: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "buy now"}, "unknown: author"),
        # text that is not English is not judged, declared facts are
        (f"avoid: {{{PHRASES}}}", {"text": "buy now", "language": "de"}, "unknown: the text is not in English"),
        (f"when: {{channel: blog}}\navoid: {{{PHRASES}}}", {"text": "buy now", "language": "de"}, "exempt"),
        (f"when: {{kind: reply}}\navoid: {{{PHRASES}}}", {"text": "buy now", "language": "de"}, "exempt"),
        (f"any_language: true\navoid: {{{PHRASES}}}", {"text": "buy now", "language": "de"}, "warning: M."),
        (f"expect: {{{AUTHOR}}}", {"text": "a", "language": "de"}, "warning: M."),
        # severities: the rule's, the part's, the score's
        (f"severity: note\navoid: {{{PHRASES}}}", {"text": "hurry"}, "note: M."),
        ("avoid: {evidence: {bias: 2, note: 1, error: 2}}", {"text": "a"}, "error: M."),
        ("avoid: {evidence: {bias: 1, note: 1, error: 2}}", {"text": "a"}, "note: M."),
        ("avoid: {evidence: {bias: 1, note: 1}}\nmessage: {note: N., error: E.}", {"text": "a"}, "note: N."),
        # notes where the rule says so
        (f"note_when: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "hurry", "author": "Ana"}, "note: M."),
        (f"note_when: {{author: Ana}}\navoid: {{{PHRASES}}}", {"text": "hurry"}, "warning: M."),
    ],
)
def test_a_rule_about_posts(tmp_path: Path, body: str, fields: dict[str, str], said: str) -> None:
    assert outcome(tmp_path, body, post(**fields)) == said


PARTS = """
parts:
  - name: one
    severity: note
    expect: {field: {where: {title: {present: true}}}}
    message: One.
  - name: two
    when: {hours_cap: {over: 10}}
    expect: {field: {where: {problem: {present: true}}}}
    message: Two.
"""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("{title: A, hours_cap: 11, problem: P}", "kept"),
        ("{title: A, hours_cap: 11}", "warning: Two."),
        ("{hours_cap: 11}", "note: One.; warning: Two."),
        ("{hours_cap: 9}", "note: One."),
        ("{title: A, hours_cap: 9}", "kept"),
        ("{title: A}", "unknown: hours_cap"),
        ("{problem: P}", "note: One."),
    ],
)
def test_of_several_parts_what_is_broken_weighs_more_than_what_is_unknown(
    tmp_path: Path, fields: str, said: str
) -> None:
    assert outcome(tmp_path, PARTS, fields.replace("{", "{kind: plan, ", 1), about="plan") == said


EACH = """
each: activities
when: {kind: ask}
expect: {field: {where: {hours: {over: 3}}}}
message: "{row} has {value} hours of {limit}."
"""


@pytest.mark.parametrize(
    ("activities", "said"),
    [
        ("[{kind: ask, hours: 4}, {kind: ask, hours: 5}]", "kept"),
        ("[{kind: ask, id: Poll, hours: 2}, {kind: ask, hours: 5}]", 'warning: "Poll" has 2 hours of 3.'),
        ("[{kind: ask, id: Poll, hours: 2}, {kind: ask, id: Chat}]", 'warning: "Poll" has 2 hours of 3.'),
        ("[{kind: ask, id: Poll}, {kind: ask, hours: 5}]", 'unknown: hours of "Poll"'),
        ("[{hours: 1}]", "unknown: kind of activities 1"),
        ("[{kind: learn}]", "exempt"),
        ("[]", "exempt"),
    ],
)
def test_rows_are_judged_one_by_one(tmp_path: Path, activities: str, said: str) -> None:
    assert outcome(tmp_path, EACH, f"kind: plan\nactivities: {activities}\n", about="plan") == said


@pytest.mark.parametrize(
    ("na", "said"),
    [
        ("[]", "warning: M."),
        ("[{practice: a, reason: We have none}]", "exempt: We have none"),
        ("[{practice: a}]", "note: `na` says that a does not apply, and not why."),
        ("[{practice: b, reason: We have none}]", "warning: M.; warning: `na` names “b”, which is no rule."),
    ],
)
def test_a_practice_that_is_declared_not_to_apply(tmp_path: Path, na: str, said: str) -> None:
    body = "expect: {field: {where: {title: {present: true}}}}"
    assert outcome(tmp_path, body, f"kind: plan\nna: {na}\n", about="plan") == said


@pytest.mark.parametrize("about", ["post", "plan"])
def test_what_must_be_evaluated_is_an_error_where_it_cannot_be(tmp_path: Path, about: str) -> None:
    day = "publish_at" if about == "post" else "start"
    source = "channel: x\ntext: a\n" if about == "post" else "kind: plan\ntitle: A\n"
    body = f"avoid: {{age: {{of: {day}, days: 3}}}}"
    assert outcome(tmp_path, body, source, about=about) == f"unknown: {day}"
    said = outcome(tmp_path, body, source, about=about, must_evaluate=["a"])
    assert said == f"error: T: this could not be judged: {day}."
    assert outcome(tmp_path, body, source, about=about, must_evaluate=["b"]) == f"unknown: {day}"


def test_a_finding_tells_all_that_reports_need(tmp_path: Path) -> None:
    body = f"parts:\n  - name: calls\n    avoid: {{{PHRASES}}}\n    message: '{{match}}: {{why}}.'\n    advice: Wait.\n"
    engine = Engine(book_of(tmp_path, {"a": rule(body)}), HOUSE)
    [finding] = check(engine, "- channel: x\n  id: p1\n  text: 'So: buy now'\n").findings
    assert finding.path == "a.yaml"
    assert tuple(finding.place) == (3, 14, 3, 21)
    assert (finding.excerpt, finding.source_line) == ("buy now", "  text: 'So: buy now'")
    assert finding.pointer == "/0/text"
    assert (finding.rule, finding.part, finding.category, finding.practice) == ("a", "calls", "words", "bad")
    assert (finding.message, finding.advice) == ("buy now: a phrase of this rule.", "Wait.")
    assert (finding.cause, finding.basis, finding.status) == ("contradicts", "text", "open")
    assert finding.subject is not None
    assert tuple(finding.subject) == ("post", "p1", "x")


@pytest.mark.parametrize(("status", "shown"), [("stable", "open"), ("trial", "trial")])
def test_a_rule_on_trial_says_so(tmp_path: Path, status: str, shown: str) -> None:
    engine = Engine(book_of(tmp_path, {"a": rule(f"status: {status}\navoid: {{{PHRASES}}}")}), HOUSE)
    assert [finding.status for finding in check(engine, "{channel: x, text: hurry}").findings] == [shown]


@pytest.mark.parametrize(
    ("layer", "severities"),
    [
        ({}, ["error", "warning"]),
        ({"a": Choice("note", {})}, ["note", "warning"]),
        ({"a": Choice("off", {})}, ["warning"]),
        ({"a": Choice(None, {"most": 5})}, ["warning"]),
        ({"a": Choice("error", {"most": 2})}, ["error", "warning"]),
    ],
)
def test_levels_and_parameters_are_the_users_to_choose(
    tmp_path: Path, layer: Mapping[str, Choice], severities: list[str]
) -> None:
    score = "parameters: {most: 3}\navoid: {evidence: {bias: 3, error: $most}}"
    rules = {"a": rule(score), "b": rule(f"avoid: {{{PHRASES}}}")}
    engine = Engine(book_of(tmp_path, rules, Choices("all", (layer,))), HOUSE)
    found = check(engine, "{channel: x, text: hurry}").findings
    assert [finding.severity for finding in sorted(found, key=lambda finding: finding.rule)] == severities


@pytest.mark.parametrize(
    ("layer", "ignore", "severities"),
    [
        ({}, (), ["warning"]),
        ({"unknown-field": Choice("error", {})}, (), ["error"]),
        ({"unknown-field": Choice("off", {})}, (), []),
        ({}, ("unknown-field",), []),
        ({}, ("input",), []),
    ],
)
def test_what_is_wrong_with_the_input_has_levels_too(
    tmp_path: Path, layer: Mapping[str, Choice], ignore: tuple[str, ...], severities: list[str]
) -> None:
    choices = Choices("all", (layer,), ignore=ignore)
    engine = Engine(book_of(tmp_path, {"a": rule(f"avoid: {{{PHRASES}}}")}, choices), HOUSE)
    found = check(engine, "{channel: x, text: a, autor: Ana}").findings
    assert [finding.severity for finding in found] == severities
    assert {finding.category for finding in found} <= {"input"}


GROUPED = {
    "a": rule(f"avoid: {{{PHRASES}}}"),
    "b": rule("avoid: {phrases: {words: [come by, see us]}}"),
    "c": rule("when: {channel: linkedin}\navoid: {phrases: {words: [buy now, leverage]}}"),
    "d": rule("when: {author: Ana}\navoid: {phrases: {words: [leverage, <number>% off]}}"),
    "e": rule("any_language: true\navoid: {phrases: {words: [hurry, angebot]}}"),
    "f": rule("avoid: {phrases: {words: [hurry], quoted: true}}"),
    "g": rule("avoid: {phrases: {words: [hurry], within: [title]}}"),
    "h": rule(f"unless: {{author: Ana}}\navoid: {{{PHRASES}}}"),
    "i": rule(f"expect: {{{PHRASES}}}"),
}
TEXTS = (
    "Come by.",
    "Buy now, hurry",
    "We say 'hurry' and \"hurry\".",
    "We leverage 20% off",
    "Angebot",
    "leveraged",
    "",
)
FIELDS: tuple[dict[str, Any], ...] = (
    {},
    {"channel": "linkedin"},
    {"author": "Ana"},
    {"channel": ["x", "linkedin"]},
    {"language": "de"},
)
POSTS = tuple(post(text=text, title="Hurry", **fields) for text, fields in itertools.product(TEXTS, FIELDS))


def test_rules_that_are_judged_together_come_out_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of(tmp_path, GROUPED)
    together = Engine(book, HOUSE)
    document = read(post(channel="linkedin", text="Hurry").encode(), path="a.yaml")
    [first_post] = assemble(document, HOUSE).posts
    chosen = prepare.Ready(tuple(book.rules.values()), "post").for_post(first_post)
    assert sorted(rule.rule.id for group in chosen.groups for rule in group.rules) == list("abcdefg")
    in_groups = [check(together, source) for source in POSTS]
    monkeypatch.setattr(prepare, "_only_avoids_phrases", lambda rule: False)
    one_by_one = Engine(book, HOUSE)
    for source, first in zip(POSTS, in_groups, strict=True):
        second = check(one_by_one, source)
        assert +first.kept == second.kept, source
        assert first.unknown == second.unknown, source
        assert sorted(first.findings, key=Finding.order) == sorted(second.findings, key=Finding.order), source


@pytest.mark.parametrize(
    ("when", "source", "left"),
    [
        ("", "{channel: x, text: a}", [None]),
        ("when: {channel: linkedin}", "{channel: x, text: a}", []),
        ("when: {channel: x}", "{channel: x, text: a}", [None]),
        ("when: {channel: [x, bluesky], author: Ana}", "{channel: x, text: a}", [{"author": "Ana"}]),
        ("when: {channel: {not_in: [x]}}", "{channel: x, text: a}", []),
        ("when: {kind: [reply, comment]}", "{channel: x, text: a}", []),
        ("when: {kind: {present: true}}", "{channel: x, text: a}", [{"kind": {"present": True}}]),
        ("when: {channel: [linkedin]}", "{channel: x, text: a}", []),
    ],
)
def test_what_channel_and_kind_tell_is_asked_once(tmp_path: Path, when: str, source: str, left: list[Any]) -> None:
    book = book_of(tmp_path, {"a": rule(f"{when}\navoid: {{{PHRASES}}}")})
    [draft] = assemble(read(source.encode(), path="a.yaml"), HOUSE).posts
    chosen = prepare.Ready(tuple(book.rules.values()), "post").for_post(draft)
    rules = [*chosen.single, *(one for group in chosen.groups for one in group.rules)]
    assert [part.when for one in rules for part in one.parts] == left


def test_a_pattern_that_runs_too_long_fails_its_rule_on_that_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spans, "PATTERN_SECONDS", 0.05)
    slow = "avoid: {phrases: {words: [{pattern: '(?:a|aa)+b'}]}}"
    engine = Engine(book_of(tmp_path, {"slow": rule(slow), "quick": rule(f"avoid: {{{PHRASES}}}")}), HOUSE)
    sums = check(engine, f"{{channel: x, text: hurry {'a' * 80}}}", "{channel: x, text: hurry aab}")
    [failure] = sums.failures
    assert failure.path == "a.yaml"
    assert failure.message.startswith("the rule slow took longer than it may on one text; simplify the pattern")
    assert sorted(finding.rule for finding in sums.findings) == ["quick", "quick", "slow"]


def test_a_draft_for_several_channels_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scans: list[str] = []
    scan = matcher.Matcher.scan

    def counting(self: matcher.Matcher, value: str, *rest: Any) -> matcher.Scan:
        scans.append(value)
        return scan(self, value, *rest)

    monkeypatch.setattr(matcher.Matcher, "scan", counting)
    engine = Engine(book_of(tmp_path, {"a": rule(f"avoid: {{{PHRASES}}}")}), HOUSE)
    found = check(engine, "{channels: [x, linkedin, mastodon], text: hurry}").findings
    assert scans == ["hurry"]
    assert [finding.subject.channel for finding in found if finding.subject] == ["x", "linkedin", "mastodon"]


def test_sums_do_not_depend_on_the_order_of_their_parts(tmp_path: Path) -> None:
    engine = Engine(book_of(tmp_path, {**GROUPED, "z": rule(PARTS, about="plan")}), HOUSE)
    sources = [*POSTS, "{kind: plan, title: A}", "{kind: plan, hours_cap: 20}"]
    sums = (check(engine, source, path=f"{number}.yaml") for number, source in enumerate(sources))
    tallies = [tally_of(one, files=1, posts=1) for one in sums]
    whole = add(tallies)
    assert (whole.files, whole.posts) == (len(sources), len(sources))
    for seed in range(5):
        shuffled = random.Random(seed).sample(tallies, len(tallies))
        assert as_list(add(shuffled)) == as_list(whole)
        assert as_list(add([add(shuffled[:9]), add(shuffled[9:])])) == as_list(whole)


def as_list(tally: Tally) -> list[Any]:
    """Return a tally with the order of its mappings, which equality does not see."""
    return [list(part.items()) if isinstance(part, Mapping) else part for part in tally]


def test_nothing_added_up_is_nothing() -> None:
    assert add([]) == Tally()


@pytest.mark.parametrize(
    ("wording", "words", "told"),
    [
        ("{of:g} of {among:g} ({share:.0%})", {"of": 40.0, "among": 100.0, "share": 0.4}, "40 of 100 (40%)"),
        ("{count} left", {"count": 3}, "3 left"),
        ("{hours} hours", {"hours": 4.0}, "4 hours"),
        ("{amount:,.0f}", {"amount": 48600.0}, "48,600"),
        ("{day}", {"day": date(2026, 1, 31)}, "2026-01-31"),
        ("{gone}", {}, "–"),
        ("{gone:g}", {"gone": None}, "–"),
        ("{name:g}", {"name": "Ana"}, "Ana"),
        ("  one\n  two ", {}, "one two"),
        ("{match}", {"match": "a\n b {c}"}, "a b {c}"),
        ({"note": "N", "warning": "W"}, {}, "W"),
        ({"note": "N"}, {}, "N"),
    ],
)
def test_messages_are_filled_in(wording: Any, words: Mapping[str, Any], told: str) -> None:
    assert fill(wording, "warning", words) == told


def test_the_engine_says_the_same_of_a_post_twice(tmp_path: Path) -> None:
    engine = Engine(book_of(tmp_path, GROUPED), HOUSE)
    source = "{channel: x, text: 'Buy now, hurry'}"
    assert messages(check(engine, source).findings) == messages(check(engine, source).findings) != []


def messages(findings: Iterable[Finding]) -> list[str]:
    return [f"{finding.rule} {finding.excerpt}" for finding in findings]
