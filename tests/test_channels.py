"""Channels as data: what they take, how that is changed, and what it costs to add one."""

from pathlib import Path
from typing import Any

import pytest

from socialpolicy.api import check_examples, check_paths, check_text, load_rulebook
from socialpolicy.errors import ConfigError, RulebookError, SocialPolicyError, UsageError
from socialpolicy.model.channel import Channels
from socialpolicy.model.finding import Finding
from socialpolicy.model.post import CHANNELS
from socialpolicy.model.report import Report
from socialpolicy.settings import Flags
from socialpolicy.starters import guess_columns

RULES = ("channel-length", "hashtag-count", "mention-count", "media-count", "alt-text")
SENTENCE = "This sentence is thirty long. "
"""Thirty characters."""

NOSTR = """\
name: nostr
title: Nostr
also: [damus]
limits:
  text: {value: 100, unit: codepoints, level: error, confidence: A, source: nips}
"""
SOURCES = "nips: {title: Nostr Implementation Possibilities}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty repository that is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def said(report: Report) -> list[str]:
    """Return what a report finds, in short."""
    return [f"{one.severity} {one.rule} {one.part}".strip() for one in report.tally.findings]


def only(report: Report) -> Finding:
    """Return the one finding of a report."""
    (found,) = report.tally.findings
    return found


def test_each_channel_of_ours_has_a_file() -> None:
    assert set(load_rulebook(Flags(isolated=True)).channels.names()) == set(CHANNELS)


def test_a_channel_is_read_when_it_is_first_asked_for() -> None:
    channels = Channels(
        {"x": '{"title":"X","entities":"x","keywords":false,"links_in_text":false,"limits":{}}', "blog": "no JSON"}
    )
    known = channels.channel("x")
    assert known is not None
    assert known.title == "X"
    assert channels.channel("nostr") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Nostr", "titel: Nostr", 'nostr.yaml:2: there is no key called "titel"; did you mean "title"?'),
        ("  text:", "  texts:", 'nostr.yaml:5: there is no key called "texts" in limits; did you mean "text"?'),
        ("value: 100", "valeu: 100", 'nostr.yaml:5: there is no key called "valeu" in text; did you mean "value"?'),
        ("unit: codepoints", "unit: letters", 'nostr.yaml:5: "letters" cannot stand in unit; it is one of bytes, '),
        ("unit: codepoints, ", "", "nostr.yaml:5: the limit has no `unit`; give one of bytes, "),
        ("text: {", "media: {", "nostr.yaml:5: media is a number of things; take its `unit` out."),
        ("value: 100", "value: 0", "nostr.yaml:5: 0 is no limit; give a whole number from 1 on."),
        ("confidence: A", "confidence: C", "nostr.yaml:5: an error needs the platform's own word (confidence A or B)"),
        ("source: nips", "source: nip", 'nostr.yaml:5: there is no source called "nip"; did you mean "nips"?'),
        (", source: nips", "", "nostr.yaml:5: the limit has no `source`; name one of sources.yaml, or give it"),
        ("name: nostr", "name: damus", "nostr.yaml:1: the name is damus; make it equal to the file's name, nostr."),
        ("[damus]", "[bsky]", 'nostr.yaml:3: "bsky" names bluesky already; take it out here or there.'),
    ],
)
def test_a_mistake_in_a_channel_has_its_line_and_remedy(root: Path, old: str, new: str, message: str) -> None:
    assert old in NOSTR
    write(root / "own/channels/nostr.yaml", NOSTR.replace(old, new, 1))
    write(root / "own/sources.yaml", SOURCES)
    with pytest.raises(RulebookError) as caught:
        load_rulebook(Flags(rulebooks=("own",), no_cache=True))
    assert message in str(caught.value)


def test_a_channel_of_ours_is_not_defined_again(root: Path) -> None:
    write(root / "own/channels/x.yaml", NOSTR.replace("nostr", "x"))
    write(root / "own/sources.yaml", SOURCES)
    with pytest.raises(
        RulebookError, match=r"x.yaml:1: there is a channel x already; change its limits with `channels`"
    ):
        load_rulebook(Flags(rulebooks=("own",), no_cache=True))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "- {channel: nostr, text: TEXT}"),
        ("a.yaml", "- {channel: Damus, text: TEXT}"),
        ("a.yaml", "posts: [{channels: [nostr, linkedin], text: TEXT}]"),
        ("a.md", "---\nchannel: nostr\n---\nTEXT\n"),
        ("a.csv", "Message,Network\nTEXT,Nostr\n"),
        ("notes/a.md", "TEXT\n"),
        ("plan.yaml", "kind: plan\nposts: [{channel: nostr, text: TEXT}]\n"),
    ],
)
def test_a_channel_of_ones_own_costs_one_file(root: Path, name: str, text: str) -> None:
    write(root / "own/channels/nostr.yaml", NOSTR)
    write(root / "own/sources.yaml", SOURCES)
    write(root / "socialpolicy.yaml", "rulebooks: [own]\npaths: {notes/: damus}\n")
    write(root / name, text.replace("TEXT", SENTENCE * 4))
    report = check_paths([name], flags=Flags(select=(*RULES, "input")))
    assert said(report) == ["error channel-length text"]
    assert only(report).message == "The text has 119 of 100 characters; Nostr takes no more."


OWN_RULE = """\
id: no-zaps
title: Nobody begs for zaps
practice: bad
applies_to: post
severity: note
when: {channel: nostr}
avoid: {phrases: [zap me]}
message: '"{match}" begs.'
advice: Leave it out.
why: It is tiring.
sources: [nips]
examples:
  - fail: {channel: nostr, text: "[[Zap me]] please."}
  - pass: {channel: nostr, text: "Thanks."}
  - near: {channel: nostr, text: "Who zapped me?"}
"""


