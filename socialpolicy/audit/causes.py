"""Findings with one cause taken together, and the changes that would mend most of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from socialpolicy.audit.scorecard import Change
from socialpolicy.model.audited import Audited
from socialpolicy.model.finding import Finding, Outcome
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import named
from socialpolicy.model.rule import SEVERITIES, Rule
from socialpolicy.model.span import Span
from socialpolicy.value import Value

WEIGHTS: Mapping[str, float] = {"note": 1.0, "warning": 3.0, "error": 9.0}
"""What mending a practice is worth; one that could only be judged then is worth half."""

_EACH_FINDING = 0.01
_MOST_POSTS = 3
_MOST_ROWS = 6
_LISTS = (
    "activities", "people", "channels", "goals", "pilots", "commitments", "budget", "evidence", "audience",
    "contact_center", "influencers",
)  # fmt: skip
_SINGULAR = {
    "activities": "activity", "people": "person", "budget": "budget line", "evidence": "evidence",
    "audience": "audience research", "contact_center": "contact centre",
}  # fmt: skip


class Cause(Value):
    """Where findings come from: rows or a field of the plan, what its list lacks, or a group of posts."""

    field: str
    rows: tuple[int, ...] = ()
    category: str = ""


def changes_of(audited: Audited) -> tuple[Change, ...]:
    """Return what could be changed, the change first that would mend most."""
    rules = audited.report.rules
    groups: dict[Cause, list[Finding]] = {}
    for finding in audited.report.findings:
        if finding.status == "open" and finding.category != "input":
            groups.setdefault(_cause(finding, audited.plan), []).append(finding)
    changes = [_change(cause, found, audited.plan) for cause, found in _merged(groups)]
    changes.extend(_to_state(audited, rules))
    return tuple(sorted(changes, key=lambda change: (-change.score, change.path, change.lines, change.what)))


def _cause(finding: Finding, plan: Plan | None) -> Cause:
    if plan is None or finding.subject is None or finding.subject.type == "post":
        return Cause("posts", category=finding.category)
    if finding.span is None:
        return Cause("", category=finding.category)
    for field in _LISTS:
        for index, row in enumerate(getattr(plan, field)):
            if _holds(row.at.span, finding.span):
                return Cause(field, (index,))
    if "posts" in (finding.pointer or "").split("/")[1:3]:
        return Cause("planned posts", category=finding.category)
    field = next((name for name, span in plan.at.fields.items() if _holds(span, finding.span)), "")
    in_list = field in _LISTS or field in ("", "title", "posts")
    return Cause("" if field == "title" else field, category=finding.category if in_list else "")


def _merged(groups: Mapping[Cause, list[Finding]]) -> Iterator[tuple[Cause, list[Finding]]]:
    """Yield the groups, rows of a list that break the same in the same way as one."""
    alike: dict[tuple[object, ...], list[Cause]] = {}
    for cause, findings in groups.items():
        ways = frozenset((finding.rule, finding.part) for finding in findings)
        alike.setdefault((cause.field, ways) if cause.rows else cause, []).append(cause)
    for causes in alike.values():
        rows = sorted({row for cause in causes for row in cause.rows})
        yield causes[0]._replace(rows=tuple(rows)), [finding for cause in causes for finding in groups[cause]]


def _holds(outer: Sequence[int] | Span, inner: Span) -> bool:
    return outer[0] <= inner.start and inner.end <= outer[1]


def _change(cause: Cause, findings: Sequence[Finding], plan: Plan | None) -> Change:
    by_rule: dict[str, float] = {}
    for finding in findings:
        by_rule[finding.rule] = max(by_rule.get(finding.rule, 0.0), WEIGHTS[finding.severity])
    counts = Counter(finding.severity for finding in findings)
    cells = tuple(dict.fromkeys(finding.cell for finding in findings if finding.cell))
    return Change(
        what=_named_cause(cause, findings, plan),
        path=findings[0].path,
        lines=() if cause.field == "posts" or cells else tuple(sorted({finding.place.line for finding in findings})),
        cells=() if cause.field == "posts" else cells,
        practices=tuple(sorted(by_rule)),
        counts={severity: counts[severity] for severity in reversed(SEVERITIES) if counts[severity]},
        advice=tuple(dict.fromkeys(finding.advice for finding in _gravest_first(findings) if finding.advice)),
        score=round(sum(by_rule.values()) + _EACH_FINDING * len(findings), 4),
    )


def _gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -WEIGHTS[finding.severity])


def _named_cause(cause: Cause, findings: Sequence[Finding], plan: Plan | None) -> str:
    if cause.field == "posts":
        posts = {(finding.subject.id if finding.subject else "") for finding in findings}
        more = [f"{len(posts) - _MOST_POSTS} more"] if len(posts) > _MOST_POSTS else []
        names = ", ".join([*sorted(posts)[:_MOST_POSTS], *more])
        return f"{len(posts)} post{'s' * (len(posts) != 1)} ({cause.category}): {names}"
    if cause.rows:
        return _named_rows(cause, plan)
    if not cause.field:
        return f"the plan as a whole ({cause.category})"
    field = cause.field.replace("_", " ")
    return f"{field} ({cause.category})" if cause.category else field


def _named_rows(cause: Cause, plan: Plan | None) -> str:
    rows: Sequence[Any] = getattr(plan, cause.field)
    names = [named(rows[index], cause.field, index).removeprefix(f"{cause.field} ") for index in cause.rows]
    kind = _SINGULAR.get(cause.field, cause.field.removesuffix("s")) if len(names) == 1 else cause.field
    more = [f"{len(names) - _MOST_ROWS} more"] if len(names) > _MOST_ROWS else []
    return f"{kind.replace('_', ' ')} {', '.join([*names[:_MOST_ROWS], *more])}"


def _to_state(audited: Audited, rules: Mapping[str, Rule]) -> Iterator[Change]:
    """Yield a change for each missing fact that keeps practices of the plan from being judged."""
    by_reason: dict[str, list[Outcome]] = {}
    for outcome in audited.report.tally.plan_outcomes:
        if outcome.state == "unknown" and outcome.subject.type == "plan" and outcome.rule in rules:
            by_reason.setdefault(outcome.reason, []).append(outcome)
    for reason, outcomes in by_reason.items():
        yield Change(
            what=f"not known: {reason}",
            path=audited.path,
            lines=(),
            practices=tuple(sorted(outcome.rule for outcome in outcomes)),
            counts={},
            advice=("State it so that it can be read; what depends on it cannot be judged without.",),
            score=sum(WEIGHTS[rules[outcome.rule].severity] / 2 for outcome in outcomes),
        )
