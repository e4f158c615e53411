"""Repeated marks: does the same punctuation stand several times in a row?"""

import re

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.value import Value


class Parameters(Value):
    """Behind a word fewer than `times` of the marks in `of` may stand in a row; `times` is 2 or more.

    Quotations are left alone.
    """

    of: str
    times: int


WORDS = ("match", "count", "limit")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for runs of marks; the words are {match}, {count} and {limit}."""
    value = context.prose.value
    if not _may_repeat(value, tuple(parameters.of)):
        return NOTHING_FOUND
    found = re.finditer(rf"(?<=\w)[{re.escape(parameters.of)}]{{{parameters.times},}}", value)
    runs = (run for run in found if not context.is_quoted(run.start()))
    limit = {"limit": parameters.times}
    hits = tuple(Hit(context.span(*run.span()), {"match": run[0], "count": len(run[0]), **limit}) for run in runs)
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _may_repeat(value: str, marks: tuple[str, ...]) -> bool:
    """Tell whether a mark stands right behind another; texts hold few, so it goes from one to the next."""
    for mark in marks:
        place = value.find(mark)
        while place >= 0:
            if value.startswith(marks, place + 1):
                return True
            place = value.find(mark, place + 1)
    return False
