"""A line of source as it is shown under a finding: tabs widened, cut to fit, the place underlined."""

from socialpolicy.text.terminal import safe
from socialpolicy.value import Value

TAB = 4
CUT = "..."


class Snippet(Value):
    """The line and, below it, the carets; both are safe for a terminal."""

    line: str
    carets: str


def snippet(line: str, start: int, end: int, *, width: int) -> Snippet:
    """Return how to show the place from `start` to `end` (offsets in the line), in at most about `width` columns."""
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    first, last = _window(line, start, end, width)
    end = min(end, last)
    before = _shown(line[first:start], 0)
    marked = _shown(line[start:end], columns(before))
    after = _shown(line[end:last], columns(before + marked))
    lead, tail = CUT * (first > 0), CUT * (last < len(line))
    carets = " " * columns(lead + before) + "^" * max(columns(marked), 1)
    return Snippet(f"{lead}{before}{marked}{after}{tail}".rstrip(), carets)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # plain text does without these tables

    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Return which part of the line is shown: all of it, or the place with about as much before as after."""
    if len(line) <= width and columns(line) <= width:
        return 0, len(line)
    room = max(width - min(end - start, width), 0)
    first = max(min(start - room // 2, len(line) - width), 0)
    last = min(first + width, len(line))
    while last > first + 1 and columns(line[first:last]) > width:
        over = max((columns(line[first:last]) - width) // 2, 1)
        if last - over > end:
            last -= over
        elif first + over <= start:
            first += over
        else:
            last = max(last - over, first + 1)
    return first, last


def _shown(text: str, column: int) -> str:
    """Return the text with tabs as spaces up to the next stop, counted from `column`, and controls made visible."""
    if "\t" not in text:
        return safe(text)
    shown = ""
    for index, piece in enumerate(text.split("\t")):
        if index:
            shown += " " * (TAB - (column + columns(shown)) % TAB)
        shown += safe(piece)
    return shown
