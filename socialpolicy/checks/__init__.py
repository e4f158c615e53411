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
    "bursts": "socialpolicy.checks.bursts",
    "capacity": "socialpolicy.checks.capacity",
    "compare": "socialpolicy.checks.compare",
    "cover": "socialpolicy.checks.cover",
    "described": "socialpolicy.checks.described",
    "evidence": "socialpolicy.checks.evidence",
    "field": "socialpolicy.checks.field",
    "followed": "socialpolicy.checks.followed",
    "forerunner": "socialpolicy.checks.forerunner",
    "gaps": "socialpolicy.checks.gaps",
    "joined": "socialpolicy.checks.joined",
    "known": "socialpolicy.checks.known",
    "latest": "socialpolicy.checks.latest",
    "lead": "socialpolicy.checks.lead",
    "names": "socialpolicy.checks.names",
    "order": "socialpolicy.checks.order",
    "owners": "socialpolicy.checks.owners",
    "phrases": "socialpolicy.checks.phrases",
    "posts": "socialpolicy.checks.posts",
    "prerequisite": "socialpolicy.checks.prerequisite",
    "quantity": "socialpolicy.checks.quantity",
    "questions": "socialpolicy.checks.questions",
    "ranking": "socialpolicy.checks.ranking",
    "ratio": "socialpolicy.checks.ratio",
    "recycled": "socialpolicy.checks.recycled",
    "rows": "socialpolicy.checks.rows",
    "spacing": "socialpolicy.checks.spacing",
    "signed": "socialpolicy.checks.signed",
    "solely": "socialpolicy.checks.solely",
    "staffed": "socialpolicy.checks.staffed",
    "substance": "socialpolicy.checks.substance",
    "taught": "socialpolicy.checks.taught",
    "total": "socialpolicy.checks.total",
    "training": "socialpolicy.checks.training",
    "words": "socialpolicy.checks.words",
}
"""Check kind to the module that holds it; loaded when a rule first needs it."""
