"""Posts against each other: what files left behind, compared once all of them have been read."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from socialpolicy.engine.placing import worded
from socialpolicy.model.finding import Finding, Outcome, Subject, Verdict
from socialpolicy.model.report import Tally
from socialpolicy.model.trace import Trace
from socialpolicy.rulebook.kinds import module_of


def compared(tally: Tally) -> Tally:
    """Return a tally with the findings that come of comparing its traces, in whatever order these were gathered."""
    kept, unknown = Counter(tally.kept), Counter(tally.unknown)
    findings: list[Finding] = []
    listed: dict[tuple[str, Subject | None], Outcome] = {(one.rule, one.subject): one for one in tally.post_outcomes}
    for trace, verdict in _verdicts(tally.traces):
        kept[trace.rule.id] -= trace.state == "kept"
        alone = listed.pop((trace.rule.id, trace.finding.subject), None)
        if alone and verdict.unknown:
            listed[alone.rule, alone.subject] = alone._replace(state="unknown", reason=verdict.unknown)
        if not verdict.unknown:
            findings.append(worded(trace.finding, trace.rule, trace.part, verdict))
        elif trace.state == "kept":
            unknown[trace.rule.id, verdict.unknown] += 1
    return tally._replace(
        findings=tuple(sorted((*tally.findings, *findings), key=Finding.order)),
        kept={rule: posts for rule, posts in kept.items() if posts},
        unknown=dict(sorted(unknown.items())),
        post_outcomes=tuple(listed.values()),
    )


def _verdicts(traces: tuple[Trace, ...]) -> Iterator[tuple[Trace, Verdict]]:
    """Yield the posts that differ from what was said of them alone, with what is to be said of them now."""
    together: dict[tuple[Any, ...], list[Trace]] = {}
    for trace in sorted(traces, key=lambda trace: trace.finding.order()):
        together.setdefault((trace.rule.id, trace.part.name, trace.parameters), []).append(trace)
    for (_, _, parameters), group in together.items():
        found = module_of(group[0].part.check).compare([trace.facts for trace in group], parameters)
        yield from ((group[position], verdict) for position, verdict in found)
