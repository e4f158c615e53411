"""Finds the cues of lexicons in a text: first where literals occur, group by group; patterns run only around these."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from socialpolicy.text.boundaries import has_neighbour, stands_alone
from socialpolicy.text.compiled import Compiled, Pattern, pattern_of, unpacked
from socialpolicy.text.fold import Folded, fold
from socialpolicy.text.literals import Literals, Occurrence, in_words
from socialpolicy.text.spans import is_within, longest, search
from socialpolicy.value import Value

BUILD_FROM = 20_000
"""How many characters are searched for a group's literals word by word; for fewer, an automaton costs more."""


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


class Match(Value):
    """A cue found in the text, in offsets of the original."""

    start: int
    end: int
    cue: int


Candidate = tuple[int, int, int, int]
"""A literal that was seen: start and end in the folded text, the cue that it may be part of, and its pattern."""


class Group(Value):
    """Lexicons that are asked for together: their names, and their compiled form packed until it is needed."""

    lexicons: tuple[str, ...]
    stored: bytes | str


class Matcher:
    """The literals and patterns of groups of lexicons; those of a group are read when a lexicon of it is asked for.

    A group holds lexicons that are asked for together, so that a text is not searched for words that
    no rule about it wants.
    """

    __slots__ = ("_build_from", "_bulk", "_compiled", "_groups", "_literals", "_patterns", "_searched", "group_of")

    def __init__(self, groups: Sequence[Group], *, bulk: bool = False, build_from: int = BUILD_FROM) -> None:
        """Keep the groups; `bulk` builds automata that take longer to make and less to run.

        None is built for a group before more than `build_from` characters have been searched for its words.
        """
        self._groups = groups
        self._bulk = bulk
        self._compiled: dict[int, Compiled] = {}
        self._literals: dict[int, Literals] = {}
        self._patterns: dict[tuple[int, int], Pattern] = {}
        self._build_from = build_from
        self._searched = [0] * len(groups)
        self.group_of = {name: number for number, group in enumerate(groups) for name in group.lexicons}

    def scan(self, value: str, quotes: Sequence[tuple[int, int]] = ()) -> "Scan":
        """Fold a text, ready to be searched when a lexicon is asked for."""
        return Scan(self, fold(value), quotes)

    def candidates(self, group: int, value: str, words: bytes) -> dict[str, list[Candidate]]:
        """Return what of a group's literals occurs in a folded text, by lexicon; `words` are those of the text."""
        names = self._groups[group].lexicons
        found: dict[int, list[Candidate]] = {}
        for lexicon, cue, pattern in self._of(group).always:
            found.setdefault(lexicon, []).extend((start, start, cue, pattern) for start in _block_starts(value))
        for start, end, targets in self._occurrences(group, value, words):
            for lexicon, cue, pattern in targets:
                candidate = (start, end, cue, pattern)
                if lexicon in found:
                    found[lexicon].append(candidate)
                else:
                    found[lexicon] = [candidate]
        return {names[lexicon]: candidates for lexicon, candidates in found.items()}

    def pattern(self, group: int, number: int) -> Pattern:
        """Return a pattern of a group."""
        if (group, number) not in self._patterns:
            self._patterns[group, number] = pattern_of(self._of(group).patterns[number])
        return self._patterns[group, number]

    def _occurrences(self, group: int, value: str, words: bytes) -> Iterable[Occurrence]:
        if group not in self._literals:
            self._literals[group] = Literals(self._of(group).literals, bulk=self._bulk)
        literals = self._literals[group]
        self._searched[group] += len(value)
        few = self._searched[group] <= self._build_from
        return literals.by_word(value, words) if few else literals.by_automaton(value, words)

    def _of(self, group: int) -> Compiled:
        if group not in self._compiled:
            self._compiled[group] = unpacked(self._groups[group].stored)
        return self._compiled[group]


class Scan:
    """One text under search; candidates are confirmed lexicon by lexicon, when they are asked for."""

    __slots__ = ("_block", "_confirmed", "_found", "_head", "_likely", "_matcher", "_quotes", "_words", "folded")

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
        self._block = (0, -1)

    def head(self, beginning: str) -> "Scan":
        """Return a search of how the text begins, such as its title, that leaves the rest alone; always the same."""
        if self._head is None:
            self._head = self._matcher.scan(beginning, self._quotes)
        return self._head

    def touched(self, lexicons: Iterable[str]) -> set[str]:
        """Return which lexicons can match, as a literal of theirs occurs: in all groups that hold a given lexicon."""
        groups = {self._matcher.group_of[lexicon] for lexicon in lexicons}
        return {name for group in groups for name in self._in_group(group)}

    def seen(self, lexicon: str) -> Sequence[Candidate]:
        """Return the places where words of a lexicon may stand: no match is without one of them.

        Those of patterns that name no literal (start and end are equal) stand for any number of matches; they come
        first.
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
        value, may_match = self.folded.value, partial(self._may_match, self._matcher.group_of[lexicon], {})
        return [
            (start, end, cue, pattern)
            for start, end, cue, pattern in candidates
            if (stands_alone(value, start, end) if pattern < 0 else may_match(start, end, pattern))
        ]

    def _may_match(self, group: int, beside: dict[tuple[int, int], bool], start: int, end: int, number: int) -> bool:
        """Tell whether what a pattern needs beside its literal occurs: right before or behind it, and in its block.

        `beside` keeps the answer for each pattern and block, which may hold its literal thousands of times.
        """
        value, pattern = self.folded.value, self._matcher.pattern(group, number)
        if not has_neighbour(value, start, end, pattern.before, pattern.behind):
            return False
        if not pattern.beside:
            return True
        first, last = self._block_at(start)
        if (number, first) not in beside:
            beside[number, first] = _hold(value, first, last, pattern.beside)
        return beside[number, first]

    def _block_at(self, index: int) -> tuple[int, int]:
        """Return where the line begins and ends that holds a place; mostly it is that of the place before."""
        first, last = self._block
        if not first <= index <= last:
            end = self.folded.value.find("\n", index)
            first = self.folded.value.rfind("\n", 0, index) + 1
            self._block = first, len(self.folded.value) if end < 0 else end
        return self._block

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
            self._confirmed[lexicon] = self._confirm(lexicon)
        matches = self._confirmed[lexicon]
        if quoted or not self._quotes:
            return matches
        return tuple(match for match in matches if not is_within(self._quotes, match.start, match.end))

    def _confirm(self, lexicon: str) -> tuple[Match, ...]:
        candidates = self.likely(lexicon)
        if not candidates:
            return ()
        value, group = self.folded.value, self._matcher.group_of[lexicon]
        spans = {(start, end, cue) for start, end, cue, pattern in candidates if pattern < 0}
        # A pattern runs once in each block in which one of its literals occurs.
        windows = {(*self._block_at(start), cue, pattern) for start, _, cue, pattern in candidates if pattern >= 0}
        for first, last, cue, pattern in windows:
            written = self._matcher.pattern(group, pattern).written
            spans.update((*span, cue) for span in search(written, value[first:last], first))
        return tuple(Match(*self.folded.origin(start, end), cue) for start, end, cue in longest(spans))


def _hold(value: str, first: int, last: int, beside: Sequence[Sequence[str]]) -> bool:
    """Tell whether of each of several lists a word occurs in a part of a text."""
    for words in beside:
        for word in words:
            if value.find(word, first, last) >= 0:
                break
        else:
            return False
    return True


def _block_starts(value: str) -> list[int]:
    return [0, *(index + 1 for index, character in enumerate(value) if character == "\n")]
