"""What was made of a document: its posts, or its plan, and what was wrong with it."""

from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.model.document import Problem
from socialpolicy.model.post import Post

if TYPE_CHECKING:
    from socialpolicy.model.plan import Plan
    from socialpolicy.model.waiver import Waiver


class Assembled(NamedTuple):
    """The posts or the plan of a document.

    `recognised` is False where nothing tells that the document holds posts or a plan. Posts that a plan
    writes out in place are in `plan.planned`, not in `posts`. `problems` begins with the document's own.
    """

    posts: tuple[Post, ...] = ()
    plan: "Plan | None" = None
    problems: tuple[Problem, ...] = ()
    recognised: bool = True
    waivers: "tuple[Waiver, ...]" = ()
