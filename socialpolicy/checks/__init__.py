"""The verbs that rules are written in: one module a check kind, each a pure function from a subject to a verdict.

A module holds `Parameters`, a NamedTuple whose annotations are the one definition of what a rule may
say, `WORDS`, the placeholders that messages may hold, and `check`. Everything else that a check may
know comes in a `Context`.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Verdict


class Check(Protocol):
    """What a check kind's module offers."""

    Parameters: type[Any]
    WORDS: tuple[str, ...]

    @staticmethod
    def check(context: Context, parameters: Any) -> Verdict:
        """Look at one subject (or one row of it) and say what is there."""


KINDS: Mapping[str, str] = {
    "age": "socialpolicy.checks.age",
    "capacity": "socialpolicy.checks.capacity",
    "compare": "socialpolicy.checks.compare",
    "cover": "socialpolicy.checks.cover",
    "evidence": "socialpolicy.checks.evidence",
    "field": "socialpolicy.checks.field",
    "known": "socialpolicy.checks.known",
    "names": "socialpolicy.checks.names",
    "order": "socialpolicy.checks.order",
    "phrases": "socialpolicy.checks.phrases",
    "prerequisite": "socialpolicy.checks.prerequisite",
    "questions": "socialpolicy.checks.questions",
    "ranking": "socialpolicy.checks.ranking",
    "ratio": "socialpolicy.checks.ratio",
    "rows": "socialpolicy.checks.rows",
    "words": "socialpolicy.checks.words",
}
"""Check kind to the module that holds it; loaded when a rule first needs it."""
