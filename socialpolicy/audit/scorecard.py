"""The values of an audit: what a plan keeps, what would mend it, and its hours, money, people, dates and posts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from socialpolicy.model.rule import Severity
from socialpolicy.value import Value

STATES = ("contradicts", "blank", "unknown", "waived", "set aside", "kept", "exempt")
"""What may become of a practice, the worst first."""


class PostCounts(Value):
    """In how many posts a practice was broken, kept, and could not be judged."""

    broken: int = 0
    kept: int = 0
    unknown: int = 0


class Practice(Value):
    """What became of one practice: `state` is one of STATES.

    "waived" means that all its findings are waived, "set aside" that the others are baselined or on trial. `said` are
    the messages of its open findings, `waived` the terms of its waivers, `reason` tells why it is not judged or does
    not apply. `on_posts` is true for what is asked of posts alone.
    """

    id: str
    title: str
    category: str
    state: str
    severity: Severity | None = None
    said: tuple[str, ...] = ()
    reason: str = ""
    figures: Mapping[str, Any] = {}
    posts: PostCounts = PostCounts()
    waived: tuple[str, ...] = ()
    on_posts: bool = False


class Change(Value):
    """One thing to change, and what it would mend: all findings that stand at the same row, list or field.

    `practices` are the ids of the rules that it concerns, `counts` its findings by severity, `lines` where;
    in a workbook `cells` instead.
    """

    what: str
    path: str
    lines: tuple[int, ...]
    practices: tuple[str, ...]
    counts: Mapping[str, int]
    advice: tuple[str, ...]
    score: float
    cells: tuple[str, ...] = ()


class Week(Value):
    """The hours of a week that begins on a Monday, by side."""

    monday: date
    inbound: float
    outbound: float


class Move(Value):
    """Hours to move between kinds of activities so that enough of them listen."""

    hours: int
    source: str
    target: str


class Hours(Value):
    """Hours in the period by side; `share` is what listens of inbound and outbound, `unanswered` without respond.

    `wanted` is the share that has to be exceeded. `missing` names the activities without hours.
    """

    inbound: float
    outbound: float
    neither: float
    share: float | None
    unanswered: float | None
    wanted: float
    move: Move | None
    missing: tuple[str, ...]
    weeks: tuple[Week, ...]


class Cash(Value):
    """The money as stated and as it adds up: return lines, and budget plus commitments; ROI is gain over cost.

    Amounts are in `currency`, that of the cost; a return in another one without a rate gives no ROI.
    """

    currency: str
    months: float | None
    returned: float | None
    cost: float | None
    roi: float | None
    lines: float | None
    planned: float | None
    recomputed: float | None


class Load(Value):
    """What the plan asks of a person and what they have, in hours of the period; None where that is not stated."""

    name: str
    load: float
    capacity: float | None
    known: bool

    @property
    def over(self) -> float:
        """Return the hours that the person lacks."""
        return max(self.load - self.capacity, 0.0) if self.capacity is not None else 0.0


class Team(Value):
    """The people with their loads, activities that nobody owns, and what is missing for the sums."""

    loads: tuple[Load, ...]
    unowned: tuple[str, ...]
    missing: str | None


class Event(Value):
    """Something that starts: its list in the plan, its name, and its last day where it lasts."""

    day: date
    end: date | None
    what: str
    name: str
    detail: str


class Calendar(Value):
    """How many posts go out by channel and week (Mondays), and how many have no day."""

    channels: tuple[str, ...]
    weeks: Mapping[date, Mapping[str, int]]
    undated: Mapping[str, int]


class Difference(Value):
    """What is different from another plan: practices by what became of them, and figures before and after."""

    against: str
    mended: tuple[str, ...]
    broken: tuple[str, ...]
    moved: tuple[tuple[str, str, str], ...]
    figures: tuple[tuple[str, str, str], ...]
    listed: tuple[tuple[str, str, str], ...]


class Scorecard(Value):
    """One page on one plan, or on posts without a plan.

    `moves` are the changes that were tried, in the user's words; `undated` names activities without a first day.
    """

    path: str
    title: str
    organization: str
    start: date | None
    end: date | None
    as_of: date
    is_plan: bool
    ready: bool
    sentence: str
    practices: tuple[Practice, ...]
    changes: tuple[Change, ...]
    unreadable: Mapping[str, int]
    calendar: Calendar
    hours: Hours | None = None
    cash: Cash | None = None
    team: Team | None = None
    events: tuple[Event, ...] = ()
    undated: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    difference: Difference | None = None

    def count(self, *states: str) -> int:
        """Return how many practices are in one of the states."""
        return sum(practice.state in states for practice in self.practices)

    @property
    def applicable(self) -> int:
        """Return how many practices apply."""
        return len(self.practices) - self.count("exempt")
