"""A rule: what it wants, of what, how it is checked, in which words it speaks, and the examples that prove it."""

from collections.abc import Mapping
from typing import Any, Literal

from socialpolicy.value import Value

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""


class Source(Value):
    """Where a practice comes from. `voice` is "commenter" where a reader made the point, else ""."""

    title: str
    author: str = ""
    date: str = ""
    url: str = ""
    voice: str = ""


class Part(Value):
    """One check of a rule: most rules have one, a practice with several sides has several.

    `polarity` is "avoid" (what the check finds is wrong) or "expect" (its absence is wrong). `check`
    names the check kind, `parameters` are its own. `when` and `unless` are predicates; `each` names the
    list of a plan whose rows are judged one by one. The words may hold {placeholders}, and may differ by severity.
    """

    name: str
    applies_to: str
    polarity: str
    check: str
    parameters: Any
    when: Any = None
    unless: Any = None
    each: str | None = None
    severity: Severity | None = None
    message: str | Mapping[str, str] = ""
    advice: str | Mapping[str, str] = ""
    cause: str | None = None


class Rule(Value):
    """A practice that is checked; `id` states it as a norm and never changes.

    `severity` is what a finding weighs unless its part, its score or the configuration says otherwise;
    `forced` is set where the configuration fixes it. `judges_text` rules are not evaluated in other
    languages than English; where `note_when` holds of the subject, all findings are notes. What a
    rule finds can be waived unless `waivable` is False.
    """

    id: str
    title: str
    category: str
    practice: Literal["good", "bad"]
    severity: Severity
    parts: tuple[Part, ...]
    why: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    status: str = "stable"
    forced: Severity | None = None
    judges_text: bool = False
    note_when: Mapping[str, Any] | None = None
    parameters: Mapping[str, Any] | None = None
    waivable: bool = True
