"""Questions: does the text ask something that invites more than yes or no?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.text.questions import open_questions, open_requests, questions
from socialpolicy.value import Value


class Parameters(Value):
    """Questions have nothing to set."""


WORDS = ("match", "kind", "open_questions")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for open questions; where there are none, the hit is the first closed one, or the whole text.

    The words are {match} and {kind} (only a closed question, or no question), the figure is {open_questions}.
    """
    found = open_questions(context.prose.value) or open_requests(context.prose.value)
    closed = () if found else questions(context.prose.value)
    places = found or closed[:1]
    hits = tuple(
        Hit(
            context.span(*place),
            {"match": context.prose.value[place[0] : place[1]].strip(), "kind": "only a closed question"},
        )
        for place in places
    )
    nothing = (Hit(None, {"match": "", "kind": "no question"}, "blank"),)
    return Verdict(holds=bool(found), hits=hits or nothing, figures={"open_questions": len(found)}, basis="text")
