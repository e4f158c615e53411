"""A plan: what an organization means to do on social channels in one quarter, why, and with whom."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from socialpolicy.model.activities import EXPLORING
from socialpolicy.model.care import Care, ContactCenterMedium
from socialpolicy.model.facts import Places, fact
from socialpolicy.model.money import BudgetLine, BusinessCase, Commitment
from socialpolicy.model.post import CHANNEL_WORDS, CHANNELS, Post
from socialpolicy.model.quantities import weeks_between
from socialpolicy.model.work import Activity, Person, Pilot
from socialpolicy.text.prose import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who reviews what others write."""

    at: Places
    employee_posts: Annotated[
        str | None, fact("text", "Who reviews what employees write.", also=("reviewer of employee posts",))
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A reason to believe the case."""

    at: Places
    claim: Annotated[str | None, fact("text", "What is believed.", also=("evidence", "statement"))] = None
    source: Annotated[str | None, fact("text", "Where it comes from.")] = None
    origin: Annotated[
        str | None,
        fact(
            "choice",
            "Who says so.",
            written="from",
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
    asked: Annotated[float | None, fact("count", "How many were asked.", also=("invited",))] = None
    answered: Annotated[
        float | None, fact("count", "How many answered.", also=("answers", "responses", "respondents"))
    ] = None
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
    metric: Annotated[str | None, fact("prose", "What is measured.", also=("kpi", "measure", "indicator"))] = None
    baseline: Annotated[float | None, fact("number", "Where it stands today.", also=("today", "current"))] = None
    target: Annotated[float | None, fact("number", "Where it shall stand.")] = None
    start: Annotated[date | None, fact("date", "When its programme starts.", also=("from",))] = None
    due: Annotated[date | None, fact("date", "By when.", also=("deadline", "by", "due date", "by when"))] = None
    supports: Annotated[str | None, fact("text", "The business goal that it supports.", also=("business goal",))] = None
    pilot: Annotated[bool | None, fact("boolean", "Whether it belongs to a pilot.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChannel:
    """An account that the plan runs or opens."""

    at: Places
    channel: Annotated[
        str | None, fact("choice", "The channel.", also=("platform", "network"), choices=CHANNELS, words=CHANNEL_WORDS)
    ] = None
    account: Annotated[str | None, fact("text", "The account's name.", also=("handle", "profile", "account name"))] = (
        None
    )
    opens: Annotated[date | None, fact("date", "The day it opens, for a new one.", also=("opening", "launch date"))] = (
        None
    )
    purpose: Annotated[str | None, fact("prose", "What it is for.", also=("why",))] = None
    posts_per_week: Annotated[
        float | None,
        fact("number", "The stated cadence.", also=("cadence", "posts a week", "posts week", "posts weekly")),
    ] = None
    posting_days: Annotated[str | None, fact("text", "The days on which it posts, such as Mon-Fri.")] = None
    min_gap_hours: Annotated[float | None, fact("number", "The least time between two posts, in hours.")] = None
    communities: Annotated[tuple[str, ...], fact("texts", "Groups and communities on it.", also=("groups",))] = ()
    employee_blog: Annotated[bool | None, fact("boolean", "Whether employees write it.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Influencer:
    """Somebody whom the organization's own customers listen to."""

    at: Places
    name: Annotated[str | None, fact("text", "The name.", also=("influencer", "person"))] = None
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

    title: Annotated[str | None, fact("prose", "The plan's name.", also=("name", "plan name"))] = None
    organization: Annotated[str | None, fact("text", "Whose plan it is.", also=("company", "organisation"))] = None
    start: Annotated[date | None, fact("date", "First day of the period.", also=("from", "begins"))] = None
    end: Annotated[date | None, fact("date", "Last day of the period.", also=("to", "ends"))] = None
    timezone: Annotated[str | None, fact("zone", "Time zone, such as Europe/Berlin.", also=("time zone",))] = None
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
        float | None,
        fact(
            "number",
            "The stated bound on the period's hours.",
            also=("cap", "hours bound", "cap hours", "maximum hours"),
        ),
    ] = None
    marketing_budget: Annotated[float | None, fact("money", "The whole marketing budget, for comparison.")] = None
    programme: Annotated[
        str | None,
        fact("choice", "What kind of programme it is.", also=("program",), choices=("mixed", "explore", "offers")),
    ] = None
    review: Annotated[Review | None, fact("record", "Who reviews what.", of=Review)] = None
    business_case: Annotated[BusinessCase | None, fact("record", "The money.", also=("case",), of=BusinessCase)] = None
    care: Annotated[
        Care | None, fact("record", "How people are answered.", also=("response policy", "customer care"), of=Care)
    ] = None
    evidence: Annotated[tuple[Evidence, ...], fact("rows", "Why we believe it.", also=("proof",), of=Evidence)] = ()
    audience: Annotated[
        tuple[Audience, ...],
        fact("rows", "What customers said.", also=("customer research", "audience research", "survey"), of=Audience),
    ] = ()
    goals: Annotated[
        tuple[Goal, ...], fact("rows", "What shall be different.", also=("kpis", "objectives"), of=Goal)
    ] = ()
    channels: Annotated[
        tuple[PlanChannel, ...],
        fact("rows", "The accounts.", also=("platforms", "networks", "accounts"), of=PlanChannel),
    ] = ()
    people: Annotated[
        tuple[Person, ...], fact("rows", "Who does it.", also=("team", "staff", "team members"), of=Person)
    ] = ()
    activities: Annotated[
        tuple[Activity, ...],
        fact("rows", "What is done.", also=("initiatives", "tactics", "tasks", "actions"), of=Activity),
    ] = ()
    pilots: Annotated[
        tuple[Pilot, ...], fact("rows", "Small starts.", also=("sessions", "experiments", "trials"), of=Pilot)
    ] = ()
    commitments: Annotated[
        tuple[Commitment, ...], fact("rows", "Large commitments.", also=("contracts",), of=Commitment)
    ] = ()
    budget: Annotated[
        tuple[BudgetLine, ...], fact("rows", "The budget.", also=("costs", "spending", "expenses"), of=BudgetLine)
    ] = ()
    contact_center: Annotated[
        tuple[ContactCenterMedium, ...],
        fact("rows", "The contact centre's media.", also=("contact centre",), of=ContactCenterMedium),
    ] = ()
    influencers: Annotated[
        tuple[Influencer, ...], fact("rows", "Who is listened to.", also=("advocates", "ambassadors"), of=Influencer)
    ] = ()
    posts: Annotated[
        tuple[str, ...],
        fact("texts", "Files of posts, as patterns relative to the plan.", also=("calendar", "content calendar")),
    ] = ()
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
    def publishes_on(self) -> tuple[str, ...]:
        """Return the channels on which it publishes, each once: of its posts, its cadences and its publishing.

        What is published without a channel goes to all that the plan lists.
        """
        listed = [row.channel for row in self.channels]
        posts = [post.channel for post in self.planned]
        paced = [row.channel for row in self.channels if row.posts_per_week]
        publishing = [activity.channel for activity in self.activities if activity.kind == "publish"]
        found = [*posts, *paced, *publishing, *(listed if None in publishing else ())]
        return tuple(dict.fromkeys(channel for channel in found if channel))

    @property
    def employees_write(self) -> bool:
        """Return whether employees write under their own names: a channel or a planned post of theirs says so."""
        return any(row.employee_blog for row in self.channels) or any(post.employee for post in self.planned)

    @property
    def posts_to_write(self) -> float:
        """Return how many posts it takes: those that it names, each once, else what the stated cadences come to."""
        if self.planned:
            return float(len({(post.name, post.at.span) for post in self.planned}))
        paced = ((row, row.opens or self.start) for row in self.channels if row.posts_per_week)
        spans = ((row, weeks_between(max(opens, self.start or opens), self.end)) for row, opens in paced if opens)
        return sum((row.posts_per_week or 0.0) * (weeks or 0.0) for row, weeks in spans)

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the side of each activity: inbound, outbound or neither; unstated where its kind is missing."""
        return tuple(activity.side or "unstated" for activity in self.activities)
