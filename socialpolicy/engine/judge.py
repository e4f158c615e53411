"""One subject against one rule: conditions, checks and the outcome that they add up to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from socialpolicy.engine.placing import Placer
from socialpolicy.engine.prepare import ReadyPart, ReadyRule
from socialpolicy.model.context import Context
from socialpolicy.model.facts import written
from socialpolicy.model.finding import NOT_ENGLISH, Finding, Hit, Outcome, Subject, Verdict
from socialpolicy.model.predicates import Answer, holds
from socialpolicy.model.quantities import named, place_of, rows_of
from socialpolicy.model.span import Span
from socialpolicy.model.trace import Trace
from socialpolicy.value import Value


class Case(Value):
    """A subject under check: what it is called, what checks may know of it, and where its findings go."""

    context: Context
    subject: Subject
    placer: Placer
    english: bool


Result = tuple[Verdict, tuple[Finding, ...], bool]
"""A verdict, its findings, and whether it counts as judged."""


def judge(ready: ReadyRule, case: Case) -> Outcome:
    """Return the outcome of a rule: broken if any part finds something, else unknown, else kept, else exempt."""
    rule = ready.rule
    if rule.judges_text and not case.english:
        return Outcome(rule.id, "unknown", case.subject, reason=NOT_ENGLISH)
    excused = _excused(ready, case)
    if excused is not None:
        return Outcome(rule.id, "exempt", case.subject, reason=excused)
    results: list[Result] = []
    for part in ready.parts:
        if part.each is None:
            results.extend(_judge_row(ready, part, case, case.context))
        else:
            results.extend(_judge_rows(ready, part, part.each, case))
    return _outcome(ready, case, results) if results else Outcome(rule.id, "exempt", case.subject)


def _outcome(ready: ReadyRule, case: Case, results: Sequence[Result]) -> Outcome:
    findings: list[Finding] = []
    traces: list[Trace] = []
    figures: Mapping[str, Any] = {}
    unknown, state = "", "exempt"
    for verdict, found, is_judged in results:
        findings.extend(found)
        unknown = unknown or verdict.unknown or ""
        if is_judged:
            state = "kept"
            figures = figures or verdict.figures
            if verdict.across is not None:
                traces.append(verdict.across)
    state = "broken" if findings else "unknown" if unknown else state
    return Outcome(
        ready.rule.id,
        state,
        case.subject,
        _as_notes(ready, case, tuple(findings)) if findings else (),
        reason=unknown if state == "unknown" else "",
        figures=dict(figures) if figures and state != "unknown" else {},
        traces=tuple(traces),
    )


def breaks(ready: ReadyRule, context: Context, *, english: bool) -> Answer:
    """Tell whether a post breaks a rule, without a word on where and how."""
    if ready.rule.judges_text and not english:
        return "English text"
    missing: Answer = False
    for part in ready.parts:
        answer = _applies(part, context)
        if answer is True:
            verdict = part.check(context)
            if verdict.applies and not verdict.unknown and verdict.holds == part.avoids:
                return True
            answer = verdict.unknown or False
        missing = missing or answer
    return missing


def _judge_rows(ready: ReadyRule, part: ReadyPart, each: str, case: Case) -> Iterator[Result]:
    """Yield what a part says of each row that it applies to."""
    for index, row in enumerate(rows_of(case.context.subject, each)):
        yield from _judge_row(ready, part, case, case.context._replace(row=row, row_index=index))


def _judge_row(ready: ReadyRule, part: ReadyPart, case: Case, context: Context) -> tuple[Result, ...]:
    """Return what a part says of the subject or of one row; nothing where it does not apply."""
    answer = _applies(part, context)
    if answer is False:
        return ()
    verdict = part.check(context) if answer is True else Verdict(unknown=str(answer))
    if not verdict.applies or verdict.unknown:
        unknown = verdict.unknown and _in_row(verdict.unknown, part, context)
        return ((verdict._replace(unknown=unknown) if unknown else verdict, (), False),)
    found = tuple(_findings(ready, part, case, context, verdict)) if verdict.holds == part.avoids else ()
    if verdict.across is not None:
        verdict = verdict._replace(across=_trace(ready, part, case, context, verdict))
    return ((verdict, found, True),)


def _trace(ready: ReadyRule, part: ReadyPart, case: Case, context: Context, verdict: Verdict) -> Trace:
    standing = case.placer.standing(ready.rule, part.part, case.subject, _whole(context))
    return Trace(ready.rule, part.part, part.parameters, verdict.across, standing)


def _applies(part: ReadyPart, context: Context) -> Answer:
    """Tell whether a part is to be judged: its `when` holds and its `unless` does not."""
    if part.when is not None:
        answer = holds(context.row, part.when, context.says, context.subject)
        if answer is not True:
            return answer
    if part.part.unless is not None:
        answer = holds(context.row, part.part.unless, context.says, context.subject)
        return answer if isinstance(answer, str) else not answer
    return True


def _findings(ready: ReadyRule, part: ReadyPart, case: Case, context: Context, verdict: Verdict) -> Iterator[Finding]:
    whole = place_of(context.row) if part.each else _left_blank(part, context) or _whole(context)
    own = {"row": named(context.row, part.each, context.row_index)} if part.each else {}
    for hit in verdict.hits or (Hit(None, {}),):
        worded = hit._replace(words={**own, **hit.words})
        yield case.placer.finding(ready.rule, part.part, verdict, worded, case.subject, whole)


def _left_blank(part: ReadyPart, context: Context) -> Span | None:
    """Return the place of a fact that a plan leaves blank and for want of which this part applies."""
    blank = (path for path, condition in (part.when or {}).items() if condition == {"present": False})
    spans = (context.subject.at.fields.get(path) for path in blank if context.subject.subject == "plan")
    return next((Span(*span) for span in spans if span is not None), None)


def _whole(context: Context) -> Span:
    """Return where a finding about a whole post or plan is shown: at its title, else at the first words of a post.

    The first words of a plan without a title are those of any of its fields, so that its beginning is shown.
    """
    shown = context.prose.blocks
    if context.subject.subject == "plan":
        shown = tuple(block for block in shown if block.kind == "title")
    return context.span(shown[0].start, shown[0].end) if shown else Span(*context.subject.at.span)


def _in_row(missing: str, part: ReadyPart, context: Context) -> str:
    """Return a missing fact under the name that files have for it, with the row that lacks it.

    "side of ..." is what a check says of a row of its own.
    """
    fact, space, rest = missing.partition(" ")
    if not rest.startswith("of "):
        missing = written(type(context.row), fact) + space + rest
    if part.each is None or missing.startswith("plan."):
        return missing
    return f"{missing}{', for' if ' of ' in missing else ' of'} {named(context.row, part.each, context.row_index)}"


def _excused(ready: ReadyRule, case: Case) -> str | None:
    """Return the reason for which a plan says that this practice does not apply, if it does."""
    rows: tuple[Any, ...] = getattr(case.context.subject, "na", ())
    if not rows:
        return None
    return next((row.reason or "declared as not applicable" for row in rows if row.practice == ready.rule.id), None)


def _as_notes(ready: ReadyRule, case: Case, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    condition = ready.rule.note_when
    if condition is None or ready.rule.forced or holds(case.context.subject, condition) is not True:
        return findings
    return tuple(finding._replace(severity="note") for finding in findings)
