"""Secrets kept out of reports: what a check wants hidden is starred out in all findings of its document."""

from collections.abc import Iterable

from socialpolicy.model.finding import Finding
from socialpolicy.model.report import Tally

_TELLING = 8
"""So many characters of a secret are enough to know it by, where a text holds no more of it."""


def masked(tally: Tally, secrets: Iterable[str]) -> Tally:
    """Return a tally of one document in which no finding, of whatever rule, repeats a secret or its beginning."""
    words = sorted(secrets, key=len, reverse=True)
    return tally._replace(
        findings=tuple(_finding(finding, words) for finding in tally.findings),
        traces=tuple(trace._replace(finding=_finding(trace.finding, words)) for trace in tally.traces),
    )


def _finding(finding: Finding, secrets: list[str]) -> Finding:
    evidence = (clue._replace(text=_starred(clue.text, secrets)) for clue in finding.evidence)
    return finding._replace(
        message=_starred(finding.message, secrets),
        advice=_starred(finding.advice, secrets),
        excerpt=_starred(finding.excerpt, secrets),
        source_line=_starred(finding.source_line, secrets),
        evidence=tuple(evidence),
    )


def _starred(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        start = text.find(secret[:_TELLING])
        while start >= 0:
            end = start + _shared(text[start:], secret)
            text = text[:start] + "*" * (end - start) + text[end:]
            start = text.find(secret[:_TELLING], end)
    return text


def _shared(text: str, secret: str) -> int:
    """Return how many characters a text and a secret have in common at their beginnings."""
    pairs = enumerate(zip(text, secret, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(text), len(secret)))
