"""Scorecards as one JSON object; its names are those of the values in scorecard.py."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite
from typing import Any

from socialpolicy.audit import Page
from socialpolicy.audit.scorecard import STATES, Scorecard
from socialpolicy.version import VERSION

FORMAT = 1
"""The version of this shape; it changes only when something that is there already changes its meaning."""


def render(page: Page) -> Iterator[str]:
    """Yield the object: the tool, a scorecard for each plan, and what could not be read."""
    audits = [_card(card) for card in page.cards]
    failures = [{"path": one.path, "line": one.line, "message": one.message} for one in page.failures]
    tool = {"name": "socialpolicy", "version": VERSION}
    whole = {"version": FORMAT, "tool": tool, "audits": audits, "failures": failures}
    # ASCII, so that no encoding of the output matters; JSON leaves DEL alone, terminals do not.
    yield from json.dumps(whole, indent=1, allow_nan=False).replace("\x7f", "\\u007f").split("\n")


def _card(card: Scorecard) -> dict[str, Any]:
    counts = {state: card.count(state) for state in STATES}
    made: dict[str, Any] = _plain(card)
    return {**made, "counts": {state.replace(" ", "_"): count for state, count in counts.items()}}


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it: named tuples and mappings as objects, dates in ISO 8601."""
    if hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    if isinstance(value, Mapping):
        return {_plain(key) if isinstance(key, date) else str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [_plain(item) for item in value]
        return sorted(items, key=str) if isinstance(value, (set, frozenset)) else items
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value)
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def _number(value: float) -> int | float | str:
    if not isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 4)