def test_a_rule_may_be_about_a_channel_of_ones_own(root: Path) -> None:
    write(root / "own/channels/nostr.yaml", NOSTR)
    write(root / "own/sources.yaml", SOURCES)
    write(root / "own/craft/no-zaps.yaml", OWN_RULE)
    flags = Flags(rulebooks=("own",), select=("no-zaps",), no_cache=True)
    assert [one.ok for one in check_examples(flags)] == [True] * 3
    write(root / "a.yaml", "{channels: [nostr, x], text: Zap me!}")
    assert only(check_paths(["a.yaml"], flags=flags)).subject.channel == "nostr"
    write(root / "own/craft/no-zaps.yaml", OWN_RULE.replace("{channel: nostr}\navoid", "{channel: nosr}\navoid"))
    with pytest.raises(RulebookError, match=r'no-zaps.yaml:6: "channel" is never "nosr"; did you mean "nostr"'):
        load_rulebook(flags)


@pytest.mark.parametrize(
    ("column", "columns"),
    [
        ("Nostr", ""),
        ("Damus", ""),
        ("Wall", "columns: {Wall: channel.nostr}"),
        ("Wall", "columns: {Wall: channel.Damus}"),
    ],
)
def test_a_column_may_say_yes_or_no_to_a_channel_of_ones_own(root: Path, column: str, columns: str) -> None:
    write(root / "own/channels/nostr.yaml", NOSTR)
    write(root / "own/sources.yaml", SOURCES)
    write(root / "socialpolicy.yaml", f"rulebooks: [own]\n{columns}\n")
    write(root / "queue.csv", f"Text,{column},X\n{SENTENCE * 4},yes,no\n{SENTENCE * 4},no,yes\n")
    assert only(check_paths(["queue.csv"], flags=Flags(select=RULES))).place.line == 2
    guessed = {guess.header: guess.field for guess in guess_columns("queue.csv").guessed.columns}
    assert guessed == {"Text": "text", column: "channel.nostr", "X": "channel.x"}


def test_a_preset_of_ones_own_may_have_a_column_for_a_channel_of_ones_own(root: Path) -> None:
    write(root / "own/channels/nostr.yaml", NOSTR)
    write(root / "own/sources.yaml", SOURCES)
    preset = "name: ours\ntitle: Ours\nsource: Us\nneeds: [Words]\ncolumns: {Words: text, Wall: channel.damus}\n"
    write(root / "own/presets/ours.yaml", preset)
    write(root / "queue.csv", f"Words,Wall\n{SENTENCE * 4},yes\n")
    report = check_paths(["queue.csv"], flags=Flags(rulebooks=("own",), select=RULES))
    assert said(report) == ["error channel-length text"]


def test_a_channel_of_ones_own_may_be_asked_for(root: Path) -> None:
    write(root / "own/channels/nostr.yaml", NOSTR)
    write(root / "own/sources.yaml", SOURCES)
    report = check_paths(["-"], flags=Flags(rulebooks=("own",), channel="Damus", select=RULES), stdin=b"A" * 101)
    assert said(report) == ["error channel-length text"]


@pytest.mark.parametrize(
    ("config", "flags", "message"),
    [
        (
            "paths: {a/: linkedn}",
            {},
            'socialpolicy.yaml:1: paths: no channel called "linkedn"; did you mean "linkedin"?',
        ),
        (
            "channels: {mastodn: {text: 9}}",
            {},
            'yaml:1: channels: no channel called "mastodn"; did you mean "mastodon"?',
        ),
        (
            "columns: {Wall: channel.nostr}",
            {},
            'yaml:1: columns: no channel called "nostr"; use one of blog, ',
        ),
        ("channels: {x: {tex: 9}}", {}, 'yaml:1: channels.x: no limit called "tex"; did you mean "text"?'),
        ("overrides: [{channels: [nostr]}]", {}, 'yaml:1: overrides: no channel called "nostr"; use one of blog, '),
        ("", {"channel": "nostr"}, 'flag --channel: no channel called "nostr"; use one of blog, bluesky, '),
    ],
)
def test_a_channel_that_is_not_known_is_refused(root: Path, config: str, flags: Any, message: str) -> None:
    write(root / "socialpolicy.yaml", config)
    with pytest.raises(SocialPolicyError) as caught:
        load_rulebook(Flags(**flags))
    assert message in str(caught.value)
    assert isinstance(caught.value, UsageError if flags else ConfigError)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", ["error channel-length text"]),
        ("channels: {mastodon: {text: 1000}}", []),
        ("channels: {masto: {text: 600}}", ["note channel-length near"]),
        ("channels: {mastodon: {text: off}}", []),
        ("channels: {mastodon: {text: 550}}", ["error channel-length text"]),
        ("channels: {mastodon: {text: 1000, text_advised: 500}}", ["warning channel-length advised"]),
    ],
)
def test_a_limit_may_be_another_here(root: Path, config: str, expected: list[str]) -> None:
    write(root / "socialpolicy.yaml", config)
    assert said(check_text(SENTENCE * 19, channel="mastodon", flags=Flags(select=RULES))) == expected


def test_limits_are_part_of_the_digest(root: Path) -> None:
    before = load_rulebook(Flags()).digest
    write(root / "socialpolicy.yaml", "channels: {mastodon: {text: 1000}}")
    assert load_rulebook(Flags()).digest != before
