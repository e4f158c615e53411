"""How a plan treats the people who write: the policy, moderation and the contact centre."""

from dataclasses import dataclass
from datetime import date

from socialpolicy.model.facts import Places, fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """What is removed, what stays, by which published rules."""

    at: Places
    remove: tuple[str, ...] = fact("texts", "What is removed.", also=("hide", "delete"))
    keep: tuple[str, ...] = fact("texts", "What stays.")
    rules: str | None = fact("text", "Where the rules are published.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How people who write are answered."""

    at: Places
    priority: tuple[str, ...] = fact(
        "texts", "What decides who is answered first, the first first.", also=("priorities", "triage")
    )
    covers: tuple[str, ...] = fact("texts", "Which kinds of messages the policy covers.")
    mode: str | None = fact("choice", "One-to-one, trends or both.", choices=("one-to-one", "trends", "both"))
    response_hours: float | None = fact("number", "Within how many hours an answer is given.", also=("response time",))
    moderation: Moderation | None = fact("record", "What is removed and what stays.", of=Moderation)
    contact_center_role: str | None = fact("prose", "What the contact centre does.")
    policy: str | None = fact("prose", "The policy in words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCenterMedium:
    """A medium of the contact centre and whether messages of it are routed."""

    at: Places
    medium: str | None = fact("text", "email, chat, voice, social, ...", also=("channel",))
    routing: str | None = fact("choice", "Where its routing stands.", choices=("live", "planned", "none"))
    since: date | None = fact("date", "The day it went live, or will.", also=("date", "live since"))
