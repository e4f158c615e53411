"""A rulebook that cannot be understood is refused before any draft is read: file, line, what is wrong, what to do."""

import os
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest

from socialpolicy import Flags, check_text, load_rulebook
from socialpolicy.errors import ConfigError, RulebookError, UsageError
from socialpolicy.rulebook.compile import compile_rulebook

RULE = """\
id: no-jargon
title: Plain words
practice: bad
applies_to: post
severity: warning
when: {channel: linkedin}
avoid: {phrases: {lexicons: [jargon]}}
message: '"{match}" is jargon.'
advice: Say it plainly.
why: People skip what they do not understand.
sources: [{title: On words}]
examples:
  - fail: {channel: linkedin, text: We leverage it.}
  - pass: {channel: linkedin, text: We use it.}
"""
PLAN_RULE = """\
id: no-jargon
title: Plans have goals
practice: good
applies_to: plan
severity: note
parts:
  - name: owners
    each: activities
    when: {kind: monitor}
    expect: {field: {where: {owner: {present: true}}}}
    message: "{row} has no owner."
  - name: listening
    expect: {rows: {of: activities, where: {kind: monitor}}}
    message: Nobody listens, {count} of {rows}.
why: Somebody must.
sources: [{title: On goals}]
examples:
  - pass: {activities: [{kind: monitor, owner: Ana}]}
  - fail: {activities: [{kind: monitor}]}
"""
LEXICON = """\
name: jargon
says: Words of the trade.
why: jargon
cues:
  - leverage
  - (deep|quick) dive
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def complaint(folder: Path, files: Mapping[str, str]) -> str:
    """Return what is said of a rulebook, without the folder."""
    book = {"words/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON, **files}
    with pytest.raises(RulebookError) as caught:
        compile_rulebook([str(write(folder, book))], {})
    return str(caught.value).replace(f"{folder}/", "")


@pytest.mark.parametrize("rule", [RULE, PLAN_RULE])
def test_the_rulebooks_that_are_broken_below_are_sound(tmp_path: Path, rule: str) -> None:
    folder = write(tmp_path, {"words/no-jargon.yaml": rule, "lexicons/jargon.yaml": LEXICON})
    assert [one["id"] for one in compile_rulebook([str(folder)], {})["rules"]] == ["no-jargon"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # the file itself
        ("title: Plain words\n", "", '1: the key "title" is missing'),
        ("title: Plain words\npractice: bad\n", "", '1: the keys "title" and "practice" are missing'),
        ("title: Plain words", "titel: Plain words", '2: there is no key called "titel"; did you mean "title"?'),
        ("title: Plain words", "title: [a, b]", """2: "['a', 'b']" in title is a list; it should be text."""),
        ("practice: bad", "practice: evil", '3: "evil" cannot stand in practice; it is one of good, bad.'),
        ("severity: warning", "severity: off", '5: "off" cannot stand in severity; it is one of note, warning, error.'),
        ("applies_to: post", "applies_to: pots", '4: "pots" cannot stand in applies_to; it is one of post, plan'),
        ("id: no-jargon", "id: no-slang", "1: the id is no-slang; make it equal to the file's name, no-jargon."),
        ("sources: [{title: On words}]", "sources: [on-words]", '11: there is no source called "on-words"'),
        ("title: Plain words", "title: Plain words\ntitle: Again", "3: "),
        ("title: Plain words", "title: [Plain words", "3: "),
        # the check
        ("{phrases: ", "{phrase: ", '7: there is no key called "phrase" in avoid; did you mean "phrases"?'),
        ("lexicons: [jargon]", "lexicon: [jargon]", 'there is no key called "lexicon" in phrases; did you mean'),
        ("lexicons: [jargon]", "lexicons: [jargn]", '7: there is no word list called "jargn"; did you mean "jargon"?'),
        ("lexicons: [jargon]", "quoted: true", "7: phrases needs `lexicons` or `words`."),
        (
            "avoid: {phrases",
            "expect: {words: {at_least: $fewest}}\navoid: {phrases",
            "1: a check is either `avoid` or `expect`; found avoid and",
        ),
        ("avoid: {phrases: {lexicons: [jargon]}}\n", "", "1: a check is either `avoid` or `expect`; found neither."),
        ("avoid: {phrases: {lexicons: [jargon]}}", "avoid: {}", "7: "),
        ("{phrases: {lexicons: [jargon]}}", "{words: {at_least: $most}}", 'the rule has no parameter called "most".'),
        (
            "{phrases: {lexicons: [jargon]}}",
            "{evidence: {features: {shoutng: 1}}}",
            '"shoutng"; did you mean "shouting"',
        ),
        ("{phrases: {lexicons: [jargon]}}", "{evidence: {lexicons: {jargn: 1}}}", '"jargn"; did you mean "jargon"?'),
        (
            "{phrases: {lexicons: [jargon]}}",
            "{evidence: {bias: lots}}",
            '7: "lots" cannot stand in bias; it should be a number, or a',
        ),
        (
            "[jargon]",
            "[jargon], within: [paragraf]",
            '7: a post has no part called "paragraf"; did you mean "paragraph"?',
        ),
        (
            RULE[RULE.index("when") : RULE.index("mess")],
            "parameters: {most: lots}\navoid: {words: {at_least: $most}}\n",
            '7: `at_least` is a number; "lots" is none.',
        ),
        # words written in the rule
        (
            "{lexicons: [jargon]}",
            "[deep ((dive))]",
            '7: cannot read the phrase "deep ((dive))": its brackets do not pair',
        ),
        ("{lexicons: [jargon]}", "[ok, ...]", '7: cannot read the phrase "...": it has no fixed word to look for.'),
        ("{lexicons: [jargon]}", '[{pattern: "(deep"}]', '7: cannot read the pattern "(deep": missing )'),
        # the words of messages
        ("{match}", "{macth}", '8: there is no word called "{macth}" here; did you mean "match"?'),
        ("{match}", "{}", '8: there is no word called "{}" here; the words are match, why, field'),
        ("{match}", "{match", "8: the text cannot be filled in: expected '}' before end of string."),
        ("{match}", "{match!r}", '8: a word is filled in as it is; write {match}, without "!r".'),
        ("{match}", "{row}", '8: there is no word called "{row}" here'),
        ("Say it plainly.", "Say it in {limit:g} words.", '9: there is no word called "{limit}" here'),
        ("message: '\"{match}\" is jargon.'\n", "", "1: the check has no `message`; say what is wrong, in a sentence."),
        # conditions
        (
            "{channel: linkedin}",
            "{chanel: x}",
            '6: there is no fact called "chanel" of a post; did you mean "channel"?',
        ),
        ("{channel: linkedin}", "{channel: linkdin}", '6: "channel" is never "linkdin"; did you mean "linkedin"?'),
        (
            "{channel: linkedin}",
            "{channel: [x, myspace]}",
            '6: "channel" is never "myspace"; the words are x, linkedin,',
        ),
        (
            "{channel: linkedin}",
            "{offer.untill: {present: true}}",
            '6: there is no fact called "untill" of `offer`; did',
        ),
        (
            "{channel: linkedin}",
            "{title.length: 3}",
            '6: "title" of a post has no facts of its own; end the path there.',
        ),
        (
            "{channel: linkedin}",
            "{media.alt: x}",
            '6: "media" is a list; look at its rows one by one (`each`), or count',
        ),
        ("{channel: linkedin}", "{activities: {present: true}}", '6: there is no fact called "activities" of a post'),
        ("{channel: linkedin}", "{any: [{says: slang}]}", '6: there is no word list called "slang"'),
        ("{channel: linkedin}", "{any: [{kind: offr}]}", '6: "kind" is never "offr"; did you mean "offer"?'),
        (
            "{channel: linkedin}",
            "{publish_at: {befor: 2026-01-01}}",
            'there is no key called "befor" in publish_at; did',
        ),
        ("{channel: linkedin}", "{publish_at: {before: soon}}", '6: "publish_at" holds a day; compare it with one'),
        (
            "{channel: linkedin}",
            "{publish_at: {before: {fact: offer.untl}}}",
            '"untl" of `offer`; did you mean "until"?',
        ),
        (
            "{channel: linkedin}",
            "{publish_at: {before: {day: offer.until}}}",
            "what a fact is compared with is a value, {fact: ...},",
        ),
        ("{channel: linkedin}", "{title: {over: 3}}", '6: "title" holds no number and no day, so nothing lies over,'),
        ("{channel: linkedin}", "{title: {any: [a]}}", '6: `any` is for lists, and "title" holds one value; use `in`.'),
        ("{channel: linkedin}", "{channel: $where}", '6: the rule has no parameter called "where".'),
        ("when:", "note_when: {programm: x}\nwhen:", '6: there is no fact called "programm" of a post'),
        (
            "when: {channel: linkedin}",
            "each: medias",
            '6: there is no fact called "medias" of a post; did you mean "media"',
        ),
    ],
)
def test_a_rule_about_posts(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in RULE
    told = complaint(tmp_path, {"words/no-jargon.yaml": RULE.replace(before, after)})
    assert told.startswith("words/no-jargon.yaml:")
    assert said in told


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("parts:", "avoid: {words: {at_least: 1}}\nparts:", "6: a rule has either one check or parts; move the check"),
        ("  - name: owners\n    each", "  - each", '7: the key "name" is missing'),
        ("each: activities", "each: activites", '8: there is no fact called "activites" of a plan; did you mean'),
        (
            "each: activities",
            "each: care.priority",
            '8: "care.priority" of a plan is no list of rows; name one, such as',
        ),
        ("when: {kind: monitor}", "when: {kind: moniter}", '9: "kind" is never "moniter"; did you mean "monitor"?'),
        (
            "{owner: {present",
            "{ownr: {present",
            '10: there is no fact called "ownr" of a row of activities; did you mean',
        ),
        (
            "{kind: monitor}}}",
            "{knd: monitor}}}",
            '13: there is no fact called "knd" of a row of activities; did you mean',
        ),
        (
            "{kind: monitor}}}",
            "{says: jargon}}}",
            "13: `says` asks what the text speaks of; it can stand in `when` and",
        ),
        (
            "{kind: monitor}}}",
            "{side: inbound, hours: {over: ten}}}}",
            '13: "hours" holds a number; compare it with one.',
        ),
        (
            "of: activities",
            "of: activity",
            '13: there is no fact called "activity" of a plan; did you mean "activities"?',
        ),
        ("{count}", "{cuont}", '14: there is no word called "{cuont}" here; did you mean "count"?'),
        ("{row} has", "{rwo} has", '11: there is no word called "{rwo}" here; did you mean "row"?'),
    ],
)
def test_a_rule_about_plans(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in PLAN_RULE
    told = complaint(tmp_path, {"words/no-jargon.yaml": PLAN_RULE.replace(before, after)})
    assert told.startswith("words/no-jargon.yaml:")
    assert said in told


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("age: {of: strt, days: 3}", '"strt" of a plan; did you mean "start"?'),
        ("age: {of: start, at: ennd, days: 3}", '"ennd" of a plan; did you mean "end"?'),
        (
            "compare: {left: business_case.return.amount, right: start}",
            '"return" of `business_case`; did you mean "returns"',
        ),
        ("compare: {left: start, right: end, rate: activities.hours}", '"activities" is a list'),
        ("capacity: {where: {knd: learn}}", '"knd" of a row of activities; did you mean "kind"?'),
        ("cover: {of: activities, where: {kind: listn}}", '"kind" is never "listn"'),
        ("order: {of: activities, first: {sid: inbound}, then: {side: outbound}}", '"sid" of a row of activities'),
        ("order: {of: title, first: {}, then: {}}", '"title" of a plan is no list of rows'),
        ("prerequisite: {of: commitments, date: begin, media: {}}", '"begin" of a row of commitments'),
        ("ranking: {path: care.priorty, lexicons: [jargon]}", '"priorty" of `care`; did you mean "priority"?'),
        ("ranking: {path: title, lexicons: [jargon]}", '"title" of a plan is no list of texts; name one, such as'),
        ("ratio: {of: {fact: hours_cap}, among: {fact: hour_cap}}", '"hour_cap" of a plan; did you mean "hours_cap"?'),
        ("ratio: {of: {sum: hous, rows: activities}, among: {count: people}}", '"hous" of a row of activities'),
        (
            "ratio: {of: {sum: hours}, among: {count: people}}",
            "a quantity is {fact: ...}, {count: rows, where: ...} or",
        ),
        ("ratio: {of: {count: planned, where: {askes: true}}, among: {count: planned}}", '"askes" of a planned post'),
        ("ratio: {of: {count: people}, among: {count: people}, without: {kind: learn}}", '"kind" of a row of people'),
        ("names: {options: {price: {facts: [costs]}}}", '"costs" of a plan'),
        (
            "disclosed: {options: {us: {lexicons: [jargon]}, uk: {lexicons: [jargon]}}, jurisdiction: de, wanted: any}",
            'no option called "de"; use one of us, uk',
        ),
        (
            "phrases: {lexicons: [jargon], within: [activities.purpos]}",
            '"purpos" of `activities`; did you mean "purpose"',
        ),
        ("phrases: {lexicons: [jargon], within: [activities.owner]}", "`activities` has them in id, purpose, "),
        ("evidence: {lexicons: {jargon: 1}, within: [paragraph]}", 'there is no fact called "paragraph" of a plan'),
    ],
)
def test_every_check_names_facts_that_there_are(tmp_path: Path, check: str, said: str) -> None:
    rule = RULE.replace("applies_to: post", "applies_to: plan").replace("when: {channel: linkedin}\n", "")
    rule = rule.replace("phrases: {lexicons: [jargon]}", check).replace("{match}", "It")
    told = complaint(tmp_path, {"words/no-jargon.yaml": rule})
    assert told.startswith("words/no-jargon.yaml:6: ")
    assert said in told


def test_a_condition_of_all_parts_is_complained_of_where_it_stands(tmp_path: Path) -> None:
    rule = PLAN_RULE.replace("severity: note\n", "severity: note\nwhen: {exploring: true}\n")
    assert complaint(tmp_path, {"words/no-jargon.yaml": rule}).startswith(
        'words/no-jargon.yaml:6: there is no fact called "exploring" of a plan; did you mean'
    )


def test_a_rule_about_posts_and_plans_names_facts_that_both_have(tmp_path: Path) -> None:
    rule = RULE.replace("applies_to: post", "applies_to: [post, plan]")
    told = complaint(tmp_path, {"words/no-jargon.yaml": rule.replace("channel: linkedin}\navoid", "kind: x}\navoid")})
    assert 'words/no-jargon.yaml:6: "kind" is never "x"' in told
    told = complaint(
        tmp_path, {"words/no-jargon.yaml": rule.replace("{channel: linkedin}\navoid", "{author: A}\navoid")}
    )
    assert 'words/no-jargon.yaml:6: there is no fact called "author" of a plan' in told


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "lexicons/jargon.yaml",
            LEXICON.replace("cues:", "cue:"),
            'jargon.yaml:5: there is no key called "cue"; did you',
        ),
        (
            "lexicons/jargon.yaml",
            LEXICON.replace("cues:", "entries:"),
            'jargon.yaml:5: there is no key called "entries"; the keys are name, says, source, why, weight, cues',
        ),
        (
            "lexicons/jargon.yaml",
            LEXICON.replace("name: jargon", "name: slang"),
            "jargon.yaml:1: the name is slang; make",
        ),
        ("lexicons/jargon.yaml", LEXICON.replace("(deep", "((deep"), "jargon.yaml:6: cannot read the phrase"),
        (
            "lexicons/jargon.yaml",
            LEXICON.replace("- leverage", "- {phras: a}"),
            'jargon.yaml:5: there is no key called "phras"',
        ),
        (
            "lexicons/jargon.yaml",
            LEXICON.replace("- leverage", "- {pattern: '[a'}"),
            "jargon.yaml:5: cannot read the pattern",
        ),
        (
            "lexicons/jargon.yaml",
            "- leverage\n",
            "jargon.yaml:1: the file must hold keys and values, such as `id: jargon`.",
        ),
        ("lexicons/jargon.yaml", "", "jargon.yaml:1: the file must hold keys and values"),
        (
            "profiles/bold.yaml",
            "name: bold\nsay: x\n",
            'profiles/bold.yaml:2: there is no key called "say"; did you mean',
        ),
        ("profiles/bold.yaml", "name: bold\nsays: x\nrules: {no-jargon: {levl: note}}\n", "profiles/bold.yaml:3: "),
        (
            "others/no-jargon.yaml",
            RULE,
            "words/no-jargon.yaml:1: there is a rule no-jargon already, in others/no-jargon",
        ),
        (
            "no-slang.yaml",
            RULE,
            "no-slang.yaml:1: a rule stands in the folder of its category, such as craft/no-slang.yaml",
        ),
    ],
)
def test_other_files(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in complaint(tmp_path, {name: text})


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"there is no rule file \(\*\.yaml\) in this folder"):
        compile_rulebook([str(tmp_path)], {})


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "no-jargon.yaml").write_bytes(b"id: a\nwhy: \xff\xfe")
    with pytest.raises(RulebookError, match=r"no-jargon\.yaml:2: the text is not in UTF-8; save"):
        compile_rulebook([str(tmp_path)], {})


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "{a: b",
        "a: *b",
        "&a [*a]",
        "\t- x",
        "a: !!python/object:os.system x",
        "%YAML 9",
        "---\n---\n",
        "\x00",
        "a: 'b",
    ],
)
def test_no_broken_yaml_gives_a_traceback(tmp_path: Path, text: str) -> None:
    assert complaint(tmp_path, {"words/no-jargon.yaml": text}).startswith("words/no-jargon.yaml:")


@pytest.mark.parametrize("line", range(len(RULE.splitlines())))
def test_a_rule_that_lacks_a_line_is_refused_or_sound(tmp_path: Path, line: int) -> None:
    lines = RULE.splitlines(keepends=True)
    rule = "".join([*lines[:line], *lines[line + 1 :]])
    folder = write(tmp_path, {"words/no-jargon.yaml": rule, "lexicons/jargon.yaml": LEXICON})
    sound = lines[line].startswith(("when", "advice"))
    with nullcontext() if sound else pytest.raises(RulebookError, match=r"no-jargon\.yaml:\d+: "):
        compile_rulebook([str(folder)], {})


def test_the_same_rule_again_in_a_second_rulebook_is_refused(tmp_path: Path) -> None:
    files = {"words/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON}
    one, two = (str(write(tmp_path / name, files)) for name in ("one", "two"))
    with pytest.raises(RulebookError, match="there is a word list jargon already"):
        compile_rulebook([one, two], {})


@pytest.mark.parametrize(
    ("config", "kind", "said"),
    [
        (
            "rules: {no-hard-sel: off}",
            ConfigError,
            'there is no rule called "no-hard-sel"; did you mean "no-hard-sell"?',
        ),
        ("rules: {no-hard-sell: {parameters: {warnig: 3}}}", ConfigError, 'called "warnig"; did you mean "warning"?'),
        (
            "rules: {no-hard-sell: {parameters: {warning: lots}}}",
            ConfigError,
            'no-hard-sell: the parameter warning cannot be "lots"',
        ),
        (
            "profile: strikt",
            UsageError,
            'socialpolicy.yaml:1: there is no profile called "strikt"; did you mean "strict"?',
        ),
        (
            "lexicons: {pressur: {add: [a]}}",
            RulebookError,
            'socialpolicy.yaml:1: lexicons: there is no word list called "pressur"; did you mean',
        ),
        (
            "lexicons: {pressure: {remove: [nonsense]}}",
            RulebookError,
            'socialpolicy.yaml:1: lexicons: pressure holds no phrase "nonsense" that could be',
        ),
        ("lexicons: {pressure: {add: ['...']}}", RulebookError, 'lexicons: pressure: cannot read the phrase "..."'),
        (
            "rulebooks: [nowhere]",
            RulebookError,
            "nowhere: cannot be read: no such file or directory; a rulebook is a folder",
        ),
    ],
)
def test_choices_that_do_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, kind: type[Exception], said: str
) -> None:
    (tmp_path / "socialpolicy.yaml").write_text(config, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(kind) as caught:
        check_text("We opened a workshop today.", channel="x")
    assert said in str(caught.value)


def test_a_profile_that_extends_itself_is_refused(tmp_path: Path) -> None:
    profiles = {
        "profiles/one.yaml": "name: one\nsays: x\nextends: two\n",
        "profiles/two.yaml": "name: two\nsays: x\nextends: one\n",
    }
    folder = write(tmp_path, {"words/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON, **profiles})
    with pytest.raises(ConfigError, match="the profile one extends itself, by way of one, two"):
        load_rulebook(Flags(isolated=True, rulebooks=(str(folder),), profile="one", no_cache=True))


def test_a_sound_rulebook_of_ones_own_joins_ours(tmp_path: Path) -> None:
    folder = write(tmp_path, {"words/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON})
    flags = Flags(isolated=True, rulebooks=(str(folder),), select=("no-jargon", "selling"), no_cache=True)
    assert {"no-jargon", "no-hard-sell"} <= set(load_rulebook(flags).rules)
    [finding] = check_text("We leverage a quick chat.", channel="linkedin", flags=flags).findings
    assert (finding.rule, finding.category, finding.message) == ("no-jargon", "words", '"leverage" is jargon.')


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, lambda path: os.symlink("/dev/zero", path), lambda path: os.symlink("gone", path)],
    ids=["pipe", "device", "broken link"],
)
def test_what_is_no_file_in_a_rulebook_is_told_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    write(tmp_path, {"words/no-jargon.yaml": RULE, "lexicons/jargon.yaml": LEXICON})
    make(tmp_path / "words" / "no-slang.yaml")
    with pytest.raises(RulebookError) as caught:
        load_rulebook(Flags(isolated=True, rulebooks=(str(tmp_path),), no_cache=True))
    assert "words/no-slang.yaml: cannot be read: it is not a file" in str(caught.value)
