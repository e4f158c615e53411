"""One finding a line, for editors, grep and people in a hurry."""

from collections.abc import Iterator

from socialpolicy.model.finding import Finding
from socialpolicy.model.grouping import by_channels, in_brackets
from socialpolicy.model.report import Report
from socialpolicy.model.summary import statistics, summary
from socialpolicy.reporters import Options
from socialpolicy.text.terminal import painted, safe


def render(report: Report, options: Options) -> Iterator[str]:
    """Yield `path:line:column: severity rule message` for each finding, the waived ones last, then the summary."""
    for finding, channels in by_channels(one for one in report.findings if one.status == "open"):
        severity = painted(finding.severity, finding.severity, color=options.color)
        yield f"{_start(finding)} {severity} {safe(finding.rule)} {safe(finding.message)}{in_brackets(channels)}"
    for finding, channels in by_channels(one for one in report.findings if one.status == "waived"):
        terms = f" Waived: {safe(finding.waiver.terms())}" if finding.waiver else ""
        yield f"{_start(finding)} waived {safe(finding.rule)} {safe(finding.message)}{terms}{in_brackets(channels)}"
    if options.statistics:
        yield from statistics(report)
    if not options.quiet:
        yield summary(report)


def _start(finding: Finding) -> str:
    return f"{safe(finding.where)}:"
