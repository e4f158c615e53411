"""What the engine sees in a post before it decides: its context, the parts of a rule that apply, and the clues."""

from collections.abc import Iterator
from functools import cache

from socialpolicy.engine.prepare import ReadyPart
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Clue
from socialpolicy.model.post import Post
from socialpolicy.model.predicates import holds
from socialpolicy.model.rule import Rule
from socialpolicy.text.language import is_english
from socialpolicy.text.matcher import Matcher
from tests.evaluation.judging import HOUSE, rulebook


@cache
def matcher() -> Matcher:
    """Return a matcher over the shipped word lists."""
    return Matcher(rulebook("strict").matching, bulk=True)


def context_of(post: Post) -> Context | None:
    """Return what a check may know of a post; None where it is not in English and would not be judged."""
    if not is_english(post.prose.value, post.language):
        return None
    scan = matcher().scan(post.prose.value, post.prose.quotes)
    return Context(post, post, -1, post.prose, scan, rulebook("strict").cues, HOUSE)


def applying(rule: Rule, context: Context) -> Iterator[ReadyPart]:
    """Yield the parts of a rule that are about this post."""
    for part in rule.parts:
        if part.applies_to == "post":
            row, says = context.row, context.says
            wanted = part.when is None or holds(row, part.when, says, row) is True
            if wanted and not (part.unless is not None and holds(row, part.unless, says, row) is True):
                yield ReadyPart(part, part.when)


def clues(rule: Rule, post: Post) -> list[Clue]:
    """Return what a rule sees in a post, whether it is enough or not."""
    context = context_of(post)
    if context is None:
        return []
    hits = [hit for part in applying(rule, context) for hit in part.check(context).hits[:1]]
    return sorted({clue for hit in hits for clue in hit.clues})
