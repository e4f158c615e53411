"""Word lists made ready for looking things up: once for all posts, not post by post."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick

from socialpolicy.text.matcher import Cue, Cues

BUILD_FROM = 10
"""How many texts are searched for each word in turn; an automaton for fewer costs more."""


@lru_cache(maxsize=32)
def entries_of(cues: Cues, lexicon: str) -> Mapping[str, Cue]:
    """Return the entries of a list by their phrases; none for a list without a name."""
    return {cue.phrase: cue for cue in cues[lexicon]} if lexicon else {}


@lru_cache(maxsize=32)
def words_of(cues: Cues, lexicon: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """Return the entries of a list, each with the words that it is made of."""
    return tuple((tuple(cue.phrase.split()), cue) for cue in cues[lexicon])


class Sought:
    """Words that are looked for in many texts: one by one in the first, then by an automaton that finds all at once."""

    __slots__ = ("_automaton", "_one_by_one", "_searched", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the words."""
        self._words = tuple(words)
        self._automaton: BytesAhoCorasick | None = None
        self._one_by_one = not all(self._words)  # an automaton takes no empty word
        self._searched = 0

    def numbers_in(self, text: str) -> list[int]:
        """Return the numbers of the words that occur anywhere in a text, in order."""
        self._searched += 1
        if self._one_by_one or self._searched <= BUILD_FROM:
            return [number for number, word in enumerate(self._words) if word in text]
        if self._automaton is None:
            self._automaton = BytesAhoCorasick(list(map(_bytes, self._words)))
        found = self._automaton.find_matches_as_indexes(_bytes(text), overlapping=True)
        return sorted({number for number, _, _ in found})


@lru_cache(maxsize=8)
def firsts_of(cues: Cues, lexicon: str) -> Sought:
    """Return the first words of the entries of a list, in its order."""
    return Sought(words[0] for words, _ in words_of(cues, lexicon))


@lru_cache(maxsize=8)
def hosts_of(cues: Cues, lexicon: str) -> Sought:
    """Return the hosts of a list of hosts, or of hosts and the beginning of a path."""
    return Sought(cue.phrase.partition("/")[0] for cue in cues[lexicon])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
