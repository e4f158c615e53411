"""Where words begin and end, and what stands right beside them."""

from collections.abc import Sequence


def has_neighbour(value: str, start: int, end: int, before: Sequence[str], behind: Sequence[str]) -> bool:
    """Tell whether what has to stand beside a place does: one of the words `behind` it, or else one of those `before`.

    Blanks in between do not count. Where both lists hold words, only those behind are asked for; where both are
    empty, nothing has to stand there.
    """
    if behind:
        while value.startswith(" ", end):
            end += 1
        return value.startswith(tuple(behind), end)
    if before:
        while start and value[start - 1] == " ":
            start -= 1
        return value.endswith(tuple(before), 0, start)
    return True


def stands_alone(value: str, start: int, end: int) -> bool:
    """Tell whether the characters from start to end are whole words, where they begin or end with a letter."""
    return not (
        is_word(value[start]) and _goes_on(value[start - 2 : start][::-1] if start > 1 else value[:start])
    ) and not (is_word(value[end - 1]) and _goes_on(value[end : end + 2]))


def _goes_on(beside: str) -> bool:
    """Tell whether a word goes on: with a letter, or with a hyphen and a letter."""
    return is_word(beside[:1]) or (beside[:1] == "-" and is_word(beside[1:]))


def is_word(character: str) -> bool:
    """Tell whether a character is one of a word: a letter, a digit or an underscore."""
    return character.isalnum() or character == "_"
