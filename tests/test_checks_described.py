"""Rows that describe themselves, facts that a policy must name, words that are denied: what the checks say of them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import yaml

from socialpolicy.assemble.document import assemble
from socialpolicy.checks import described, names, phrases
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Verdict
from socialpolicy.model.house import House
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.kinds import parameters_of
from socialpolicy.text.compiled import packed
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Cues, Group, Matcher
from socialpolicy.text.negation import is_denied

HOUSE = House(as_of=date(2026, 1, 5))
LEXICONS = {
    "tools": (Cue("(tool|software)", "a tool", 1),),
    "groups": (Cue("group", "a group", 1),),
    "ours": (Cue("our page", "one's own", 1),),
    "unhappy": (Cue("complaints", "unhappy", 1), Cue("fake complaints", "not unhappy", 0)),
    "venting": (Cue("venting", "venting", 1),),
}
TREES = {name: json.dumps([list(cue) for cue in cues]) for name, cues in LEXICONS.items()}
MATCHER = Matcher([Group(tuple(LEXICONS), packed(compile_cues(LEXICONS)))])


def context(fields: Mapping[str, str]) -> tuple[Context, str]:
    """Return what a check may know of a plan with the given fields, each written in YAML, and the plan's text."""
    source = "kind: plan\n" + "".join(f"{name}: {value}\n" for name, value in fields.items())
    document = read(source.encode(), path="plan.yaml")
    plan = assemble(document, HOUSE).plan
    scan = MATCHER.scan(plan.prose.value, plan.prose.quotes)
    return Context(plan, plan, -1, plan.prose, scan, Cues(TREES), HOUSE), document.text


def run(module: Any, check: str, **fields: str) -> tuple[Verdict, str]:
    """Run a check on a plan; returns its verdict and the text at its first hit."""
    known, text = context(fields)
    kind = module.__name__.rpartition(".")[2]
    verdict = module.check(known, parameters_of(kind, yaml.safe_load(check)))
    span = verdict.hits[0].span if verdict.hits else None
    return verdict, text[span.start : span.end] if span else ""


def state(verdict: Verdict) -> str:
    return f"unknown: {verdict.unknown}" if verdict.unknown else "holds" if verdict.holds else "fails"


# ---- described: a row that says of itself what it is ----

BUDGET = """{of: budget, where: {side: [inbound, both]}, undecided: purpose, options:
  {for: {facts: [purpose], lexicons: [tools]}, item: {facts: [item], lexicons: [tools]}}}"""
PLACE = """{of: activities, where: {kind: promote}, besides: [ours], options:
  {where: {facts: [where]}, purpose: {facts: [purpose], lexicons: [groups]}}}"""


@pytest.mark.parametrize(
    ("check", "field", "rows", "said", "place"),
    [
        # the first option whose facts are given decides
        (BUDGET, "budget", "[{item: Sprout, side: inbound, for: Software}]", "holds", "Sprout"),
        (BUDGET, "budget", "[{item: Listening tool, side: both}]", "holds", "Listening tool"),
        (BUDGET, "budget", "[{item: Listening tool, side: inbound, for: staff}]", "fails", "Listening tool"),
        # only rows that meet `where` count; the words of one row are not those of another
        (BUDGET, "budget", "[{item: Tool, side: outbound, for: tool}]", "fails", "["),
        (BUDGET, "budget", "[{item: A, side: both, for: ads}, {item: B, side: outbound, for: tool}]", "fails", "A"),
        # what is missing is named, but for rows that need not be asked
        (BUDGET, "budget", "[{item: Tool, for: tool}]", 'unknown: side of "Tool"', ""),
        (BUDGET, "budget", "[{item: Sprout, side: inbound}]", 'unknown: `for` of "Sprout"', ""),
        (BUDGET, "budget", "[{item: Sprout, side: inbound}, {item: B, side: inbound, for: tool}]", "holds", "B"),
        # without lexicons any text will do, but for that which speaks words of `besides`
        (PLACE, "activities", "[{kind: promote, where: Urban Cyclists}]", "holds", "promote"),
        (PLACE, "activities", "[{id: share, kind: promote, where: Our page}]", "fails", "share"),
        (PLACE, "activities", "[{kind: promote, where: Urban Cyclists, purpose: To our page}]", "holds", "promote"),
        (PLACE, "activities", "[{kind: promote, purpose: From the group to our page}]", "holds", "promote"),
        (PLACE, "activities", "[{kind: promote, purpose: Share}, {kind: comment, where: Group}]", "fails", "promote"),
        (PLACE, "activities", "[{kind: promote}]", "fails", "promote"),
    ],
)  # fmt: skip
def test_described(check: str, field: str, rows: str, said: str, place: str) -> None:
    verdict, where = run(described, check, **{field: rows})
    assert state(verdict) == said
    assert where == place or (place == "[" and where.startswith("["))


