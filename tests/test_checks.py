"""The check kinds: what each says of small posts and plans that are read as a user's files are."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.assemble.document import assemble
from socialpolicy.checks import KINDS
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Verdict
from socialpolicy.model.house import House
from socialpolicy.model.span import Span
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.kinds import module_of, parameters_of
from socialpolicy.text.compiled import packed
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Cues, Group, Matcher

HOUSE = House(as_of=date(2026, 1, 5), brands=("Northwind",), domains=("northwind.example",))
LEXICONS = {
    "calls": (Cue("buy now", "a call to buy", 2), Cue("hurry", "haste", 1)),
    "reasons": (Cue("because", "gives a reason", 1),),
    "reach": (Cue("(followers|reach)", "reach", 1),),
    "routing": (Cue("social routing", "routing", 1),),
    "price": (Cue("<money>", "a price", 1), Cue("a debt of <money>", "no price", 0)),
    "anyone": (Cue("anyone", "leaves nobody out", 1),),
}
TREES = {name: json.dumps([list(cue) for cue in cues]) for name, cues in LEXICONS.items()}
MATCHER = Matcher([Group(tuple(LEXICONS), packed(compile_cues(LEXICONS)))])


def context(source: str) -> tuple[Context, str]:
    """Return what a check may know of the one post or plan in a YAML text, and that text."""
    document = read(source.encode(), path="a.yaml")
    assembled = assemble(document, HOUSE)
    assert assembled.problems == ()
    subject = assembled.plan or assembled.posts[0]
    scan = MATCHER.scan(subject.prose.value, subject.prose.quotes)
    return Context(subject, subject, -1, subject.prose, scan, Cues(TREES), HOUSE), document.text


def run(check: str, source: str, *, row: str = "") -> tuple[Verdict, list[tuple[str, Mapping[str, Any]]]]:
    """Run a check, written as in a rule, on a post or plan, or on the first row of a list of it.

    Returns the verdict, and for each hit the text at its place and the words that it gives.
    """
    ((kind, values),) = yaml.safe_load(check).items()
    known, text = context(source)
    if row:
        known = known._replace(row=getattr(known.subject, row)[0], row_index=0)
    verdict = module_of(kind).check(known, parameters_of(kind, values))
    return verdict, [(shown(hit.span, text), hit.words) for hit in verdict.hits]


def shown(span: Span | None, text: str) -> str:
    return text[span.start : span.end] if span else ""


def state(verdict: Verdict) -> str:
    """Return a verdict in a word: holds, fails, n/a, or what is unknown."""
    if not verdict.applies:
        return "n/a"
    return f"unknown: {verdict.unknown}" if verdict.unknown else "holds" if verdict.holds else "fails"


def plan(**fields: str) -> str:
    """Return a plan with the given fields, each written in YAML."""
    return "kind: plan\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())


def post(text: str, **fields: str) -> str:
    return f"channel: x\ntext: {json.dumps(text)}\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_tried_in_a_table(kind: str) -> None:
    tables = (path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_checks*.py"))
    assert any(re.search(rf"\b{kind}\b", table) for table in tables)


# ---- words ----


@pytest.mark.parametrize(
    ("check", "text", "said", "hits"),
    [
        ("{lexicons: [calls]}", "Buy  now, or hurry up", "holds", [("Buy  now", "a call to buy"), ("hurry", "haste")]),
        ("{lexicons: [calls]}", "We sell bikes", "fails", []),
        (
            "{lexicons: [calls, reasons]}",
            "Hurry, because",
            "holds",
            [("Hurry", "haste"), ("because", "gives a reason")],
        ),
        ("{lexicons: [calls]}", 'They say "buy now"', "fails", []),
        ("{lexicons: [calls], quoted: true}", 'They say "buy now"', "holds", [("buy now", "a call to buy")]),
        ("{lexicons: [calls], within: [title]}", "Buy now", "fails", []),
        ("{lexicons: [calls], within: [paragraph]}", "Buy now", "holds", [("Buy now", "a call to buy")]),
    ],
)
def test_phrases(check: str, text: str, said: str, hits: list[tuple[str, str]]) -> None:
    verdict, found = run(f"phrases: {check}", f"channel: x\ntext: |\n  {text}\n")
    assert state(verdict) == said
    assert [(where, words["why"]) for where, words in found] == hits
    assert [words["match"] for _, words in found] == [where for where, _ in found]
    assert verdict.basis == "text"


def test_phrases_look_only_at_the_row_in_question() -> None:
    activities = "[{kind: follow, who: fitters}, {kind: follow, who: anyone}]"
    check = "phrases: {lexicons: [anyone], within: [activities.who]}"
    assert state(run(check, plan(activities=activities))[0]) == "holds"
    assert state(run(check, plan(activities=activities), row="activities")[0]) == "fails"
    [(where, words)] = run(check, plan(activities=activities))[1]
    assert (where, words["field"]) == ("anyone", "activities.who")


SCORES = [
    # cue weights times factors; what comes again counts half
    ("{lexicons: {calls: 1}, warning: 2}", "buy now", 2, "warning"),
    ("{lexicons: {calls: 1}, warning: 2}", "hurry", 1, None),
    ("{lexicons: {calls: 0.5}, warning: 2}", "buy now", 1, None),
    ("{lexicons: {calls: 1}, warning: 2}", "hurry hurry hurry", 2, "warning"),
    ("{lexicons: {calls: 1}, repeat: 1, warning: 3}", "hurry hurry hurry", 3, "warning"),
    ("{lexicons: {calls: 1}, repeat: 0, warning: 2}", "hurry hurry hurry", 1, None),
    # what one list may add is bounded
    ("{lexicons: {calls: 1}, repeat: 1, most: 3, warning: 3.5}", "buy now, buy now, buy now", 3, None),
    ("{lexicons: {reasons: -1}, repeat: 1, most: 2, note: 9}", "because because because", -2, None),
    # a bias, and cues that speak for the text
    ("{bias: 1, lexicons: {calls: 1, reasons: -2}, note: 1}", "buy now because", 1, "note"),
    ("{bias: 1, note: 1}", "anything", 1, "note"),
    # features of the text
    ("{features: {exclamations: 1.5}, note: 1}", "Now!!!", 1.5, "note"),
    ("{features: {links: -1}, bias: 1, note: 1}", "See https://a.example", 0, None),
    # the gravest threshold that is reached
    ("{lexicons: {calls: 1}, note: 1, warning: 2, error: 3}", "buy now, hurry", 3, "error"),
    ("{lexicons: {calls: 1}, note: 1, warning: null, error: 9}", "buy now, hurry", 3, "note"),
    # one's own names and sites
    ("{brands: 0.5, note: 1}", "Northwind and northwind, not Northwinds", 0.75, None),
    ("{own_links: 2, note: 1}", "https://www.northwind.example/a https://other.example", 2, "note"),
    ("{own_links: 2, note: 1}", "https://notnorthwind.example.org", 0, None),
    # parts of the text
    ("{lexicons: {calls: 1}, within: [title], note: 1}", "buy now", 0, None),
]


@pytest.mark.parametrize(("check", "text", "score", "severity"), SCORES)
def test_evidence(check: str, text: str, score: float, severity: str | None) -> None:
    verdict, _ = run(f"evidence: {check}", post(text))
    assert verdict.figures["score"] == score
    assert (verdict.holds, verdict.severity) == (severity is not None, severity)


def test_evidence_points_at_the_heaviest_clue_and_shows_all() -> None:
    verdict, [(where, words)] = run(
        "evidence: {lexicons: {calls: 1, reasons: -1}, note: 1}", post("Hurry, buy now, because we say so")
    )
    assert where == "buy now"
    assert words == {"match": "buy now", "clues": 2, "enough": '"buy now"', "bias": 0.0}
    assert [(clue.text, clue.weight) for clue in verdict.hits[0].clues] == [
        ("Hurry", 1),
        ("buy now", 2),
        ("because", -1),
    ]
    assert verdict.figures == {"score": 2, "threshold": 1}


@pytest.mark.parametrize(
    ("text", "place", "match"),
    [
        ("https://a.example/guide", "https://a.example/guide", "https://a.example/guide"),
        ("See https://a.example/guide today", "https://a.example/guide", "https://a.example/guide"),
    ],
)
def test_evidence_shows_an_address_as_it_was_typed(text: str, place: str, match: str) -> None:
    _, [(where, words)] = run("evidence: {features: {links: 1}, note: 1}", post(text))
    assert (where, words["match"]) == (place, match)


@pytest.mark.parametrize(
    ("check", "text", "enough"),
    [
        ("{lexicons: {calls: 1}, note: 2}", "Hurry, buy now", '"buy now"'),
        ("{lexicons: {calls: 1}, note: 1}", "Hurry, buy now", '"Hurry" and "buy now"'),
        # wherever the words stand
        ("{lexicons: {calls: 1}, note: 2, repeat: 1}", "Buy now, buy now, hurry", '"Buy now"'),
        # what speaks for the text goes on speaking for it
        ("{lexicons: {calls: 1, reasons: -1}, note: 1}", "Hurry, buy now, because we say so", '"buy now"'),
        (
            "{lexicons: {calls: 1}, features: {exclamations: 1, shouting: 1, lone-capitals: 1}, note: 1, repeat: 0}",
            "Hurry, buy now!! TODAY ONLY UNTIL TONIGHT",
            "4 of the clues",
        ),
        ("{lexicons: {calls: 1}, note: 9}", "Hurry, buy now", ""),
    ],
)
def test_evidence_tells_what_would_be_enough(check: str, text: str, enough: str) -> None:
    verdict, _ = run(f"evidence: {check}", post(text))
    assert verdict.hits[0].words["enough"] == enough


@pytest.mark.parametrize(
    ("check", "text", "said"),
    [
        ("{lexicons: {reasons: 1}, at_least: 1}", "because", "holds"),
        ("{lexicons: {reasons: 1}, at_least: 2}", "because", "fails"),
        ("{features: {figures: 1}, at_least: 1}", "20 % of 40 people", "holds"),
        ("{features: {figures: 1}, lexicons: {calls: -1}, at_least: 1}", "20 % of them, buy now", "fails"),
        ("{features: {figures: 1}, lexicons: {calls: -1}, at_least: 1, most: 2}", "20 %, 30 %, 40 %, 5 %", "holds"),
        ("{features: {figures: 5, links: -5}, at_least: 1}", "20 % of https://a.example", "fails"),
        ("{lexicons: {reasons: 1}, at_least: 1, fewest_words: 5}", "too short because", "n/a"),
        ("{lexicons: {reasons: 1}, at_least: 1, fewest_words: 3}", "long enough because", "holds"),
    ],
)
def test_evidence_that_is_expected(check: str, text: str, said: str) -> None:
    assert state(run(f"evidence: {check}", post(text))[0]) == said


@pytest.mark.parametrize(("words", "score"), [(10, 2), (98, 2), (198, 1), (398, 0.5)])
def test_evidence_is_thinner_in_longer_texts(words: int, score: float) -> None:
    verdict, _ = run("evidence: {lexicons: {calls: 1}, per_words: 100, note: 1}", post("buy now" + " word" * words))
    assert verdict.figures["score"] == score


def test_evidence_of_some_lexicons_is_as_grave_in_longer_texts() -> None:
    check = "evidence: {lexicons: {calls: 1, reasons: 1}, whole: [reasons], per_words: 100, note: 1}"
    verdict, _ = run(check, post("buy now because" + " word" * 197))
    assert verdict.figures["score"] == 2
    assert [(clue.text, clue.weight) for clue in verdict.hits[0].clues] == [("buy now", 1), ("because", 1)]


@pytest.mark.parametrize(
    ("text", "score"),
    [("One.\n\nbuy now", 0), ("buy now\n\nTwo.", 2), ("One.\n\nbuy now, hurry", 1), ("buy now", 0)],
)
def test_evidence_excuses_one_match_in_the_last_paragraph(text: str, score: float) -> None:
    assert run("evidence: {lexicons: {calls: 1}, closing: 1, note: 1}", post(text))[0].figures["score"] == score


@pytest.mark.parametrize(
    ("source", "said", "missing", "basis"),
    [
        (post("It costs $5."), "holds", "time", "text"),
        (post("Come by.", offer="{until: 2026-02-01}"), "holds", "price", "declared"),
        (post("Only $5.", offer="{until: 2026-02-01}"), "holds", "", "both"),
        (post("Come by."), "fails", "price, time", "text"),
        (post("Come by.", offer="{what: Bikes}"), "fails", "price, time", "text"),
        (post("We have a debt of $5."), "fails", "price, time", "text"),
    ],
)
def test_names(source: str, said: str, missing: str, basis: str) -> None:
    check = "names: {options: {price: {facts: [offer.price], lexicons: [price]}, time: {facts: [offer.until]}}}"
    verdict, [(_, words)] = run(check, source)
    assert (state(verdict), words["missing"], verdict.basis) == (said, missing, basis)


@pytest.mark.parametrize(
    ("text", "said", "hits", "count"),
    [
        ("What do you need?", "holds", ["What do you need?"], 1),
        ("We ask. What do you need? And how?", "holds", ["What do you need?", "And how?"], 2),
        ("Do you agree? Do you?", "fails", ["Do you agree?"], 0),
        ("We say.", "fails", [""], 0),
        ("What are you waiting for?", "fails", ["What are you waiting for?"], 0),
        ("How many bikes do you own?", "fails", ["How many bikes do you own?"], 0),
        ("Do you know how a chain wears?", "fails", ["Do you know how a chain wears?"], 0),
        ("Do you know someone who rides?", "fails", ["Do you know someone who rides?"], 0),
        ("Looking for a lock which holds?", "fails", ["Looking for a lock which holds?"], 0),
        ("Is it the rain, which never ends?", "fails", ["Is it the rain, which never ends?"], 0),
        ("Do you ride in winter, and why?", "holds", ["Do you ride in winter, and why?"], 1),
        ("After the rain, which tyres do you take?", "holds", ["After the rain, which tyres do you take?"], 1),
        ("For whom do you build?", "holds", ["For whom do you build?"], 1),
        ("Could you tell us about your last ride?", "holds", ["Could you tell us about your last ride?"], 1),
        ("We wonder what you think of it?", "holds", ["We wonder what you think of it?"], 1),
    ],
)
def test_questions(text: str, said: str, hits: list[str], count: int) -> None:
    verdict, found = run("questions: {}", post(text))
    assert (state(verdict), [where for where, _ in found]) == (said, hits)
    assert verdict.figures == {"open_questions": count}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Read this", 2, "fails"),
        ("Read this https://a.example #now @you", 2, "fails"),
        ("one  two\n\nthree", 3, "holds"),
        ("#one #two #three", 0, "fails"),
    ],
)
def test_words(text: str, words: int, said: str) -> None:
    verdict, _ = run("words: {at_least: 3}", post(text))
    assert (state(verdict), verdict.figures) == (said, {"words": words, "wanted": 3})


# ---- facts ----


@pytest.mark.parametrize(
    ("where", "source", "said", "hit"),
    [
        ("{author: {present: true}}", post("a", author="Ana"), "holds", ("Ana", "Ana", "contradicts")),
        ("{author: {present: true}}", post("a"), "fails", (None, None, "blank")),
        ("{author: {present: true}}", post("a", author="''"), "fails", (None, None, "blank")),
        ("{author: {present: false}}", post("a"), "holds", (None, None, "blank")),
        ("{author: Ana}", post("a", author="Ana"), "holds", ("Ana", "Ana", "contradicts")),
        ("{author: Ana}", post("a", author="Bo"), "fails", ("Bo", "Bo", "contradicts")),
        ("{author: Ana}", post("a"), "unknown: author", None),
        ("{author: [Ana, Bo]}", post("a", author="Bo"), "holds", ("Bo", "Bo", "contradicts")),
        ("{author: {not_in: [Ana]}}", post("a", author="Ana"), "fails", ("Ana", "Ana", "contradicts")),
        ("{employee: true}", post("a", employee="no"), "fails", ("no", False, "contradicts")),
        ("{employee: false}", post("a", employee="no"), "holds", ("no", False, "contradicts")),
        ("{tags: {any: [b, c]}}", post("a", tags="[a, b]"), "holds", ("[a, b]", ("a", "b"), "contradicts")),
        ("{tags: {all: [b, c]}}", post("a", tags="[a, b]"), "fails", ("[a, b]", ("a", "b"), "contradicts")),
        (
            "{offer.until: {after: 2026-01-31}}",
            post("a", offer="{until: 2026-02-01}"),
            "holds",
            ("2026-02-01", date(2026, 2, 1), "contradicts"),
        ),
        (
            "{offer.until: {before: 2026-02-01}}",
            post("a", offer="{until: 2026-02-01}"),
            "fails",
            ("2026-02-01", date(2026, 2, 1), "contradicts"),
        ),
        (
            "{offer.until: {after: {fact: publish_at}}}",
            post("a", offer="{until: 2026-02-01}"),
            "unknown: the value that it is compared with",
            None,
        ),
        ("{hours_cap: {over: 10}}", plan(hours_cap="10"), "fails", ("10", 10, "contradicts")),
        ("{hours_cap: {at_least: 10}}", plan(hours_cap="10"), "holds", ("10", 10, "contradicts")),
        ("{hours_cap: {under: 10}}", plan(hours_cap="10"), "fails", ("10", 10, "contradicts")),
        ("{hours_cap: {at_most: 10}}", plan(hours_cap="10"), "holds", ("10", 10, "contradicts")),
        ("{any: [{title: {present: true}}, {hours_cap: {present: true}}]}", plan(hours_cap="10"), "holds", None),
        (
            "{any: [{title: {present: true}}, {problem: {present: true}}]}",
            plan(hours_cap="10"),
            "fails",
            (None, None, "blank"),
        ),
        ("{hours_cap: 0}", plan(hours_cap="0"), "holds", ("0", 0, "contradicts")),
    ],
)
def test_field(where: str, source: str, said: str, hit: tuple[str | None, Any, str] | None) -> None:
    verdict, found = run(f"field: {{where: {where}}}", source)
    assert state(verdict) == said
    assert verdict.unknown or verdict.basis == "declared"
    if hit:
        [(shown_there, words)] = found
        assert shown_there == hit[0] or hit[0] is None
        assert (words["value"], verdict.hits[0].cause) == hit[1:]


@pytest.mark.parametrize(
    ("channel", "limit", "said"), [("linkedin", 20, "holds"), ("x", 50, "fails"), ("", 50, "fails")]
)
def test_field_limits_that_depend_on_another_fact(channel: str, limit: int, said: str) -> None:
    row = f"[{{kind: follow, per_day: 30, channel: {channel}}}]"
    check = "field: {where: {per_day: {over: {by: channel, linkedin: 20, default: 50}}}}"
    verdict, [(_, words)] = run(check, plan(activities=row), row="activities")
    assert (state(verdict), words["limit"]) == (said, limit)


@pytest.mark.parametrize(
    ("check", "source", "said", "days"),
    [
        ("{of: news.date, days: 14}", post("a", news="{date: 2025-12-22}"), "fails", 14),
        ("{of: news.date, days: 14}", post("a", news="{date: 2025-12-21}"), "holds", 15),
        (
            "{of: news.date, at: publish_at, days: 14}",
            post("a", news="{date: 2025-12-22}", publish_at="2026-01-20"),
            "holds",
            29,
        ),
        (
            "{of: news.date, at: publish_at, days: 14}",
            post("a", news="{date: 2026-01-20}", publish_at="2026-01-06"),
            "fails",
            -14,
        ),
        ("{of: news.date, days: 14}", post("a", news="{what: b}"), "unknown: news.date", None),
        ("{of: news.date, days: 14}", post("a"), "unknown: news.date", None),
    ],
)
def test_age(check: str, source: str, said: str, days: int | None) -> None:
    verdict, found = run(f"age: {check}", source)
    assert state(verdict) == said
    if days is not None:
        assert found[0][1]["days"] == days


@pytest.mark.parametrize(
    ("given", "at"), [({"publish_at": "2026-02-10"}, "2026-02-10"), ({}, "2026-01-05 at the earliest")]
)
def test_age_names_a_day_that_the_post_does_not_name(given: dict[str, str], at: str) -> None:
    source = post("a", news="{date: 2025-12-01}", **given)
    assert run("age: {of: news.date, at: publish_at, days: 14}", source)[1][0][1]["at"] == at


COMPARE = """
compare:
  left: business_case.returns.amount
  right: business_case.cost.amount
  currencies: [business_case.returns.currency, business_case.cost.currency]
  rate: business_case.rate
