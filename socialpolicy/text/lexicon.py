"""Word lists made ready for matching: the literals of all their phrases, and the patterns behind them."""

from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.text.compiled import RAW, Compiled, as_json
from socialpolicy.text.fold import fold
from socialpolicy.text.literals import Target, key_of
from socialpolicy.text.matcher import Cue
from socialpolicy.text.phrases import rarity, readings

Surroundings = tuple[tuple[tuple[str, ...], ...], tuple[str, ...], tuple[str, ...]]
"""What occurs with a pattern: words beside its literal, and those of which one stands right before or behind it."""

_NOTHING: Surroundings = ((), (), ())


def compile_cues(lexicons: Mapping[str, Sequence[Cue]]) -> Compiled:
    """Make the lexicons ready. Raises ValueError naming lexicon and cue where one cannot be understood."""
    literals: dict[str, list[Target]] = {}
    patterns: dict[str, Surroundings] = {}
    numbers: dict[str, int] = {}
    always: list[Target] = []
    for number, (name, cues) in enumerate(lexicons.items()):
        for index, cue in enumerate(cues):
            for literal, pattern, words in _literals(name, cue):
                decides = -1 if pattern is None else numbers.setdefault(pattern, len(numbers))
                if pattern is not None:
                    patterns[pattern] = _agreed(patterns.get(pattern), words)
                if literal is None:
                    always.append((number, index, decides))
                else:
                    literals.setdefault(literal, []).append((number, index, decides))
    by_word: dict[bytes, list[tuple[str, list[Target]]]] = {}
    for literal, targets in literals.items():
        by_word.setdefault(key_of(literal, rarity), []).append((literal, targets))
    return Compiled(
        {word: as_json(entries) for word, entries in by_word.items()},
        [as_json((pattern, *words)) for pattern, words in patterns.items()],
        always,
    )


def _agreed(known: Surroundings | None, words: Surroundings) -> Surroundings:
    """Return what stands beside a pattern of two phrases; what comes next is told only where both say the same."""
    return words if known is None or known == words else (words[0], (), ())


def _literals(lexicon: str, cue: Cue) -> Iterator[tuple[str | None, str | None, Surroundings]]:
    if cue.pattern is not None:
        yield from ((fold(need).value, RAW + cue.pattern, _NOTHING) for need in cue.needs)
        if not cue.needs:
            yield None, RAW + cue.pattern, _NOTHING
        return
    try:
        for reading in readings(cue.phrase):
            beside = (reading.beside, reading.before, reading.behind)
            yield _edged(reading.literal, *reading.whole), reading.pattern, beside
    except ValueError as error:
        raise ValueError(f'lexicon {lexicon}: cannot read the phrase "{cue.phrase}": {error}') from None


def _edged(literal: str, begins: bool, ends: bool) -> str:
    """Return a literal with a blank where a word must begin or end."""
    return f"{' ' if begins else ''}{literal}{' ' if ends else ''}"
