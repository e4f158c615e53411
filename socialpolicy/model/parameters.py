"""The types that parameters of check kinds may have; reading, defaults, JSON Schema and docs follow from them."""

from collections.abc import Mapping
from typing import Annotated, Any

Share = Annotated[float, "share"]
"""A part of a whole, written as 50% or 0.5."""

Lexicons = Annotated[tuple[str, ...], "lexicons"]
"""Names of word lists; where a kind has them, `words` may be written out in the rule instead."""

Paths = Annotated[tuple[str, ...], "paths"]
"""Parts of a text: block kinds of a post (title, paragraph, ...) or fields of a plan (activities.purpose)."""

Where = Annotated[Mapping[str, Any], "where"]
"""Conditions on facts, all of which must hold."""

Quantity = Annotated[Mapping[str, Any], "quantity"]
"""{fact: path}, {count: rows, where: ...} or {sum: field, rows: rows, where: ...}."""

Weights = Annotated[Mapping[str, float], "weights"]
"""Names with the weight of each."""

WeightedLexicons = Annotated[Mapping[str, float], "weighted lexicons"]
"""Names of word lists, each with the factor by which the weights of its cues count."""

Options = Annotated[Mapping[str, Any], "options"]
"""Named ways to satisfy a check: each {facts: [paths], lexicons: [names]}."""
