"""The types that parameters of check kinds may have; reading, defaults, JSON Schema and docs follow from them."""

from collections.abc import Mapping
from typing import Annotated, Any

Share = Annotated[float, "share"]
"""A part of a whole, written as 50% or 0.5."""

Lexicons = Annotated[tuple[str, ...], "lexicons"]
"""Names of word lists; where a kind has them, `words` may be written out in the rule instead."""

Listed = Annotated[str, "listed"]
"""The name of a word list whose entries are looked up as they stand (hosts, names of parameters), not searched for."""

Paths = Annotated[tuple[str, ...], "paths"]
"""Parts of a text: block kinds of a post (title, paragraph, ...) or fields of a plan (activities.purpose)."""

BLOCK_KINDS = ("title", "heading", "paragraph", "item", "cell", "code", "alt")
"""The parts of a post's text that `Paths` may name."""

Fact = Annotated[str, "fact"]
"""The path of a fact of what is looked at: the row that a list gives, where a kind has one, else the post or plan."""

Facts = Annotated[tuple[str, ...], "facts"]
"""Paths of facts."""

LimitName = Annotated[str, "limit"]
"""A limit that a channel may have: text, title, hashtags, ..."""

Flaw = Annotated[str, "flaw"]
"""What may be wrong with an alternative text."""

Rows = Annotated[str, "rows"]
"""The path of a list of rows; the other parameters of the kind are about its rows."""

Texts = Annotated[str, "texts"]
"""The path of a list of texts."""

Where = Annotated[Mapping[str, Any], "where"]
"""Conditions on facts, all of which must hold."""

ActivitiesWhere = Annotated[Mapping[str, Any], "where", "activities"]
"""Conditions on the facts of activities."""

PostsWhere = Annotated[Mapping[str, Any], "where", "planned"]
"""Conditions on the facts of planned posts."""

PeopleWhere = Annotated[Mapping[str, Any], "where", "people"]
"""Conditions on the facts of people."""

Quantity = Annotated[Mapping[str, Any], "quantity"]
"""{fact: path}, {count: rows, where: ...} or {sum: field, rows: rows, where: ...}."""

Products = Annotated[Mapping[str, tuple[str, ...]], "products"]
"""Lists of rows, each with the facts of a row that are multiplied: {budget: [amount]}."""

Forerunners = Annotated[tuple[Mapping[str, Any], ...], "forerunners"]
"""Rows that may come before something: each {rows: list, day: fact, where: ...}."""

Weights = Annotated[Mapping[str, float], "weights"]
"""Names with the weight of each."""

WeightedLexicons = Annotated[Mapping[str, float], "weighted lexicons"]
"""Names of word lists, each with the factor by which the weights of its cues count."""

Options = Annotated[Mapping[str, Any], "options"]
"""Named ways to satisfy a check: each {facts: [paths], lexicons: [names]}."""

OPTION = "option"
"""Marks a parameter that names one of the `options` of the same check."""

OptionName = Annotated[str, OPTION]
"""The name of one of the `options` of the same check."""
