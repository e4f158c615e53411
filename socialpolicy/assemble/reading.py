"""How one document is read: what its container allows, the customs of its values, and what was odd."""

from typing import Literal, NamedTuple

from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text

Manner = Literal["ours", "foreign", "front matter"]
"""Whose fields a record holds: ours alone, a tool's or team's own among them, or a site generator's."""

SHOWN = 40
"""How many characters of a value a message repeats."""


class Customs(NamedTuple):
    """What the reading of a value depends on besides the value.

    `day_first` tells the order of 3/4/2026 where a column shows it, `timezone` the zone of moments
    without one, `currency` the currency that amounts are in, each None where it is not known.
    """

    day_first: bool | None = None
    timezone: str | None = None
    currency: str | None = None


class Passage(NamedTuple):
    """A piece of readable text of a plan: the path of its field, its row and where it was written."""

    path: str
    row: int
    text: Text
    prose: bool


class Reading(NamedTuple):
    """One reading of one document; `problems` and, for plans, `passages` grow while it goes on."""

    manner: Manner
    customs: Customs
    problems: list[Problem]
    passages: list[Passage] | None = None

    def report(self, kind: str, span: Span, message: str, advice: str, *, severity: str = "warning") -> None:
        """Keep a problem of the input for the report."""
        self.problems.append(Problem(kind, span, message, advice, severity))


def shown(value: str) -> str:
    """Return a value as messages repeat it: on one line and not too long."""
    line = " ".join(value.split())
    return f"“{line if len(line) <= SHOWN else line[: SHOWN - 1] + '…'}”"


def is_blank(node: Scalar | Sequence | Mapping | None) -> bool:
    """Return whether a node holds nothing: no text, a plain null, an empty list."""
    if isinstance(node, Scalar):
        return not node.text.value.strip() or (node.plain and node.text.value in ("~", "null", "Null", "NULL"))
    return node is None or (isinstance(node, Sequence) and not node.items)
