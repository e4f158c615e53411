"""Findings as a table, for looking over many at once."""

from collections.abc import Iterator

from tabulate import tabulate

from socialpolicy.model.finding import Finding
from socialpolicy.model.grouping import by_channels, in_brackets
from socialpolicy.model.report import Report
from socialpolicy.model.summary import statistics, summary
from socialpolicy.reporters import Options
from socialpolicy.text.terminal import painted, safe

_WIDTHS = [48, None, None, 72]


def render(report: Report, options: Options) -> Iterator[str]:
    """Yield a table of place, severity, rule and message, then the summary."""
    rows = [
        (
            safe(finding.where),
            _weight(finding, color=options.color),
            safe(finding.rule),
            safe(finding.message) + in_brackets(channels),
        )
        for finding, channels in by_channels(one for one in report.findings if one.status in ("open", "waived"))
    ]
    if rows:
        headers = ("place", "severity", "rule", "message")
        table = tabulate(rows, headers, disable_numparse=True, maxcolwidths=_WIDTHS)
        yield from table.split("\n")
    if options.statistics:
        yield from statistics(report)
    if not options.quiet:
        yield summary(report)


def _weight(finding: Finding, *, color: bool) -> str:
    if finding.status == "waived":
        return "waived"
    return painted(finding.severity, finding.severity, color=color)
