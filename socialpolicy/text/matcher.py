"""Find the cues of all lexicons in a text at once: one automaton over the literals, patterns only where one occurs."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.text.boundaries import has_neighbour, stands_alone
from socialpolicy.text.fold import Folded, fold
from socialpolicy.text.literals import Literals, Occurrence, in_words

RAW = "raw:"
"""Begins the patterns that people wrote themselves, against those that are made from phrases."""

BUILD_FROM = 1000
"""How many characters are searched for a group's literals one by one; building an automaton for fewer costs more."""

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


class Cues:
    """The cues of all lexicons, by name; those of a lexicon are read when they are first asked for."""

    __slots__ = ("_read", "_stored")

    def __init__(self, stored: Mapping[str, bytes | str]) -> None:
        """Keep the lexicons, each a JSON list of cues."""
        self._stored = stored
        self._read: dict[str, tuple[Cue, ...]] = {}

    def __getitem__(self, lexicon: str) -> tuple[Cue, ...]:
        """Return the cues of a lexicon; raises KeyError where there is none of that name."""
        if lexicon not in self._read:
            self._read[lexicon] = tuple(Cue(*cue) for cue in json.loads(self._stored[lexicon]))
        return self._read[lexicon]


class Match(NamedTuple):
    """A cue found in the text, in offsets of the original."""

    start: int
    end: int
    cue: int


Target = tuple[int, int, int]
"""What a literal may lead to, by number: a lexicon of the group, a cue of it, the pattern that decides (-1: none)."""


Pattern = tuple[str, Sequence[Sequence[str]], Sequence[str], Sequence[str]]
"""A pattern, the words beside its literal, and those right before and right behind it."""


class Compiled(NamedTuple):
    """Some lexicons made ready for matching; nothing but lists, numbers and texts, so that it can be kept as JSON.

    `literals[i]` leads to `targets[i]`; it has a blank at an edge that is that of a whole word. `always` are targets
    whose pattern names no literal. Behind each pattern stand words that occur in what it matches, of each list one,
    then those of which one stands right before the literal, and those of which one stands right behind it: where
    they are missing, it is not even compiled.
    """

    literals: Sequence[str]
    targets: Sequence[Sequence[Target]]
    patterns: Sequence[Pattern]
    always: Sequence[Target]


Candidate = tuple[int, int, int, int]
"""A literal that was seen: start and end in the folded text, the cue that it may be part of, and its pattern."""


class Group(NamedTuple):
    """Lexicons that are asked for together: their names, and their compiled form as JSON until it is needed."""

    lexicons: tuple[str, ...]
    stored: bytes | str


class Matcher:
    """Automata over the literals of groups of lexicons; each is built when one of its lexicons is first asked for.

    A group holds lexicons that are asked for together, so that a text is not searched for words that
    no rule about it wants.
    """

    __slots__ = ("_build_from", "_bulk", "_compiled", "_groups", "_literals", "_searched", "group_of")

    def __init__(self, groups: Sequence[Group], *, bulk: bool = False, build_from: int = BUILD_FROM) -> None:
        """Keep the groups; `bulk` builds automata that take longer to make and less to run.

        None is built for a group before more than `build_from` characters have been searched for its words.
        """
        self._groups = groups
        self._bulk = bulk
        self._compiled: dict[int, Compiled] = {}
        self._literals: dict[int, Literals] = {}
        self._build_from = build_from
        self._searched = [0] * len(groups)
        self.group_of = {name: number for number, group in enumerate(groups) for name in group.lexicons}

    def scan(self, value: str, quotes: Sequence[tuple[int, int]] = ()) -> "Scan":
        """Fold a text, ready to be searched when a lexicon is asked for."""
        return Scan(self, fold(value), quotes)

    def candidates(self, group: int, value: str, words: bytes) -> dict[str, list[Candidate]]:
        """Return what of a group's literals occurs in a folded text, by lexicon; `words` are those of the text."""
        compiled = self.compiled(group)
        names = self._groups[group].lexicons
        found: dict[int, list[Candidate]] = {}
        for lexicon, cue, pattern in compiled.always:
            found.setdefault(lexicon, []).extend((start, start, cue, pattern) for start in _block_starts(value))
        for number, start, end in self._occurrences(group, value, words):
            for lexicon, cue, pattern in compiled.targets[number]:
                candidate = (start, end, cue, pattern)
                if lexicon in found:
                    found[lexicon].append(candidate)
                else:
                    found[lexicon] = [candidate]
        return {names[lexicon]: candidates for lexicon, candidates in found.items()}

    def _occurrences(self, group: int, value: str, words: bytes) -> list[Occurrence]:
        if group not in self._literals:
            self._literals[group] = Literals(self.compiled(group).literals, bulk=self._bulk)
        literals = self._literals[group]
        self._searched[group] += len(value)
        few = self._searched[group] <= self._build_from
        return literals.one_by_one(value, words) if few else literals.occurrences(value, words)

    def compiled(self, group: int) -> Compiled:
        """Return what a group looks for."""
        if group not in self._compiled:
            self._compiled[group] = Compiled(*json.loads(self._groups[group].stored))
        return self._compiled[group]


