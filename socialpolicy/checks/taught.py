"""Taught: does anybody know a subject before the work begins, or is somebody going to learn it?"""

from datetime import date
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere, Lexicons
from socialpolicy.model.plan import Plan
from socialpolicy.model.quantities import rows_of, selected
from socialpolicy.value import Value


class Parameters(Value):
    """One person is trained before the first activity, or an activity `by` which one learns speaks of it.

    `lexicons` hold the words for the subject.
    """

    by: ActivitiesWhere
    lexicons: Lexicons


WORDS = ("day", "training")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the days; the words are the first {day} and {training}, what is known of it."""
    plan: Plan = context.subject
    if not plan.people:
        return Verdict(unknown="people")
    lessons = selected(plan, "activities", parameters.by)
    spoken = _rows_that_speak(context, parameters.lexicons)
    if any(rows_of(plan, "activities").index(lesson) in spoken for lesson in lessons.rows):
        return Verdict(holds=True)
    trained = min((person.trained for person in plan.people if person.trained), default=None)
    first = _first_day(plan)
    if trained and first and trained < first:
        return Verdict(holds=True)
    silent = next((lesson for lesson in lessons.rows if not lesson.purpose), None)
    missing = "the first day of the plan" if trained and not first else lessons.missing
    if silent is not None or missing:
        return Verdict(unknown=missing or "purpose of the activity in which it is learned")
    return Verdict(hits=(_hit(plan, trained, first),))


def _rows_that_speak(context: Context, lexicons: tuple[str, ...]) -> set[int]:
    matches = (match for lexicon in lexicons for match in context.scan.matches(lexicon))
    blocks = (context.block_at(match.start) for match in matches)
    return {block.row for block in blocks if block.kind.startswith("activities.")}


def _first_day(plan: Plan) -> date | None:
    starts = [activity.start or plan.start for activity in plan.activities] or [plan.start]
    return min((start for start in starts if start), default=None)


def _hit(plan: Plan, trained: date | None, first: date | None) -> Hit:
    words: dict[str, Any] = {
        "day": first or "the first day",
        "training": f"the first training is on {trained}" if trained else "nobody has a date of training",
    }
    return Hit(plan.at.fields.get("people"), words, "contradicts" if trained else "blank")
