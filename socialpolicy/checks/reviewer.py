"""Reviewer: is whoever has read a post before it goes out somebody who may say that it is fine?"""

import re

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.post import Post
from socialpolicy.value import Value

# The pattern is compiled when it is first used, and kept by `re`.
_BETWEEN_NAMES = r"\s*(?:[;,/|&+]|\band\b)\s*"


class Parameters(Value):
    """Nobody reviews what they wrote; where the configuration names reviewers under `roles`, one of them does."""


WORDS = ("trouble",)
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at `reviewed_by`; {trouble} tells whom it names, and why that does not do."""
    trouble = _trouble(context.subject, context.house.reviewers)
    hits = (Hit(context.subject.at.fields.get("reviewed_by"), {"trouble": trouble}, "contradicts"),) if trouble else ()
    return Verdict(holds=bool(hits), hits=hits, basis="declared")


def _trouble(post: Post, reviewers: tuple[str, ...]) -> str:
    said = post.reviewed_by or ""
    named = _names(said)
    if named and named <= _names(post.author or ""):
        return f"{said} reviewed what {said} wrote"
    if named and reviewers and (named | {_folded(said)}).isdisjoint(map(_folded, reviewers)):
        return f"{said} reviewed it, who is none of the reviewers that `roles` names"
    return ""


def _names(said: str) -> set[str]:
    """Return the names of one or more people, as they can be compared."""
    return {name for name in map(_folded, re.split(_BETWEEN_NAMES, said)) if name}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
