"""Findings as people read them: what is the same for several channels is one thing to mend."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from socialpolicy.model.finding import Finding
from socialpolicy.text.terminal import safe


def by_channels(findings: Iterable[Finding]) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Yield sorted findings, those that differ in nothing but the channel as one, with their channels in order."""
    for _, group in groupby(findings, key=_key):
        alike = tuple(group)
        channels = (finding.subject.channel for finding in alike if finding.subject is not None)
        yield alike[0], tuple(dict.fromkeys(channel for channel in channels if channel))


def in_brackets(channels: tuple[str, ...]) -> str:
    """Return the channels of one finding as they stand behind it, made safe; nothing where there is but one."""
    return f" ({', '.join(map(safe, channels))})" if len(channels) > 1 else ""


def _key(finding: Finding) -> tuple[object, ...]:
    subject = finding.subject.id if finding.subject else ""
    return (finding.path, finding.place, finding.rule, finding.message, finding.severity, finding.advice, subject)
