"""The rules about words that promise, tease or hide, and their kinds (backed, disclosed, evidence, placeholders).

What they find, what they leave alone, and what changes that.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialpolicy import Flags, Report, check_bytes, check_paths, load_rulebook
from socialpolicy.errors import ConfigError, UsageError
from socialpolicy.model.finding import Finding
from socialpolicy.text.headlines import opening_number, opening_pointer, opening_pronoun, opening_question
from socialpolicy.text.links import is_among
from socialpolicy.text.markdown import parse as parse_markdown
from socialpolicy.text.placeholders import gaps_left
from socialpolicy.text.plain import parse

AS_OF = date(2026, 1, 5)
PACKS = {
    "finance": {"past-is-no-promise", "promise-no-returns", "returns-with-risks"},
    "health": {"benefits-with-risks", "no-harmless-remedies"},
}


def check(rule: str, post: Mapping[str, Any], **more: Any) -> Report:
    flags = Flags(select=(rule,), isolated=True, as_of=AS_OF, **more)
    return check_bytes(json.dumps({"channel": "x", **post}).encode(), path="post.json", flags=flags)


def found(rule: str, post: Mapping[str, Any] | str, **more: Any) -> list[Finding]:
    report = check(rule, {"text": post} if isinstance(post, str) else post, **more)
    return [finding for finding in report.findings if finding.rule == rule]


def parts(rule: str, post: Mapping[str, Any] | str, **more: Any) -> list[tuple[str, str]]:
    return [(finding.part, finding.severity) for finding in found(rule, post, **more)]


def at_home(folder: Path, rule: str, post: Mapping[str, Any], config: Mapping[str, Any]) -> Report:
    """Check a post in a folder with a configuration."""
    (folder / "socialpolicy.yaml").write_text(json.dumps(config), encoding="utf-8")
    (folder / "post.json").write_text(json.dumps({"channel": "x", **post}), encoding="utf-8")
    return check_paths([folder / "post.json"], flags=Flags(select=(rule,), as_of=AS_OF))


# Placeholders


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("TODO: a better opening", "TODO"),
        ("The speaker is TBD", "TBD"),
        ("Date: TBC.", "TBC"),
        ("FIXME before Monday", "FIXME"),
        ("Join us in TKTK", "TKTK"),
        ("Only XXX places", "XXX"),
        ("Only XXXX places", "XXXX"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Hello {{name}}", "{{name}}"),
        ("Hello {{ contact.first_name | default: 'you' }}", "{{ contact.first_name | default: 'you' }}"),
        ("Hello {first_name}", "{first_name}"),
        ("Hello %FIRSTNAME%", "%FIRSTNAME%"),
        ("Hello *|FNAME|*", "*|FNAME|*"),
        ("Dear <first name>", "<first name>"),
        ("Hi <name>, we moved", "<name>"),
        ("See <insert link>", "<insert link>"),
        ("See [link]", "[link]"),
        ("See [link here] and write", "[link here]"),
        ("See [INSERT YOUR LINK HERE]", "[INSERT YOUR LINK HERE]"),
        ("By [your name]", "[your name]"),
        ("[TBD] at ten", "[TBD]"),
        ("It holds [TK: figure]", "[TK: figure]"),
        ("The {name} is new", "{name}"),
        ("Your text here", "Your text here"),
        ("Caption goes here", "Caption goes here"),
    ],
)
def test_a_placeholder_is_found(text: str, gap: str) -> None:
    assert [text[one.start : one.end] for one in gaps_left(text)] == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "What is on your TODO list?",
        "We count every TODO comment in the code",
        "todo está bien",
        "Super Bowl XXX was in 1996",
        "xxx from all of us",
        "#TODO is trending",
        "the tbd project",
        "She said that [the council] agreed",
        "A [link](https://a.example) and [name][1]",
        "100 % of 50%",
        "Let x be in {1, 2}",
        "a < b and c > d",
        "The <title> tag matters",
        "Click here for the text",
        "Use {{ site.url }}/feed and {{ page.title }}",
        "[sic]",
        "The {name} pattern takes dots",
        "The {{name}} field takes dots",
        "Call /users/{name}/posts or ?by={name}",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(text: str) -> None:
    assert gaps_left(text) == []


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("Dear {{name}}, hello", "Dear {{name}}, hello"),
        ("Dear {{ first_name }}, hello", "Dear {{ first_name }}, hello"),
        ("From {{ site.url }}/feed", "From ￼/feed"),
        ("From {{ content }} on", "From ￼ on"),
        ("Write `{{name}}` here", "Write ￼ here"),
    ],
)
def test_in_markdown_fields_of_a_mailing_stay_and_tags_of_a_site_go(source: str, value: str) -> None:
    assert parse_markdown(source).value == value


@pytest.mark.parametrize(
    "text",
    ['Half of them begin "Hello {{name}}" today', "Write `{{name}}` at the top", "| Task |\n|---|\n| TODO: sums |"],
)
def test_a_placeholder_that_is_shown_is_none(text: str) -> None:
    assert found("no-placeholders", {"channel": "blog", "title": "Names", "text": text}) == []


def test_what_a_tool_fills_in_later_can_be_allowed(tmp_path: Path) -> None:
    post = {"text": "Hello {{name}}, meet {{city}}."}
    config = {"rules": {"no-placeholders": {"parameters": {"allow": ["{{name}}"]}}}}
    assert [one.excerpt for one in at_home(tmp_path, "no-placeholders", post, config).findings] == ["{{city}}"]


def test_placeholders_are_found_in_any_language() -> None:
    assert len(found("no-placeholders", {"language": "de", "text": "Der Kurs beginnt am TBD in der Mühlgasse."})) == 1


# Headlines


@pytest.mark.parametrize(
    ("headline", "opening"),
    [
        ("12 Things You Should Know", "12 Things"),
        ("The 9 worst habits", "The 9 worst"),
        ('"7 Reasons" is out', "7 Reasons"),
        ("12 dead in crash", ""),
        ("3 years of Rust", ""),
        ("2.1 is out", ""),
        ("1,200 riders came", ""),
        ("20% off", ""),
        ("5th of May", ""),
        ("Seven reasons", ""),
    ],
)
def test_a_headline_that_begins_by_counting_things(headline: str, opening: str) -> None:
    prose = parse(headline)
    assert "".join(prose.value[start:end] for start, end in opening_number(prose)) == opening


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("What you need to know about our move", set()),
        ("What would you do with a spare hour", {"question"}),
        ("Your questions about the timetable, answered", set()),
        ("This is what rust does", {"pointer"}),
        ("Here's why", {"pointer"}),
        ("Which bike are you?", {"question"}),
        ("Which bike did the council buy?", set()),
        ("They rode home", {"pronoun"}),
        ("Theory of brakes", set()),
        ("Thistle and rust", set()),
    ],
)
def test_how_a_headline_begins(headline: str, names: set[str]) -> None:
    openings = {"pointer": opening_pointer, "question": opening_question, "pronoun": opening_pronoun}
    assert {name for name, opening in openings.items() if list(opening(parse(headline)))} == names


def test_only_the_headline_of_an_article_is_judged() -> None:
    teasing = "You won't believe what happened next, and it will blow your mind."
    assert found("no-clickbait", {"channel": "blog", "title": "Brakes in the wet", "text": teasing}) == []
    assert parts("no-clickbait", {"channel": "blog", "title": teasing, "text": "It rained."}) == [("title", "warning")]


@pytest.mark.parametrize("kind", ["reply", "comment", "question"])
def test_conversation_is_no_headline(kind: str) -> None:
    assert found("no-clickbait", {"kind": kind, "text": "You won't believe how this amazing trick helped!"}) == []


# Claims and their backing

CLAIM = "We are the #1 provider of locks."
NEAR = "Rust is slow."
FAR = "\n\n".join(["Rust is slow, and oil helps against it in every weather that we have had so far."] * 12)


@pytest.mark.parametrize(
    ("post", "broken"),
    [
        ({"text": CLAIM}, True),
        ({"text": f"{CLAIM} https://press.example/ranking"}, False),
        ({"text": CLAIM, "links": ["https://press.example/ranking"]}, False),
        ({"text": CLAIM, "news": {"what": "Ranking", "source": "press.example"}}, False),
        ({"text": f"{CLAIM} So says the survey of the chamber."}, False),
        ({"text": "Are we the #1 provider of locks?"}, False),
        ({"text": "We are not the #1 provider of locks."}, False),
        ({"text": 'They write "the #1 provider of locks" everywhere.'}, False),
        ({"channel": "blog", "title": "Locks", "text": f"{CLAIM}\n\n{FAR}\n\nhttps://press.example/other"}, True),
        ({"channel": "blog", "title": "Locks", "text": f"{CLAIM}\n\n{NEAR}\n\nhttps://press.example/1\n\n{FAR}"}, True),
        ({"channel": "blog", "title": "Locks", "text": f"{CLAIM}\n\nhttps://press.example/ranking\n\n{FAR}"}, False),
    ],
)
def test_a_claim_is_borne_out_near_by(post: Mapping[str, Any], broken: bool) -> None:
    assert bool(found("substantiated-claims", post)) is broken


@pytest.mark.parametrize(
    ("domains", "broken"), [([], False), (["lockwerk.example"], True), (["www.LOCKWERK.example"], True)]
)
def test_a_link_to_ones_own_site_bears_out_nothing(tmp_path: Path, domains: list[str], broken: bool) -> None:
    post = {"text": f"{CLAIM} https://shop.lockwerk.example/"}
    report = at_home(tmp_path, "substantiated-claims", post, {"domains": domains})
    assert bool(report.findings) is broken


@pytest.mark.parametrize(
    ("host", "domains", "own"),
    [
        ("a.example", ["a.example"], True),
        ("shop.a.example", ["www.a.example"], True),
        ("nota.example", ["a.example"], False),
        ("a.example", [], False),
    ],
)
def test_a_host_among_domains(host: str, domains: list[str], own: bool) -> None:
    assert is_among(host, domains) is own


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Research shows that oil helps.", True),
        ("Our research shows that oil helps.", False),
        ("Research shows that oil helps (Meier et al., 2021).", False),
        ("She works in research and shows bikes.", False),
        ("The research findings are in the cellar.", False),
    ],
)
def test_an_authority_has_a_name(text: str, broken: bool) -> None:
    assert bool(found("attributed-claims", text)) is broken


@pytest.mark.parametrize("rule", ["substantiated-claims", "attributed-claims", "no-engagement-bait", "no-clickbait"])
def test_rules_about_words_are_not_evaluated_in_other_languages(rule: str) -> None:
    report = check(rule, {"language": "de", "text": "Wir sind die #1 provider of locks, studies show that."})
    assert report.tally.unknown == {(rule, "the text is not in English"): 1}


# Engagement


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Double tap if you agree!", "warning"),
        ("Tag three friends who need this.", "warning"),
        ("Follow us and share to win!", "warning"),
        ("Comment YES below if you want it.", "warning"),
        ("Tag someone who has seen her. Missing person, last seen near the bridge.", None),
        ("Share this with everyone: the petition for the bike lane ends on Friday.", None),
        ("Tell us in a comment how you keep your chain clean.", None),
        ("We like it if you ask before you touch the bikes.", None),
        ("Share your ideas with the council until Friday.", None),
    ],
)
def test_bait_is_told_from_requests_with_a_purpose(text: str, severity: str | None) -> None:
    assert [one.severity for one in found("no-engagement-bait", text)] == ([severity] if severity else [])


# Disclosure

LOCK = "The new lock held for twelve minutes."
LONG = "The new lock held for twelve minutes in the cold and for eleven in the rain, and nobody in the workshop "
LONG += "had thought that it would, after the one of last year."


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ({"sponsored_by": "Lockwerk", "text": LOCK}, [("sponsor", "error")]),
        ({"sponsored_by": "Lockwerk", "text": f"#ad {LOCK}"}, []),
        ({"sponsored_by": "Lockwerk", "text": f"Ad: {LOCK}"}, []),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} Sponsored by Lockwerk."}, []),
        ({"sponsored_by": "Lockwerk", "text": LOCK, "tags": ["ad"]}, []),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} #adventure"}, [("sponsor", "error")]),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} This is not sponsored."}, [("sponsor", "error")]),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} #spon"}, [("clear", "warning")]),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} In partnership with Lockwerk."}, [("clear", "warning")]),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} #lock #bike #ad"}, [("apart", "warning")]),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} #ad #lock #bike"}, []),
        ({"sponsored_by": "Lockwerk", "text": f"{LOCK} #lock #ad"}, []),
        ({"relationship": "their engineer", "text": LOCK}, [("connection", "warning")]),
        ({"relationship": "their engineer", "text": f"{LOCK} I work for Lockwerk."}, []),
        ({"text": f"{LOCK} https://amzn.to/3x"}, [("connection", "warning")]),
        ({"text": f"{LOCK} https://www.amazon.com/dp/B0?tag=me-20"}, [("connection", "warning")]),
        ({"text": f"{LOCK} https://blog.example/?tag=locks"}, []),
        ({"text": f"{LOCK} Affiliate link: https://amzn.to/3x"}, [("clear", "warning")]),
        ({"text": f"Paid link: https://amzn.to/3x {LOCK}"}, []),
        ({"text": "Lockwerk sent me this to review. It held."}, []),
        ({"text": "Lockwerk sent me this for Christmas. #gifted"}, [("clear", "warning")]),
        ({"text": "Lockwerk gave me this for free. It held."}, []),
        ({"text": "We partnered with the city, in collaboration with the university."}, []),
        ({"text": "Use code WINTER for 20 % off."}, []),
    ],
)
def test_a_connection_is_disclosed(post: Mapping[str, Any], expected: list[tuple[str, str]]) -> None:
    assert parts("disclose-connection", post) == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [("x", []), ("instagram", [("early", "note")]), ("youtube", [("early", "note")]), ("linkedin", [])],
)
def test_a_disclosure_stands_before_the_fold(channel: str, expected: list[tuple[str, str]]) -> None:
    text = f"{LONG} Sponsored by Lockwerk."
    assert parts("disclose-connection", {"channel": channel, "sponsored_by": "Lockwerk", "text": text}) == expected


def test_a_disclosure_in_the_title_is_early() -> None:
    post = {"channel": "youtube", "sponsored_by": "Lockwerk", "title": "Ad: our test", "text": LONG * 3}
    assert parts("disclose-connection", post) == []


@pytest.mark.parametrize(
    ("jurisdiction", "label", "expected"),
    [
        ("us", "Sponsored:", []),
        ("uk", "Sponsored:", [("clear", "warning")]),
        ("uk", "Advert:", []),
        ("de", "#ad", [("clear", "warning")]),
        ("de", "Werbung:", []),
    ],
)
def test_a_jurisdiction_has_words_of_its_own(
    tmp_path: Path, jurisdiction: str, label: str, expected: list[tuple[str, str]]
) -> None:
    config = {"rules": {"disclose-connection": {"parameters": {"jurisdiction": jurisdiction}}}}
    post = {"sponsored_by": "Lockwerk", "text": f"{label} {LOCK}"}
    report = at_home(tmp_path, "disclose-connection", post, config)
    assert [(one.part, one.severity) for one in report.findings] == expected


GERMAN = {"language": "de", "sponsored_by": "Lockwerk", "text": "Das neue Schloss hat zwölf Minuten gehalten."}


def test_german_posts_are_judged_by_german_words(tmp_path: Path) -> None:
    assert check("disclose-connection", GERMAN).tally.unknown == {
        ("disclose-connection", "the text is not in English"): 1
    }
    config = {"rules": {"disclose-connection": {"parameters": {"jurisdiction": "de"}}}}
    report = at_home(tmp_path, "disclose-connection", GERMAN, config)
    assert [one.advice for one in report.findings] == ['Say it at the start, such as "Werbung", or name who pays.']


@pytest.mark.parametrize("key", ["rules", "overrides"])
def test_an_unknown_jurisdiction_is_a_mistake_of_the_configuration(tmp_path: Path, key: str) -> None:
    rules = {"disclose-connection": {"parameters": {"jurisdiction": "fr"}}}
    config = {"rules": rules} if key == "rules" else {"overrides": [{"rules": rules}]}
    with pytest.raises(ConfigError) as caught:
        at_home(tmp_path, "disclose-connection", {"text": LOCK}, config)
    said = 'disclose-connection: the parameter jurisdiction cannot be "fr"; use one of us, uk, de'
    assert str(caught.value).endswith(f"socialpolicy.yaml:1: {said}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lockwerk has a new lock.", ["Lockwerk"]),
        ("I work for Lockwerk, and we have a new lock.", []),
        ("Locks have been around for 4,000 years.", []),
    ],
)
def test_employees_say_for_whom_they_work(tmp_path: Path, text: str, expected: list[str]) -> None:
    post = {"employee": True, "author": "Ana", "text": text}
    report = at_home(tmp_path, "disclose-connection", post, {"brands": ["Lockwerk"]})
    assert [one.excerpt for one in report.findings] == expected


def test_the_whole_address_is_shown() -> None:
    [finding] = found("disclose-connection", f"{LOCK} https://amzn.to/3x or ask us.")
    assert finding.excerpt == "https://amzn.to/3x"


# Packs for regulated posts

REGULATED = "Our fund returned 12 % last year: guaranteed returns. Our balm relieves back pain and has no side effects."


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_off_until_its_profile_or_its_name_asks_for_it(pack: str) -> None:
    recommended = set(load_rulebook(Flags(isolated=True)).rules)
    assert not recommended & PACKS[pack]
    assert set(load_rulebook(Flags(isolated=True, profile=pack)).rules) == recommended | PACKS[pack]
    assert set(load_rulebook(Flags(isolated=True, select=(pack,))).rules) == PACKS[pack]
    assert not set(load_rulebook(Flags(isolated=True, select=("disclosure",))).rules) & PACKS[pack]


@pytest.mark.parametrize("rule", sorted(PACKS["finance"] | PACKS["health"]))
def test_a_rule_that_is_off_runs_when_it_is_selected(rule: str) -> None:
    broken = rule != "returns-with-risks"
    assert bool(found(rule, REGULATED)) is broken


def test_what_the_configuration_switches_off_stays_off(tmp_path: Path) -> None:
    config = {"rules": {"promise-no-returns": "off"}}
    assert at_home(tmp_path, "finance", {"text": REGULATED}, config).findings[0].rule == "past-is-no-promise"
    assert at_home(tmp_path, "promise-no-returns", {"text": REGULATED}, config).findings == ()


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(UsageError, match='called "finanze"; did you mean "finance"'):
        load_rulebook(Flags(isolated=True, select=("finanze",)))


@pytest.mark.parametrize(
    ("rule", "text", "broken"),
    [
        ("returns-with-risks", "Want attractive returns?", True),
        ("returns-with-risks", "Attractive returns: https://fund.example/risks", True),
        ("returns-with-risks", "Attractive returns, but you may lose money.", False),
        (
            "past-is-no-promise",
            "It returned 12 % last year; past performance is no guarantee of future gains.",
            False,
        ),
        ("benefits-with-risks", "It relieves back pain. Side effects include rashes.", False),
        ("benefits-with-risks", "It relieves back pain. Read more: https://balm.example/risks", True),
    ],
)
def test_the_other_side_stands_in_the_same_post(rule: str, text: str, broken: bool) -> None:
    assert bool(found(rule, text)) is broken