def test_described_rows_are_counted_and_named() -> None:
    verdict, _ = run(described, PLACE, activities="[{id: a, kind: promote}, {id: b, kind: promote}, {kind: publish}]")
    assert verdict.figures == {"count": 0, "among": 2, "rows": 3}
    assert (verdict.hits[0].words, verdict.hits[0].cause) == ({"names": '"a", "b"'}, "contradicts")


def test_described_without_a_list_is_blank() -> None:
    verdict, _ = run(described, PLACE, title="Q1")
    assert (verdict.hits[0].cause, verdict.hits[0].span, verdict.figures["rows"]) == ("blank", None, 0)


# ---- names: each of several facts, in some fields of a plan ----

KINDS_OF_PEOPLE = """{every: true, within: [care.covers, care.policy], options:
  {the unhappy: {lexicons: [unhappy]}, the angry: {lexicons: [venting]}}}"""


@pytest.mark.parametrize(
    ("fields", "missing", "cause", "place"),
    [
        ({"care": "{covers: [complaints, venting]}"}, "", None, ""),
        ({"care": "{covers: [complaints], policy: Venting is heard}"}, "", None, ""),
        ({"care": "{covers: [complaints]}"}, "the angry", "contradicts", "[complaints]"),
        ({"care": "{covers: [praise]}"}, "the unhappy and the angry", "contradicts", "[praise]"),
        ({"care": "{policy: Venting is heard}"}, "the unhappy", "blank", "Venting is heard"),
        ({"problem": "Complaints and venting"}, "the unhappy and the angry", "blank", ""),
    ],
)
def test_every_name_within_some_fields(fields: dict[str, str], missing: str, cause: str | None, place: str) -> None:
    verdict, where = run(names, KINDS_OF_PEOPLE, **fields)
    assert verdict.holds == (not missing)
    assert verdict.hits[0].words["missing"] == missing
    assert verdict.holds or (verdict.hits[0].cause, where) == (cause, place)


def test_names_in_a_field_that_cannot_be_read_are_unknown() -> None:
    verdict, _ = run(names, KINDS_OF_PEOPLE, care="{covers: {complaints: yes}}")
    assert verdict.unknown == "care.covers"


# ---- phrases: denied words, and cues that excuse ----


@pytest.mark.parametrize(
    ("entry", "parameters", "said"),
    [
        ("complaints", "unless_denied: true", "holds"),
        ("spam, never complaints", "unless_denied: true", "fails"),
        ("spam, never complaints", "unless_denied: false", "holds"),
        ("fake complaints", "quoted: false", "fails"),
        ("fake complaints and complaints", "quoted: false", "holds"),
    ],
)
def test_phrases_that_are_denied_or_excused_are_left_out(entry: str, parameters: str, said: str) -> None:
    check = f"{{lexicons: [unhappy], within: [care.moderation.remove], {parameters}}}"
    verdict, _ = run(phrases, check, care=f"{{moderation: {{remove: ['{entry}']}}}}")
    assert state(verdict) == said


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("we [delete it]", False),
        ("we never [delete it]", True),
        ("we do not want to [delete it]", True),
        ("we don\u2019t [delete it]", True),
        ("rather than [delete it]", True),
        ("nobody here may [delete it]", True),
        ("to [delete it] is not our way", True),
        ("they [delete it] never", True),
        # warned of, however far away
        ("Beware of anybody at all who offers to [delete it]", True),
        ("You were warned: we [delete it]", False),
        # another clause, or too far away
        ("not here, we [delete it]", False),
        ("it is not ours. We [delete it]", False),
        ("we do not know who else might then [delete it]", False),
        ("we [delete it], not more", False),
        ("we [delete it] and not more", False),
        # more, not less
        ("we not only [delete it]", False),
    ],
)
def test_denied_words(text: str, denied: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_denied(text.replace("[", "").replace("]", ""), start, end) == denied
