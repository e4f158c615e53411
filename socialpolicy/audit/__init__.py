"""Scorecards to text: one module a format, each a function from scorecards to lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from socialpolicy.audit.scorecard import Scorecard
from socialpolicy.model.finding import Failure
from socialpolicy.value import Value


class Page(Value):
    """All scorecards of a run, and what could not be read for them."""

    cards: Sequence[Scorecard]
    failures: Sequence[Failure]


class Render(Protocol):
    """The function `render` of a format's module."""

    def __call__(self, page: Page) -> Iterator[str]:
        """Yield the scorecards line by line, without line ends."""


FORMATS: Mapping[str, str] = {
    "full": "socialpolicy.audit.full",
    "markdown": "socialpolicy.audit.markdown",
    "json": "socialpolicy.audit.json_page",
}
"""Output format to the module that holds it."""
