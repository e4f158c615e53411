"""A compiled rulebook as bytes and back: a line of JSON that tells what there is, then a line for each thing in it.

The first line has what it takes to choose among the rules. The lines of rules, word lists, groups and channels are
found without being read, so that a run reads only the rules about its texts and the words that these look for.
"""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

_CHOSEN_BY = ("id", "category", "tags", "status", "replaced_by", "parameters", "choices", "subjects")
"""What of a rule stands in the first line."""

_REST = "rest"
"""The key of the line that holds the rest of a rule."""


def encode(compiled: Mapping[str, Any]) -> bytes:
    """Return a compiled rulebook as bytes."""
    rules, lexicons = [whole(rule) for rule in compiled["rules"]], compiled["lexicons"]
    matching, channels = compiled["matching"], compiled["channels"]
    rests = (_json({key: value for key, value in rule.items() if key not in _CHOSEN_BY}) for rule in rules)
    lines = [*rests, *lexicons.values(), *(stored for _, stored in matching), *channels.values()]
    index = {
        **compiled,
        "rules": [{key: value for key, value in rule.items() if key in _CHOSEN_BY} for rule in rules],
        "lexicons": list(lexicons),
        "matching": [names for names, _ in matching],
        "channels": list(channels),
    }
    return "\n".join((_json(index), *lines)).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the compiled rulebook that `encode` wrote. Raises ValueError where it is not one."""
    head, *lines = BytesIO(data)  # finds the ends of lines several times as fast as split
    index = json.loads(head)
    rules, names, groups, channels = (index[key] for key in ("rules", "lexicons", "matching", "channels"))
    if len(lines) != len(rules) + len(names) + len(groups) + len(channels):
        raise ValueError("the compiled rulebook has lost lines")
    left = iter(lines)
    return {
        **index,
        "rules": [{**rule, _REST: next(left)} for rule in rules],
        "lexicons": {name: next(left) for name in names},
        "matching": [(group, next(left)) for group in groups],
        "channels": {name: next(left) for name in channels},
    }


def whole(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return all of a rule, of which only what it is chosen by may have been read."""
    if _REST not in rule:
        return rule
    return {**{key: value for key, value in rule.items() if key != _REST}, **json.loads(rule[_REST])}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
