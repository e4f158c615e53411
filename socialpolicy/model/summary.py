"""A report in one sentence and in counts, as every text format ends with."""

from collections import Counter
from collections.abc import Iterator

from socialpolicy.model.report import Report
from socialpolicy.model.rule import SEVERITIES
from socialpolicy.text.terminal import safe


def kept(report: Report) -> int:
    """Return how often a rule was kept, in posts and plans together."""
    return sum(report.tally.kept.values()) + _of_plans(report, "kept")


def not_evaluated(report: Report) -> int:
    """Return how often a rule could not be judged, in posts and plans together."""
    return sum(report.tally.unknown.values()) + _of_plans(report, "unknown")


def summary(report: Report) -> str:
    """Return what was read, what was found and what was left open, in one sentence with the day it is judged for."""
    tally = report.tally
    read = [_count(tally.posts, "post"), *([_count(tally.plans, "plan")] if tally.plans else [])]
    counts = report.counts()
    found = [_count(counts[severity], severity) for severity in reversed(SEVERITIES) if counts[severity]]
    others = Counter(finding.status for finding in report.findings if finding.status != "open")
    rest = [
        f"{kept(report)} kept",
        f"{not_evaluated(report)} not evaluated",
        *(f"{number} {status}" for status, number in sorted(others.items())),
        *([_count(len(tally.failures), "failure")] if tally.failures else []),
    ]
    where = f"{' and '.join(read)} in {_count(tally.files, 'file')}"
    return f"{where}: {', '.join(found) or 'no findings'}; {', '.join(rest)}; as of {report.as_of.isoformat()}."


def statistics(report: Report) -> Iterator[str]:
    """Yield the number of findings by rule, the most frequent first."""
    counts = Counter((finding.rule, finding.severity) for finding in report.findings if finding.status == "open")
    width = len(str(max(counts.values(), default=0)))
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{width}}  {severity:<7}  {safe(rule)}"


def _of_plans(report: Report, state: str) -> int:
    return sum(one.state == state for one in report.tally.plan_outcomes)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
