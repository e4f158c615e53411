"""Making foreign text safe to show: no control character reaches a terminal or a log."""

import re

_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
_PICTURES = 0x2400
_DELETE = "\u2421"


def safe(text: str) -> str:
    """Return the text on one line, with every control character visible: as its picture or as <U+202E>.

    That are the control codes with their two ranges and DEL, the marks that turn the direction of
    writing, the line and paragraph separators, and lone surrogates (bytes of a file name).
    """
    return text if text.isprintable() else re.sub(_UNSAFE, _visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE if code == 0x7F else f"<U+{code:04X}>"


def painted(text: str, severity: str, *, color: bool) -> str:
    """Return the text in the colour of a severity, or as it is where no colour is wanted."""
    return f"\x1b[{_COLORS[severity]}m{text}\x1b[0m" if color and severity in _COLORS else text


_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36"}
