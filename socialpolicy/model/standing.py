"""A waiver in its place: what it covers and how it stands, ready to be held against findings in any process."""

from socialpolicy.model.finding import Finding, Subject
from socialpolicy.model.places import shown_place
from socialpolicy.model.span import Place
from socialpolicy.model.waiver import Demands, Waiver
from socialpolicy.value import Value

HOLDS = "holds"
"""The state of a waiver with which nothing is wrong."""


class Standing(Value):
    """A waiver of one document, held against what was judged there.

    `state` is holds, waives, or the kind of what is wrong with it. `subjects` are the posts and the
    plan that it covers; the waiver's own `covers` decides where only a part of a plan is covered
    (`in_part`), and where several posts of the file go by one name (`shared`). `endless` and `idle`
    are the findings to add where it would need a last day, and where there is nothing to waive; None where
    nobody wants to hear of it. `judged_path` is the file whose findings it covers, where it stands in another.
    """

    waiver: Waiver
    path: str
    place: Place
    subjects: tuple[Subject, ...]
    state: str
    shared: frozenset[Subject] = frozenset()
    in_part: bool = False
    demands: Demands = Demands()
    endless: Finding | None = None
    idle: Finding | None = None
    judged_path: str = ""
    cell: str | None = None

    @property
    def where(self) -> str:
        """Return the path and the place in it as reports show them."""
        return shown_place(self.path, self.place, self.cell)
