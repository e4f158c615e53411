"""Channels as a rulebook knows them: the words that name them, and how much each of them takes."""

import json
from collections.abc import Mapping

from socialpolicy.model.rule import Severity
from socialpolicy.text.measures import Measure
from socialpolicy.value import Value

LIMITS: Mapping[str, str] = {
    "text": "the text of a post",
    "text_bytes": "the text of a post, in bytes, where that is limited as well",
    "text_advised": "the text of a post, where some ways to publish take less than others",
    "comment": "the text of a comment or reply, where it is another than that of a post",
    "article": "the text of an article, where it is another than that of a post",
    "title": "the title",
    "hashtag": "one hashtag, without its sign",
    "hashtags": "how many hashtags",
    "hashtags_advised": "how many hashtags, where fewer are advised than taken",
    "mentions": "how many mentions",
    "media": "how many pictures, films and sounds",
    "media_advised": "how many of them, where some ways to publish take fewer than others",
    "alt": "the alternative text of a picture",
    "alt_advised": "the alternative text, where some servers take less than others",
}
"""Name of a limit to what it is about."""

COUNTS = frozenset({"hashtags", "hashtags_advised", "media", "media_advised", "mentions"})
"""The limits on how many there may be; the others are on how long something may be."""

ENTITIES = ("x", "bluesky", "fediverse")
"""Whose rules the hashtags and mentions of a channel may follow."""


class Limit(Value):
    """How much a channel takes of something; `level` is how grave more of it is.

    `unit` is one of those that lengths are counted in, or `count`; `source` and `date` say who told and when.
    """

    value: int
    unit: str = "count"
    url: int | None = None
    bare_urls: bool = False
    local_mentions: bool = False
    level: Severity = "warning"
    source: str = ""
    date: str = ""

    @property
    def told(self) -> str:
        """Return who says so, for messages."""
        if not self.source:
            return "what is commonly advised"
        return f'"{self.source}" ({self.date})' if self.date else self.source

    @property
    def measure(self) -> Measure:
        """Return how a length is counted against this limit."""
        return Measure(self.unit, self.url, self.bare_urls, self.local_mentions)


class Channel(Value):
    """One channel: `title` is its name in sentences, `limits` what it takes, `entities` whose rules its tags follow.

    With `keywords`, the field `tags` holds words for a search, no hashtags. With `links_in_text` a link has no
    field of its own there: that of `links` goes out behind the text, and counts.
    """

    name: str
    title: str
    limits: Mapping[str, Limit]
    entities: str = "x"
    keywords: bool = False
    links_in_text: bool = False


class Channels:
    """The channels of a rulebook by name; each is read when it is first asked for.

    `words` leads from folded names, ours and others, to channels.
    """

    __slots__ = ("_changes", "_made", "_stored", "words")

    def __init__(
        self,
        stored: Mapping[str, bytes | str] = {},
        words: Mapping[str, str] = {},
        changes: Mapping[str, Mapping[str, int | None]] = {},
    ) -> None:
        """Keep channels as JSON by name, the words that name them, and the limits that a user changes or lifts."""
        self.words = words
        self._stored = stored
        self._changes = changes
        self._made: dict[str, Channel] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all channels."""
        return tuple(self._stored)

    def channel(self, name: str | None) -> Channel | None:
        """Return the channel of that name; None where the rulebook has none."""
        if name is None or name not in self._stored:
            return None
        if name not in self._made:
            self._made[name] = _changed(_read(name, self._stored[name]), self._changes.get(name, {}))
        return self._made[name]

    def changed(self, changes: Mapping[str, Mapping[str, int | None]]) -> "Channels":
        """Return the channels with other limits; None lifts one."""
        return Channels(self._stored, self.words, changes) if changes else self


def _read(name: str, stored: bytes | str) -> Channel:
    tree = json.loads(stored)
    limits = {kind: Limit(**written) for kind, written in tree["limits"].items()}
    return Channel(name, tree["title"], limits, tree["entities"], tree["keywords"], tree["links_in_text"])


def _changed(channel: Channel, changes: Mapping[str, int | None]) -> Channel:
    limits = dict(channel.limits)
    for kind, value in changes.items():
        before = limits.pop(kind, Limit(0, "count" if kind in COUNTS else "codepoints"))
        if value is not None:
            limits[kind] = before._replace(value=value, source="your configuration", date="")
    return channel._replace(limits=limits)
