"""Pieces of Markdown: tables, code and values written as YAML on one line."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

_CODE_OR_MARK = re.compile(r"(`[^`]*`)|([*<\[\]]|(?<!\w)_)")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table and a blank one after it; nothing where there are no rows."""
    if rows:
        for cells in (heads, ["---"] * len(heads), *rows):
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        yield ""


def block(text: str, language: str = "yaml") -> Iterator[str]:
    """Yield the lines of a block of code, fenced so that nothing inside ends it, and a blank line after it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    yield from (f"{fence}{language}", *text.splitlines(), fence, "")


def code(value: Any) -> str:
    """Return a value as inline code: a text as it is, anything else as YAML on one line."""
    text = value if isinstance(value, str) else flow(value)
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    written = yaml.safe_dump([value], default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9)
    return str(written).strip()[1:-1]


def plain(text: str) -> str:
    """Return a text on one line in which nothing counts as Markdown but code between backticks."""
    return _CODE_OR_MARK.sub(lambda found: found[1] or f"\\{found[2]}", " ".join(text.split()))


def listed(words: Sequence[str]) -> str:
    """Return words as inline code with commas."""
    return ", ".join(code(word) for word in words)
