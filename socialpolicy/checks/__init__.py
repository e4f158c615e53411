"""The verbs that rules are written in: one module a check kind, each a pure function from a subject to a verdict.

A module holds `Parameters`, a value whose annotations are the one definition of what a rule may
say, `WORDS`, the placeholders that messages may hold, and `check`, whose docstring says what each
of these is. Everything else that a check may know comes in a `Context`.
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
    "alt": "socialpolicy.checks.alt",
    "backed": "socialpolicy.checks.backed",
    "bursts": "socialpolicy.checks.bursts",
    "capacity": "socialpolicy.checks.capacity",
    "capitals": "socialpolicy.checks.capitals",
    "compare": "socialpolicy.checks.compare",
    "count": "socialpolicy.checks.count",
    "cover": "socialpolicy.checks.cover",
    "currencies": "socialpolicy.checks.currencies",
    "dates": "socialpolicy.checks.dates",
    "described": "socialpolicy.checks.described",
    "disclosed": "socialpolicy.checks.disclosed",
    "emoji": "socialpolicy.checks.emoji",
    "evidence": "socialpolicy.checks.evidence",
    "field": "socialpolicy.checks.field",
    "followed": "socialpolicy.checks.followed",
    "forerunner": "socialpolicy.checks.forerunner",
    "gaps": "socialpolicy.checks.gaps",
    "hashtag_case": "socialpolicy.checks.hashtag_case",
    "invisible": "socialpolicy.checks.invisible",
    "joined": "socialpolicy.checks.joined",
    "known": "socialpolicy.checks.known",
    "latest": "socialpolicy.checks.latest",
    "lead": "socialpolicy.checks.lead",
    "link_host": "socialpolicy.checks.link_host",
    "link_parameters": "socialpolicy.checks.link_parameters",
    "length": "socialpolicy.checks.length",
    "names": "socialpolicy.checks.names",
    "order": "socialpolicy.checks.order",
    "owners": "socialpolicy.checks.owners",
    "personal_data": "socialpolicy.checks.personal_data",
    "phrases": "socialpolicy.checks.phrases",
    "placeholders": "socialpolicy.checks.placeholders",
    "posts": "socialpolicy.checks.posts",
    "prerequisite": "socialpolicy.checks.prerequisite",
    "quantity": "socialpolicy.checks.quantity",
    "questions": "socialpolicy.checks.questions",
    "ranking": "socialpolicy.checks.ranking",
    "ratio": "socialpolicy.checks.ratio",
    "recycled": "socialpolicy.checks.recycled",
    "repeated": "socialpolicy.checks.repeated",
    "reviewer": "socialpolicy.checks.reviewer",
    "rows": "socialpolicy.checks.rows",
    "secrets": "socialpolicy.checks.secrets",
    "spacing": "socialpolicy.checks.spacing",
    "signed": "socialpolicy.checks.signed",
    "solely": "socialpolicy.checks.solely",
    "staffed": "socialpolicy.checks.staffed",
    "styled": "socialpolicy.checks.styled",
    "substance": "socialpolicy.checks.substance",
    "taught": "socialpolicy.checks.taught",
    "total": "socialpolicy.checks.total",
    "training": "socialpolicy.checks.training",
    "words": "socialpolicy.checks.words",
}
"""Check kind to the module that holds it; loaded when a rule first needs it."""
