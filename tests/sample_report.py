"""One fixed report, for the tests of what is made of reports."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from socialpolicy.model.finding import Evidence, Failure, Finding, Outcome, Subject
from socialpolicy.model.report import Report, Tally
from socialpolicy.model.rule import Rule, Source
from socialpolicy.model.span import Place
from socialpolicy.reporters import FORMATS, Options

HARD_SELL = Finding(
    path="posts/a.md",
    place=Place(12, 5, 12, 12),
    rule="no-hard-sell",
    severity="warning",
    message='"Buy now" presses the reader.',
    advice="Leave the decision to the reader.",
    subject=Subject("post", "posts/a.md", "linkedin"),
    category="selling",
    practice="bad",
    cause="contradicts",
    basis="text",
    excerpt="Buy now",
    source_line="So: Buy now!",
    evidence=(Evidence(12, 5, "Buy now", "pressure", 2.0), Evidence(14, 1, "", "no other content", 0.0)),
    part="words",
)
INBOUND = Finding(
    path="plan.yaml",
    place=Place(3, 1, 9, 4),
    rule="inbound-majority",
    severity="error",
    message="134 of 344 hours (39 %) listen.",
    advice="",
    subject=Subject("plan", "plan.yaml"),
    category="listening",
    practice="good",
    cause="contradicts",
    pointer="/activities",
    excerpt="activities: ...",
    source_line="activities:",
    figures={"share": 0.39, "hours": 134.0, "by": date(2026, 3, 31), "ratio": float("inf"), "ids": ("a", "b")},
)
TYPO = Finding(
    path="posts/b.md",
    place=Place(2, 1, 2, 6),
    rule="unknown-field",
    severity="note",
    message="There is no field titel.",
    advice="Did you mean title?",
    subject=None,
    category="input",
    excerpt="titel",
)
RULES = {
    "no-hard-sell": Rule(
        id="no-hard-sell",
        title="Nobody is pressed",
        category="selling",
        practice="bad",
        severity="warning",
        parts=(),
        sources=(Source("On Pressure", "Ann Author"), Source("On Talk", "Bo Blog", voice="commenter")),
    )
}
KEPT = Outcome("both-sides", "kept", Subject("plan", "plan.yaml"), figures={"inbound_hours": 210.0})
OPEN = Outcome("return-in-money", "unknown", Subject("plan", "plan.yaml"), reason="cost is missing")


def report(*findings: Finding, **changes: Any) -> Report:
    """Return a report with these findings on three files, two posts and one plan."""
    tally = Tally(
        findings=findings,
        plan_outcomes=(KEPT, OPEN),
        kept={"no-hard-sell": 12},
        unknown={("useful-blog", "the text is not in English"): 2},
        failures=(Failure("bad.yaml", "is not YAML", 3),),
        files=3,
        skipped=4,
        posts=14,
        plans=1,
    )
    made = Report(tally, RULES, "recommended", "sha256:abc", date(2026, 1, 5), complete=False)
    return made._replace(tally=tally._replace(**changes))


def lines(output_format: str, made: Report, options: Options | None = None) -> list[str]:
    """Return the lines of a report in a format."""
    rendered: Iterator[str] = import_module(FORMATS[output_format]).render(made, options or Options())
    return list(rendered)
