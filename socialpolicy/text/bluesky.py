"""Hashtags, mentions and addresses as Bluesky's app makes them: its rules are not those of X."""

import re

from socialpolicy.text.tlds import LATIN, OTHER
from socialpolicy.text.urls import Entity

_MENTION = r"(?<![^\s(])@([a-zA-Z0-9.-]+)\b"
_LINK = r"(?i)(?<![^\s(])(?:https?://\S+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)"
_GAPS = r"\s\u00ad\u2060\u200a-\u200d\u20e2"
_TAG = rf"(?<!\S)[#＃]((?!\ufe0f)[^{_GAPS}]+)"
"""A mention, an address, what ends a hashtag, and a hashtag: after the patterns for rich text in Bluesky's atproto."""


def hashtags(text: str) -> list[Entity]:
    """Return the hashtags of a text: up to white space, without the punctuation at their end, and no mere number.

    The app leaves one of more than 64 characters as it is; here it is found, so that somebody can be told.
    """
    if "#" not in text and "＃" not in text:
        return []
    found = (_hashtag(match[1], match.start()) for match in re.finditer(_TAG, text))
    return [tag for tag in found if tag is not None]


def mentions(text: str) -> list[Entity]:
    """Return the mentions of a text: handles are names of hosts."""
    found = (Entity(match[1], *match.span()) for match in re.finditer(_MENTION, text)) if "@" in text else ()
    return [one for one in found if _is_host(one.value) or one.value.endswith(".test")]


def urls(text: str) -> list[Entity]:
    """Return the addresses of a text, with https:// or without."""
    found: list[Entity] = []
    for match in re.finditer(_LINK, text) if "." in text else ():
        if match[1] is None or _is_host(match[1]):
            url = re.sub(r"[.,;:!?]$", "", match[0])
            url = url[:-1] if url.endswith(")") and "(" not in url else url
            found.append(Entity(url, match.start(), match.start() + len(url)))
    return found


def _hashtag(written: str, start: int) -> Entity | None:
    from unicodedata import category  # needed only where there is a hashtag

    end = len(written)
    while end and category(written[end - 1])[0] == "P":
        end -= 1
    tag = written[:end]
    if all(one.isdecimal() or category(one)[0] == "P" for one in tag):
        return None
    return Entity(tag, start, start + 1 + end)


def _is_host(name: str) -> bool:
    _, dot, last = name.rpartition(".")
    return bool(dot) and (last.lower() in LATIN or last in OTHER)
