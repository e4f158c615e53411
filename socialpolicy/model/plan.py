"""A plan: what an organization means to do on social channels in one quarter, why, and with whom."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from socialpolicy.model.activities import ACTIVITY_KINDS, ACTIVITY_WORDS, EXPLORING, INBOUND, OUTBOUND
from socialpolicy.model.care import Care, ContactCenterMedium
from socialpolicy.model.facts import Places, fact
from socialpolicy.model.money import BudgetLine, BusinessCase, Commitment
from socialpolicy.model.post import CHANNEL_WORDS, CHANNELS, Post
from socialpolicy.text.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who reviews what others write."""

    at: Places
    employee_posts: Annotated[str | None, fact("text", "Who reviews what employees write.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A reason to believe the case."""

    at: Places
    claim: Annotated[str | None, fact("text", "What is believed.")] = None
    source: Annotated[str | None, fact("text", "Where it comes from.")] = None
    origin: Annotated[
        str | None,
        fact(
            "choice",
            "Who says so.",
            also=("from",),
            choices=("own data", "customers", "analyst", "vendor", "agency", "platform", "seminar"),
        ),
    ] = None
    independent: Annotated[bool | None, fact("boolean", "Whether the source has nothing to sell.")] = None
    date: Annotated["date | None", fact("date", "When it was found.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What customers said about where they are."""

    at: Places
    method: Annotated[str | None, fact("text", "How they were asked.")] = None
    date: Annotated["date | None", fact("date", "When they were asked.")] = None
    asked: Annotated[float | None, fact("count", "How many were asked.")] = None
    answered: Annotated[float | None, fact("count", "How many answered.")] = None
    segment: Annotated[str | None, fact("text", "Which customers.")] = None
    channel: Annotated[
        str | None,
        fact("choice", "The channel asked about.", also=("platform", "network"), choices=CHANNELS, words=CHANNEL_WORDS),
    ] = None
    uses_percent: Annotated[float | None, fact("number", "How many in a hundred use it.", also=("uses", "usage"))] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What shall be different, measured how, by when."""

    at: Places
    goal: Annotated[str | None, fact("prose", "What shall be different.", also=("objective", "name"))] = None
    metric: Annotated[str | None, fact("prose", "What is measured.", also=("kpi", "measure"))] = None
    baseline: Annotated[float | None, fact("number", "Where it stands today.")] = None
    target: Annotated[float | None, fact("number", "Where it shall stand.")] = None
    start: Annotated[date | None, fact("date", "When its programme starts.", also=("from",))] = None
    due: Annotated[date | None, fact("date", "By when.", also=("deadline", "by"))] = None
    supports: Annotated[str | None, fact("text", "The business goal that it supports.")] = None
    pilot: Annotated[bool | None, fact("boolean", "Whether it belongs to a pilot.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChannel:
    """An account that the plan runs or opens."""

    at: Places
    channel: Annotated[
        str | None, fact("choice", "The channel.", also=("platform", "network"), choices=CHANNELS, words=CHANNEL_WORDS)
    ] = None
    account: Annotated[str | None, fact("text", "The account's name.", also=("handle", "profile"))] = None
    opens: Annotated[date | None, fact("date", "The day it opens, for a new one.", also=("opening", "launch date"))] = (
        None
    )
    purpose: Annotated[str | None, fact("prose", "What it is for.", also=("why",))] = None
    posts_per_week: Annotated[float | None, fact("number", "The stated cadence.", also=("cadence", "posts a week"))] = (
        None
    )
    posting_days: Annotated[str | None, fact("text", "The days on which it posts, such as Mon-Fri.")] = None
    min_gap_hours: Annotated[float | None, fact("number", "The least time between two posts, in hours.")] = None
    communities: Annotated[tuple[str, ...], fact("texts", "Groups and communities on it.", also=("groups",))] = ()
    employee_blog: Annotated[bool | None, fact("boolean", "Whether employees write it.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who does the work. `employer` absent means the organization itself."""

    at: Places
    name: Annotated[str | None, fact("text", "The name.", also=("person", "who"))] = None
    role: Annotated[str | None, fact("text", "What they do.", also=("job title", "position"))] = None
    expertise: Annotated[tuple[str, ...], fact("texts", "What they know.", also=("skills", "expert in"))] = ()
    trained: Annotated[date | None, fact("date", "When they were trained.", also=("training",))] = None
    hours_per_week: Annotated[
        float | None, fact("number", "The hours they have a week.", also=("hours", "capacity", "hours a week"))
    ] = None
    employer: Annotated[str | None, fact("text", "Who employs them, if not the organization.", also=("company",))] = (
        None
    )
    relation: Annotated[
        str | None,
        fact(
            "choice",
            "How they belong.",
            choices=("employee", "group", "bpo", "customer", "volunteer", "agency", "student"),
        ),
    ] = None
    supervisor: Annotated[str | None, fact("text", "The employee who supervises them.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something that is done, by whom, when and for how many hours in the period."""

    at: Places
    id: Annotated[str | None, fact("text", "A name for it.", also=("activity", "name", "initiative", "tactic"))] = None
    kind: Annotated[
        str | None,
        fact("choice", "What is done.", also=("activity type", "type"), choices=ACTIVITY_KINDS, words=ACTIVITY_WORDS),
    ] = None
    channel: Annotated[
        str | None,
        fact(
            "choice",
            "Where; none means all channels.",
            also=("platform", "network"),
            choices=CHANNELS,
            words=CHANNEL_WORDS,
        ),
    ] = None
    owner: Annotated[
        str | None, fact("text", "Who answers for it.", also=("responsible", "assigned to", "lead", "who does it"))
    ] = None
    done_by: Annotated[str | None, fact("text", 'Who shares the hours: "Dana 40; Ola 20".')] = None
    start: Annotated[date | None, fact("date", "First day.", also=("from", "starts", "start date"))] = None
    end: Annotated[date | None, fact("date", "Last day.", also=("to", "until", "ends", "end date"))] = None
    running_since: Annotated[date | None, fact("date", "When it began, if before the plan.")] = None
    hours: Annotated[float | None, fact("number", "Hours in the whole period.", also=("effort", "total hours"))] = None
    hours_per_week: Annotated[
        float | None, fact("number", "Hours a week, instead of `hours`.", also=("weekly hours",))
    ] = None
    purpose: Annotated[str | None, fact("prose", "What it is for.", also=("why", "objective", "description"))] = None
    where: Annotated[str | None, fact("text", "The group, site or thread.", also=("place", "group", "community"))] = (
        None
    )
    who: Annotated[
        str | None,
        fact("prose", "Whom it reaches: for follow and connect, by which criteria.", also=("target", "audience")),
    ] = None
    count: Annotated[float | None, fact("count", "How many accounts, in all.", also=("number",))] = None
    per_day: Annotated[float | None, fact("number", "How many a day.", also=("a day",))] = None
    automated: Annotated[bool | None, fact("boolean", "Whether a program does it.", also=("automatic",))] = None
    response_hours: Annotated[float | None, fact("number", "Within how many hours an answer is given.")] = None

    @property
    def side(self) -> str | None:
        """Return inbound, outbound or neither, derived from the kind; None where that is missing."""
        if self.kind is None:
            return None
        return "inbound" if self.kind in INBOUND else "outbound" if self.kind in OUTBOUND else "neither"

    @property
    def begins(self) -> date | None:
        """Return the day on which it began: `running_since` where given, else `start`."""
        return self.running_since or self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """A small start: an exploratory session, a half day, a trial."""

    at: Places
    what: Annotated[str | None, fact("prose", "What was tried.", also=("pilot", "name"))] = None
    date: Annotated["date | None", fact("date", "When.")] = None
    hours: Annotated[float | None, fact("number", "How long, in hours.")] = None
    learned: Annotated[str | None, fact("prose", "What was learned.", also=("learning", "result"))] = None
    channel: Annotated[
        str | None, fact("choice", "The channel it was about.", choices=CHANNELS, words=CHANNEL_WORDS)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Influencer:
    """Somebody whom the organization's own customers listen to."""

    at: Places
    name: Annotated[str | None, fact("text", "The name.")] = None
    customer: Annotated[bool | None, fact("boolean", "Whether they are a customer.")] = None
    why: Annotated[str | None, fact("prose", "Why they matter.", also=("reason",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """A practice that does not apply here, and why."""

    at: Places
    practice: Annotated[str | None, fact("text", "The rule's id.", also=("rule",))] = None
    reason: Annotated[str | None, fact("text", "Why it does not apply.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A quarterly plan. Missing is None, an empty list is (); lists keep the order of the file.

    `name` is the plan's path. `prose` holds the texts of all fields declared as prose, one block
    each, `kind` being the field's path (`activities.purpose`) and `row` its index in the list.
    `planned` are the posts that the plan names or writes out, once they have been read; `complete`
    tells whether all of them could be.
    """

    at: Places
    name: str
    prose: Prose
    planned: tuple[Post, ...] = ()
    complete: bool = True

    title: Annotated[str | None, fact("prose", "The plan's name.", also=("name",))] = None
    organization: Annotated[str | None, fact("text", "Whose plan it is.", also=("company", "organisation"))] = None
    start: Annotated[date | None, fact("date", "First day of the period.", also=("from", "begins"))] = None
    end: Annotated[date | None, fact("date", "Last day of the period.", also=("to", "ends"))] = None
    timezone: Annotated[str | None, fact("text", "Time zone, such as Europe/Berlin.", also=("time zone",))] = None
    currency: Annotated[str | None, fact("text", "Currency of all amounts, such as EUR.")] = None
    problem: Annotated[
        str | None,
        fact(
            "prose",
            "The business problem, or the open question of an exploring plan.",
            also=("business problem", "opportunity"),
        ),
    ] = None
    question: Annotated[
        str | None, fact("prose", "What an exploring plan wants to find out.", also=("open question",))
    ] = None
    hours_cap: Annotated[
        float | None, fact("number", "The stated bound on the period's hours.", also=("cap", "hours bound"))
    ] = None
    marketing_budget: Annotated[float | None, fact("money", "The whole marketing budget, for comparison.")] = None
    programme: Annotated[
        str | None,
        fact("choice", "What kind of programme it is.", also=("program",), choices=("mixed", "explore", "offers")),
    ] = None
    review: Annotated[Review | None, fact("record", "Who reviews what.", of=Review)] = None
    business_case: Annotated[BusinessCase | None, fact("record", "The money.", also=("case",), of=BusinessCase)] = None
    care: Annotated[Care | None, fact("record", "How people are answered.", also=("response policy",), of=Care)] = None
    evidence: Annotated[tuple[Evidence, ...], fact("rows", "Why we believe it.", of=Evidence)] = ()
    audience: Annotated[
        tuple[Audience, ...], fact("rows", "What customers said.", also=("customer research",), of=Audience)
    ] = ()
    goals: Annotated[
        tuple[Goal, ...], fact("rows", "What shall be different.", also=("kpis", "objectives"), of=Goal)
    ] = ()
    channels: Annotated[
        tuple[PlanChannel, ...], fact("rows", "The accounts.", also=("platforms", "networks"), of=PlanChannel)
    ] = ()
    people: Annotated[tuple[Person, ...], fact("rows", "Who does it.", also=("team", "staff"), of=Person)] = ()
    activities: Annotated[
        tuple[Activity, ...], fact("rows", "What is done.", also=("initiatives", "tactics"), of=Activity)
    ] = ()
    pilots: Annotated[tuple[Pilot, ...], fact("rows", "Small starts.", also=("sessions",), of=Pilot)] = ()
    commitments: Annotated[tuple[Commitment, ...], fact("rows", "Large commitments.", of=Commitment)] = ()
    budget: Annotated[tuple[BudgetLine, ...], fact("rows", "The budget.", also=("costs",), of=BudgetLine)] = ()
    contact_center: Annotated[
        tuple[ContactCenterMedium, ...],
        fact("rows", "The contact centre's media.", also=("contact centre",), of=ContactCenterMedium),
    ] = ()
    influencers: Annotated[tuple[Influencer, ...], fact("rows", "Who is listened to.", of=Influencer)] = ()
    posts: Annotated[tuple[str, ...], fact("texts", "Files of posts, as patterns relative to the plan.")] = ()
    na: Annotated[
        tuple[NotApplicable, ...],
        fact("rows", "Practices that do not apply.", also=("not applicable",), of=NotApplicable),
    ] = ()

    @property
    def subject(self) -> str:
        """Return "plan": what kind of thing this is, in reports."""
        return "plan"

    @property
    def channel(self) -> None:
        """Return None: a plan is not for one channel."""

    @property
    def explores(self) -> bool:
        """Return whether the plan only finds out: by its `programme`, else by its activities."""
        if self.programme is not None:
            return self.programme == "explore"
        return bool(self.activities) and all(activity.kind in EXPLORING for activity in self.activities)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of its activities, so far as they are stated."""
        return tuple(activity.kind for activity in self.activities if activity.kind)

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the sides of its activities, so far as their kinds are stated."""
        return tuple(activity.side for activity in self.activities if activity.side)
