"""Each finding with its line, its evidence, what to do about it and where the practice comes from."""

from collections.abc import Iterator, Mapping

from socialpolicy.model.finding import Evidence, Finding
from socialpolicy.model.grouping import by_channels, in_brackets
from socialpolicy.model.places import column_name
from socialpolicy.model.report import Report
from socialpolicy.model.rule import Rule, Source
from socialpolicy.model.summary import statistics, summary
from socialpolicy.reporters import Options
from socialpolicy.text.snippet import snippet
from socialpolicy.text.terminal import painted, safe

MOST_EVIDENCE = 8
LONGEST_EVIDENCE = 60
WIDTH = 100
"""The columns that a source line may take; fixed, so that the same input gives the same bytes everywhere."""

WAIVE = "Waive a finding by `socialpolicy: ignore[RULE] until=DATE by=NAME -- reason` in a comment or a `waive` column."

CHANNEL = "A post's channel is told by `channel` in the post, by `paths` in socialpolicy.yaml, or by --channel."


def render(report: Report, options: Options) -> Iterator[str]:
    """Yield the findings, what could not be evaluated, what was kept if asked for, and the summary."""
    for finding, channels in by_channels(one for one in report.findings if one.status == "open"):
        yield from _finding(finding, channels, report.rules, color=options.color)
        yield ""
    yield from _section("Waived:", _waived(report))
    if options.show_kept:
        yield from _section("Kept:", _kept(report))
    if not options.quiet:
        yield from _section("Not evaluated:", _not_evaluated(report))
        if any(reason == "channel" for _, reason in report.tally.unknown):
            yield CHANNEL
            yield ""
    if options.statistics:
        yield from _section("Findings by rule:", statistics(report))
    if not options.quiet:
        if any(one.status == "open" and _is_waivable(one, report) for one in report.findings):
            yield WAIVE
        yield summary(report)


def _finding(finding: Finding, channels: tuple[str, ...], rules: Mapping[str, Rule], *, color: bool) -> Iterator[str]:
    severity = painted(finding.severity, finding.severity, color=color)
    yield f"{safe(finding.where)}: {severity} {safe(finding.rule)}{in_brackets(channels)}"
    yield f"  {safe(finding.message)}"
    yield from _lines(finding, color=color)
    yield from _heaviest(finding)
    if finding.advice:
        yield f"  Advice: {safe(finding.advice)}"
    rule = rules.get(finding.rule)
    if rule and rule.sources:
        yield f"  Source: {'; '.join(_source(source) for source in rule.sources)}"


def _lines(finding: Finding, *, color: bool) -> Iterator[str]:
    line = finding.source_line.rstrip("\r\n")
    if not line.strip():
        return
    place = finding.place
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    start, end = finding.marked or (place.column - 1, end)
    shown = snippet(line, start, end, width=WIDTH)
    number = safe(finding.cell.rpartition("!")[2]) if finding.cell else str(place.line)
    indent = len(shown.carets) - len(shown.carets.lstrip())
    carets = shown.carets[:indent] + painted(shown.carets[indent:], finding.severity, color=color)
    yield f"  {number} | {shown.line}".rstrip()
    yield f"  {' ' * len(number)} | {carets}"


def _heaviest(finding: Finding) -> Iterator[str]:
    """Yield the weightiest evidence in the order of the text, and how much more there is."""
    evidence = finding.evidence
    least = sorted((abs(one.weight) for one in evidence), reverse=True)[:MOST_EVIDENCE]
    shown = [one for one in evidence if abs(one.weight) >= min(least, default=0)][:MOST_EVIDENCE]
    for one in shown:
        place = f"{column_name(one.column)}{one.line}" if finding.cell else f"{one.line}:{one.column}"
        yield f"  - {place}{_evidence(one)}"
    if len(evidence) > len(shown):
        yield f"  - and {len(evidence) - len(shown)} more of less weight"


def _evidence(evidence: Evidence) -> str:
    weight = f" ({evidence.weight:+g})" if evidence.weight else ""
    text = safe(evidence.text)
    words = f' "{text if len(text) <= LONGEST_EVIDENCE else text[: LONGEST_EVIDENCE - 1] + "…"}"' if text else ""
    return f"{words}: {safe(evidence.why)}{weight}"


def _source(source: Source) -> str:
    title = safe(source.title)
    if source.voice == "commenter":
        return f'a commenter under "{title}"' + (f" by {safe(source.author)}" if source.author else "")
    return f'"{title}"' + (f", {safe(source.author)}" if source.author else "")


def _not_evaluated(report: Report) -> Iterator[str]:
    for outcome in report.tally.plan_outcomes:
        if outcome.state == "unknown":
            yield f"{safe(outcome.subject.id)}: {safe(outcome.rule)}: {safe(outcome.reason)}"
    for (rule, reason), posts in sorted(report.tally.unknown.items()):
        yield f"{_posts(posts)}: {safe(rule)}: {safe(reason)}"


def _is_waivable(finding: Finding, report: Report) -> bool:
    rule = report.rules.get(finding.rule)
    return rule is not None and rule.waivable


def _waived(report: Report) -> Iterator[str]:
    for finding, channels in by_channels(one for one in report.findings if one.status == "waived"):
        yield f"{safe(finding.where)}: {safe(finding.rule)}{in_brackets(channels)}: {safe(finding.message)}"
        if finding.waiver:
            yield f"  Reason: {safe(finding.waiver.terms())}"


def _kept(report: Report) -> Iterator[str]:
    tally = report.tally
    for outcome in (*tally.plan_outcomes, *tally.post_outcomes):
        if outcome.state != "kept":
            continue
        channel = f" ({safe(outcome.subject.channel)})" if outcome.subject.channel else ""
        yield f"{safe(outcome.subject.id)}{channel}: {safe(outcome.rule)}"
    if not tally.post_outcomes:
        for rule, posts in sorted(tally.kept.items()):
            yield f"{_posts(posts)}: {safe(rule)}"


def _posts(number: int) -> str:
    return f"{number} post{'s' * (number != 1)}"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    if listed:
        yield title
        yield from listed
        yield ""
