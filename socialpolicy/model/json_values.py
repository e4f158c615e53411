"""Values as JSON can hold them, and the JSON itself: the same for every report."""

import json
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any


def json_value(value: Any, digits: int | None = None) -> Any:
    """Return named tuples and mappings as objects, dates in ISO 8601, sets in order, all else as text.

    Numbers with a fraction are rounded to `digits` places where that is given; whole ones lose their point.
    """
    if hasattr(value, "_asdict"):
        return json_value(value._asdict(), digits)
    if isinstance(value, Mapping):
        return {
            key.isoformat() if isinstance(key, date) else str(key): json_value(item, digits)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [json_value(item, digits) for item in value]
        return sorted(items, key=str) if isinstance(value, (set, frozenset)) else items
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value, digits)
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return a value as JSON in ASCII, so that no encoding of the output matters and no terminal obeys it."""
    # JSON leaves DEL alone, terminals do not.
    return json.dumps(value, indent=indent, allow_nan=False, default=str).replace("\x7f", "\\u007f")


def _number(value: float, digits: int | None) -> int | float | str:
    if not isfinite(value):
        return str(value)
    if value.is_integer() and (digits is None or abs(value) < 1e15):
        return int(value)
    return value if digits is None else round(value, digits)
