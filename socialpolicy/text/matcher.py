"""Find the cues of all lexicons in a text at once: one automaton over the literals, patterns only where one occurs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from socialpolicy.text.fold import Folded, fold
from socialpolicy.text.phrases import readings

RAW = "raw:"
"""Begins the patterns that people wrote themselves, against those that are made from phrases."""

PATTERN_SECONDS = 1.0
"""How long one pattern may take on one text."""


class Cue(NamedTuple):
    """Words that count: the phrase as it is written in the lexicon, why it counts, how much.

    `pattern` is a regular expression over folded text instead of a phrase; `needs` are words of which
    every match holds at least one.
    """

    phrase: str
    why: str
    weight: float
    pattern: str | None = None
    needs: tuple[str, ...] = ()


class Match(NamedTuple):
    """A cue found in the text, in offsets of the original."""

    start: int
    end: int
    cue: int


class Target(NamedTuple):
    """What a literal may lead to: a cue of a lexicon, and the pattern (-1 for none) that decides."""

    lexicon: str
    cue: int
    pattern: int


class Compiled(NamedTuple):
    """All lexicons made ready for matching; plain lists and strings, so that it can be kept as JSON.

    `literals[i]` leads to `targets[i]`; `always` are targets whose pattern names no literal.
    """

    literals: tuple[str, ...]
    targets: tuple[tuple[Target, ...], ...]
    patterns: tuple[str, ...]
    always: tuple[Target, ...]


def compile_cues(lexicons: Mapping[str, Sequence[Cue]]) -> Compiled:
    """Make the lexicons ready. Raises ValueError naming lexicon and cue where one cannot be understood."""
    literals: dict[str, list[Target]] = {}
    patterns: dict[str, int] = {}
    always: list[Target] = []
    for name, cues in lexicons.items():
        for index, cue in enumerate(cues):
            for literal, pattern in _literals(name, cue):
                number = -1 if pattern is None else patterns.setdefault(pattern, len(patterns))
                if literal is None:
                    always.append(Target(name, index, number))
                else:
                    literals.setdefault(literal, []).append(Target(name, index, number))
    return Compiled(tuple(literals), tuple(map(tuple, literals.values())), tuple(patterns), tuple(always))


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


class Candidate(NamedTuple):
    """A literal that was seen, in folded offsets, and the cue that it may be part of."""

    start: int
    end: int
    cue: int
    pattern: int


class Matcher:
    """The automaton over all literals; immutable once made."""

    __slots__ = ("_automaton", "_compiled")

    def __init__(self, compiled: Compiled) -> None:
        """Build the automaton; its size grows with the literals, not with the rules."""
        self._compiled = compiled
        encoded = [literal.encode("ascii", "replace") for literal in compiled.literals]
        self._automaton = BytesAhoCorasick(encoded) if encoded else None

    def scan(self, value: str, quotes: Sequence[tuple[int, int]] = ()) -> "Scan":
        """Find all candidates in a text at once; lexicons that nobody asks for cost no more than that."""
        folded = fold(value)
        found: dict[str, list[Candidate]] = {}
        for target in self._compiled.always:
            blocks = found.setdefault(target.lexicon, [])
            blocks.extend(Candidate(start, start, target.cue, target.pattern) for start in _block_starts(folded.value))
        for number, start, end in self._seen(folded.value):
            for target in self._compiled.targets[number]:
                candidate = Candidate(start, end, target.cue, target.pattern)
                found.setdefault(target.lexicon, []).append(candidate)
        return Scan(folded, found, self._compiled.patterns, quotes)

    def _seen(self, value: str) -> Iterator[tuple[int, int, int]]:
        if self._automaton is None:
            return
        # One byte a character keeps the offsets; other letters than ASCII meet as "?" and are compared below.
        haystack = value.encode("ascii", "replace")
        literals = self._compiled.literals
        for number, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            if value.startswith(literals[number], start):
                yield number, start, end


class Scan:
    """The candidates of one text; they are confirmed lexicon by lexicon, when they are asked for."""

    __slots__ = ("_confirmed", "_found", "_patterns", "_quotes", "folded")

    def __init__(
        self,
        folded: Folded,
        found: Mapping[str, Sequence[Candidate]],
        patterns: Sequence[str],
        quotes: Sequence[tuple[int, int]],
    ) -> None:
        """Keep the candidates of one text and the places of its quotations."""
        self.folded = folded
        self._found = found
        self._patterns = patterns
        self._quotes = quotes
        self._confirmed: dict[str, tuple[Match, ...]] = {}

    def touched(self) -> frozenset[str]:
        """Return the lexicons of which any literal occurs: only these can match."""
        return frozenset(self._found)

    def matches(self, lexicon: str, *, quoted: bool = False) -> tuple[Match, ...]:
        """Return the matches of a lexicon, sorted, the longest where several overlap.

        Words inside quotations are left out unless `quoted`. Raises TimeoutError where a pattern takes
        longer than PATTERN_SECONDS.
        """
        if lexicon not in self._found:
            return ()
        if lexicon not in self._confirmed:
            self._confirmed[lexicon] = self._confirm(self._found[lexicon])
        matches = self._confirmed[lexicon]
        if quoted or not self._quotes:
            return matches
        return tuple(match for match in matches if not self._is_quoted(match))

    def _is_quoted(self, match: Match) -> bool:
        return any(start <= match.start and match.end <= end for start, end in self._quotes)

    def _confirm(self, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
        spans = {
            (candidate.start, candidate.end, candidate.cue)
            for candidate in candidates
            if candidate.pattern < 0 and stands_alone(self.folded.value, candidate.start, candidate.end)
        }
        # A pattern runs once in each block in which one of its literals occurs.
        windows = {
            (*_block(self.folded.value, candidate.start), candidate.cue, candidate.pattern)
            for candidate in candidates
            if candidate.pattern >= 0
        }
        for first, last, cue, pattern in windows:
            spans.update((*span, cue) for span in search(self._patterns[pattern], self.folded.value[first:last], first))
        return tuple(Match(*self.folded.origin(start, end), cue) for start, end, cue in longest(spans))


def stands_alone(value: str, start: int, end: int) -> bool:
    """Tell whether the characters from start to end are whole words, where they begin or end with a letter."""
    return not (
        _is_word(value[start]) and _goes_on(value[start - 2 : start][::-1] if start > 1 else value[:start])
    ) and not (_is_word(value[end - 1]) and _goes_on(value[end : end + 2]))


def _goes_on(beside: str) -> bool:
    """Tell whether a word goes on: with a letter, or with a hyphen and a letter."""
    return _is_word(beside[:1]) or (beside[:1] == "-" and _is_word(beside[1:]))


def search(pattern: str, block: str, offset: int) -> list[tuple[int, int]]:
    """Return where a pattern matches in a block that begins at `offset`; empty matches do not count."""
    if pattern.startswith(RAW):
        from socialpolicy.text.patterns import search_within

        return search_within(pattern.removeprefix(RAW), block, offset, seconds=PATTERN_SECONDS)
    found = (match.span() for match in _compiled(pattern).finditer(block))
    return [(start + offset, end + offset) for start, end in found if end > start]


def longest(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the spans (start, end, cue) that do not overlap: of those that do, the longest, then the first."""
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _block(value: str, index: int) -> tuple[int, int]:
    end = value.find("\n", index)
    return value.rfind("\n", 0, index) + 1, len(value) if end < 0 else end


def _block_starts(value: str) -> list[int]:
    return [0, *(index + 1 for index, character in enumerate(value) if character == "\n")]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
