"""The whole report as JSON, in the shape that other programs depend on; one finding a line."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from socialpolicy.model.finding import Finding, Outcome, Subject
from socialpolicy.model.json_values import json_text, json_value
from socialpolicy.model.report import Report
from socialpolicy.model.summary import kept, not_evaluated
from socialpolicy.reporters import Options
from socialpolicy.version import VERSION

FORMAT = 1
"""The version of this shape; it changes only when something that is there already changes its meaning."""

DIGITS = 4
"""How many decimals figures keep: shares are told to a hundredth of a percent."""


def render(report: Report, options: Options) -> Iterator[str]:
    """Yield one JSON object: the tool, the rulebook, the summary and the lists."""
    yield "{" + f'"version": {FORMAT}, "tool": {json_text({"name": "socialpolicy", "version": VERSION})},'
    yield f' "rulebook": {json_text({"name": report.rulebook, "digest": _digest(report.digest)})},'
    yield f' "as_of": {json_text(report.as_of.isoformat())},'
    yield f' "summary": {json_text(_summary(report))},'
    if options.statistics:
        yield f' "statistics": {json_text(_statistics(report))},'
    yield from _list("findings", _findings(report), ",")
    yield from _list("kept", _kept(report, options), ",")
    yield from _list("not_evaluated", _not_evaluated(report, options), ",")
    failures = ({"path": one.path, "line": one.line, "message": one.message} for one in report.tally.failures)
    yield from _list("failures", failures, "}")


def _list(name: str, items: Iterator[dict[str, Any]], end: str) -> Iterator[str]:
    opening = f' "{name}": ['
    waiting: str | None = None
    for item in items:
        if waiting is None:
            yield opening
        else:
            yield f"{waiting},"
        waiting = f"  {json_text(item)}"
    yield f"{opening if waiting is None else waiting}]{end}"


def _digest(digest: str) -> str:
    return digest if ":" in digest else f"sha256:{digest}"


def _summary(report: Report) -> dict[str, Any]:
    tally = report.tally
    status = Counter(finding.status for finding in report.findings)
    counts = report.counts()
    return {
        "files": tally.files,
        "posts": tally.posts,
        "plans": tally.plans,
        "error": counts["error"],
        "warning": counts["warning"],
        "note": counts["note"],
        "waived": status["waived"],
        "baselined": status["baselined"],
        "kept": kept(report),
        "not_evaluated": not_evaluated(report),
        "skipped": tally.skipped,
        "complete": report.complete,
    }


def _statistics(report: Report) -> dict[str, int]:
    counts = Counter(finding.rule for finding in report.findings if finding.status == "open")
    return dict(sorted(counts.items()))


def _findings(report: Report) -> Iterator[dict[str, Any]]:
    occurrences: Counter[tuple[str, ...]] = Counter()
    for finding in report.findings:
        identity = _identity(finding)
        occurrences[identity] += 1
        yield _finding(finding, _fingerprint(identity, occurrences[identity]))


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "status": finding.status,
        "practice": finding.practice,
        "cause": finding.cause,
        "basis": finding.basis,
        "message": finding.message,
        "advice": finding.advice,
        "path": finding.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "cell": finding.cell,
        "pointer": finding.pointer,
        "excerpt": finding.excerpt,
        "subject": _subject(finding.subject),
        "evidence": [
            {"line": one.line, "column": one.column, "text": one.text, "why": one.why, "weight": json_value(one.weight)}
            for one in finding.evidence
        ],
        "figures": json_value(finding.figures, DIGITS),
        "fingerprint": fingerprint,
        **_waiver(finding),
    }


def _waiver(finding: Finding) -> dict[str, Any]:
    waiver = finding.waiver
    if waiver is None:
        return {}
    return {"waiver": {"reason": waiver.reason, "until": json_value(waiver.until), "by": waiver.by or None}}


def _identity(finding: Finding) -> tuple[str, ...]:
    """Return what stays of a finding when lines move: rule, subject, channel, part and the words in question."""
    subject = finding.subject or Subject("file", finding.path)
    return (finding.rule, subject.id, subject.channel or "", finding.part, " ".join(finding.excerpt.split()))


def _fingerprint(identity: tuple[str, ...], occurrence: int) -> str:
    return hashlib.sha256(json.dumps([*identity, occurrence]).encode()).hexdigest()


def _subject(subject: Subject | None) -> dict[str, str | None] | None:
    if subject is None:
        return None
    named: dict[str, str | None] = {"type": subject.type, "id": subject.id}
    return {**named, "channel": subject.channel} if subject.type == "post" else named


def _kept(report: Report, options: Options) -> Iterator[dict[str, Any]]:
    for outcome in _listed(report, "kept", options):
        yield {
            "rule": outcome.rule,
            "subject": _subject(outcome.subject),
            "figures": json_value(outcome.figures, DIGITS),
        }
    if not _tells_posts(report, options):
        yield from ({"rule": rule, "posts": posts} for rule, posts in sorted(report.tally.kept.items()))


def _not_evaluated(report: Report, options: Options) -> Iterator[dict[str, Any]]:
    for outcome in _listed(report, "unknown", options):
        yield {"rule": outcome.rule, "subject": _subject(outcome.subject), "reason": outcome.reason}
    if not _tells_posts(report, options):
        for (rule, reason), posts in sorted(report.tally.unknown.items()):
            yield {"rule": rule, "posts": posts, "reason": reason}


def _listed(report: Report, state: str, options: Options) -> list[Outcome]:
    """Return the outcomes that are told one by one: those of plans, with --show-kept those of posts too."""
    of_posts = report.tally.post_outcomes if options.show_kept else ()
    return [outcome for outcome in (*report.tally.plan_outcomes, *of_posts) if outcome.state == state]


def _tells_posts(report: Report, options: Options) -> bool:
    return options.show_kept and bool(report.tally.post_outcomes)
