"""What was made of a document: its posts, or its plan, and what was wrong with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socialpolicy.model.document import Problem
from socialpolicy.model.post import Post
from socialpolicy.value import Value

if TYPE_CHECKING:
    from socialpolicy.model.plan import Plan
    from socialpolicy.model.waiver import Waiver


class Assembled(Value):
    """The posts or the plan of a document.

    `recognised` is False where nothing tells that the document holds posts or a plan. Posts that a plan
    writes out in place are in `plan.planned`, not in `posts`. `problems` begins with the document's own.
    `answering` are the posts that answer to each entry of the facts file beside the document, by its key;
    None where there is no such file.
    """

    posts: tuple[Post, ...] = ()
    plan: "Plan | None" = None
    problems: tuple[Problem, ...] = ()
    recognised: bool = True
    waivers: "tuple[Waiver, ...]" = ()
    answering: "Mapping[str, tuple[Post, ...]] | None" = None

    @property
    def own_posts(self) -> tuple[Post, ...]:
        """Return the posts that stand in the document; of a plan, until those of other files have been read for it."""
        return self.posts if self.plan is None else self.plan.planned

    def with_own_posts(self, posts: tuple[Post, ...]) -> "Assembled":
        """Return the same with other posts in the place of those that stand in the document."""
        if self.plan is None:
            return self._replace(posts=posts)
        from dataclasses import replace  # only plans pay for it

        return self._replace(plan=replace(self.plan, planned=posts))
