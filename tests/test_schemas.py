"""The JSON Schemas: what people may write is accepted, what is misspelt is not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from socialpolicy.errors import UsageError
from socialpolicy.model.facts import facts_of
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import CHANNELS, Post
from socialpolicy.model.work import Activity
from socialpolicy.schemas import SCHEMAS, schema

FORMATS = Path(__file__).parents[2] / "shared" / "formats.md"


def complaints(what: str, source: str) -> list[str]:
    value = json.loads(json.dumps(yaml.safe_load(source), default=str))
    return [error.message for error in Draft202012Validator(schema(what)).iter_errors(value)]


@pytest.mark.parametrize("what", SCHEMAS)
def test_every_schema_is_one(what: str) -> None:
    made = schema(what)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_there_is_no_other_schema() -> None:
    with pytest.raises(UsageError, match="config, facts, plan, post, rule"):
        schema("poem")


@pytest.mark.skipif(not FORMATS.is_file(), reason="the shared description is not beside this checkout")
def test_the_described_plan_fits() -> None:
    found = re.search(r"```yaml\n(plan:.*?)```", FORMATS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert complaints("plan", found[1]) == []


@pytest.mark.parametrize(
    "source",
    [
        "{channel: x, text: Hello}",
        "[{channels: [x, Twitter], text: Hello}]",
        "posts: [{channel: linkedin, text: Hello, publish_at: 2026-01-05T09:00Z}]",
        "{text: Hello, employee: yes, draft: 'no', tags: [a], media: [{file: a.png, alt: A}, b.png]}",
        "{text: Hello, news: {what: Moved, date: 2026-01-03}, offer: {what: A workshop, until: 2026-02-01}}",
        "{text: Hello, date: 2026-01-05, authors: [{name: Ann}], x_mood: happy}",
        "{text: Hello, socialpolicy: {ignore: [{rule: no-hard-sell, reason: agreed, until: 2026-02-01, by: Ann}]}}",
        "{text: 1.10, title: no, news: ~}",
    ],
)
def test_posts_as_people_write_them_fit(source: str) -> None:
    assert complaints("post", source) == []


@pytest.mark.parametrize(
    "source",
    [
        "{text: Hello, chanel: x}",
        "{text: [a, b]}",
        "{text: Hello, kind: tweetstorm}",
        "{text: Hello, employee: perhaps}",
        "{text: Hello, news: {what: Moved, dat: 2026-01-03}}",
        "{text: Hello, socialpolicy: {ignore: [{rule: no-hard-sell}]}}",
        "posts: Hello",
        "3",
    ],
)
def test_posts_with_a_slip_do_not(source: str) -> None:
    assert complaints("post", source)


@pytest.mark.parametrize(
    "source",
    [
        "{kind: plan, title: A}",
        "plan: {title: A, goals: [{goal: B}]}",
        "{plan: , activities: {kind: monitor, hours: 12}}",
        "{plan: {}, budget: [{item: A, for: staff, amount: '$3'}], x_own: 1}",
        "{plan: {}, posts: [drafts/*.md, {channel: x, text: Hello}]}",
        "{plan: {}, activities: [{kind: listen}], na: [{practice: useful-blog, reason: no blog}]}",
    ],
)
def test_plans_as_people_write_them_fit(source: str) -> None:
    assert complaints("plan", source) == []


@pytest.mark.parametrize(
    "source",
    [
        "{title: A}",
        "{kind: post}",
        "{plan: {}, activites: []}",
        "{plan: {titel: A}}",
        "{plan: {}, activities: [{kind: dance}]}",
        "{plan: {}, people: [Ann]}",
    ],
)
def test_plans_with_a_slip_do_not(source: str) -> None:
    assert complaints("plan", source)


@pytest.mark.parametrize(("what", "record"), [("post", Post), ("plan", Plan), ("plan", Activity), ("plan", Post)])
def test_every_declared_field_is_described(what: str, record: type) -> None:
    properties: dict[str, Any] = schema(what)["$defs"][record.__name__]["properties"]
    for name in facts_of(record):
        assert properties[name]["description"]


def test_channels_are_offered_for_completion() -> None:
    channel = schema("post")["$defs"]["Post"]["properties"]["channel"]
    assert set(CHANNELS) <= set(channel["anyOf"][0]["anyOf"][0]["enum"])


@pytest.mark.parametrize(
    ("record", "offered", "known"),
    [("BusinessCase", "return", "returns"), ("Evidence", "from", "origin"), ("BudgetLine", "for", "purpose")],
)
def test_the_names_of_files_are_offered_for_completion(record: str, offered: str, known: str) -> None:
    properties = schema("plan")["$defs"][record]["properties"]
    assert "doNotSuggest" not in properties[offered]
    assert properties[known]["doNotSuggest"] is True
