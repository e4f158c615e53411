"""The ways in which channels count, and a look at a text that tells without counting that it is short enough."""

from socialpolicy.value import Value

UNITS = ("bytes", "codepoints", "emoji_bytes", "graphemes", "utf16", "weighted")
"""In what a length is counted.

`weighted` is what X does: Latin letters and the like 1, all else and each emoji 2. `emoji_bytes` is what
Threads does: the bytes of an emoji, 1 for any other character. The rest is what its name says, in UTF-8.
"""

_MOST = {"bytes": 4, "codepoints": 1, "emoji_bytes": 4, "graphemes": 1, "utf16": 2, "weighted": 2}
"""The most that one code point counts."""


class Measure(Value):
    """How a channel counts: the unit, what an address counts (None: as it is written), and what a mention counts.

    `bare` tells that an address counts so without its https://, too; `local` that of @name@server only @name counts.
    """

    unit: str
    url: int | None = None
    bare: bool = False
    local: bool = False


def may_exceed(text: str, limit: float, measure: Measure) -> bool:
    """Tell whether a text may be longer than a limit, without counting it; False is certain."""
    addresses = text.count(".") * measure.url if measure.url else 0
    most = _MOST[measure.unit]
    if len(text) * most + addresses <= limit:
        return False
    return most == 1 or not text.isascii() or len(text) + addresses > limit
