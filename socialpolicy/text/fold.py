"""Text as it is matched: case, width, accents, invisible characters and look-alike letters evened out.

Every folded text keeps a map back, so that what is found can be shown where it was written.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import takewhile

from socialpolicy.text.outline import unusual
from socialpolicy.text.prose import OBJECT
from socialpolicy.value import Value

_FOREIGN = r"[^\x00-\x7f]+"
_ODD = r"[^\x21-\x7e\n](?:(?<=[^\x00-\x7f])[^\x00-\x7f]*|(?<= ) +)"
"""What is no plain letter or sign and no single blank; it begins with a set, so that a search skips to candidates."""
_TWO_BLANKS = "  "
_ODD_BLANKS = "\t\r\f\v"
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Invisible characters that Unicode does not count among the formatting ones (category Cf)."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼ′", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—\u00a0\u2028\u2029", " "),
    "…": "...",
}
_SAME_LENGTH = {odd: plain for odd, plain in _PLAIN.items() if len(plain) == 1}
"""What is replaced first, one for one, as is an OBJECT by a control character, so that most texts are plain ASCII."""
_LOOKALIKES = dict(
    zip(
        "аасеԁһіјӏморԛѕтухԝѵвкнгАВЕЅІЈКМНОРСТУХαβεικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡɩʏʀʙɢʜʟɴɪᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱ",
        "aacedhijlmopqstyxwvbkhrabesijkmhopctyxabeiknoptuxwabezhikmnoptyxagiyrbghlniacdejkmoptuvwzs",
        strict=True,
    )
)  # after Unicode Technical Standard 39, kept to letters that read as Latin ones


_FAR = 1 << 62
"""Lies behind every place of an original text."""

_LONGEST_WORD = 40
"""How far a word is followed to each side of a letter."""


class Folded(Value):
    """A folded text; `steps` holds (folded offset, original offset) wherever the two drift apart."""

    value: str
    steps: tuple[tuple[int, int], ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original text of the folded characters from start to end."""
        first = self._back(start)
        return first, max(self._back(end - 1) + 1, first + 1)

    def _back(self, index: int) -> int:
        step = bisect_right(self.steps, (index, _FAR))
        if not step:
            return index
        folded, original = self.steps[step - 1]
        return original + index - folded


def fold(value: str) -> Folded:
    """Return the text in lower case and plain letters, spaces single, invisible characters gone."""
    if not value.isascii():
        others = _SAME_LENGTH.keys() & set(unusual(value))
        value = value.replace(OBJECT, "\x1a")
        for other in others:
            value = value.replace(other, _SAME_LENGTH[other])
    for blank in _ODD_BLANKS:
        value = value.replace(blank, " ")
    blanks = _TWO_BLANKS in value
    if value.isascii():
        return _with_single_blanks(value.lower()) if blanks else Folded(value.lower(), ())
    parts: list[str] = []
    steps: list[tuple[int, int]] = []
    done = length = 0
    for odd in re.finditer(_ODD if blanks else _FOREIGN, value):
        parts.append(value[done : odd.start()].lower())
        length += odd.start() - done
        done = odd.end()
        for index, folded in _replacements(value, odd):
            parts.append(folded)
            steps.extend((length + extra, index) for extra in range(1, len(folded)))
            length += len(folded)
            if len(folded) != 1:
                steps.append((length, index + 1))
        if odd.group().isascii():
            steps.append((length, done))
    parts.append(value[done:].lower())
    return Folded("".join(parts), tuple(steps))


def _with_single_blanks(value: str) -> Folded:
    """Fold the blanks of plain ASCII, which most texts are: without a pattern."""
    parts: list[str] = []
    steps: list[tuple[int, int]] = []
    done = length = 0
    start = value.find(_TWO_BLANKS)
    while start >= 0:
        parts.append(value[done : start + 1])
        length += start + 1 - done
        done = start + len(_TWO_BLANKS)
        while value.startswith(" ", done):
            done += 1
        steps.append((length, done))
        start = value.find(_TWO_BLANKS, done)
    parts.append(value[done:])
    return Folded("".join(parts), tuple(steps))


def fold_phrase(value: str) -> str:
    """Fold words that are looked for, so that they meet the folded text."""
    return fold(value).value


def _replacements(value: str, odd: "re.Match[str]") -> list[tuple[int, str]]:
    if odd.group().isascii():
        return [(odd.start(), " ")]
    return [(index, _folded(value[index], value, index)) for index in range(odd.start(), odd.end())]


def _folded(character: str, value: str, index: int) -> str:
    if character in _LOOKALIKES and _beside_latin(value, index):
        return _LOOKALIKES[character]
    if unicodedata.combining(character):
        return "" if _is_latin(_base(value, index)) else character
    return _folded_alone(character)


def _base(value: str, index: int) -> str:
    """Return the character that the mark at `index` sits on, under other marks; "" where there is none."""
    before = value[max(index - _LONGEST_WORD, 0) : index][::-1]
    return next((character for character in before if not unicodedata.combining(character)), "")


@lru_cache(maxsize=4096)
def _folded_alone(character: str) -> str:
    plain = _PLAIN.get(character)
    if plain is not None:
        return plain
    if character in _INVISIBLE or "\ufe00" <= character <= "\ufe0f" or unicodedata.category(character) == "Cf":
        return ""
    compatible = unicodedata.normalize("NFKC", character)
    letters = unicodedata.normalize("NFD", compatible)
    if letters and _is_latin(letters[0]):
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return letters.casefold()
    return compatible.casefold()


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character.isascii() or "LATIN" in unicodedata.name(character, ""))


def _beside_latin(value: str, index: int) -> bool:
    """Tell whether the word around `index` holds a plain Latin letter: only then is a look-alike one of them."""
    before = value[max(index - _LONGEST_WORD, 0) : index][::-1]
    after = value[index + 1 : index + _LONGEST_WORD]
    return any(letter.isascii() for side in (before, after) for letter in takewhile(str.isalpha, side))
