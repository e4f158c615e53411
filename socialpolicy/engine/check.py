"""Documents against a rulebook: every post and plan, rule by rule, added up to a tally."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from socialpolicy.engine.judge import Case, breaks, judge
from socialpolicy.engine.placing import Placer
from socialpolicy.engine.prepare import Group, Ready, ReadyRule
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.context import Context
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.finding import Failure, Finding, Outcome, Subject
from socialpolicy.model.house import House
from socialpolicy.model.post import Post
from socialpolicy.model.predicates import Answer, holds
from socialpolicy.model.report import Tally
from socialpolicy.model.span import Place
from socialpolicy.model.trace import Trace
from socialpolicy.rulebook.book import DEFAULT, Rulebook
from socialpolicy.text.language import is_english
from socialpolicy.text.matcher import Matcher, Scan

if TYPE_CHECKING:
    from socialpolicy.model.plan import Plan
    from socialpolicy.model.standing import Standing

SLOW = "took longer than it may on one text; simplify the pattern, or switch the rule off"


class Sums:
    """What is being added up while documents are checked; `tally_of` makes a value of it."""

    __slots__ = (
        "each_post",
        "failures",
        "findings",
        "kept",
        "plan_outcomes",
        "post_outcomes",
        "traces",
        "unjudged",
        "unknown",
    )

    def __init__(self, *, each_post: bool = False) -> None:
        """Begin with nothing; `each_post` lists what is kept or unknown of each post, beside counting it."""
        self.each_post = each_post
        self.post_outcomes: list[Outcome] = []
        self.findings: list[Finding] = []
        self.plan_outcomes: list[Outcome] = []
        self.kept: Counter[str] = Counter()
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.failures: list[Failure] = []
        self.traces: list[Trace] = []
        self.unjudged: set[tuple[str, Subject]] = set()

    def add(self, outcome: Outcome) -> None:
        """Add what a rule says of one subject."""
        self.findings.extend(outcome.findings)
        self.traces.extend(trace._replace(state=outcome.state) for trace in outcome.traces)
        if outcome.state == "unknown" or outcome.traces:
            self.unjudged.add((outcome.rule, outcome.subject))
        if outcome.subject.type == "plan":
            self.plan_outcomes.append(outcome._replace(findings=()))
        elif outcome.state == "kept":
            self.kept[outcome.rule] += 1
        elif outcome.state == "unknown":
            self.unknown[outcome.rule, outcome.reason] += 1
        if self.each_post and outcome.subject.type == "post" and outcome.state in ("kept", "unknown"):
            self.post_outcomes.append(outcome._replace(traces=()))


class Engine:
    """A rulebook made ready; what concerns plans is prepared when the first plan comes."""

    __slots__ = ("_book", "_house", "_matcher", "_must_evaluate", "_ready")

    def __init__(
        self,
        book: Rulebook,
        house: House,
        *,
        must_evaluate: Sequence[str] = (),
        matcher: Matcher | None = None,
        bulk: bool = False,
    ) -> None:
        """Build the matcher of all word lists, unless one over the same lists is at hand; `bulk` is for many texts."""
        self._must_evaluate = frozenset(must_evaluate)
        self._book = book
        self._house = house
        self._matcher = matcher or Matcher(book.matching, bulk=bulk)
        self._ready: dict[str, Ready] = {}

    @property
    def book(self) -> Rulebook:
        """Return the rulebook that it judges by."""
        return self._book

    @property
    def matcher(self) -> Matcher:
        """Return the matcher, for another engine over the same word lists."""
        return self._matcher

    def check(self, document: Document, assembled: Assembled, sums: Sums) -> None:
        """Add what the rules say of a document's posts and of its plan."""
        placer = Placer(document)
        sums.findings.extend(self._problems(assembled, placer))
        self.check_posts(assembled.posts, placer, sums)
        if assembled.plan is not None:
            sums.findings.extend(self._doubts(assembled.plan, placer))
            case = self._case(assembled.plan, placer, self._scan(assembled.plan), figures=True)
            for rule in self._rules("plan").rules:
                context = case.context._replace(scan_of=self._scan_of, breaks=partial(self._breaks, rule.rule.id))
                self._judge_all([rule], case._replace(context=context), sums)

    def check_posts(self, posts: Iterable[Post], placer: Placer, sums: Sums) -> None:
        """Add what the rules say of posts; posts that share their prose are scanned once."""
        scans: dict[int, tuple[Scan, bool]] = {}
        for post in posts:
            scanned = scans.get(id(post.prose))
            if scanned is None:
                scanned = scans[id(post.prose)] = self._scan(post)
            case = self._case(post, placer, scanned, figures=sums.each_post)
            chosen = self._rules("post").for_post(post)
            self._judge_all(chosen.single, case, sums)
            for group in chosen.groups:
                self._judge_group(group, case, sums)

    def _doubts(self, plan: "Plan", placer: Placer) -> Iterator[Finding]:
        if plan.na:
            from socialpolicy.engine.excuses import doubted  # most plans excuse nothing

            found = (self.problem(problem, placer) for problem in doubted(plan, self._book))
            yield from (finding for finding in found if finding is not None)

    def _problems(self, assembled: Assembled, placer: Placer) -> Iterator[Finding]:
        for problem in assembled.problems:
            finding = self.problem(problem, placer)
            if finding is not None:
                yield finding

    def problem(self, problem: Problem, placer: Placer) -> Finding | None:
        """Return the finding for a problem of the input, at the level that is chosen for it; None where it is off."""
        level = self._book.input_levels.get(problem.kind)
        if level is None:
            return None
        finding = placer.problem(problem)
        return finding if level == DEFAULT else finding._replace(severity=level)  # type: ignore[arg-type]

    def _rules(self, subject: str) -> Ready:
        if subject not in self._ready:
            self._ready[subject] = Ready(self._book.rules.about(subject), subject)
        return self._ready[subject]

    def _scan(self, subject: Any) -> tuple[Scan, bool]:
        prose = subject.prose
        english = subject.subject == "plan" or is_english(prose.value, subject.language)
        return self._matcher.scan(prose.value, prose.quotes), english

    def _scan_of(self, post: Post) -> Scan | None:
        scan, english = self._scan(post)
        return scan if english else None

    def _breaks(self, rule: str, post: Post) -> Answer:
        """Tell whether a post breaks a rule, for the rules about plans that count such posts."""
        scan, english = self._scan(post)
        context = Context(post, post, -1, post.prose, scan, self._book.cues, self._house)
        answers = [breaks(one, context, english=english) for one in self._rules("post").rules if one.rule.id == rule]
        return answers[0] if answers else False

    def _case(self, subject: Any, placer: Placer, scanned: tuple[Scan, bool], *, figures: bool) -> Case:
        scan, english = scanned
        path, prose = placer.document.path, subject.prose
        cues, house = self._book.cues, self._house
        context = Context(subject, subject, -1, prose, scan, cues, house, path=path, known={}, figures=figures)
        return Case(context, Subject(subject.subject, subject.name, subject.channel), placer, english)

    def _judge_all(self, rules: Sequence[ReadyRule], case: Case, sums: Sums) -> None:
        for rule in rules:
            try:
                outcome = judge(rule, case)
                sums.add(outcome)
                if outcome.state == "unknown" and rule.rule.id in self._must_evaluate:
                    sums.findings.append(case.placer.left_open(rule.rule, outcome, case.context.subject.at.span))
            except TimeoutError:
                sums.failures.append(Failure(case.placer.document.path, f"the rule {rule.rule.id} {SLOW}"))
                sums.unjudged.add((rule.rule.id, case.subject))

    def _judge_group(self, group: Group, case: Case, sums: Sums) -> None:
        """Judge rules that only avoid phrases: those whose words do not occur are kept, without a closer look."""
        if sums.each_post:
            self._judge_all(group.rules, case, sums)
            return
        if group.judges_text and not case.english:
            self._judge_all(group.rules, case, sums)
            return
        if group.when is not None and holds(case.context.subject, group.when, case.context.says) is not True:
            self._judge_all(group.rules, case, sums)
            return
        seen = case.context.scan.touched(group.by_lexicon)
        touched = {index for lexicon in seen for index in group.by_lexicon.get(lexicon, ())}
        self._judge_all([group.rules[index] for index in sorted(touched)], case, sums)
        sums.kept.update(rule.rule.id for index, rule in enumerate(group.rules) if index not in touched)


