"""What a text is made of, for cheap first questions: most texts hold nothing of what a check looks for."""

import re
from functools import lru_cache

from socialpolicy.text.prose import OBJECT

_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_KINDS = bytes.maketrans(b"123456789BCDEFGHIJKLMNOPQRSTUVWXYZ", b"000000000" + b"A" * 25)
_LOUD = bytes.maketrans(b"'?", b"AA")
"""An apostrophe, and what lies beyond ASCII, may belong to a word of capitals."""


@lru_cache(maxsize=8)
def unusual(text: str) -> str:
    """Return what of a text is no printable character of ASCII and no blank or line end, in order, but for OBJECT."""
    return unusual_of(text.encode("utf-8", "surrogatepass")).replace(OBJECT, "")


def unusual_of(encoded: bytes) -> str:
    """Return what of a text in UTF-8 is no printable character of ASCII and no blank or line end, in order."""
    return encoded.translate(None, _USUAL).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=8)
def outline(text: str) -> bytes:
    """Return a text with 0 for every digit, A for every capital of ASCII and ? for what else is beyond ASCII."""
    if any(map(str.isdecimal, unusual(text))):
        text = "".join("0" if character.isdecimal() else character for character in text)
    return text.encode("ascii", "replace").translate(_KINDS)


@lru_cache(maxsize=8)
def capital_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places at which at least three capitals of ASCII stand in a row, and nothing but these."""
    return tuple([match.span() for match in re.finditer(rb"AAA+", outline(text))])


@lru_cache(maxsize=8)
def may_shout(text: str, words: int, letters: int) -> bool:
    """Tell whether so many words in a row may be capitals, each of so many letters at least: False is certain."""
    seen, word = outline(text).translate(_LOUD), b"A" * letters
    return word in seen and re.search(rb"[A ,:!&-]*".join([word] * words), seen) is not None
