"""Letters that only look like letters: mathematical, circled, fullwidth or small capitals, and piled-up accents."""

import re
from collections.abc import Iterator
from functools import lru_cache

from socialpolicy.text.outline import unusual
from socialpolicy.value import Value

_SMALL_CAPITALS = "ᴀʙᴄᴅᴇғꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
_AS_PLAIN = dict(zip(_SMALL_CAPITALS, "ABCDEFFGHIJKLMNOPQRSTUVWYZ", strict=True))
_MATHEMATICAL = "\U0001d400-\U0001d7ff"
_CIRCLED = "\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
_WIDE = "\uff21-\uff3a\uff41-\uff5a"
_RAISED = "\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u1d9c\u1da0\u2071\u207f\u2c7c\u2c7d"
_STYLED = f"{_MATHEMATICAL}{_CIRCLED}{_WIDE}{_RAISED}{_SMALL_CAPITALS}"
_RUN = (
    f"[{_STYLED}](?:[{_STYLED}]|[ '’.,!?&-](?=[{_STYLED}])|"
    f"[osx](?=[{_SMALL_CAPITALS}])|(?<=[{_SMALL_CAPITALS}])[osx](?!\\w))*"
)
"""Some small capitals look like plain letters, for which people take these."""

_PILE = "\\w[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20f0]{3,}|(?:[a-zA-Z][\u0334-\u0338\u20d2\u20e5]){3,}"
_ANY = (
    "[\u0250-\u036f\u0489\u1ab0-\u1aff\u1d00-\u1dff\u2071\u207f\u20d0-\u20f0\u249c-\u24e9\u2c7c\u2c7d\ua730\ua731\uff21-\uff5a"
    "\U0001d400-\U0001d7ff\U0001f110-\U0001f189]"
)
"""What at least one character of a run or pile is of; cheap to look for."""

_FIRST = "\u0250"
"""No run or pile is made without a character from here on."""

_PUNCTUATION = ("\u2000", "\u2070")
"""Between these lie blanks, dashes and quotation marks, which many texts hold."""

_ASIAN = "[\u2e80-\u9fff\uac00-\ud7af\uff66-\uff9d]"
_FEWEST = 3
"""A letter or two may be a formula, a sign or a footnote."""


class Styled(Value):
    """A run of styled letters, how it is written plainly, and what the style is called."""

    start: int
    end: int
    plain: str
    style: str


def styled(text: str) -> list[Styled]:
    """Return the runs of at least three styled letters, and letters under piles of marks."""
    odd = [one for one in set(unusual(text)) if one >= _FIRST and not _PUNCTUATION[0] <= one <= _PUNCTUATION[1]]
    if not odd or not re.search(_ANY, "".join(odd)):
        return []
    return sorted([*_runs(text), *_piles(text)])


def _runs(text: str) -> Iterator[Styled]:
    for match in re.finditer(_RUN, text):
        letters = [one for one in match.group() if not one.isascii()]
        if len(letters) >= _FEWEST and not (_style(letters[0]) == "fullwidth" and re.search(_ASIAN, text)):
            yield Styled(*match.span(), "".join(map(_plain, match.group())), _style(letters[0]))


def _piles(text: str) -> Iterator[Styled]:
    if not re.search("[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20f0]", text):
        return
    joined: list[tuple[int, int]] = []
    for match in re.finditer(_PILE, text):
        if joined and not text[joined[-1][1] : match.start()].strip(" "):
            joined[-1] = (joined[-1][0], match.end())
        else:
            joined.append(match.span())
    for start, end in joined:
        yield Styled(start, end, _without_marks(text[start:end]), "crossed-out or overgrown")


def _without_marks(text: str) -> str:
    from unicodedata import combining  # most texts do without these tables

    return "".join(one for one in text if not combining(one) and one != "\u0489" and not "\u20d0" <= one <= "\u20f0")


def _style(character: str) -> str:
    if character in _AS_PLAIN:
        return "small capital"
    for called, letters in (("mathematical", _MATHEMATICAL), ("circled or boxed", _CIRCLED), ("fullwidth", _WIDE)):
        if re.match(f"[{letters}]", character):
            return called
    return "raised"


@lru_cache(maxsize=1024)
def _plain(character: str) -> str:
    """Return the plain letter behind a styled one, as its compatible form or its name tells."""
    if character.isascii() or character in _AS_PLAIN:
        return _AS_PLAIN.get(character, character)
    from unicodedata import name, normalize  # most texts do without these tables

    compatible = normalize("NFKC", character)
    if compatible != character:
        return compatible.strip("()")
    letter = name(character, "").rpartition(" ")[2]
    return letter if len(letter) == 1 else character
