"""Emoji in a text, each as one sign, however many characters it is made of."""

import re
from functools import lru_cache

from socialpolicy.text.outline import unusual

_SIGN = "[\u203c-\u3299\U0001f000-\U0001faff]"
"""Where pictures and other signs lie; one range of each plane, for sets of many take long to compile."""

_FIRST = "\u203c"
"""No emoji is made without a character from here on."""

_TONE = "[\U0001f3fb-\U0001f3ff]"
_UNIT = (
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|(?P<sign>{_SIGN})(?P<chosen>\ufe0f?{_TONE}?)"
    "[\U000e0020-\U000e007f]*"
)
_ALONE = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕🀄🃏🆎🈁🈚🈯🉐🉑"
)
"""Signs outside of the blocks of pictures that are emoji without a selector."""

_BLOCKS = ((0x1F191, 0x1F19A), (0x1F232, 0x1F236), (0x1F238, 0x1F23A), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
           (0x1F7E0, 0x1F7EB), (0x1F90C, 0x1F9FF), (0x1FA70, 0x1FAFF))  # fmt: skip
_JOINER = "\u200d"


@lru_cache(maxsize=4)
def emoji(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the emoji in a text; signs such as ✓ and → are emoji only with their selector."""
    if max(unusual(text), default="") < _FIRST:
        return ()
    found: list[tuple[int, int]] = []
    for match in re.finditer(_UNIT, text):
        start, end = match.span()
        joined = bool(found) and found[-1][1] == start - 1 and text[start - 1] == _JOINER
        if joined:
            found[-1] = (found[-1][0], end)
        elif match["sign"] is None or match["chosen"] or _is_picture(match["sign"]):
            found.append((start, end))
    return tuple(found)


def _is_picture(sign: str) -> bool:
    return sign in _ALONE or any(first <= ord(sign) <= last for first, last in _BLOCKS)
