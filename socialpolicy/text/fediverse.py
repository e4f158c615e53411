"""Hashtags and mentions as Mastodon reads them: @name on the same server, @name@server on any other."""

import re

from socialpolicy.text.entities import hashtags
from socialpolicy.text.urls import Entity

__all__ = ["hashtags", "mentions"]

_NAME = r"[a-zA-Z0-9_]++(?:[.-]++[a-zA-Z0-9_]++)*+"
_MENTION = rf"(?<![=/\w])@({_NAME}(?:@\w++(?:[.-]++\w++)*+)?)"
_SERVER_LIMIT = 253


def mentions(text: str) -> list[Entity]:
    """Return the mentions of a text; a server whose name is too long to exist is none."""
    if "@" not in text:
        return []
    found = (Entity(match[1], *match.span()) for match in re.finditer(_MENTION, text))
    return [one for one in found if len(one.value.partition("@")[2]) <= _SERVER_LIMIT]
