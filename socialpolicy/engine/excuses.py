"""What is wrong with the practices that a plan says do not apply to it: names of no rule, and no reason."""

from collections.abc import Iterator

from socialpolicy.assemble.reading import shown
from socialpolicy.model.document import Problem
from socialpolicy.model.plan import NotApplicable, Plan
from socialpolicy.rulebook.book import Rulebook
from socialpolicy.text.suggest import did_you_mean


def doubted(plan: Plan, book: Rulebook) -> Iterator[Problem]:
    """Yield a problem for each row of `na` that excuses nothing, or does not say why."""
    for row in plan.na:
        if row.practice is not None:
            yield from _doubted(row, row.practice, book)


def _doubted(row: NotApplicable, practice: str, book: Rulebook) -> Iterator[Problem]:
    span = row.at.fields["practice"]
    if practice not in book.known:
        hint = did_you_mean(practice[:60], book.known).removeprefix("; ").capitalize()
        advice = hint or "Write the id of a rule; `socialpolicy rules list` has them all."
        yield Problem("unreadable-value", span, f"`na` names {shown(practice)}, which is no rule.", advice)
    elif row.reason is None:
        message = f"`na` says that {practice} does not apply, and not why."
        yield Problem("reasonless-waiver", span, message, "Write the `reason` beside it.", "note")
