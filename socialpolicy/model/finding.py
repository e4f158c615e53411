"""What checking yields: hits and verdicts inside, findings and outcomes outside."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from socialpolicy.model.places import shown_place
from socialpolicy.model.rule import Severity
from socialpolicy.model.span import Place, Span
from socialpolicy.value import Value

if TYPE_CHECKING:
    from socialpolicy.model.waiver import Waiver


INCOMPLETE = "the plan is not complete here"
"""Why what needs all posts of a plan is not judged."""
NOT_ENGLISH = "the text is not in English"
"""Why what reads the text is not judged."""


class Clue(Value):
    """One piece of evidence: the words, where they stand in the document, why they count and how much."""

    span: Span
    text: str
    why: str
    weight: float


class Hit(Value):
    """A place that a check points at, and the words that the rule's message may use.

    It knows no rule, severity or wording. `span` is None where the whole post or plan is meant;
    `cause` is "blank" where a fact is missing, "contradicts" where it is there and breaks the practice.
    `hidden` are words that no report may repeat.
    """

    span: Span | None
    words: Mapping[str, Any]
    cause: str | None = None
    clues: tuple[Clue, ...] = ()
    hidden: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What a check says of one post or plan.

    `holds`: what the check looks for is there. `hits`: the places (for avoid: of what is wrong, one
    finding each; for expect: whom to point at where it is missing; none means the whole subject).
    `unknown`: the fact that is missing for a judgement, else None. `applies`: False where there is
    nothing to judge. `severity`: what a threshold says, else None. `figures`: the numbers behind it.
    `basis` is "declared", "text" or "both" for checks that judge. `across` is what a post leaves for a
    comparison with the other posts of the run, for checks that compare.
    """

    holds: bool = False
    hits: tuple[Hit, ...] = ()
    unknown: str | None = None
    applies: bool = True
    severity: Severity | None = None
    figures: Mapping[str, Any] = {}
    basis: str | None = None
    across: Any = None


NOTHING_TO_JUDGE = Verdict(applies=False)
NOTHING_FOUND = Verdict(basis="text")
"""What most checks say of most posts, made once."""


class Subject(Value):
    """The post or plan that an outcome is about."""

    type: str
    id: str
    channel: str | None = None


class Evidence(Value):
    """A clue as it is reported: its place, its words, why it counts and its weight."""

    line: int
    column: int
    text: str
    why: str
    weight: float


class Finding(Value):
    """One thing to mend: self-contained, sortable and ready for any report.

    `rule` is the rule's id, or the kind of an input problem (then `category` is "input" and `practice`
    None). `excerpt` is the text at the place, `source_line` the whole line for showing, `span` the place
    in the document's text. `waiver` is what waives it where its status says so. `cell` is the cell of a
    workbook (`people!E4`), `marked` the part of `source_line` that is meant there. `document` is the
    path of the document where `path` is only one of its files.
    """

    path: str
    place: Place
    rule: str
    severity: Severity
    message: str
    advice: str
    subject: Subject | None
    category: str
    practice: str | None = None
    status: str = "open"
    cause: str | None = None
    basis: str | None = None
    cell: str | None = None
    pointer: str | None = None
    excerpt: str = ""
    source_line: str = ""
    evidence: tuple[Evidence, ...] = ()
    figures: Mapping[str, Any] = {}
    part: str = ""
    span: Span | None = None
    waiver: "Waiver | None" = None
    marked: Span | None = None
    document: str = ""

    @property
    def where(self) -> str:
        """Return the path and the place in it as reports show them."""
        return shown_place(self.path, self.place, self.cell)

    def order(self) -> tuple[Any, ...]:
        """Return the key by which findings are sorted: path, place, rule, message, channel; sheets as they follow."""
        channel = (self.subject.channel or "") if self.subject else ""
        sheet = self.span.start if self.cell and self.span else 0
        return (self.path, sheet, self.place, self.rule, self.message, channel)


class Outcome(NamedTuple):
    """What a rule says of one subject: `state` is kept, broken, unknown or exempt (does not apply).

    `traces` are what the comparison with other posts of the run needs of this one.
    """

    rule: str
    state: str
    subject: Subject
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    figures: Mapping[str, Any] = {}
    traces: tuple[Any, ...] = ()


class Failure(Value):
    """A file or rule that could not be done, and what to do about it."""

    path: str
    message: str
    line: int | None = None
