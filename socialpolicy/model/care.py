"""How a plan treats the people who write: the policy, moderation and the contact centre."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from socialpolicy.model.facts import Places, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """What is removed, what stays, by which published rules."""

    at: Places
    remove: Annotated[tuple[str, ...], fact("texts", "What is removed.", also=("hide", "delete"))] = ()
    keep: Annotated[tuple[str, ...], fact("texts", "What stays.")] = ()
    rules: Annotated[str | None, fact("prose", "Where the rules are published.", also=("house rules",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How people who write are answered."""

    at: Places
    priority: Annotated[
        tuple[str, ...],
        fact("texts", "What decides who is answered first, the first first.", also=("priorities", "triage")),
    ] = ()
    covers: Annotated[tuple[str, ...], fact("texts", "Which kinds of messages the policy covers.")] = ()
    mode: Annotated[
        str | None, fact("choice", "One-to-one, trends or both.", choices=("one-to-one", "trends", "both"))
    ] = None
    response_hours: Annotated[
        float | None,
        fact("number", "Within how many hours an answer is given.", also=("response time", "answer within")),
    ] = None
    moderation: Annotated[Moderation | None, fact("record", "What is removed and what stays.", of=Moderation)] = None
    contact_center_role: Annotated[
        str | None, fact("prose", "What the contact centre does.", also=("contact centre role",))
    ] = None
    policy: Annotated[str | None, fact("prose", "The policy in words.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCenterMedium:
    """A medium of the contact centre and whether messages of it are routed."""

    at: Places
    medium: Annotated[str | None, fact("text", "email, chat, voice, social, ...", also=("channel",))] = None
    routing: Annotated[str | None, fact("choice", "Where its routing stands.", choices=("live", "planned", "none"))] = (
        None
    )
    since: Annotated[date | None, fact("date", "The day it went live, or will.", also=("date", "live since"))] = None
