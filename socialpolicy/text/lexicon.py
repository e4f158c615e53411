"""Word lists made ready for matching: the literals of all their phrases, and the patterns behind them."""

from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.text.fold import fold
from socialpolicy.text.matcher import RAW, Compiled, Cue, Target
from socialpolicy.text.phrases import readings


def compile_cues(lexicons: Mapping[str, Sequence[Cue]]) -> Compiled:
    """Make the lexicons ready. Raises ValueError naming lexicon and cue where one cannot be understood."""
    literals: dict[str, list[Target]] = {}
    patterns: dict[str, int] = {}
    always: list[Target] = []
    for number, (name, cues) in enumerate(lexicons.items()):
        for index, cue in enumerate(cues):
            for literal, pattern in _literals(name, cue):
                decides = -1 if pattern is None else patterns.setdefault(pattern, len(patterns))
                if literal is None:
                    always.append((number, index, decides))
                else:
                    literals.setdefault(literal, []).append((number, index, decides))
    targets = tuple(map(tuple, literals.values()))
    return Compiled(tuple(literals), targets, tuple(patterns), tuple(always))


def _literals(lexicon: str, cue: Cue) -> Iterator[tuple[str | None, str | None]]:
    if cue.pattern is not None:
        yield from ((fold(need).value, RAW + cue.pattern) for need in cue.needs)
        if not cue.needs:
            yield None, RAW + cue.pattern
        return
    try:
        yield from readings(cue.phrase)
    except ValueError as error:
        raise ValueError(f'lexicon {lexicon}: cannot read the phrase "{cue.phrase}": {error}') from None
