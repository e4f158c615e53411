"""A plan, or posts without one, together with what checking them found: what an audit is made of."""

from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.model.report import Report
from socialpolicy.value import Value


class Audited(Value):
    """One plan with the posts that it names; `plan` is None for posts that no plan names, such as a calendar."""

    path: str
    plan: Plan | None
    posts: tuple[Post, ...]
    report: Report
