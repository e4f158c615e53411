"""What the facts file beside an export comes to: its waivers held against the posts, and what is wrong with itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from socialpolicy.assemble.sidecar import Entry, Sidecar
from socialpolicy.engine.check import Engine, Sums, failure_order
from socialpolicy.engine.placing import Placer
from socialpolicy.engine.waiving import Docket, Judged, standing_of
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.beside import Beside
from socialpolicy.model.document import Problem, place
from socialpolicy.model.finding import Finding, Subject
from socialpolicy.model.house import House
from socialpolicy.model.post import Post
from socialpolicy.model.report import Tally
from socialpolicy.model.span import Span
from socialpolicy.model.standing import Standing
from socialpolicy.model.waiver import Demands
from socialpolicy.value import Value


class Bench(Value):
    """Where the posts of one file were judged: by which engine each, with which sums, in which document."""

    engine_of: Callable[[str | None], Engine]
    placer: Placer
    sums: Sums
    house: House
    demands: Mapping[str, Any] | None


def taken(sidecar: Sidecar, assembled: Assembled, folder: str, bench: Bench) -> tuple[tuple[Standing, ...], Beside]:
    """Return the waivers of a facts file as they stand for the posts of one file, and what that file took from it."""
    own = Sums()
    own.unjudged = bench.sums.unjudged
    placer = Placer(sidecar.document)
    standings = tuple(_standings(sidecar, assembled, own, placer, bench)) if bench.demands is not None else ()
    engine = bench.engine_of(None)
    problems = [found for problem in sidecar.problems if (found := engine.problem(problem, placer))]
    unused = {key: found for key, entry in sidecar.entries.items() if (found := engine.problem(_unused(entry), placer))}
    findings = (*problems, *own.findings)
    return standings, Beside(sidecar.document.path, folder, findings, frozenset(assembled.answering or ()), unused)


def settled(tally: Tally, walked: Sequence[str]) -> Tally:
    """Return a tally with what is wrong with facts files, each once.

    An entry that no post answers to is told of where the whole folder was looked at: `walked` are the real paths
    of the folders that were, each ending with a slash.
    """
    by_path: dict[str, list[Beside]] = {}
    for one in tally.beside:
        by_path.setdefault(one.path, []).append(one)
    added = [finding for several in by_path.values() for finding in _findings(several, walked)]
    failures = {one.failure for one in tally.beside if one.failure}
    return tally._replace(
        findings=tuple(sorted((*tally.findings, *added), key=Finding.order)),
        failures=tuple(sorted({*tally.failures, *failures}, key=failure_order)),
        beside=(),
    )


def _standings(sidecar: Sidecar, assembled: Assembled, sums: Sums, placer: Placer, bench: Bench) -> Iterator[Standing]:
    names = Counter(_subject(post) for post in assembled.posts)
    docket = Docket((), placer, sums, Demands(**bench.demands or {}), bench.house)
    here = sidecar.document.line_starts()
    for key, posts in (assembled.answering or {}).items():
        for span, several in _by_span(posts).items():
            covered = [Judged(bench.engine_of(post.channel), _subject(post), span) for post in several]
            for waiver in sidecar.entries[key].waivers:
                standing = standing_of(waiver._replace(covers=span), covered, docket)
                yield standing._replace(
                    place=place(here, waiver.span),
                    shared=frozenset(one.subject for one in covered if names[one.subject] > 1),
                    judged_path=bench.placer.document.path,
                )


def _subject(post: Post) -> Subject:
    return Subject(post.subject, post.name, post.channel)


def _by_span(posts: Iterable[Post]) -> dict[Span, list[Post]]:
    found: dict[Span, list[Post]] = {}
    for post in posts:
        found.setdefault(Span(*post.at.span), []).append(post)
    return found


def _unused(entry: Entry) -> Problem:
    message = f"No post here has the id or the text of `{entry.key.text.value}`."
    advice = "`socialpolicy waivers --keys FILE` shows the keys of posts; a text that was changed has a new one."
    return Problem("unused-facts", entry.key.span, message, advice)


def _findings(several: Sequence[Beside], walked: Sequence[str]) -> Iterator[Finding]:
    seen: list[Finding] = []
    for finding in (finding for one in several for finding in one.findings):
        if finding not in seen:
            seen.append(finding)
            yield finding
    used = frozenset[str]().union(*(one.used for one in several))
    if any(f"{several[0].folder.rstrip('/')}/".startswith(folder) for folder in walked):
        unused = {key: finding for one in several for key, finding in one.unused.items()}
        yield from (finding for key, finding in unused.items() if key not in used)
