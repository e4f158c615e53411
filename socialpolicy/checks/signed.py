"""Signed: does a post say which person speaks?"""

import re

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.value import Value

# The patterns are compiled when they are first used, and kept by `re`.
_BETWEEN_NAMES = r"\s*[;,/|]\s*"
_BETWEEN_PEOPLE = r"\s*(?:[&+]|\band\b)\s*"
_MAIL_HOST = r"(?<=\w)@[\w.-]+"
_LEGAL_FORM = r"\b(?:inc|llc|ltd|gmbh|corp|plc)\.?$"
_ROLES = frozenset("captain coach lead leader manager member".split())
_NAME = r"[^\W\d_a-z][^\W\d_]{0,19}(?: [^\W\d_a-z][^\W\d_]{0,19}){0,2}"
_BYLINE = r"(?m)^\W{0,4}(?:(?:[Ww]ritten|[Pp]osted|[Ww]ords|[Tt]ext|[Ss]tory) )?[Bb]y:? " + _NAME
_SIGNATURES = (
    r"[\^~] ?[^\W\d_]{1,20}[\s.]*$",
    r"(?:^|\s)[-–—/*(]{1,2} ?" + _NAME + r"[\s.)]*$",
    r"[.!?)…]\s+" + _NAME + r"[\s.]*$",
    r"(?:[Cc]heers|[Tt]hanks|[Rr]egards|[Bb]est|[Yy]ours|[Ll]ove)\W{1,3}" + _NAME + r"[\s.]*$",
    r"\b(?:I['’]m|I am|[Mm]y name is|[Tt]his is|[Ii]t['’]s) " + _NAME + r" (?:from|at|in|of|here)\b",
)
"""Initials behind ^ or ~, a name behind a dash or a bracket, behind the last sentence, behind a greeting, or told."""


class Parameters(Value):
    """A person is every author whose name does not end in a word of `nobody`, nor begin with `team`, and is no company.

    A team's lead, coach or the like is a person where a name follows.

    A byline in the text does as well and, with `signature`, so do a name or initials at its end.
    """

    nobody: tuple[str, ...]
    signature: bool = False


WORDS = ("author", "trouble")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at the author, then at the text; the words are {author} and {trouble}, what is wrong with it."""
    author = " ".join((context.subject.author or "").split())
    names = re.split(_BETWEEN_NAMES, author)
    brands = {brand.casefold() for brand in context.house.brands}
    if any(_holds_person(name.casefold(), parameters.nobody, brands) for name in names):
        return Verdict(holds=True, basis="declared")
    patterns = (_BYLINE, *(_SIGNATURES if parameters.signature else ()))
    if any(re.search(pattern, context.prose.value) for pattern in patterns):
        return Verdict(holds=True, basis="text")
    words = {"author": author, "trouble": f'its author is "{author}"' if author else "it names no author"}
    span = context.subject.at.fields.get("author") if author else None
    return Verdict(hits=(Hit(span, words, "contradicts" if author else "blank"),), basis="declared")


def _holds_person(name: str, nobody: tuple[str, ...], brands: set[str]) -> bool:
    if name in brands or re.search(_LEGAL_FORM, name):
        return False
    people = (
        re.findall(r"\w+", re.sub(_MAIL_HOST, "", person))
        for person in re.split(_BETWEEN_PEOPLE, name)
        if person not in brands
    )
    return any(words and words[-1] not in nobody and not _is_team(words) for words in people)


def _is_team(words: list[str]) -> bool:
    return words[0] == "team" and not (len(words) > 2 and words[1] in _ROLES)
