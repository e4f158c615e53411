"""Messages filled in: what a rule says, with the words and figures of the case."""

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from socialpolicy.model.rule import Severity


class _Wording(Formatter):
    """A formatter to which a missing or unfit value is a dash, never an exception."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key))

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "–"
        if isinstance(value, float) and not format_spec:
            format_spec = "g"
        if isinstance(value, date) and not format_spec:
            return value.isoformat()[:10]
        try:
            return str(format(value, format_spec))
        except (TypeError, ValueError):
            return str(value)


_WORDING = _Wording()


def fill(wording: str | Mapping[str, str], severity: Severity, words: Mapping[str, Any]) -> str:
    """Return the text for a severity with its {placeholders} filled in, on one line."""
    if isinstance(wording, Mapping):
        wording = wording.get(severity) or next(iter(wording.values()))
    return " ".join(_WORDING.vformat(wording, (), words).split())
