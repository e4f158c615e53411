"""A post: one draft for one channel, with everything that its author declares about it."""

from datetime import date, datetime
from typing import Annotated

from socialpolicy.model.facts import Fact, Places, fact
from socialpolicy.model.text import Text
from socialpolicy.text.prose import Prose
from socialpolicy.text.questions import open_questions, open_requests, questions
from socialpolicy.value import Value

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


class News(Value):
    """The news hook that a post declares."""

    at: Places
    what: Annotated[str | None, fact("text", "What is new.")] = None
    date: Annotated["date | None", fact("date", "The day on which it happened or was published.")] = None
    source: Annotated[str | None, fact("text", "Where it can be checked: an address, a release, a person.")] = None


class Offer(Value):
    """A timely offer: what is sold, and what earns it a post."""

    at: Places
    what: Annotated[str | None, fact("text", "What is offered.")] = None
    price: Annotated[str | None, fact("text", "What it costs, with its currency.")] = None
    saving: Annotated[str | None, fact("text", "What the reader saves.")] = None
    until: Annotated[date | None, fact("date", "The last day of the offer.")] = None
    where: Annotated[str | None, fact("text", "The place at which it can be had.")] = None


class Media(Value):
    """A picture, film or sound that goes with a post."""

    at: Places
    file: Annotated[str | None, fact("text", "File or address.", also=("image", "url", "src", "path"))] = None
    alt: Annotated[
        str | None, fact("text", "The text for those who cannot see it.", also=("alt text", "image alt", "description"))
    ] = None


class Post(Value):
    """One draft for one channel.

    `name` is the post's id, else its path, with `#2` for the second post of a file. `written` is the
    body as its author typed it; `prose` is what is read of it, the title first. Missing is None or ().
    """

    at: Places
    name: str
    written: Text
    prose: Prose
    markdown: bool = False

    channel: Annotated[
        str | None,
        fact(
            "choice",
            "The channel the draft is for, or a list of them.",
            also=("network", "social network", "platform", "platforms", "profile", "service"),
            choices=CHANNELS,
            words=CHANNEL_WORDS,
        ),
    ] = None
    kind: Annotated[
        str, fact("choice", "What the post does; inferred when absent.", also=("type", "post type"), choices=POST_KINDS)
    ] = "broadcast"
    id: Annotated[str | None, fact("text", "A name for the post that stays the same.", also=("post id", "slug"))] = None
    title: Annotated[str | None, fact("prose", "The headline.", also=("headline", "subject"))] = None
    summary: Annotated[
        str | None, fact("prose", "A sentence or two on what it is about.", also=("description", "excerpt"))
    ] = None
    language: Annotated[
        str | None, fact("text", "The language of the text, such as en or de-CH.", also=("lang", "locale"))
    ] = None
    author: Annotated[
        str | None,
        fact("text", "Who speaks.", also=("authors", "by", "byline", "posted by", "written by", "post authors")),
    ] = None
    employee: Annotated[bool | None, fact("boolean", "Whether an employee writes it under their own name.")] = None
    reviewed_by: Annotated[
        str | None, fact("text", "Who has read it before it goes out.", also=("reviewer", "review by"))
    ] = None
    approved_by: Annotated[str | None, fact("text", "Who has approved it.", also=("approver",))] = None
    approved_at: Annotated[datetime | None, fact("moment", "When it was approved.")] = None
    publish_at: Annotated[datetime | None, fact(
        "moment",
        "When it goes out, in ISO 8601.",
        also=(
            "date", "scheduled at", "publish date", "pub date", "publishing date", "publication date", "scheduled date",
            "schedule date", "scheduled for", "scheduled", "post date", "post at specific time", "posting date",
            "send at", "date time", "go live date",
        ),
    )] = None  # fmt: skip
    reply_to: Annotated[str | None, fact("text", "The post that it answers.", also=("in reply to", "reply"))] = None
    audience: Annotated[str | None, fact("text", "For whom it is.", also=("target audience", "segment"))] = None
    campaign: Annotated[str | None, fact("text", "The campaign it belongs to.")] = None
    purpose: Annotated[
        str | None, fact("text", "What it is for; `ask` for a post that asks.", also=("objective", "aim"))
    ] = None
    news: Annotated[News | None, fact("record", "The news that it carries.", of=News)] = None
    offer: Annotated[Offer | None, fact("record", "The timely offer that it makes.", of=Offer)] = None
    media: Annotated[
        tuple[Media, ...],
        fact(
            "rows", "Pictures, films and sounds.", also=("image", "images", "photos", "videos", "attachments"), of=Media
        ),
    ] = ()
    links: Annotated[
        tuple[str, ...], fact("texts", "Addresses that go with it.", also=("link", "url", "link url", "post link"))
    ] = ()
    tags: Annotated[
        tuple[str, ...],
        fact("texts", "Hashtags and keywords.", also=("hashtags", "hash tags", "hashtag set", "keywords")),
    ] = ()
    sponsored_by: Annotated[str | None, fact("text", "Who pays for it.", also=("sponsor",))] = None
    relationship: Annotated[str | None, fact("text", "The author's connection with what it praises.")] = None
    status: Annotated[str | None, fact("text", "Where it stands: draft, approved, published.", also=("state",))] = None
    draft: Annotated[bool | None, fact("boolean", "Whether it is still a draft.")] = None

    @property
    def subject(self) -> str:
        """Return "post": what kind of thing this is, in reports."""
        return "post"

    @property
    def asks(self) -> bool:
        """Return whether the text asks a question, open or closed."""
        return "?" in self.prose.value and bool(questions(self.prose.value))

    @property
    def asks_openly(self) -> bool:
        """Return whether the text asks at least one open question."""
        value = self.prose.value
        return ("?" in value and bool(open_questions(value))) or bool(open_requests(value))
