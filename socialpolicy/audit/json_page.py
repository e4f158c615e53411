"""Scorecards as one JSON object; its names are those of the values in scorecard.py."""

from collections.abc import Iterator
from typing import Any

from socialpolicy.audit import Page
from socialpolicy.audit.scorecard import STATES, Scorecard
from socialpolicy.model.json_values import json_text, json_value
from socialpolicy.version import VERSION

FORMAT = 1
"""The version of this shape; it changes only when something that is there already changes its meaning."""
DIGITS = 4
"""To how many places figures are rounded."""


def render(page: Page) -> Iterator[str]:
    """Yield the object: the tool, a scorecard for each plan, and what could not be read."""
    audits = [_card(card) for card in page.cards]
    failures = [{"path": one.path, "line": one.line, "message": one.message} for one in page.failures]
    tool = {"name": "socialpolicy", "version": VERSION}
    whole = {"version": FORMAT, "tool": tool, "audits": audits, "failures": failures}
    yield from json_text(whole, indent=1).split("\n")


def _card(card: Scorecard) -> dict[str, Any]:
    counts = {state: card.count(state) for state in STATES}
    made: dict[str, Any] = json_value(card, DIGITS)
    return {**made, "counts": {state.replace(" ", "_"): count for state, count in counts.items()}}
