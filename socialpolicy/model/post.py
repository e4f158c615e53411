"""A post: one draft for one channel, with everything that its author declares about it."""

from dataclasses import dataclass
from datetime import date, datetime

from socialpolicy.model.facts import Fact, Places, fact
from socialpolicy.model.text import Text
from socialpolicy.text.prose import Prose

CHANNELS = (
    "x", "linkedin", "facebook", "instagram", "threads", "bluesky", "mastodon", "youtube", "tiktok", "reddit",
    "pinterest", "blog",
)  # fmt: skip
"""The channels of formats.md; a post for a channel outside this list is reported as unknown-channel."""

CHANNEL_WORDS = (
    ("twitter", "x"), ("x twitter", "x"), ("twitter x", "x"), ("x.com", "x"), ("tw", "x"), ("li", "linkedin"),
    ("linked in", "linkedin"), ("fb", "facebook"), ("ig", "instagram"), ("insta", "instagram"), ("bsky", "bluesky"),
    ("blue sky", "bluesky"), ("masto", "mastodon"), ("fediverse", "mastodon"), ("yt", "youtube"),
    ("you tube", "youtube"), ("tt", "tiktok"), ("tik tok", "tiktok"), ("pin", "pinterest"),
    ("website", "blog"), ("blog post", "blog"),
)  # fmt: skip
"""Other words for a channel."""

POST_KINDS = ("broadcast", "share", "reply", "comment", "question", "offer", "article", "thread")

TEXT = Fact(
    "text",
    "prose",
    "The body; Markdown for a blog.",
    also=(
        "message", "message text", "post text", "post content", "post copy", "post body", "copy", "copy caption",
        "content", "body", "caption", "full caption", "tweet", "tweet text", "toot", "rich text",
        "status update", "post",
    ),
)  # fmt: skip
"""The body's declaration; it is no field of `Post`, which holds it as `written` and `prose`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The news hook that a post declares."""

    at: Places
    what: str | None = fact("text", "What is new.")
    date: "date | None" = fact("date", "The day on which it happened or was published.")
    source: str | None = fact("text", "Where it can be checked: an address, a release, a person.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A timely offer: what is sold, and what earns it a post."""

    at: Places
    what: str | None = fact("text", "What is offered.")
    price: str | None = fact("text", "What it costs, with its currency.")
    saving: str | None = fact("text", "What the reader saves.")
    until: date | None = fact("date", "The last day of the offer.")
    where: str | None = fact("text", "The place at which it can be had.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture, film or sound that goes with a post."""

    at: Places
    file: str | None = fact("text", "File or address.", also=("image", "url", "src", "path"))
    alt: str | None = fact(
        "text", "The text for those who cannot see it.", also=("alt text", "image alt", "description")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One draft for one channel.

    `name` is the post's id, else its path, with `#2` for the second post of a file. `written` is the
    body as its author typed it; `prose` is what is read of it, the title first. Missing is None or ().
    """

    at: Places
    name: str
    written: Text
    prose: Prose
    markdown: bool = False

    channel: str | None = fact(
        "choice",
        "The channel the draft is for, or a list of them.",
        also=("network", "social network", "platform", "platforms", "profile", "service"),
        choices=CHANNELS,
        words=CHANNEL_WORDS,
    )
    kind: str = fact(
        "choice", "What the post does; inferred when absent.", also=("type", "post type"), choices=POST_KINDS
    )
    id: str | None = fact("text", "A name for the post that stays the same.", also=("post id", "slug"))
    title: str | None = fact("prose", "The headline.", also=("headline", "subject"))
    summary: str | None = fact("prose", "A sentence or two on what it is about.", also=("description", "excerpt"))
    language: str | None = fact("text", "The language of the text, such as en or de-CH.", also=("lang", "locale"))
    author: str | None = fact("text", "Who speaks.", also=("authors", "by", "byline", "posted by"))
    employee: bool | None = fact("boolean", "Whether an employee writes it under their own name.")
    reviewed_by: str | None = fact("text", "Who has read it before it goes out.", also=("reviewer", "review by"))
    approved_by: str | None = fact("text", "Who has approved it.", also=("approver",))
    approved_at: datetime | None = fact("moment", "When it was approved.")
    publish_at: datetime | None = fact(
        "moment",
        "When it goes out, in ISO 8601.",
        also=(
            "date", "scheduled at", "publish date", "publishing date", "publication date", "scheduled date",
            "schedule date", "scheduled for", "scheduled", "post date", "post at specific time", "posting date",
            "send at", "date time", "go live date",
        ),
    )  # fmt: skip
    reply_to: str | None = fact("text", "The post that it answers.", also=("in reply to", "reply"))
    audience: str | None = fact("text", "For whom it is.", also=("target audience", "segment"))
    campaign: str | None = fact("text", "The campaign it belongs to.")
    purpose: str | None = fact("text", "What it is for; `ask` for a post that asks.", also=("objective", "aim"))
    news: News | None = fact("record", "The news that it carries.", of=News)
    offer: Offer | None = fact("record", "The timely offer that it makes.", of=Offer)
    media: tuple[Media, ...] = fact(
        "rows", "Pictures, films and sounds.", also=("image", "images", "photos", "videos", "attachments"), of=Media
    )
    links: tuple[str, ...] = fact("texts", "Addresses that go with it.", also=("link", "url", "link url", "post link"))
    tags: tuple[str, ...] = fact(
        "texts", "Hashtags and keywords.", also=("hashtags", "hash tags", "hashtag set", "keywords")
    )
    sponsored_by: str | None = fact("text", "Who pays for it.", also=("sponsor",))
    relationship: str | None = fact("text", "The author's connection with what it praises.")
    status: str | None = fact("text", "Where it stands: draft, approved, published.", also=("state",))
    draft: bool | None = fact("boolean", "Whether it is still a draft.")
    asks_openly: bool = False
    """Whether the text asks at least one open question."""

    @property
    def subject(self) -> str:
        """Return "post": what kind of thing this is, in reports."""
        return "post"
