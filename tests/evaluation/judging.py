"""What the rules say of the material: judged through the same door as everybody's posts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from socialpolicy import Flags, Report, Rulebook, check_bytes, load_rulebook
from socialpolicy.api import audit_paths
from socialpolicy.assemble.document import assemble
from socialpolicy.model.finding import Finding
from socialpolicy.model.house import House
from socialpolicy.model.post import Post
from socialpolicy.model.rule import SEVERITIES, Severity
from socialpolicy.readers.reading import read
from tests.evaluation.material import BLOGS, POSTS, SHARED, rows
from tests.evaluation.tasks import RULES, View, post_of

AS_OF = date(2026, 1, 1)
HOUSE = House(as_of=AS_OF)
FLAGS = Flags(isolated=True, as_of=AS_OF, show_kept=True, no_waivers=True)
_PORTION = 4000
"""How many rows are given at once, so that no file is too large."""


class Said(NamedTuple):
    """What one rule says of one text: the part and the level of each of its findings, and the score, if it has one.

    `state` is broken, kept, unknown (not evaluated) or exempt (does not apply).
    """

    state: str = "exempt"
    score: float | None = None
    found: tuple[tuple[str, Severity], ...] = ()

    @property
    def level(self) -> Severity | None:
        """Return the gravest level of its findings; None where it found nothing."""
        return max((level for _, level in self.found), key=SEVERITIES.index, default=None)


class Judged(NamedTuple):
    """A clean document: where it is from, its path or id, the post, what each rule that is about it said."""

    source: str
    name: str
    post: Post
    said: dict[str, Said]

    @property
    def text(self) -> str:
        """Return what is read of it."""
        return self.post.prose.value


@cache
def rulebook(profile: str) -> Rulebook:
    """Return the shipped rules under a profile."""
    return load_rulebook(Flags(isolated=True, profile=profile))


def present(profile: str = "strict") -> list[str]:
    """Return those of the judging rules that there are."""
    return [rule for rule in RULES if rule in rulebook(profile).known]


@cache
def judged(view: View) -> dict[str, list[Said]]:
    """Return what each rule says of each row of a set; a rule that is not there has no list."""
    number = len(rows(view.set))
    said = {rule: [Said()] * number for rule in present(view.profile)}
    for start in range(0, number, _PORTION):
        report = _check(_file(view, range(start, min(start + _PORTION, number))), view)
        for (rule, name), one in said_in(report).items():
            if rule in said:
                said[rule][int(name)] = one
    return said


@cache
def _chosen(profile: str) -> Rulebook:
    return load_rulebook(Flags(isolated=True, profile=profile, select=tuple(present(profile))))


def _check(data: bytes, view: View) -> Report:
    report = check_bytes(data, path=f"{view.set}.jsonl", flags=FLAGS, rulebook=_chosen(view.profile))
    _refuse_failures(report)
    return report


def _refuse_failures(report: Report) -> None:
    """Stop where a file or rule could not be done: figures without it would look like a judgement."""
    for failure in report.tally.failures:
        raise SystemExit(f"{failure.path}: {failure.message}; without it there is nothing to measure.")


def said_in(report: Report) -> dict[tuple[str, str], Said]:
    """Return what a report says, by rule and name of the post, for all its channels together."""
    said: dict[tuple[str, str], Said] = {}
    for outcome in report.tally.post_outcomes:
        key = (outcome.rule, outcome.subject.id)
        said.setdefault(key, Said(outcome.state, outcome.figures.get("score")))
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.subject is not None:
            found[finding.rule, finding.subject.id].append(finding)
    said.update((key, _broken(several)) for key, several in found.items())
    return said


def _broken(findings: Sequence[Finding]) -> Said:
    scores = [one.figures["score"] for one in findings if "score" in one.figures]
    return Said("broken", max(scores, default=None), tuple((one.part, one.severity) for one in findings))


@cache
def clean(kind: str) -> tuple[Judged, ...]:
    """Return the clean documents, "blogs" or "posts", with what all rules of profile strict say of them."""
    folder = BLOGS if kind == "blogs" else POSTS
    found = [one for source in sorted(folder.iterdir()) for one in _documents(source)]
    if kind == "posts":
        known = {" ".join(one.text.split()) for one in found}
        found.extend(one for one in _org_posts() if " ".join(one.text.split()) not in known)
    return tuple(found)


def _documents(source: Path) -> Iterable[Judged]:
    channel = "blog" if source.parent == BLOGS else "mastodon"
    for audited in audit_paths([source], flags=FLAGS._replace(profile="strict", channel=channel, published=True)):
        by_name = _by_name(audited.report)
        by_post = {post.name: post for post in audited.posts}
        for name in sorted(by_post):
            yield Judged(source.name, name.removeprefix(f"{SHARED}/"), by_post[name], by_name.get(name, {}))


def _org_posts() -> Iterable[Judged]:
    view, chosen = View("org-tweets", "x"), rows("org-tweets")
    report = check_bytes(
        _file(view, range(len(chosen))), path=f"{view.set}.jsonl", flags=FLAGS._replace(profile="strict")
    )
    by_name = _by_name(report)
    for row, post in zip(chosen, posts(view, range(len(chosen))), strict=True):
        yield Judged(row.owner, row.id, post, by_name.get(post.name, {}))


def _by_name(report: Report) -> dict[str, dict[str, Said]]:
    by_name: dict[str, dict[str, Said]] = defaultdict(dict)
    for (rule, name), said in said_in(report).items():
        by_name[name][rule] = said
    return by_name


def posts(view: View, numbers: Sequence[int]) -> list[Post]:
    """Return rows of a set as posts; raises ValueError where one cannot be read."""
    found = assemble(read(_file(view, numbers), path=f"{view.set}.jsonl"), HOUSE).posts
    if len(found) != len(numbers):
        raise ValueError(f"{len(numbers)} rows of {view.set} read as {len(found)} posts.")
    return list(found)


def _file(view: View, numbers: Iterable[int]) -> bytes:
    """Return rows of a set as a file of posts."""
    return "\n".join(json.dumps(post_of(view, number)) for number in numbers).encode()
