"""Words as YAML keeps them: plain where that is safe, else in double quotes."""

import json
import re

PLAIN = re.compile(r"[A-Za-z][\w./-]*(?: [\w./-]+)*")
WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
"""Words that YAML takes for something else than a text."""


def scalar(word: str) -> str:
    """Return a text as it is written in YAML, as a key or a value."""
    if PLAIN.fullmatch(word) and word.isascii() and word.casefold() not in WORDS:
        return word
    return json.dumps(word, ensure_ascii=False)