class Scan:
    """One text under search; candidates are confirmed lexicon by lexicon, when they are asked for."""

    __slots__ = ("_confirmed", "_found", "_head", "_likely", "_matcher", "_quotes", "_words", "folded")

    def __init__(self, matcher: Matcher, folded: Folded, quotes: Sequence[tuple[int, int]]) -> None:
        """Keep the folded text and the places of its quotations."""
        self.folded = folded
        self._words = in_words(folded.value)
        self._matcher = matcher
        self._quotes = quotes
        self._found: dict[int, dict[str, list[Candidate]]] = {}
        self._likely: dict[str, list[Candidate]] = {}
        self._confirmed: dict[str, tuple[Match, ...]] = {}
        self._head: Scan | None = None

    def head(self, beginning: str) -> "Scan":
        """Return a search of how the text begins, such as its title, that leaves the rest alone; always the same."""
        if self._head is None:
            self._head = self._matcher.scan(beginning, self._quotes)
        return self._head

    def touched(self, lexicons: Iterable[str]) -> set[str]:
        """Return lexicons of the groups of the given ones of which any literal occurs: only these can match."""
        groups = {self._matcher.group_of[lexicon] for lexicon in lexicons}
        return {name for group in groups for name in self._in_group(group)}

    def seen(self, lexicon: str) -> Sequence[Candidate]:
        """Return the places where words of a lexicon may stand: no match is without one of them.

        Those of patterns that name no literal (start and end are equal) stand for any number of matches.
        """
        return self._in_group(self._matcher.group_of[lexicon]).get(lexicon, ())

    def likely(self, lexicon: str) -> Sequence[Candidate]:
        """Return those of the places beside which stands what must."""
        if lexicon not in self._likely:
            self._likely[lexicon] = self._filtered(lexicon)
        return self._likely[lexicon]

    def _filtered(self, lexicon: str) -> list[Candidate]:
        candidates = self.seen(lexicon)
        if not candidates:
            return []
        patterns = self._matcher.compiled(self._matcher.group_of[lexicon]).patterns
        value = self.folded.value
        return [
            (start, end, cue, pattern)
            for start, end, cue, pattern in candidates
            if (stands_alone(value, start, end) if pattern < 0 else _may_match(value, start, end, patterns[pattern]))
        ]

    def _in_group(self, group: int) -> dict[str, list[Candidate]]:
        if group not in self._found:
            self._found[group] = self._matcher.candidates(group, self.folded.value, self._words)
        return self._found[group]

    def matches(self, lexicon: str, *, quoted: bool = False) -> tuple[Match, ...]:
        """Return the matches of a lexicon, sorted, the longest where several overlap.

        Words inside quotations are left out unless `quoted`. Raises TimeoutError where a pattern takes
        longer than PATTERN_SECONDS.
        """
        if lexicon not in self._confirmed:
            patterns = self._matcher.compiled(self._matcher.group_of[lexicon]).patterns
            self._confirmed[lexicon] = self._confirm(self.likely(lexicon), patterns)
        matches = self._confirmed[lexicon]
        if quoted or not self._quotes:
            return matches
        return tuple(match for match in matches if not self._is_quoted(match))

    def _is_quoted(self, match: Match) -> bool:
        return any(start <= match.start and match.end <= end for start, end in self._quotes)

    def _confirm(self, candidates: Sequence[Candidate], patterns: Sequence[Pattern]) -> tuple[Match, ...]:
        if not candidates:
            return ()
        value = self.folded.value
        spans = {(start, end, cue) for start, end, cue, pattern in candidates if pattern < 0}
        # A pattern runs once in each block in which one of its literals occurs.
        windows = {(*_block(value, start), cue, pattern) for start, _, cue, pattern in candidates if pattern >= 0}
        for first, last, cue, pattern in windows:
            spans.update((*span, cue) for span in search(patterns[pattern][0], value[first:last], first))
        return tuple(Match(*self.folded.origin(start, end), cue) for start, end, cue in longest(spans))


def _may_match(value: str, start: int, end: int, pattern: Pattern) -> bool:
    """Tell whether what a pattern needs beside its literal occurs: right before or behind it, and in its block."""
    _, beside, before, behind = pattern
    if not has_neighbour(value, start, end, before, behind):
        return False
    if not beside:
        return True
    first, last = _block(value, start)
    for words in beside:
        for word in words:
            if value.find(word, first, last) >= 0:
                break
        else:
            return False
    return True


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


def _block(value: str, index: int) -> tuple[int, int]:
    end = value.find("\n", index)
    return value.rfind("\n", 0, index) + 1, len(value) if end < 0 else end


def _block_starts(value: str) -> list[int]:
    return [0, *(index + 1 for index, character in enumerate(value) if character == "\n")]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
