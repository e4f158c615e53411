"""Characters that nobody sees: marks of direction, zero-width characters, tags and control codes out of their place."""

import re
from collections.abc import Iterator

from socialpolicy.text.outline import unusual_of
from socialpolicy.value import Value

_TURNING = "\u202a-\u202e\u2066-\u2069"
_MARKS = "\u061c\u200e\u200f"
_JOINERS = "\u200c\u200d"
_HIDDEN = (
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{_TURNING}{_MARKS}{_JOINERS}\u200b\u2060-\u2064\u206a-\u206f\ufeff"
    "\u180e\u115f\u1160\u3164\uffa0\ufff9-\ufffb\U000e0001-\U000e007f]+|\xad{2,}|[\U000e0100-\U000e01ef]{2,}"
)
"""A run of them: controls, marks of direction, zero-width characters, fillers, tags; of soft hyphens and selectors of
variants, each of which stands alone where it belongs, at least two."""

_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_JOINED = "[\u0590-\u109f\u1680-\u1bff\u2d30-\u2dff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff]"
"""Scripts whose letters are joined or parted by zero-width characters."""

_UNSPACED = "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\u3040-\u30ff\u3400-\u9fff]"
"""Scripts without spaces, in which a zero-width space tells where a line may break."""

_PICTURE = "[\u200d\u20e3\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
_FILLERS = "\u115f\u1160\u3164\uffa0"
_NO_BREAK = "\xa0"
"""A blank that is common in texts, and that `isprintable` takes for hidden."""

_CALLED = {"\u200b": "ZERO WIDTH SPACE", **dict.fromkeys(_FILLERS, "HANGUL FILLER")}
_MOST_NAMES = 3
"""How many characters are named; more are counted."""

_CONTROLS = (
    "NULL,START OF HEADING,START OF TEXT,END OF TEXT,END OF TRANSMISSION,ENQUIRY,ACKNOWLEDGE,BELL,BACKSPACE,TAB,"
    "LINE FEED,VERTICAL TAB,FORM FEED,CARRIAGE RETURN,SHIFT OUT,SHIFT IN,DATA LINK ESCAPE,DEVICE CONTROL ONE,"
    "DEVICE CONTROL TWO,DEVICE CONTROL THREE,DEVICE CONTROL FOUR,NEGATIVE ACKNOWLEDGE,SYNCHRONOUS IDLE,"
    "END OF TRANSMISSION BLOCK,CANCEL,END OF MEDIUM,SUBSTITUTE,ESCAPE,FILE SEPARATOR,GROUP SEPARATOR,"
    "RECORD SEPARATOR,UNIT SEPARATOR"
)
"""The names of U+0000 to U+001F, for which Unicode's tables have none."""


class Hidden(Value):
    """A run of hidden characters; `kind` is direction, zero-width, tag or control."""

    start: int
    end: int
    kind: str


def hidden(text: str) -> list[Hidden]:
    """Return the runs of hidden characters that have no business where they stand."""
    return [Hidden(start, end, _kind(text[start])) for start, end in _runs(text)]


def may_hide(encoded: bytes) -> bool:
    """Tell whether there may be hidden characters in a text in UTF-8: False is certain."""
    odd = unusual_of(encoded).replace(_NO_BREAK, "")
    return not odd.isprintable() or _has_letterlike(odd)


def _has_letterlike(odd: str) -> bool:
    """Tell whether there are hidden characters that Unicode counts among letters and marks."""
    last = max(odd, default="")
    return last >= _FILLERS[0] and (last >= "\U000e0100" or any(filler in odd for filler in _FILLERS))


def described(characters: str) -> str:
    """Return the names and code points of hidden characters, once each: "ZERO WIDTH SPACE (U+200B)"."""
    distinct = list(dict.fromkeys(characters))
    named = [f"{_name(one)} (U+{ord(one):04X})" for one in distinct[:_MOST_NAMES]]
    return ", ".join(named) + (f" and {len(distinct) - _MOST_NAMES} more" if len(distinct) > _MOST_NAMES else "")


def _runs(text: str) -> Iterator[tuple[int, int]]:
    flags = [match.span() for match in re.finditer(_FLAG, text)] if "\U0001f3f4" in text else []
    for match in re.finditer(_HIDDEN, text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in flags) and not _belongs(text, start, end):
            yield start, end


def _belongs(text: str, start: int, end: int) -> bool:
    """Tell whether the script, or the picture, around a run of hidden characters needs it."""
    run, before, after = text[start:end], text[start - 1 : start] if start else "", text[end : end + 1]
    if len(run) == 1 and run in _JOINERS:
        picture = run == "\u200d" and re.match(_PICTURE, before) and re.match(_PICTURE, after)
        return bool(picture or re.match(_JOINED, before))
    if set(run) == {"\u200b"}:
        return bool(re.match(_UNSPACED, before) or re.match(_UNSPACED, after))
    if re.fullmatch(f"[{_TURNING}{_MARKS}]+", run):
        return "\u202d" not in run and "\u202e" not in run and re.search(_RIGHT_TO_LEFT, text) is not None
    return False


def _kind(character: str) -> str:
    if re.match(f"[{_TURNING}{_MARKS}]", character):
        return "direction"
    if "\U000e0001" <= character <= "\U000e01ef":
        return "tag"
    return "control" if ord(character) < 0xA0 or "\ufff9" <= character <= "\ufffb" else "zero-width"


def _name(character: str) -> str:
    from unicodedata import name  # most texts do without these tables

    code = ord(character)
    if code < 0x20:
        return _CONTROLS.split(",")[code]
    return _CALLED[character] if character in _CALLED else name(character, "DELETE" if code == 0x7F else "CONTROL CODE")
