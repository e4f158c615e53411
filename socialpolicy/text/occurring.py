"""Which of some words occur in a text: told in one pass where texts are many, however many the words are."""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

BUILD_FROM = 10
"""How many texts are searched for each word in turn; for fewer, an automaton costs more."""


class Sought:
    """Words that are looked for in many texts: one by one in the first, then by an automaton that finds all at once."""

    __slots__ = ("_automaton", "_one_by_one", "_searched", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the words."""
        self._words = [in_bytes(word) for word in words]
        self._automaton: BytesAhoCorasick | None = None
        self._one_by_one = not all(self._words)  # an automaton takes no empty word
        self._searched = 0

    def numbers_in(self, text: bytes) -> list[int]:
        """Return the numbers of the words that occur anywhere in a text, as `in_bytes` makes it, in order."""
        self._searched += 1
        if self._one_by_one or self._searched <= BUILD_FROM:
            return [number for number, word in enumerate(self._words) if word in text]
        if self._automaton is None:
            self._automaton = BytesAhoCorasick(self._words)
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted({number for number, _, _ in found})


def in_bytes(text: str) -> bytes:
    """Return a text as words are looked for in it."""
    return text.encode("utf-8", "surrogatepass")
