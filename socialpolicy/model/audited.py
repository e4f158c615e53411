"""A plan, or posts without one, together with what checking them found: what an audit is made of."""

from typing import NamedTuple

from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.model.report import Report


class Audited(NamedTuple):
    """One plan with the posts that it names; `plan` is None for posts that no plan names, such as a calendar."""

    path: str
    plan: Plan | None
    posts: tuple[Post, ...]
    report: Report
