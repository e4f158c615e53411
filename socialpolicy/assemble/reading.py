"""How one document is read: what its container allows, the customs of its values, and what was odd."""

from collections.abc import Mapping as Index
from typing import Literal, TypeAlias

from socialpolicy.model.document import Problem
from socialpolicy.model.house import House
from socialpolicy.model.nodes import Mapping, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.value import Value

Manner = Literal["ours", "foreign", "front matter"]
"""Whose fields a record holds: ours alone, a tool's or team's own among them, or a site generator's."""

Foreknown: TypeAlias = tuple[Index[str, str], str]
"""What is known of tables of posts beforehand: the column map, and the presets as the rulebook keeps them."""

SHOWN = 40
"""How many characters of a value a message repeats."""


LEFT_OPEN = frozenset(
    ("tbc", "tbd", "tba", "n/a", "?", "??", "???", "-", "--", "–", "—", "…", "to be confirmed", "to be decided",
     "to be determined", "to be announced", "to be defined")
)  # fmt: skip
"""What people write into a plan where they do not know yet."""


class Customs(Value):
    """What the reading of a value depends on besides the value.

    `day_first` tells the order of 3/4/2026 where a column or the house says it, `decimal` the sign before the
    decimals of 1.250, `timezone` the zone of moments without one, `currency` the currency that amounts are in,
    each None where it is not known.
    With `order_told` it has been reported that dates leave their order open. `channels` are the words that
    name channels, as the rulebook has them.
    """

    day_first: bool | None = None
    decimal: str | None = None
    timezone: str | None = None
    currency: str | None = None
    order_told: bool = False
    channels: Index[str, str] = {}


def customs_of(house: House) -> Customs:
    """Return how values are read in a house, for all that its configuration says of it."""
    return Customs(day_first=house.day_first, timezone=house.timezone, channels=house.channels.words)


GENERATED = frozenset(("created", "last modified", "git created", "git last modified"))
"""What a site generator fills in for a date by itself."""


class ReportedError(ValueError):
    """A value that cannot be read for a reason that has been reported for many such values at once."""


class Passage(Value):
    """A piece of readable text of a plan: the path of its field, its row and where it was written."""

    path: str
    row: int
    text: Text
    prose: bool


class Reading(Value):
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


def is_left_open(node: Scalar | Sequence | Mapping | None) -> bool:
    """Return whether a value only says that it is still to come: TBC, tbd, n/a, a question mark, a dash."""
    return isinstance(node, Scalar) and node.text.value.strip().casefold() in LEFT_OPEN


def is_generated(node: Scalar | Sequence | Mapping | None) -> bool:
    """Return whether a date is left to the site generator: Created, git Last Modified."""
    return isinstance(node, Scalar) and node.text.value.strip().casefold() in GENERATED


def is_blank(node: Scalar | Sequence | Mapping | None) -> bool:
    """Return whether a node holds nothing: no text, a plain null, an empty list."""
    if isinstance(node, Scalar):
        return not node.text.value.strip() or (node.plain and node.text.value in ("~", "null", "Null", "NULL"))
    return node is None or (isinstance(node, Sequence) and not node.items)
