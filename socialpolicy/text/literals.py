"""Where literals, the fixed words by which phrases are found, occur: told by a text's words, or by an automaton."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

from socialpolicy.value import Value

Target = tuple[int, int, int]
"""What a literal may lead to, by number: a lexicon of the group, a cue of it, the pattern that decides (-1: none)."""

Occurrence = tuple[int, int, Sequence[Target]]
"""A literal that was seen: where it begins and ends in the folded text, and what it may lead to."""

ANY = b""
"""The key of literals that hold no whole word."""
SIGNS = b" "
"""The key of literals that hold no letter and no digit, such as "$"."""


class Entry(Value):
    """A literal made ready.

    `words` is what `in_words` makes of it, in which its own word begins at `own`; `literal` is how it is written,
    and begins `ahead` characters before its words in a text.
    """

    words: bytes
    own: int
    literal: str
    ahead: int
    targets: Sequence[Target]


_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_WORDS = bytes(code if code in _LETTERS else 0x20 for code in range(256))


def in_words(value: str) -> bytes:
    """Return a folded text with a blank for all that is no plain letter or digit, and one before it and behind it.

    It has one byte a character, so that places are kept, shifted by one.
    """
    return f" {value} ".encode("ascii", "replace").translate(_WORDS)


def key_of(literal: str, rarity: Callable[[str], float]) -> bytes:
    """Return the word by which a literal is found: the rarest of those that are whole in it."""
    words = in_words(literal)[1:-1]
    if words.isspace():
        return SIGNS
    return max(words.split(b" ")[1:-1], key=lambda word: rarity(word.decode("ascii")), default=ANY)


class Literals:
    """The literals of some word lists, each under one of its words, and read when that occurs.

    A literal that begins or ends with a blank begins or ends with a whole word. Signs are looked for in a text as
    it stands, all others in its words.
    """

    __slots__ = ("_automaton", "_bulk", "_read", "_sought", "_stored")

    def __init__(self, stored: Mapping[bytes, bytes], *, bulk: bool = False) -> None:
        """Keep the literals of each word and their targets as JSON; `bulk` is for very many texts."""
        self._stored = stored
        self._bulk = bulk
        self._read: dict[bytes, list[Entry]] = {}
        self._sought: list[tuple[str, int, Sequence[Target]]] = []
        self._automaton: BytesAhoCorasick | None = None

    def by_word(self, value: str, words: bytes) -> Iterator[Occurrence]:
        """Yield where literals occur in a folded text, looked up by its words; `words` is what `in_words` returns."""
        places: dict[bytes, list[int]] = {}
        for found in re.finditer(b"[^ ]+", words):
            places.setdefault(found.group(), []).append(found.start())
        for word in self._stored.keys() & places.keys():
            for entry in self._of(word):
                yield from _at(entry, places[word], value, words)
        for entry in self._of(ANY):
            yield from _at(entry, _places(entry.words, words), value, words)
        yield from self._signs(value)

    def by_automaton(self, value: str, words: bytes) -> Iterator[Occurrence]:
        """Yield the same in another order, found by an automaton, whose making is worth it where texts are many."""
        if self._automaton is None:
            self._automaton = self._built()
        sought = self._sought
        for number, start, _ in self._automaton.find_matches_as_indexes(words, overlapping=True):
            literal, ahead, targets = sought[number]
            if value.startswith(literal, start - ahead):
                yield start - ahead, start - ahead + len(literal), targets
        yield from self._signs(value)

    def _built(self) -> BytesAhoCorasick:
        """Build the automaton, and keep of the literals what it does not hold itself."""
        entries = [entry for word in self._stored if word != SIGNS for entry in self._of(word)]
        self._read.clear()
        self._sought = [(entry.literal, entry.ahead, entry.targets) for entry in entries]
        kind = Implementation.ContiguousNFA if self._bulk else Implementation.NoncontiguousNFA
        return BytesAhoCorasick([entry.words for entry in entries], implementation=kind)

    def _signs(self, value: str) -> Iterator[Occurrence]:
        for sign in self._of(SIGNS):
            start = value.find(sign.literal)
            while start >= 0:
                yield start, start + len(sign.literal), sign.targets
                start = value.find(sign.literal, start + 1)

    def _of(self, word: bytes) -> list[Entry]:
        if word not in self._read:
            stored = json.loads(self._stored.get(word, b"[]").decode("utf-8", "surrogatepass"))
            self._read[word] = [_entry(word, literal, targets) for literal, targets in stored]
        return self._read[word]


def _entry(word: bytes, literal: str, targets: Sequence[Target]) -> Entry:
    words = in_words(literal)[1:-1]
    own = words.find(b" %b " % word) + 1 if word.strip() else 0
    return Entry(words, own, literal.strip(" "), int(not literal.startswith(" ")), targets)


def _places(sought: bytes, words: bytes) -> Iterator[int]:
    """Yield where words of a literal that has no word of its own occur."""
    start = words.find(sought)
    while start >= 0:
        yield start
        start = words.find(sought, start + 1)


def _at(entry: Entry, places: Iterable[int], value: str, words: bytes) -> Iterator[Occurrence]:
    """Yield where a literal occurs, of the places of its own word: compared as words, then as it is written."""
    sought, own, literal, ahead, targets = entry
    for place in places:
        start = place - own
        if start >= 0 and words.startswith(sought, start) and value.startswith(literal, start - ahead):
            yield start - ahead, start - ahead + len(literal), targets
