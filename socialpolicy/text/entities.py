"""Hashtags, mentions and addresses in the text of a post, as twitter-text sees them."""

import re
from bisect import bisect_right

from socialpolicy.text.urls import ACCENTED, Entity, urls

__all__ = ["Entity", "hashtags", "mentions", "urls"]

_SIGNS = ("#", "＃")
_JOINERS = frozenset("_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7")
_SELECTORS = ("\ufe0e", "\ufe0f")
_MENTION = (
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=(?<![a-zA-Z0-9_+~.-])(?i:rt))|(?<=(?<![a-zA-Z0-9_+~.-])(?i:rt):))"
    rf"[@＠]([a-zA-Z0-9_]{{1,20}}+)(?:/[a-zA-Z][a-zA-Z0-9_-]{{0,24}}+)?+(?![@＠{ACCENTED}]|://)"
)


def hashtags(text: str) -> list[Entity]:
    """Return the hashtags of a text, without those inside addresses; a number alone is none."""
    if "#" not in text and "＃" not in text:
        return []
    found = [tag for sign in re.finditer("[#＃]", text) if (tag := _hashtag(text, sign.start()))]
    if "." not in text or not any(_is_glued(text, tag.start) for tag in found):
        return found
    return _outside(found, urls(text))


def mentions(text: str) -> list[Entity]:
    """Return the @names in a text; an e-mail address holds none."""
    if "@" not in text and "＠" not in text:
        return []
    return [Entity(match[1], match.start(), match.end(1)) for match in re.finditer(_MENTION, text)]


def _is_glued(text: str, start: int) -> bool:
    """Tell whether something stands right before a place: what follows a blank or a line end is in no address."""
    return start > 0 and text[start - 1] not in " \n"


def _hashtag(text: str, start: int) -> Entity | None:
    """Return the hashtag whose sign stands at `start`."""
    before = text[start - 1 : start] if start else ""
    if before and before not in _SELECTORS and (before == "&" or _inside(before)):
        return None
    end = start + 1
    while end < len(text) and _inside(text[end]):
        end += 1
    value = text[start + 1 : end]
    if value[:1] in ("\ufe0f", "\u20e3") or not any(map(_letter, value)):
        return None
    if text.startswith((*_SIGNS, "://"), end):
        return None
    return Entity(value, start, end)


def _inside(character: str) -> bool:
    """Tell whether a character may stand in a hashtag: letters, marks, digits and a few joiners."""
    return (
        character.isalnum()
        if character.isascii() and character != "_"
        else (character in _JOINERS or _letter(character) or character.isdecimal())
    )


def _letter(character: str) -> bool:
    if character.isascii():
        return character.isalpha()
    from unicodedata import category  # most posts do without these tables

    return category(character)[0] in "LM"


def _outside(entities: list[Entity], taken: list[Entity]) -> list[Entity]:
    """Return those entities that lie in none of the addresses."""
    starts = [url.start for url in taken]
    before = ((one, bisect_right(starts, one.start) - 1) for one in entities)
    return [one for one, last in before if last < 0 or taken[last].end <= one.start]
