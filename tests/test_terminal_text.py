"""Foreign text on a terminal: controls made visible, lines cut to fit, places underlined."""

import pytest

from socialpolicy.text.snippet import columns, snippet
from socialpolicy.text.terminal import safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ünïcode 😀👩‍🚀", "plain ünïcode 😀👩‍🚀"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\nb\tc\r", "a␊b␉c␍"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("evil\u202etxt", "evil<U+202E>txt"),
        ("byte\udcff", "byte<U+DCFF>"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("line", "start", "end", "width", "shown", "carets"),
    [
        ("Buy now!", 0, 3, 80, "Buy now!", "^^^"),
        ("Buy now!", 4, 4, 80, "Buy now!", "    ^"),
        ("Buy", 3, 3, 80, "Buy", "   ^"),
        ("Buy", 9, 12, 80, "Buy", "   ^"),
        ("\tBuy", 1, 4, 80, "    Buy", "    ^^^"),
        ("ab\tBuy", 3, 6, 80, "ab  Buy", "    ^^^"),
        ("今だ Buy", 3, 6, 80, "今だ Buy", "     ^^^"),
        ("今だ Buy", 0, 2, 80, "今だ Buy", "^^^^"),
        ("e\u0301 Buy", 3, 6, 80, "e\u0301 Buy", "  ^^^"),
        ("\x1b Buy", 2, 5, 80, "␛ Buy", "  ^^^"),
        ("\u202e Buy", 2, 5, 80, "<U+202E> Buy", "         ^^^"),
        ("abcdefghij" * 3, 0, 2, 10, "abcdefghij...", "^^"),
        ("abcdefghij" * 3, 28, 30, 10, "...abcdefghij", " " * 11 + "^^"),
        ("abcdefghij" * 3, 15, 16, 10, "...bcdefghija...", " " * 7 + "^"),
        ("abcdefghij" * 3, 5, 29, 10, "...fghijabcde...", "   " + "^" * 10),
    ],
)
def test_the_place_is_underlined(line: str, start: int, end: int, width: int, shown: str, carets: str) -> None:
    assert tuple(snippet(line, start, end, width=width)) == (shown, carets)


@pytest.mark.parametrize("line", ["今" * 500, "x" * 100_000, "a\u0301" * 400, "\t" * 300 + "x"])
def test_a_long_line_is_cut_around_the_place(line: str) -> None:
    for start in (0, len(line) // 2, len(line) - 1):
        shown = snippet(line, start, start + 1, width=100)
        assert columns(shown.line) <= 100 * 4 + 6
        assert shown.carets.strip() in ("^", "^^", "^^^^")
        assert len(shown.carets) <= columns(shown.line) + 4
