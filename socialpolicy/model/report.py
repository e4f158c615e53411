"""The whole result of a run: findings, what was kept, what could not be judged, what failed."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.model.finding import Failure, Finding, Outcome
from socialpolicy.model.rule import SEVERITIES, Rule, Severity
from socialpolicy.model.trace import Trace
from socialpolicy.value import Value

if TYPE_CHECKING:
    from socialpolicy.model.beside import Beside
    from socialpolicy.model.standing import Standing


class Tally(Value):
    """What came of some files, before it is put in order: the unit that workers hand back and that is added up.

    Plan outcomes are listed one by one; for posts `kept` and `unknown` are counts by rule (and, for
    unknown, by reason), and what was kept or unknown is listed as well only where that is asked for.
    `traces` wait for the comparison of posts with each other, which takes all files; `beside` for what all
    files took from the facts files beside them.
    """

    findings: tuple[Finding, ...] = ()
    plan_outcomes: tuple[Outcome, ...] = ()
    kept: Mapping[str, int] = {}
    unknown: Mapping[tuple[str, str], int] = {}
    failures: tuple[Failure, ...] = ()
    traces: tuple[Trace, ...] = ()
    files: int = 0
    skipped: int = 0
    posts: int = 0
    plans: int = 0
    waivers: "tuple[Standing, ...]" = ()
    post_outcomes: tuple[Outcome, ...] = ()
    beside: "tuple[Beside, ...]" = ()


class Report(Value):
    """A finished run. `rules` are the rules that were asked for, by id; findings and failures are sorted.

    `complete` is true only if everything that was asked for was read and no rule failed.
    """

    tally: Tally
    rules: Mapping[str, Rule]
    rulebook: str
    digest: str
    as_of: date
    complete: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings in order."""
        return self.tally.findings

    def counts(self) -> dict[Severity, int]:
        """Return the number of open findings by severity."""
        found = Counter(finding.severity for finding in self.findings if finding.status == "open")
        return {severity: found[severity] for severity in SEVERITIES}

    def exit_status(self, fail_on: str) -> int:
        """Return 2 where the work is not complete, 1 where a finding weighs at least `fail_on`, else 0."""
        if not self.complete:
            return 2
        if fail_on == "never":
            return 0
        failing = SEVERITIES[SEVERITIES.index(fail_on) :]
        return int(any(finding.severity in failing and finding.status == "open" for finding in self.findings))
