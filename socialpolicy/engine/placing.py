"""Hits become findings: spans turn into lines and columns, and the rule's words are filled in."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from socialpolicy.engine.wording import fill, shortened
from socialpolicy.model.document import Document, Problem, place, pointer
from socialpolicy.model.finding import Clue, Evidence, Finding, Hit, Outcome, Subject, Verdict
from socialpolicy.model.places import LONGEST_LINE, Spot
from socialpolicy.model.rule import Part, Rule, Severity
from socialpolicy.model.span import Span

_LONGEST_EXCERPT = 200
_STRUCTURED = ("yaml", "json", "jsonl")


class Placer:
    """Finds lines and columns in one document; the line starts are looked up once, when first needed.

    `hidden` are the words of the document that no report may repeat.
    """

    __slots__ = ("_starts", "document", "hidden")

    def __init__(self, document: Document) -> None:
        """Keep the document."""
        self.document = document
        self.hidden: set[str] = set()
        self._starts: list[int] | None = None

    def finding(self, rule: Rule, part: Part, verdict: Verdict, hit: Hit, subject: Subject, whole: Span) -> Finding:
        """Return the finding for a hit; `whole` is the place of the subject, for hits that have none."""
        severity = _severity(rule, part, verdict)
        words = {**verdict.figures, **hit.words}
        span = hit.span or whole
        if hit.hidden:
            self._hide(hit.hidden, span)
        made = self._at(
            span, rule.id, severity, fill(part.message, severity, words), fill(part.advice, severity, words)
        )
        return made._replace(
            subject=subject,
            category=rule.category,
            practice=rule.practice,
            status="trial" if rule.status == "trial" else "open",
            cause=part.cause or hit.cause or "contradicts",
            basis=verdict.basis,
            excerpt=made.excerpt if hit.span else "",
            evidence=tuple(self._evidence(clue) for clue in sorted(hit.clues)),
            figures=_plain(verdict.figures),
            part=part.name,
        )

    def _hide(self, words: tuple[str, ...], span: Span) -> None:
        """Keep words from being repeated, and all of the place as well where it holds them in another spelling."""
        self.hidden.update(words)
        written = self.document.text[span.start : span.end]
        if not all(word in written for word in words):
            self.hidden.update(line for line in written.split() if len(line) > 1)

    def standing(self, rule: Rule, part: Part, subject: Subject, whole: Span) -> Finding:
        """Return a finding that stands at a subject and says nothing yet; `worded` completes it."""
        made = self._at(whole, rule.id, rule.severity, "", "")
        return made._replace(
            subject=subject, category=rule.category, practice=rule.practice, excerpt="", part=part.name
        )

    def left_open(self, rule: Rule, outcome: Outcome, whole: Span) -> Finding:
        """Return the finding for a rule that had to be evaluated and could not be."""
        message = f"{rule.title}: this could not be judged: {outcome.reason}."
        advice = "State the missing fact; the configuration demands that this rule is evaluated."
        made = self._at(whole, rule.id, "error", message, advice)
        return made._replace(
            subject=outcome.subject, category=rule.category, practice=rule.practice, cause="blank", excerpt=""
        )

    def problem(self, problem: Problem) -> Finding:
        """Return the finding for something wrong with the input."""
        severity: Severity = "note" if problem.severity == "note" else "warning"
        return self._at(problem.span, problem.kind, severity, shortened(problem.message), shortened(problem.advice))

    def spot(self, span: Span) -> Spot:
        """Return where a span stands, with the line to show."""
        if self.document.sections:
            found: Spot = import_module("socialpolicy.engine.sections").spot_in(self.document, span)
            return found
        where = place(self._line_starts(), span)
        return Spot(self.document.path, where, None, self._line(where.line))

    def _at(self, span: Span, rule: str, severity: Severity, message: str, advice: str) -> Finding:
        text = self.document.text
        where = self.spot(span)
        structured = self.document.format in _STRUCTURED
        return Finding(
            path=where.path,
            place=where.place,
            cell=where.cell,
            rule=rule,
            severity=severity,
            message=message,
            advice=advice,
            subject=None,
            category="input",
            pointer=pointer(self.document.root, span) if structured else None,
            excerpt=text[span.start : min(span.end, span.start + _LONGEST_EXCERPT)],
            source_line=where.line,
            marked=where.marked,
            span=span,
            document=self.document.path if where.path != self.document.path else "",
        )

    def _line(self, line: int) -> str:
        starts = self._line_starts()
        end = starts[line] if line < len(starts) else len(self.document.text)
        if end - starts[line - 1] > LONGEST_LINE:
            return ""
        return self.document.text[starts[line - 1] : end].rstrip("\r\n")

    def _evidence(self, clue: Clue) -> Evidence:
        where = self.spot(clue.span).place if self.document.sections else place(self._line_starts(), clue.span)
        return Evidence(where.line, where.column, clue.text, clue.why, clue.weight)

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = self.document.line_starts()
        return self._starts


def worded(standing: Finding, rule: Rule, part: Part, verdict: Verdict) -> Finding:
    """Return a standing finding with the words, the severity and the figures of a verdict."""
    severity = _severity(rule, part, verdict)
    hit = verdict.hits[0]
    words = {**verdict.figures, **hit.words}
    return standing._replace(
        severity=severity,
        message=fill(part.message, severity, words),
        advice=fill(part.advice, severity, words),
        status="trial" if rule.status == "trial" else standing.status,
        cause=part.cause or hit.cause or "contradicts",
        basis=verdict.basis,
        figures=_plain(verdict.figures),
    )


def _severity(rule: Rule, part: Part, verdict: Verdict) -> Severity:
    return rule.forced or verdict.severity or part.severity or rule.severity


def _plain(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures as JSON can hold them, rounded so that they read well."""
    return {name: _plain_value(value) for name, value in figures.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 4)
    return value if value is None or isinstance(value, (int, str, list, tuple)) else str(value)
