"""What every reader of structured files yields: scalars, sequences and mappings with their spans."""

from typing import NamedTuple

from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.value import Value


class Scalar(NamedTuple):
    """One value as it was written, with no meaning yet.

    `plain` is true for a value without quotes (YAML plain, a JSON number, true, false or null, a
    CSV cell); only a plain scalar may mean blank, a number or yes and no.
    `dropped` is what stood after a plain YAML scalar and was taken for a comment though it looks
    like a hashtag. `lost` says why the value of a cell is not to be had though something stands there
    ("formula", "error" or "merged"), else "". `rejoined` is true for a YAML value that a comma inside of { }
    would have cut, and that was put together again. `decimal` is true for a number whose point can only stand
    before decimals, as in JSON. `written` is what the file calls a key that stands here under our name.
    """

    text: Text
    span: Span
    plain: bool = True
    dropped: Span | None = None
    lost: str = ""
    rejoined: bool = False
    decimal: bool = False
    written: str = ""

    @property
    def name(self) -> str:
        """Return what the file calls a key."""
        return self.written or self.text.value.strip()


class Sequence(Value):
    """A list of nodes; a table is a sequence of mappings."""

    items: "tuple[Node, ...]"
    span: Span


class Mapping(Value):
    """Keys and values in the order of the source; duplicate keys have been reported and the last kept."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span


Node = Scalar | Sequence | Mapping