def tally_of(
    sums: Sums, *, files: int = 0, posts: int = 0, plans: int = 0, waivers: "tuple[Standing, ...]" = ()
) -> Tally:
    """Return the sums as a value, findings in order."""
    return Tally(
        findings=tuple(sorted(sums.findings, key=Finding.order)),
        plan_outcomes=tuple(sums.plan_outcomes),
        kept=dict(sums.kept),
        unknown=dict(sums.unknown),
        failures=tuple(sums.failures),
        traces=tuple(sums.traces),
        post_outcomes=tuple(sums.post_outcomes),
        files=files,
        posts=posts,
        plans=plans,
        waivers=waivers,
    )


def add(tallies: Iterable[Tally]) -> Tally:
    """Return several tallies as one, in an order that does not depend on theirs."""
    parts = list(tallies)
    kept: Counter[str] = Counter()
    unknown: Counter[tuple[str, str]] = Counter()
    for tally in parts:
        kept.update(tally.kept)
        unknown.update(tally.unknown)
    return Tally(
        findings=tuple(sorted((finding for tally in parts for finding in tally.findings), key=Finding.order)),
        plan_outcomes=tuple(
            sorted((one for tally in parts for one in tally.plan_outcomes), key=lambda one: (one.subject.id, one.rule))
        ),
        kept=dict(sorted(kept.items())),
        unknown=dict(sorted(unknown.items())),
        failures=tuple(sorted((one for tally in parts for one in tally.failures), key=failure_order)),
        traces=tuple(trace for tally in parts for trace in tally.traces),
        post_outcomes=tuple(sorted((one for tally in parts for one in tally.post_outcomes), key=_outcome_order)),
        files=sum(tally.files for tally in parts),
        skipped=sum(tally.skipped for tally in parts),
        posts=sum(tally.posts for tally in parts),
        plans=sum(tally.plans for tally in parts),
        waivers=tuple(sorted((one for tally in parts for one in tally.waivers), key=_waiver_order)),
        beside=tuple(one for tally in parts for one in tally.beside),
    )


def _waiver_order(standing: "Standing") -> tuple[str, str, Place]:
    return standing.path, standing.cell or "", standing.place


def _outcome_order(outcome: Outcome) -> tuple[str, str, str]:
    return outcome.subject.id, outcome.subject.channel or "", outcome.rule


def failure_order(failure: Failure) -> tuple[str, int, str]:
    """Return the key by which failures are sorted."""
    return failure.path, failure.line or 0, failure.message
