"""What readers take for one character: letters with their accents, emoji of many parts, flags, line ends."""

from collections.abc import Iterator

# `regex` is loaded only for texts that are not plain ASCII.
_SIGNS = "[\u00a9\u00ae\u2122\u265f]"
_PICTURE = rf"(?:(?:\p{{Extended_Pictographic}}(?<!{_SIGNS})(?!\ufe0e)\ufe0f?|{_SIGNS}\ufe0f)\p{{Emoji_Modifier}}?)"
_TAGGED = r"(?:[\U000e0020-\U000e007e]+\U000e007f)?"
_EMOJI = rf"\p{{RI}}\p{{RI}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}\ufe0f?{_TAGGED}(?:\u200d{_PICTURE}\ufe0f?)*"
_CLUSTER = rf"({_EMOJI})|\X"


def is_plain(text: str) -> bool:
    """Tell whether each character of a text stands for itself, in whatever way it is counted."""
    return text.isascii() and "\r" not in text


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the start and end of each such character between two places, and whether it is an emoji."""
    from regex import compile as compiled  # plain text does without it

    for match in compiled(_CLUSTER).finditer(text, start, end):
        yield match.start(), match.end(), match[1] is not None
