"""HTML as it is met in Markdown: its tags and comments, their attributes, and the characters that entities mean."""

import re
from collections.abc import Iterator

from socialpolicy.value import Value

_TAG = (
    r"<!--(?:.*?-->|.*\Z)|<[!?][^>]*+>|"
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
_ATTRIBUTE = r"(?<![\w-])([a-zA-Z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))"
_ENTITY = r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));"
_MEANINGS = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0", "mdash": "—", "ndash": "–",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "bull": "•", "middot": "·",
    "copy": "©", "reg": "®", "trade": "™", "euro": "€", "times": "×", "rarr": "→", "laquo": "«", "raquo": "»",
}  # fmt: skip


class Tag(Value):
    """One tag, or a comment, whose name is ""; `attributes` is as written."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int


def tags(html: str) -> Iterator[Tag]:
    """Yield the tags and comments of a piece of HTML in linear time, however broken it is."""
    if ">" not in html and "<!--" not in html:
        return
    for match in re.finditer(_TAG, html, re.DOTALL):
        close, name, attributes = match.groups("")
        yield Tag(name.lower(), bool(close), attributes, match.start(), match.end())


def attributes(tag: Tag) -> dict[str, str]:
    """Return a tag's attributes by their names in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in re.findall(_ATTRIBUTE, tag.attributes):
        found.setdefault(name.lower(), "".join(text for text, _ in decoded(double or single or bare)))
    return found


def decoded(text: str) -> Iterator[tuple[str, int]]:
    """Yield stretches of text and where they stand in it; an entity is a stretch of its own."""
    last = 0
    if "&" in text:
        for match in re.finditer(_ENTITY, text):
            meaning = _meaning(match)
            if meaning:
                yield text[last : match.start()], last
                yield meaning, match.start()
                last = match.end()
    yield text[last:], last


def _meaning(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _MEANINGS.get(name, "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
