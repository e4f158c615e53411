"""Which of some words occur in a text, told in one pass however many they are."""

from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick


def occurring(words: tuple[str, ...], text: str) -> frozenset[str]:
    """Return those words, none of them empty, that a text holds, letter by letter as they are written."""
    if not words:
        return frozenset()
    # One byte a character keeps the places; letters beyond ASCII meet as "?" and are compared here.
    found = _automaton(words).find_matches_as_indexes(text.encode("ascii", "replace"), overlapping=True)
    return frozenset(words[number] for number, start, end in found if text.startswith(words[number], start))


@lru_cache(maxsize=4)
def _automaton(words: tuple[str, ...]) -> BytesAhoCorasick:
    return BytesAhoCorasick([word.encode("ascii", "replace") for word in words])
