"""Where the words that phrases are looked for by occur in a text: by an automaton, or one by one where that is less."""

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

Occurrence = tuple[int, int, int]
"""A literal that was seen: its number, and where it begins and ends in the folded text."""

_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_WORDS = bytes(code if code in _LETTERS or not code else 0x20 for code in range(256))
_BETWEEN = "\0"


def in_words(value: str) -> bytes:
    """Return a folded text with a blank for all that is no plain letter or digit, and one before it and behind it.

    It has one byte a character, so that places are kept, shifted by one.
    """
    return f" {value} ".encode("ascii", "replace").translate(_WORDS)


class Literals:
    """The literals of some word lists. One that begins or ends with a blank begins or ends with a whole word.

    Those that hold a letter or digit are looked for in the words of a text, the few others, such as "$", in the
    text as it stands.
    """

    __slots__ = ("_automaton", "_bare", "_implementation", "_literals", "_signs", "_words")

    def __init__(self, literals: Sequence[str], *, bulk: bool = False) -> None:
        """Keep the literals; `bulk` builds an automaton that takes longer to make and less to run."""
        self._literals = literals
        words = _BETWEEN.join(literals).encode("ascii", "replace").translate(_WORDS)
        self._words = words.split(_BETWEEN.encode()) if literals else []
        self._signs = [number for number, word in enumerate(self._words) if word.isspace()]
        self._implementation = Implementation.ContiguousNFA if bulk else Implementation.NoncontiguousNFA
        self._automaton: BytesAhoCorasick | None = None
        self._bare: list[tuple[str, int]] = []

    def occurrences(self, value: str, words: bytes) -> list[Occurrence]:
        """Return where literals occur in a folded text, found by an automaton; `words` is what `in_words` makes of it.

        What meets as words is compared letter by letter, with its signs and its letters beyond ASCII.
        """
        found = self._sign_occurrences(value)
        if len(self._signs) == len(self._words):
            return found
        if self._automaton is None:
            # No text holds what stands for a sign here: its places in the list are kept.
            sought = [word if not word.isspace() else _BETWEEN.encode() for word in self._words]
            self._automaton = BytesAhoCorasick(sought, implementation=self._implementation)
            self._bare = [_bare(literal) for literal in self._literals]
        bare = self._bare
        for number, start, _ in self._automaton.find_matches_as_indexes(words, overlapping=True):
            literal, ahead = bare[number]
            start -= ahead
            if value.startswith(literal, start):
                found.append((number, start, start + len(literal)))
        return found

    def one_by_one(self, value: str, words: bytes) -> list[Occurrence]:
        """Return the same without an automaton, in another order; for little text that is less work."""
        found = self._sign_occurrences(value)
        for number, word in enumerate(self._words):
            if word in words and not word.isspace():
                literal, ahead = _bare(self._literals[number])
                start = words.find(word)
                while start >= 0:
                    if value.startswith(literal, start - ahead):
                        found.append((number, start - ahead, start - ahead + len(literal)))
                    start = words.find(word, start + 1)
        return found

    def _sign_occurrences(self, value: str) -> list[Occurrence]:
        found = []
        for number in self._signs:
            sign = self._literals[number].strip(" ")
            start = value.find(sign)
            while start >= 0:
                found.append((number, start, start + len(sign)))
                start = value.find(sign, start + 1)
        return found


def _bare(literal: str) -> tuple[str, int]:
    """Return a literal without the blanks at its edges, and how far before its words it begins in the text."""
    return literal.strip(" "), int(not literal.startswith(" "))
