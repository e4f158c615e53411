"""One finding a line, for editors, grep and people in a hurry."""

from collections.abc import Iterator

from socialpolicy.model.grouping import by_channels
from socialpolicy.model.report import Report
from socialpolicy.model.summary import statistics, summary
from socialpolicy.reporters import Options
from socialpolicy.text.terminal import painted, safe


def render(report: Report, options: Options) -> Iterator[str]:
    """Yield `path:line:column: severity rule message` for each open finding, then the summary."""
    for finding, channels in by_channels(one for one in report.findings if one.status == "open"):
        place = f"{safe(finding.path)}:{finding.place.line}:{finding.place.column}"
        severity = painted(finding.severity, finding.severity, color=options.color)
        several = f" ({', '.join(map(safe, channels))})" if len(channels) > 1 else ""
        yield f"{place}: {severity} {safe(finding.rule)} {safe(finding.message)}{several}"
    if options.statistics:
        yield from statistics(report)
    if not options.quiet:
        yield summary(report)
