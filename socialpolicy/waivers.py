"""Waivers held against findings: what is waived stays in the report, and a waiver without use is told of."""

from collections.abc import Iterable, Iterator

from socialpolicy.model.finding import Finding, Subject
from socialpolicy.model.report import Tally
from socialpolicy.model.span import Place
from socialpolicy.model.standing import HOLDS, Standing

Key = tuple[str, str, Subject | None]
"""Path, rule and subject: what a finding and a waiver of it have in common."""


def applied(tally: Tally) -> Tally:
    """Return a tally in which the findings that a waiver covers are waived.

    Waivers that would need a last day and those that nothing needed are findings of their own.
    """
    states = [standing.state for standing in tally.waivers]
    by_key = _by_key(tally.waivers)
    findings: list[Finding] = []
    for finding in tally.findings:
        alike = by_key.get((finding.document or finding.path, finding.rule, finding.subject), ())
        covering = [index for index in alike if _covers(tally.waivers[index], finding)]
        endless = [index for index in covering if _lacks_end(tally.waivers[index], finding)]
        holding = next((index for index in covering if index not in endless), None)
        for index in endless:
            states[index] = "endless-waiver"
        if holding is not None:
            states[holding] = "waives"
            finding = finding._replace(status="waived", waiver=tally.waivers[holding].waiver)
        findings.append(finding)
    settled = [_settled(one, state) for one, state in zip(tally.waivers, states, strict=True)]
    standings = tuple(_once(settled) if any(one.judged_path for one in settled) else settled)
    findings += filter(None, map(_finding, standings))
    return tally._replace(findings=tuple(sorted(findings, key=Finding.order)), waivers=standings)


def _by_key(standings: Iterable[Standing]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for index, standing in enumerate(standings):
        if standing.state == HOLDS:
            for subject in (*standing.subjects, None):
                found.setdefault((standing.judged_path or standing.path, standing.waiver.rule, subject), []).append(
                    index
                )
    return found


def _covers(standing: Standing, finding: Finding) -> bool:
    """Tell whether a finding that fits in path, rule and subject is one that a waiver covers.

    The place counts for a row of a plan, for problems of the input, and where two posts go by one name.
    """
    if finding.subject is not None and finding.subject not in standing.shared and not standing.in_part:
        return True
    covers = standing.waiver.covers
    return finding.span is not None and covers.start <= finding.span.start <= covers.end


def _lacks_end(standing: Standing, finding: Finding) -> bool:
    return standing.waiver.until is None and standing.demands.need_end(finding.severity)


def _settled(standing: Standing, state: str) -> Standing:
    unused = state == HOLDS and standing.idle is not None
    return standing._replace(state="unused-waiver" if unused else state)


def _once(standings: Iterable[Standing]) -> Iterator[Standing]:
    """Yield each waiver once: one that stands beside several posts is in use where one of them needs it."""
    alike: dict[tuple[str, Place, str], list[Standing]] = {}
    for standing in standings:
        alike.setdefault((standing.path, standing.place, standing.waiver.rule), []).append(standing)
    for several in alike.values():
        if several[0].judged_path:
            yield min(several, key=_rank)
        else:
            yield from several


def _rank(standing: Standing) -> int:
    ranks = ("waives", "endless-waiver", HOLDS)
    return ranks.index(standing.state) if standing.state in ranks else len(ranks)


def _finding(standing: Standing) -> Finding | None:
    """Return the finding about a waiver of which only the findings could tell what is wrong with it."""
    if standing.state == "endless-waiver" and standing.waiver.until is None:
        return standing.endless
    return standing.idle if standing.state == "unused-waiver" else None
