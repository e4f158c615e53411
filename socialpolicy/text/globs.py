"""Path patterns as people write them in a configuration: `posts/**/*.md`, `drafts/`, `*.csv`."""

import re
from collections.abc import Sequence
from functools import lru_cache

_TOKEN = r"(?s)/\*\*/|^\*\*/|/\*\*$|\*+|\?|\[!?\]?[^\]/]*\]|[^*?\[/]+|."


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression for one pattern, to be matched (`fullmatch`) against a relative path with slashes.

    `*` and `?` stay within a folder, `**` crosses folders. A pattern without a slash matches at any
    depth; one that matches a folder covers all that is in it.
    """
    anchored = "/" in pattern.rstrip("/")
    trimmed = pattern.removeprefix("./").strip("/")
    body = "".join(_translated(token) for token in re.findall(_TOKEN, trimmed))
    return re.compile(("" if anchored else "(?:.*/)?") + body + "(?:/.*)?", re.DOTALL)


def matches_any(patterns: Sequence[str], path: str) -> bool:
    """Return whether at least one of the patterns covers the relative path."""
    return any(compiled(pattern).fullmatch(path) for pattern in patterns)


def _translated(token: str) -> str:
    if token in ("/**/", "**/"):
        return "(?:/|/.*/)" if token.startswith("/") else "(?:.*/)?"
    if token == "/**":
        return "/.*"
    if token.startswith("*"):
        return "[^/]*"
    if token == "?":
        return "[^/]"
    if token.startswith("[") and len(token) > 2:
        return _class(token[1:-1])
    return re.escape(token)


def _class(members: str) -> str:
    negated = members.startswith("!")
    listed = re.sub(r"([\\\[\]^&~|])", r"\\\1", members[negated:])
    try:
        return re.compile(f"[{'^/' if negated else ''}{listed}]").pattern
    except re.error:
        return re.escape(f"[{members}]")
