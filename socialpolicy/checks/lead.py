"""Lead: does what is due have enough days since its programme began?"""

from datetime import timedelta

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Fact
from socialpolicy.model.predicates import value_of
from socialpolicy.model.programme import programme_start
from socialpolicy.value import Value


class Parameters(Value):
    """From the fact `since` of the row to its fact `due` there must be `days` days.

    Where the row does not say since when, the earliest start of the plan's activities counts, if that
    tells when the programme began.
    """

    since: Fact
    due: Fact
    days: int


WORDS = ("days", "wanted", "short", "since", "due", "earliest")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count the days: {days} from {since} to {due}, {wanted}, {short}, and {earliest}, the first day that would do."""
    due = value_of(context.row, parameters.due)
    since = value_of(context.row, parameters.since) or programme_start(context.subject)
    if due is None or since is None:
        return Verdict(unknown=parameters.due if due is None else parameters.since)
    days = (due - since).days
    figures = {
        "days": days,
        "wanted": parameters.days,
        "short": max(parameters.days - days, 0),
        "since": since,
        "due": due,
        "earliest": since + timedelta(days=parameters.days),
    }
    place = context.row.at.fields.get(parameters.due, context.row.at.span)
    return Verdict(holds=days >= parameters.days, hits=(Hit(place, {}),), figures=figures)
