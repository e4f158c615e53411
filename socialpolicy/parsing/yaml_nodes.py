"""YAML to nodes: reads libyaml's events, keeps strings as they were written, and stops bombs in milliseconds."""

from collections.abc import Iterator
from typing import Any

import yaml

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.parsing.entries import Pair, entries, merged
from socialpolicy.parsing.lines import Lines
from socialpolicy.parsing.yaml_complaint import complaint
from socialpolicy.parsing.yaml_scalar import CORE, eaten, scalar
from socialpolicy.text.prose import Piece

DEPTH = 64
NODES = 200_000
"""How many levels deep a value may be nested, and how many values may be written."""

ALIASES = 100
EXPANDED = 200_000
MERGES = 10
"""How many aliases there may be, how many values they may make of those that are written, how many merges (<<)."""

_LONGEST_GAP = 80
"""How many characters are looked at between the parts of a value that a comma has cut."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KNOWN_TAGS = frozenset((None, "!", CORE + "seq", CORE + "map"))


def nodes(text: str, offset: int = 0, line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read YAML that stands at `offset` of a document, on `line` of it; None where it holds nothing.

    Several YAML documents in one text become a sequence of their roots. Raises ReadError for what is
    not YAML and for what is over a limit.
    """
    if text.startswith("\ufeff"):
        text, offset = text[1:], offset + 1
    builder = _Builder(text, offset, line)
    try:
        builder.take(_events(text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise complaint(error, text, line) from None
    return builder.root(), tuple(builder.problems)


def _events(text: str) -> Iterator[Any]:
    """Return the events of a text, as `yaml.parse` does with twice as many calls."""
    return iter(_LOADER(text).get_event, None)


class _Frame:
    """A sequence or mapping whose end has not been met; `weight` counts the nodes that it expands to."""

    __slots__ = ("anchor", "children", "start", "tag", "weight")

    def __init__(self, event: Any) -> None:
        self.anchor: str | None = event.anchor
        self.tag: str | None = event.tag
        self.start: int = event.start_mark.index
        self.children: list[Node] = []
        self.weight = 1


class _Builder:
    """Builds nodes from events without recursion, and counts what they cost."""

    def __init__(self, text: str, offset: int, line: int) -> None:
        self.problems: list[Problem] = []
        self._text, self._offset = text, offset
        self._lines = Lines(text, line)
        self._frames: list[_Frame] = []
        self._roots: list[Node] = []
        self._anchors: dict[str, tuple[Node, int] | None] = {}
        self._unused: dict[str, Span] = {}
        self._count = self._aliased = self._aliases = self._merges = 0

    def root(self) -> Node | None:
        """Return the only root, all of them as a sequence, or None."""
        if len(self._roots) > 1:
            return Sequence(tuple(self._roots), Span(self._roots[0].span.start, self._roots[-1].span.end))
        return self._roots[0] if self._roots else None

    def take(self, events: Iterator[Any]) -> None:
        """Follow the events to the end."""
        for event in events:
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                self.scalar(event)
            elif kind in _STEPS:
                _STEPS[kind](self, event)
        self.problems += [eaten(f"&{anchor}", span) for anchor, span in self._unused.items()]

    def scalar(self, event: Any) -> None:
        self._count += 1
        if self._count > NODES:
            raise self._too_many(event)
        value, problem = scalar(event, self._text, self._offset)
        if problem is not None:
            self.problems.append(problem)
        if event.anchor is not None and value.plain and value.text.value:
            self._unused[event.anchor] = value.span
        self._add(value, 1, event.anchor)

    def open(self, event: Any) -> None:
        self._count += 1
        if self._count > NODES:
            raise self._too_many(event)
        if len(self._frames) == DEPTH:
            raise self._over(event, f"is nested more than {DEPTH} levels deep", "nest less, or put brackets in quotes")
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._frames.append(_Frame(event))

    def close_sequence(self, event: Any) -> None:
        frame = self._frames.pop()
        self._finish(frame, Sequence(tuple(frame.children), self._span(frame, event)))

    def close_mapping(self, event: Any) -> None:
        frame = self._frames.pop()
        pairs, merges = self._pairs(self._rejoined(frame.children))
        own, problems = entries(pairs, self._line_of)
        self.problems += problems
        if merges:
            own = merged(own, self._merged(merges))
        self._finish(frame, Mapping(own, self._span(frame, event)))

    def alias(self, event: Any) -> None:
        self._aliases += 1
        if self._aliases > ALIASES:
            raise self._over(event, f"uses more than {ALIASES} aliases (*name)")
        if event.anchor not in self._anchors:
            raise self._over(event, f"uses *{event.anchor}, which is not defined above it", "put the value in quotes")
        held = self._anchors[event.anchor]
        self._unused.pop(event.anchor, None)
        if held is None:
            raise self._over(event, f"uses *{event.anchor} inside of itself")
        self._aliased += held[1]
        if self._count + self._aliased > EXPANDED:
            raise self._over(event, f"grows to more than {EXPANDED:,} values through its aliases (*name)")
        self._add(*held, None)

    def start_document(self, _event: Any) -> None:
        self._anchors.clear()

    def _finish(self, frame: _Frame, node: Node) -> None:
        if frame.tag not in _KNOWN_TAGS:
            words = f"The YAML tag {frame.tag} is not one that is read here; what it marks was read without it."
            self.problems.append(Problem("unreadable-value", node.span, words, "Delete the tag."))
        self._add(node, frame.weight, frame.anchor)

    def _add(self, node: Node, weight: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, weight)
        if self._frames:
            frame = self._frames[-1]
            frame.children.append(node)
            frame.weight += weight
        elif not (isinstance(node, Scalar) and node.plain and not node.text.value):
            self._roots.append(node)

    def _rejoined(self, children: list[Node]) -> list[Node]:
        """Return keys and values, those values whole that a comma inside of { } has cut."""
        kept: list[Node] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            before = kept[-1] if kept else None
            if isinstance(before, Scalar) and isinstance(key, Scalar) and self._is_cut(before, key, value):
                kept[-1] = self._whole(Span(before.span.start, key.span.end))
            else:
                kept += (key, value)
        return kept

    def _is_cut(self, before: Scalar, key: Scalar, value: Node) -> bool:
        """Tell whether a key without a colon goes on with what the plain value before it says on its line."""
        if not isinstance(value, Scalar) or value.text.value or not (before.text.value and before.plain and key.plain):
            return False
        end, start = before.span.end - self._offset, key.span.start - self._offset
        if not 0 < start - end < _LONGEST_GAP or self._text[end:start].strip(" \t") != ",":
            return False
        after = key.span.end - self._offset
        return self._text[after : after + _LONGEST_GAP].lstrip(" \t")[:1] in (",", "}")

    def _whole(self, span: Span) -> Scalar:
        value = self._text[span.start - self._offset : span.end - self._offset]
        return Scalar(Text(value, (Piece(0, span.start),)), span, rejoined=True)

    def _pairs(self, children: list[Node]) -> tuple[list[Pair], list[Node]]:
        """Tell a mapping's own pairs from what is merged into it, and report keys that are no text."""
        pairs: list[Pair] = []
        merges: list[Node] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                words = "A key is a list or a mapping; only text can be a key, so its value was left out."
                advice = "Put the value in quotes if it begins with a bracket or a brace."
                self.problems.append(Problem("unreadable-value", key.span, words, advice))
            elif key.plain and key.text.value == "<<":
                merges.append(value)
            else:
                pairs.append((key, value))
        return pairs, merges

    def _merged(self, merges: list[Node]) -> list[tuple[Pair, ...]]:
        found: list[tuple[Pair, ...]] = []
        for merge in merges:
            for node in merge.items if isinstance(merge, Sequence) else (merge,):
                self._merges += 1
                if self._merges > MERGES:
                    raise ReadError(
                        f"The YAML merges more than {MERGES} times (<<); write the values out.",
                        line=self._line_of(merge.span.start),
                    )
                if isinstance(node, Mapping):
                    found.append(node.entries)
                else:
                    words = "What is merged (<<) is no mapping; it was left out."
                    advice = "Merge a mapping, or put << in quotes."
                    self.problems.append(Problem("unreadable-value", node.span, words, advice))
        return found

    def _span(self, frame: _Frame, event: Any) -> Span:
        end: int = event.end_mark.index
        if event.start_mark.index == end:
            end = frame.start + len(self._text[frame.start : end].rstrip())
        return Span(frame.start + self._offset, end + self._offset)

    def _line_of(self, offset: int) -> int:
        return self._lines.at(offset - self._offset)

    def _too_many(self, event: Any) -> ReadError:
        return self._over(event, f"holds more than {NODES:,} values", "split the file")

    def _over(self, event: Any, what: str, remedy: str = "write the values out") -> ReadError:
        return ReadError(f"The YAML {what}; {remedy}.", line=self._lines.at(event.start_mark.index))


_STEPS: dict[type, Any] = {
    yaml.SequenceStartEvent: _Builder.open,
    yaml.MappingStartEvent: _Builder.open,
    yaml.SequenceEndEvent: _Builder.close_sequence,
    yaml.MappingEndEvent: _Builder.close_mapping,
    yaml.AliasEvent: _Builder.alias,
    yaml.DocumentStartEvent: _Builder.start_document,
}
