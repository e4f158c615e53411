"""Which of some words occur in a text, told in one pass however many they are."""

from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick


def occurring(words: tuple[str, ...], encoded: bytes) -> frozenset[str]:
    """Return those words, none of them empty, that a text in UTF-8 holds, letter by letter as they are written."""
    if not words:
        return frozenset()
    found = _automaton(words).find_matches_as_indexes(encoded, overlapping=True)
    return frozenset([words[number] for number, _, _ in found])


@lru_cache(maxsize=4)
def _automaton(words: tuple[str, ...]) -> BytesAhoCorasick:
    return BytesAhoCorasick([word.encode() for word in words])