"""


@pytest.mark.parametrize(
    ("case", "said", "figures"),
    [
        ("{return: {amount: 60}, cost: {amount: 40}}", "holds", (60, 40, 0.5)),
        ("{return: {amount: 40}, cost: {amount: 40}}", "fails", (40, 40, 0)),
        ("{return: {amount: 30}, cost: {amount: 40}}", "fails", (30, 40, -0.25)),
        ("{return: {amount: 30}, cost: {amount: 0}}", "holds", (30, 0, None)),
        ("{return: {amount: 30}}", "unknown: business_case.cost.amount", None),
        (
            "{return: {amount: 40, currency: EUR}, cost: {amount: 44}}",
            "unknown: the exchange rate between EUR and USD",
            None,
        ),
        ("{rate: 1.2, return: {amount: 40, currency: EUR}, cost: {amount: 44}}", "holds", (48, 44, 4 / 44)),
        ("{return: {amount: 40, currency: USD}, cost: {amount: 30}}", "holds", (40, 30, 1 / 3)),
    ],
)
def test_compare(case: str, said: str, figures: tuple[float, float, float | None] | None) -> None:
    verdict, _ = run(COMPARE, plan(currency="USD", business_case=case))
    assert state(verdict) == said
    if figures:
        assert (verdict.figures["left"], verdict.figures["right"], verdict.figures["gain"]) == pytest.approx(figures)


CURRENCIES = "currencies: {of: [business_case.returns.currency, business_case.cost.currency], rate: business_case.rate}"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("{return: {amount: 60}, cost: {amount: 40}}", "holds"),
        ("{return: {amount: 60, currency: usd}, cost: {amount: 40, currency: $}}", "holds"),
        ("{return: {amount: 60, currency: EUR}, cost: {amount: 40}}", "fails"),
        ("{return: {amount: 60}, cost: {amount: 40, currency: EUR}}", "fails"),
        ("{return: {amount: 60, currency: €}, cost: {amount: 40}, rate: 1.085}", "holds"),
    ],
)
def test_currencies(case: str, said: str) -> None:
    verdict, found = run(CURRENCIES, plan(currency="USD", business_case=case))
    assert state(verdict) == said
    if said == "fails":
        assert {found[0][1]["first"], found[0][1]["second"]} == {"EUR", "USD"}
        assert (found[0][0], verdict.hits[0].cause) == ("EUR", "blank")


# ---- lists of a plan ----


@pytest.mark.parametrize(
    ("check", "activities", "said", "count"),
    [
        ("{of: activities}", "[{kind: ask}]", "holds", (1, 1)),
        ("{of: activities}", "[]", "fails", (0, 0)),
        ("{of: activities, where: {kind: ask}}", "[{kind: ask}, {kind: publish}, {kind: ask}]", "holds", (2, 3)),
        ("{of: activities, where: {kind: ask}}", "[{kind: publish}]", "fails", (0, 1)),
        ("{of: activities, where: {kind: ask}, at_least: 2}", "[{kind: ask}]", "fails", (1, 1)),
        ("{of: activities, where: {kind: ask}}", "[{id: a}]", 'unknown: kind of "a"', None),
        ("{of: activities, where: {kind: ask}}", "[{hours: 3}]", "unknown: kind of activities 1", None),
        ("{of: activities, where: {kind: ask}}", "[{id: a}, {kind: ask}]", "holds", (1, 2)),
        ("{of: activities, where: {side: inbound}}", "[{kind: respond}, {kind: learn}]", "holds", (1, 2)),
    ],
)
def test_rows(check: str, activities: str, said: str, count: tuple[int, int] | None) -> None:
    verdict, _ = run(f"rows: {check}", plan(activities=activities))
    assert state(verdict) == said
    if count:
        assert (verdict.figures["count"], verdict.figures["rows"]) == count


@pytest.mark.parametrize(("activities", "cause"), [("[]", "blank"), ("[{kind: publish}]", "contradicts")])
def test_rows_tell_an_empty_list_from_a_wrong_one(activities: str, cause: str) -> None:
    verdict, _ = run("rows: {of: activities, where: {kind: ask}}", plan(activities=activities))
    assert [hit.cause for hit in verdict.hits] == [cause]


RATIO = "of: {sum: hours, rows: activities, where: {side: inbound}}, among: {sum: hours, rows: activities}"


@pytest.mark.parametrize(
    ("limits", "activities", "said", "figures"),
    [
        ("above: 50%", "[{kind: ask, hours: 60}, {kind: publish, hours: 40}]", "holds", (60, 100, 0)),
        ("above: 50%", "[{kind: ask, hours: 50}, {kind: publish, hours: 50}]", "fails", (50, 100, 1)),
        ("at_least: 50%", "[{kind: ask, hours: 50}, {kind: publish, hours: 50}]", "holds", (50, 100, 0)),
        ("at_least: 0.5", "[{kind: ask, hours: 44.5}, {kind: publish, hours: 55.5}]", "fails", (44.5, 100, 6)),
        ("above: 50%", "[{kind: publish, hours: 40}]", "fails", (0, 40, 21)),
        ("above: 50%", "[{kind: ask}, {kind: publish, hours: 40}]", 'unknown: hours of "ask"', None),
        ("above: 50%", "[{hours: 3}, {kind: publish, hours: 40}]", "unknown: kind of activities 1", None),
        ("above: 50%", "[]", "n/a", None),
        ("above: 50%, min_sample: 41", "[{kind: publish, hours: 40}]", "n/a", None),
        ("above: 50%", "[{kind: ask, hours: 0}]", "n/a", None),
        ("above: 50%", "[{kind: ask, hours_per_week: 2}, {kind: publish, hours: 10}]", 'unknown: hours of "ask"', None),
        (
            "above: 50%",
            "[{kind: ask, hours_per_week: 2, start: 2026-01-05, end: 2026-02-01}, {kind: publish, hours: 4}]",
            "holds",
            (8, 12, 0),
        ),
    ],
)
def test_ratio(limits: str, activities: str, said: str, figures: tuple[float, float, int] | None) -> None:
    verdict, _ = run(f"ratio: {{{RATIO}, {limits}}}", plan(activities=activities))
    assert state(verdict) == said
    if figures:
        assert (verdict.figures["of"], verdict.figures["among"], verdict.figures["short"]) == figures


@pytest.mark.parametrize(
    ("inbound", "shown"), [(50, "50%"), (49.6, "49.6%"), (49.99, "49.99%"), (39.6, "39.6%"), (40, "40%"), (44.5, "44%")]
)
def test_a_ratio_is_not_rounded_to_a_bound_that_it_is_not(inbound: float, shown: str) -> None:
    activities = f"[{{kind: ask, hours: {inbound}}}, {{kind: publish, hours: {100 - inbound}}}]"
    _, found = run(f"ratio: {{{RATIO}, above: 50%, error_below: 40%}}", plan(activities=activities))
    assert found[0][1]["percent"] == shown


def test_ratio_weighs_more_when_far_off_and_tells_a_second_share() -> None:
    activities = "[{kind: respond, hours: 20}, {kind: ask, hours: 10}, {kind: publish, hours: 70}]"
    check = f"ratio: {{{RATIO}, above: 50%, error_below: 40%, without: {{kind: respond}}}}"
    verdict, _ = run(check, plan(activities=activities))
    assert verdict.severity == "error"
    assert (verdict.figures["share"], verdict.figures["share_without"]) == (0.3, 0.1)
    assert run(check, plan(activities="[{kind: ask, hours: 45}, {kind: publish, hours: 55}]"))[0].severity is None


def test_ratio_gives_its_figure_a_name_of_its_own_in_reports() -> None:
    activities = "[{kind: ask, hours: 3}, {kind: publish, hours: 1}]"
    verdict, _ = run(f"ratio: {{{RATIO}, above: 50%, called: inbound_hours}}", plan(activities=activities))
    assert (verdict.figures["of"], verdict.figures["inbound_hours"]) == (3, 3)


def test_ratio_of_facts() -> None:
    check = "ratio: {of: {fact: hours_cap}, among: {fact: marketing_budget}, at_least: 10%}"
    assert state(run(check, plan(hours_cap="10", marketing_budget="100"))[0]) == "holds"
    assert state(run(check, plan(hours_cap="10"))[0]) == "unknown: marketing_budget"


def test_a_ratio_of_what_is_written_nowhere_stands_at_the_rows_that_make_it() -> None:
    check = "ratio: {of: {sum: hours, rows: activities}, among: {fact: posts_to_write}, at_least: 1}"
    written_out = "[{channel: x, text: We open.}, {channel: x, text: We close.}]"
    _, [(where, _)] = run(check, plan(activities="[{kind: publish, hours: 1}]", posts=written_out))
    assert where == "publish"


@pytest.mark.parametrize(
    ("activities", "said", "days"),
    [
        ("[{kind: ask, start: 2026-01-05}, {kind: publish, start: 2026-01-06}]", "holds", 0),
        ("[{kind: ask, start: 2026-01-05}, {kind: publish, start: 2026-01-05}]", "fails", 1),
        ("[{kind: ask, start: 2026-01-15}, {kind: publish, start: 2026-01-05}]", "fails", 11),
        (
            "[{kind: ask, start: 2026-01-15, running_since: 2025-06-01}, {kind: publish, start: 2026-01-05}]",
            "holds",
            -217,
        ),
        ("[{kind: ask, start: 2026-01-05}]", "n/a", None),
        ("[{kind: ask}, {kind: publish, start: 2026-01-05}]", 'unknown: start of "ask"', None),
        ("[{kind: ask}, {kind: monitor, start: 2026-01-04}, {kind: publish, start: 2026-01-05}]", "holds", 0),
        (
            "[{kind: ask}, {kind: monitor, start: 2026-01-05}, {kind: publish, start: 2026-01-05}]",
            "unknown: start",
            None,
        ),
        ("[{kind: ask, start: 2026-01-04}, {kind: publish}]", 'unknown: start of "publish"', None),
        ("[{kind: ask, start: 2026-01-01}, {kind: publish, start: 2026-01-01}]", "unknown: running_since", None),
        ("[{kind: ask, start: 2026-01-05}, {start: 2026-01-05}]", "unknown: kind of activities 2", None),
    ],
)
def test_order(activities: str, said: str, days: int | None) -> None:
    check = "order: {of: activities, first: {side: inbound}, then: {side: outbound}}"
    verdict, _ = run(check, plan(start="2026-01-01", activities=activities))
    assert state(verdict).startswith(said)
    if days is not None:
        assert verdict.figures["days"] == days


@pytest.mark.parametrize(
    ("check", "activities", "said", "gap"),
    [
        ("", "[{kind: monitor}]", "holds", None),
        ("", "[{kind: monitor, start: 2026-01-01, end: 2026-03-31}]", "holds", None),
        ("", "[{kind: monitor, start: 2026-01-03}]", "fails", ("2026-01-01", "2026-01-02", 2)),
        ("", "[{kind: monitor, end: 2026-03-30}]", "fails", ("2026-03-31", "2026-03-31", 1)),
        (
            "",
            "[{kind: monitor, end: 2026-01-31}, {kind: monitor, start: 2026-02-03}]",
            "fails",
            ("2026-02-01", "2026-02-02", 2),
        ),
        (", gap_days: 2", "[{kind: monitor, end: 2026-01-31}, {kind: monitor, start: 2026-02-03}]", "holds", None),
        ("", "[{kind: monitor, start: 2026-02-01}, {kind: monitor, end: 2026-01-31}]", "holds", None),
        ("", "[{kind: monitor, end: 2026-03-31}, {kind: monitor, end: 2026-01-05}]", "holds", None),
        ("", "[{kind: monitor, start: 2026-02-01, running_since: 2025-01-01}]", "holds", None),
        ("", "[{kind: ask}]", "n/a", None),
        ("", "[{id: a}]", 'unknown: kind of "a"', None),
    ],
)
def test_cover(check: str, activities: str, said: str, gap: tuple[str, str, int] | None) -> None:
    source = plan(start="2026-01-01", end="2026-03-31", activities=activities)
    verdict, _ = run(f"cover: {{of: activities, where: {{kind: monitor}}{check}}}", source)
    assert state(verdict) == said
    if gap:
        assert tuple(str(verdict.figures[name]) for name in ("gap_start", "gap_end", "gap_days")) == (
            *gap[:2],
            str(gap[2]),
        )


def test_cover_needs_the_period() -> None:
    check = "cover: {of: activities, where: {kind: monitor}}"
    assert state(run(check, plan(end="2026-03-31", activities="[{kind: monitor}]"))[0]) == "unknown: plan.start"


QUARTER = {"start": "2026-01-05", "end": "2026-03-29"}
"""Twelve weeks."""


@pytest.mark.parametrize(
    ("check", "people", "activities", "said", "over"),
    [
        ("{}", {"Ana": 10}, "[{kind: ask, owner: Ana, hours: 120}]", "fails", []),
        ("{}", {"Ana": 10}, "[{kind: ask, owner: ana, hours: 121}]", "holds", [("Ana", 1)]),
        ("{}", {"Ana": 10}, "[{kind: ask, owner: Ana, hours_per_week: 11}]", "holds", [("Ana", 12)]),
        ("{}", {"Ana": 1, "Bo": 9}, "[{kind: ask, owner: Ana; Bo, hours: 40}]", "holds", [("Ana", 8)]),
        ("{}", {"Ana": 1, "Bo": 9}, "[{kind: ask, owner: Ana, hours: 40, done_by: Ana 10; Bo 30}]", "fails", []),
        (
            "{}",
            {"Ana": 1},
            "[{kind: ask, owner: Ana, hours: 8}, {kind: learn, owner: Ana, hours: 8}]",
            "holds",
            [("Ana", 4)],
        ),
        (
            "{where: {kind: learn}, share: 50%}",
            {"Ana": 1},
            "[{kind: ask, owner: Ana, hours: 99}, {kind: learn, owner: Ana, hours: 8}]",
            "holds",
            [("Ana", 2)],
        ),
        (
            "{where: {kind: learn}, share: 50%, floor: 8}",
            {"Ana": 1},
            "[{kind: learn, owner: Ana, hours: 8}]",
            "fails",
            [],
        ),
        ("{}", {"Ana": 1}, "[{kind: ask, owner: Ana, hours: 12.9}]", "fails", []),
        ("{}", {"Ana": 1}, "[{kind: ask, owner: Ana, done_by: Ana 10; Bo 9}]", "fails", []),
        ("{}", {"Ana": 1, "Bo": 9}, "[{kind: ask, owner: Ana, hours: 40, done_by: Bo 25}]", "holds", [("Ana", 3)]),
        (
            "{}",
            {"Ana": 1, "Bo": 9},
            '[{kind: ask, owner: Ana, done_by: "Ana 19,5, Bo: 30 h"}]',
            "holds",
            [("Ana", 7.5)],
        ),
        ("{}", {"Ana": 1}, "[{kind: ask, owner: Ana, done_by: Ana (10 hrs) and Ana 9}]", "holds", [("Ana", 7)]),
        ("{}", {"Ana": 1}, "[{id: a, kind: ask, owner: Ana, done_by: Ana 10; Bo}]", 'unknown: done_by of "a"', None),
        ("{where: {kind: learn}, floor: 8}", {"Ana": None}, "[{kind: learn, owner: Ana, hours: 8}]", "fails", []),
        ("{}", {"Ana": None}, "[{kind: ask, owner: Ana, hours: 8}]", 'unknown: hours_per_week of "Ana"', None),
        ("{}", {"Ana": 1}, "[{id: a, kind: ask, owner: Ana}]", 'unknown: hours of "a"', None),
        ("{}", {"Ana": 1}, "[{kind: ask, hours: 8}]", "n/a", None),
        (
            "{}",
            {"Ana": None, "Bo": 1},
            "[{kind: ask, owner: Ana, hours: 8}, {kind: ask, owner: Bo, hours: 13}]",
            "holds",
            [("Bo", 1)],
        ),
    ],
)
def test_capacity(
    check: str, people: dict[str, int | None], activities: str, said: str, over: list[tuple[str, float]] | None
) -> None:
    rows = json.dumps([{"name": name, "hours_per_week": hours} for name, hours in people.items()])
    verdict, found = run(f"capacity: {check}", plan(**QUARTER, people=rows, activities=activities))
    assert state(verdict) == said
    if over is not None:
        assert [(words["person"], words["over"]) for _, words in found] == over


def test_capacity_needs_the_period() -> None:
    assert state(run("capacity: {}", plan(people="[{name: Ana}]"))[0]) == "unknown: plan.start"


@pytest.mark.parametrize(
    ("people", "owners", "said", "unknown_people"),
    [
        ("[{name: Ana Ruiz}]", ["Ana Ruiz", "ana  ruiz"], "holds", []),
        ("[{name: Ana Ruiz}, {name: Bo}]", ["Ana Ruiz; Bo", "Bo & Ana Ruiz", "Bo and Ana Ruiz"], "holds", []),
        ("[{name: Ana Ruiz}]", ["Ana", "Ana Ruiz, Bo"], "fails", ["Ana", "Bo"]),
        ("[]", ["Ana"], "n/a", None),
    ],
)
def test_known(people: str, owners: list[str], said: str, unknown_people: list[str] | None) -> None:
    activities = json.dumps([{"kind": "ask", "owner": owner} for owner in owners])
    verdict, found = run("known: {}", plan(people=people, activities=activities))
    assert state(verdict) == said
    if unknown_people is not None:
        assert [words["person"] for _, words in found] == unknown_people


ROUTING = (
    "of: activities, date: start, where: {kind: build}, lexicons: [routing], "
    "media: {e-mail: [email], chat: [chat, web chat]}"
)
LATE = "[{kind: build, start: 2026-02-01, purpose: Social routing}]"


@pytest.mark.parametrize(
    ("media", "activities", "said", "missing"),
    [
        ("[{medium: email, routing: live}, {medium: Web Chat, routing: live}]", LATE, "fails", []),
        ("[{medium: email, routing: live}]", LATE, "holds", ["chat"]),
        ("[{medium: voice, routing: live}]", LATE, "holds", ["e-mail and chat"]),
        ("[{medium: email, routing: none}, {medium: chat, routing: live}]", LATE, "holds", ["e-mail"]),
        ("[{medium: email, routing: live, since: 2026-02-01}, {medium: chat, routing: live}]", LATE, "fails", []),
        (
            "[{medium: email, routing: live, since: 2026-02-02}, {medium: chat, routing: live}]",
            LATE,
            "holds",
            ["e-mail"],
        ),
        ("[{medium: email, routing: planned, since: 2026-01-02}, {medium: chat, routing: live}]", LATE, "fails", []),
        ("[{medium: email, routing: planned}, {medium: chat, routing: live}]", LATE, "holds", ["e-mail"]),
        ("[{medium: Emails, routing: live}, {medium: Live-Chat, routing: live}]", LATE, "fails", []),
        ("[{medium: email}, {medium: chat, routing: live}]", LATE, 'unknown: routing of "email"', None),
        (
            "[{medium: email, routing: live}]",
            "[{kind: build, start: 2026-02-01, purpose: No social routing yet}]",
            "n/a",
            None,
        ),
        ("[]", LATE, "unknown: contact_center: which routing is live, and since when", None),
        ("[{medium: voice, routing: live}]", "[{kind: build, start: 2026-02-01, purpose: A forum}]", "n/a", None),
        (
            "[{medium: voice, routing: live}]",
            "[{kind: train, start: 2026-02-01, purpose: Social routing}]",
            "n/a",
            None,
        ),
    ],
)
def test_prerequisite(media: str, activities: str, said: str, missing: list[str] | None) -> None:
    verdict, found = run(f"prerequisite: {{{ROUTING}}}", plan(contact_center=media, activities=activities))
    assert state(verdict) == said
    if missing is not None:
        assert [words["missing"] for _, words in found] == missing


LIVE_MAIL = "{medium: email, routing: live}"
PLANNED_CHAT = "{medium: chat, routing: planned, since: 2026-09-01}"


@pytest.mark.parametrize(
    ("media", "until"),
    [
        (LIVE_MAIL, "behind chat routing"),
        (f"{LIVE_MAIL}, {PLANNED_CHAT}", "to 2026-09-01 or later"),
        (f"{{medium: email, routing: planned, since: 2026-10-01}}, {PLANNED_CHAT}", "to 2026-10-01 or later"),
        ("{medium: email, routing: planned}, {medium: chat, since: 2026-09-01}", "behind e-mail and chat routing"),
    ],
)
def test_a_prerequisite_that_is_planned_tells_how_long_to_wait(media: str, until: str) -> None:
    _, [(_, words)] = run(f"prerequisite: {{{ROUTING}}}", plan(contact_center=f"[{media}]", activities=LATE))
    assert words["until"] == until


@pytest.mark.parametrize(
    ("priority", "said", "hit"),
    [
        ("[followers, severity]", "holds", ("followers", 1, 2)),
        ("[severity, followers]", "fails", None),
        ("[reach, number of followers]", "holds", ("reach", 2, 2)),
        ("[severity]", "fails", None),
        ("[]", "unknown: care.priority", None),
    ],
)
def test_ranking(priority: str, said: str, hit: tuple[str, int, int] | None) -> None:
    verdict, found = run("ranking: {path: care.priority, lexicons: [reach]}", plan(care=f"{{priority: {priority}}}"))
    assert state(verdict) == said
    assert [(where, words["count"], words["entries"]) for where, words in found] == ([hit] if hit else [])
