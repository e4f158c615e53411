"""Nodes to a plan: its keys may stand under `plan:`, beside it, or both."""

from importlib import import_module

from socialpolicy.assemble.names import vocabulary
from socialpolicy.assemble.posts import Draft, Source, read_posts
from socialpolicy.assemble.prose import plan_prose
from socialpolicy.assemble.reading import Customs, Foreknown, Reading
from socialpolicy.assemble.records import Chosen, Given, choose, in_currency, read_fields
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.value import Value

HEADS = frozenset({"plan", "kind"})
"""Keys that only tell that a file is a plan."""


class Named(Value):
    """What stands under a plan's `posts`: patterns of files, and posts written out."""

    patterns: Chosen
    drafts: tuple[Mapping, ...]


def read_plan(root: Mapping, source: Source, reading: Reading, known: Foreknown = ({}, "")) -> Plan:
    """Return the plan of a file, with the posts that it writes out as `planned`; `known` is of tables of posts."""
    fields = Mapping(_entries(root), root.span)
    reading = in_currency(fields, reading._replace(passages=[]))
    words = vocabulary(Plan)
    chosen = choose(fields.entries, words, reading)
    named = _named(chosen)
    values = read_fields({**chosen, **named.patterns}, words.facts, root.span, reading)
    prose = plan_prose(reading.passages or ())
    planned = _planned(named.drafts, source, _of_posts(reading, values.get("timezone")), known)
    return Plan(**values, name=source.path, prose=prose, planned=planned)


def _entries(root: Mapping) -> tuple[tuple[Scalar, Node], ...]:
    inner = [value for key, value in root.entries if key.text.value == "plan" and isinstance(value, Mapping)]
    beside = tuple((key, value) for key, value in root.entries if key.text.value not in HEADS)
    return (*(entry for mapping in inner for entry in mapping.entries if entry[0].text.value != "kind"), *beside)


def _named(chosen: Chosen) -> Named:
    given = chosen.get("posts")
    if given is None:
        return Named({}, ())
    items = given.value.items if isinstance(given.value, Sequence) else (given.value,)
    patterns = Sequence(tuple(item for item in items if not isinstance(item, Mapping)), given.value.span)
    value = given.value if isinstance(given.value, Scalar) else patterns
    drafts = tuple(item for item in items if isinstance(item, Mapping))
    return Named({"posts": Given(given.key, value, given.own)}, drafts)


def _of_posts(reading: Reading, timezone: str | None) -> Reading:
    """Return how the posts are read that a plan writes out; without an offset they are in the plan's own time zone."""
    before = reading.customs
    customs = Customs(
        day_first=before.day_first,
        decimal=before.decimal,
        timezone=timezone or before.timezone,
        channels=before.channels,
    )
    return reading._replace(passages=None, customs=customs)


def _planned(drafts: tuple[Mapping, ...], source: Source, reading: Reading, known: Foreknown) -> tuple[Post, ...]:
    if drafts and source.format in ("csv", "xlsx"):
        posts: tuple[Post, ...] = import_module("socialpolicy.assemble.tables").posts_of_rows(
            drafts, source, reading, known
        )
        return posts
    words = vocabulary(Post)
    return tuple(
        read_posts((Draft(choose(node.entries, words, reading), node.span) for node in drafts), source, reading)
    )
