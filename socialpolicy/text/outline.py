"""What a text is made of, for cheap first questions: most texts hold nothing of what a check looks for."""

import re
from functools import lru_cache

from socialpolicy.text.prose import OBJECT

_PLAIN = bytes(range(128))
_KINDS = bytes.maketrans(b"123456789BCDEFGHIJKLMNOPQRSTUVWXYZ", b"000000000" + b"A" * 25)
_LOUD = bytes.maketrans(b"'?", b"AA")


@lru_cache(maxsize=8)
def foreign(text: str) -> str:
    """Return the characters of a text that are beyond ASCII, in order, but for OBJECT."""
    if text.isascii():
        return ""
    data = text.replace(OBJECT, "").encode("utf-8", "surrogatepass")
    return data.translate(None, _PLAIN).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=8)
def outline(text: str) -> bytes:
    """Return a text with 0 for every digit, A for every capital of ASCII and ? for what else is beyond ASCII."""
    if any(map(str.isdecimal, foreign(text))):
        text = "".join("0" if character.isdecimal() else character for character in text)
    return text.encode("ascii", "replace").translate(_KINDS)


def may_shout(text: str, words: int, letters: int) -> bool:
    """Tell whether so many words in a row may be capitals, each of so many letters at least: False is certain."""
    seen, word = outline(text).translate(_LOUD), b"A" * letters
    return word in seen and re.search(rb"[A ,:!&-]*".join([word] * words), seen) is not None
