"""The work of a plan: people, what they do, and the small starts before it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from socialpolicy.model.activities import ACTIVITY_KINDS, ACTIVITY_WORDS, INBOUND, OUTBOUND
from socialpolicy.model.facts import Places, fact
from socialpolicy.model.post import CHANNEL_WORDS, CHANNELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who does the work. `employer` absent means the organization itself."""

    at: Places
    name: Annotated[
        str | None, fact("text", "The name.", also=("person", "who", "team member", "member", "full name"))
    ] = None
    role: Annotated[str | None, fact("text", "What they do.", also=("job title", "job", "position"))] = None
    expertise: Annotated[
        tuple[str, ...], fact("texts", "What they know.", also=("skills", "expert in", "knows", "knowledge"))
    ] = ()
    trained: Annotated[
        date | None, fact("date", "When they were trained.", also=("training", "trained on", "training date"))
    ] = None
    hours_per_week: Annotated[
        float | None,
        fact(
            "number",
            "The hours they have a week.",
            also=("hours", "capacity", "hours a week", "hours week", "weekly hours", "hours weekly"),
        ),
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
    supervisor: Annotated[
        str | None, fact("text", "The employee who supervises them.", also=("supervised by", "reports to"))
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something that is done, by whom, when and for how many hours in the period."""

    at: Places
    id: Annotated[
        str | None, fact("prose", "A name for it.", also=("activity", "name", "initiative", "tactic", "task", "action"))
    ] = None
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
    done_by: Annotated[str | None, fact("text", 'Who shares the hours: "Dana 40; Ola 20".', also=("shared by",))] = None
    start: Annotated[date | None, fact("date", "First day.", also=("from", "starts", "start date", "begins"))] = None
    end: Annotated[
        date | None, fact("date", "Last day.", also=("to", "until", "ends", "end date", "due", "due date"))
    ] = None
    running_since: Annotated[date | None, fact("date", "When it began, if before the plan.")] = None
    hours: Annotated[
        float | None,
        fact(
            "number",
            "Hours in the whole period.",
            also=("effort", "total hours", "hours total", "planned hours", "hrs"),
        ),
    ] = None
    hours_per_week: Annotated[
        float | None,
        fact(
            "number",
            "Hours a week, instead of `hours`.",
            also=("weekly hours", "hours a week", "hours week", "hours weekly"),
        ),
    ] = None
    purpose: Annotated[str | None, fact("prose", "What it is for.", also=("why", "objective", "description"))] = None
    where: Annotated[str | None, fact("prose", "The group, site or thread.", also=("place", "group", "community"))] = (
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

    @property
    def count_a_day(self) -> float | None:
        """Return the accounts of a day, where they are to be spread over all its days; None where it has no days."""
        if self.count is None or self.start is None or self.end is None or self.end < self.start:
            return None
        return self.count / ((self.end - self.start).days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """A small start: an exploratory session, a half day, a trial."""

    at: Places
    what: Annotated[str | None, fact("prose", "What was tried.", also=("pilot", "name", "experiment", "trial"))] = None
    date: Annotated["date | None", fact("date", "When.")] = None
    hours: Annotated[float | None, fact("number", "How long, in hours.")] = None
    learned: Annotated[str | None, fact("prose", "What was learned.", also=("learning", "result"))] = None
    channel: Annotated[
        str | None, fact("choice", "The channel it was about.", choices=CHANNELS, words=CHANNEL_WORDS)
    ] = None
