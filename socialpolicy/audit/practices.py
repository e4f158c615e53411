"""What became of each practice: the outcomes of the plan and those of its posts, taken together."""

from collections.abc import Mapping, Sequence

from socialpolicy.audit.scorecard import PostCounts, Practice
from socialpolicy.model.finding import Finding, Outcome
from socialpolicy.model.report import Report
from socialpolicy.model.rule import SEVERITIES, Rule, Severity


def practices_of(report: Report) -> tuple[Practice, ...]:
    """Return all practices that were asked for, by category and id."""
    outcomes = {one.rule: one for one in report.tally.plan_outcomes if one.subject.type == "plan"}
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.rule, []).append(finding)
    made = (_practice(rule, outcomes.get(rule.id), findings.get(rule.id, ()), report) for rule in report.rules.values())
    return tuple(sorted(made, key=lambda practice: (practice.category, practice.id)))


def worst(severities: Sequence[Severity]) -> Severity | None:
    """Return the gravest of some severities."""
    return max(severities, key=SEVERITIES.index, default=None)


def _practice(rule: Rule, outcome: Outcome | None, findings: Sequence[Finding], report: Report) -> Practice:
    open_ones = [finding for finding in findings if finding.status == "open"]
    posts = _post_counts(rule.id, findings, report)
    reasons = [reason for (name, reason) in sorted(report.tally.unknown) if name == rule.id]
    if outcome is not None and outcome.state in ("unknown", "exempt"):
        reasons.insert(0, outcome.reason)
    return Practice(
        id=rule.id,
        title=rule.title,
        category=rule.category,
        state=_state(outcome, findings, open_ones, posts),
        severity=worst([finding.severity for finding in open_ones]),
        said=tuple(dict.fromkeys(finding.message for finding in open_ones)),
        reason=next((reason for reason in reasons if reason), ""),
        figures=_figures(outcome),
        posts=posts,
        on_posts=all(part.applies_to == "post" for part in rule.parts),
        waived=tuple(dict.fromkeys(finding.waiver.terms() for finding in findings if finding.waiver)),
    )


def _state(
    outcome: Outcome | None, findings: Sequence[Finding], open_ones: Sequence[Finding], posts: PostCounts
) -> str:
    if open_ones:
        return "blank" if all(finding.cause == "blank" for finding in open_ones) else "contradicts"
    if outcome is not None and outcome.state == "unknown":
        return "unknown"
    if findings:
        return "waived" if all(finding.status == "waived" for finding in findings) else "set aside"
    if (outcome is not None and outcome.state == "kept") or posts.kept:
        return "kept"
    return "unknown" if posts.unknown else "exempt"


def _post_counts(rule: str, findings: Sequence[Finding], report: Report) -> PostCounts:
    subjects = {finding.subject for finding in findings if finding.subject and finding.subject.type == "post"}
    unknown = sum(number for (name, _), number in report.tally.unknown.items() if name == rule)
    return PostCounts(len(subjects), report.tally.kept.get(rule, 0), unknown)


def _figures(outcome: Outcome | None) -> Mapping[str, object]:
    return {} if outcome is None else dict(outcome.figures)
