"""Posts against each other: what files left behind, compared once all of them have been read."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from socialpolicy.engine.placing import worded
from socialpolicy.model.finding import Finding, Verdict
from socialpolicy.model.report import Tally
from socialpolicy.model.trace import Trace
from socialpolicy.rulebook.kinds import module_of


def compared(tally: Tally) -> Tally:
    """Return a tally with the findings that come of comparing its traces, in whatever order these were gathered."""
    kept, unknown = Counter(tally.kept), Counter(tally.unknown)
    findings: list[Finding] = []
    for trace, verdict in _verdicts(tally.traces):
        kept[trace.rule.id] -= trace.state == "kept"
        if not verdict.unknown:
            findings.append(worded(trace.finding, trace.rule, trace.part, verdict))
        elif trace.state == "kept":
            unknown[trace.rule.id, verdict.unknown] += 1
    return tally._replace(
        findings=tuple(sorted((*tally.findings, *findings), key=Finding.order)),
        kept={rule: posts for rule, posts in kept.items() if posts},
        unknown=dict(sorted(unknown.items())),
    )


def _verdicts(traces: tuple[Trace, ...]) -> Iterator[tuple[Trace, Verdict]]:
    """Yield the posts that differ from what was said of them alone, with what is to be said of them now."""
    together: dict[tuple[Any, ...], list[Trace]] = {}
    for trace in sorted(traces, key=lambda trace: trace.finding.order()):
        together.setdefault((trace.rule.id, trace.part.name, trace.parameters), []).append(trace)
    for (_, _, parameters), group in together.items():
        found = module_of(group[0].part.check).compare([trace.facts for trace in group], parameters)
        yield from ((group[position], verdict) for position, verdict in found)
