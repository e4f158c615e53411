"""Messages filled in: what a rule says, with the words and figures of the case."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.model.rule import Severity
from socialpolicy.value import Value

_ONE_OF_MANY = r"(?<![\w.,:/-])1 (hour|day|week|month|year|post|line|word|customer)s\b"
"""What is counted, where there is one of it."""

_LONGEST, _FIRST, _LAST = 1200, 800, 300
"""How many characters a message may have, and how many of its first and last are left of a longer one."""


class _Word(Value):
    """A value in a message: a missing one is a dash, and one that its format does not fit is shown as it is."""

    value: Any

    def __format__(self, spec: str) -> str:
        """Return the value as text; a number without a format is written without needless digits."""
        if self.value is None:
            return "–"
        if isinstance(self.value, date) and not spec:
            return self.value.isoformat()[:10]
        if isinstance(self.value, float) and spec in ("", "g"):
            return format(round(self.value, 1), ".12g") if abs(self.value) >= 10 else format(self.value, ".3g")
        try:
            return str(format(self.value, spec))
        except (TypeError, ValueError):
            return str(self.value)


class _Words(dict[str, Any]):
    """The words of a case; one that it does not have is a dash."""

    def __missing__(self, key: str) -> _Word:
        return _Word(None)


def fill(wording: str | Mapping[str, str], severity: Severity, words: Mapping[str, Any]) -> str:
    """Return the text for a severity with its {placeholders} filled in, on one line."""
    if isinstance(wording, Mapping):
        wording = wording.get(severity) or next(iter(wording.values()))
    filled = wording.format_map(_Words({name: _Word(value) for name, value in words.items()}))
    line = shortened(" ".join(filled.split()))
    return re.sub(_ONE_OF_MANY, r"1 \1", line) if "1 " in line else line


def shortened(words: str) -> str:
    """Return words that may repeat something endless, without their middle; no word is cut, for it may be a secret."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_FIRST].rpartition(' ')[0]} … {words[-_LAST:].partition(' ')[2]}"
