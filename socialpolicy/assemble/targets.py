"""Where a column of a table goes: by our name, a synonym, or the field that a column map or a preset names."""

import re
from collections.abc import Mapping
from functools import cache

from socialpolicy.assemble.channels import channel_index
from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.recognition import TELLING, WEAK
from socialpolicy.model.facts import facts_of
from socialpolicy.model.post import Post

FILES = frozenset(
    {"image", "imageurl", "imagelink", "media", "mediaurl", "medialink", "mediafile", "photo", "photourl", "picture"}
    | {"pictureurl", "video", "videourl", "gif", "gifurl", "attachment", "asset", "creative", "creativelink", "visual"}
)
ALTS = frozenset(
    {"alt", "alttext", "imagealt", "imagealttext", "alttextpicture", "picturealttext", "mediaalt", "mediaalttext"}
)
TIMES = frozenset(
    {"time", "publishtime", "publishingtime", "scheduledtime", "scheduletime", "postingtime", "posttime", "sendtime"}
)
"""Headers, folded and in the singular, of media, of their alternative texts, and of the time of day."""

Target = tuple[str, ...]
"""Where a column goes: a field, or a field and its part."""

FILE: Target = ("media", "file")
ALT: Target = ("media", "alt")
DATE: Target = ("publish_at",)
TIME: Target = ("publish_at", "time")
NOWHERE: Target = ()
FLAG = "is"
"""Second part of the target of a column that says yes or no to the channel it is named after."""

MOMENT_PARTS = ("year", "month", "day", "hour", "minute", "time")
"""Parts of `publish_at` that have a column of their own."""

IGNORE = "ignore"
"""What a column map says of a column that is not to be read."""

UNTOLD = WEAK - {"message"}
"""Headers of a text that tell posts only beside a telling one."""


def target_of(header: str, words: Mapping[str, str] = {}) -> Target | None:
    """Return where the column of a header goes: our name, a synonym, a part such as `news.what`, or None.

    `words` are those that name channels, where the rulebook has more than ours.
    """
    name = plain_name(header)
    folded = fold(name)
    singular = folded.rstrip("0123456789").removesuffix("24hr").removesuffix("s")
    for names, target in ((FILES, FILE), (ALTS, ALT), (TIMES, TIME)):
        if folded in names or singular in names:
            return target
    known = vocabulary(Post).find(name)
    if known is None:
        channel = (words or channel_index()).get(folded)
        return part_targets().get(folded) or ((channel, FLAG) if channel else None)
    return (known.name, "what") if vocabulary(Post).facts[known.name].type == "record" else (known.name,)


_LONGEST_HEADER = 500
"""How many characters of a header are looked at; one without a comma may be as long as its file."""


def plain_name(header: str) -> str:
    """Return a header without what explains it: words in parentheses, after a dash, or on a second line."""
    return re.sub(r"\([^)]*\)|\s-\s.*", "", header.strip().partition("\n")[0][:_LONGEST_HEADER])


def target_named(field: str) -> Target | None:
    """Return the target that a column map or a preset names, None where there is no field of that name.

    A field goes by our name (`text`, `channels`), a part by both (`news.what`, `media.alt`, `publish_at.time`), a
    column that says yes or no to a channel by `channel.linkedin`. Whether there is such a channel the rulebook tells.
    """
    name, dot, part = field.strip().partition(".")
    if field.strip() == IGNORE:
        return NOWHERE
    if name in ("channel", "channels") and part:
        return (channel_index().get(fold(part), part), FLAG)
    if not dot:
        return {"channels": ("channel",), "media": FILE}.get(name) or field_targets().get(name)
    return field_targets().get(f"{name}.{part}")


@cache
def field_targets() -> Mapping[str, Target]:
    """Return the targets of all fields that a column can hold, by the names that a column map uses."""
    whole = {name: (name,) for name, fact in vocabulary(Post).facts.items() if fact.type not in ("record", "rows")}
    parts = {".".join(target): target for target in part_targets().values()}
    moments = {f"publish_at.{part}": ("publish_at", part) for part in MOMENT_PARTS}
    return {**whole, **parts, "media.file": FILE, "media.alt": ALT, **moments}


def field_names() -> tuple[str, ...]:
    """Return the names that a column map may use, for "did you mean"."""
    return ("channels", "media", *field_targets(), *(f"channel.{name}" for name in channel_index().values()), IGNORE)


@cache
def part_targets() -> Mapping[str, Target]:
    """Return the targets of headers such as `news date` and `offer_until`, by folded header."""
    records = ((fact.name, fact.of) for fact in facts_of(Post).values() if fact.type == "record" and fact.of)
    return {fold(name + part): (name, part) for name, record in records for part in facts_of(record)}


def reads_as_posts(found: Mapping[str, Target]) -> bool:
    """Return whether a header is one of posts: it has a text, under a name that says so or beside other fields."""
    texts = [header for header, target in found.items() if target == ("text",)]
    return any(fold(header) not in UNTOLD for header in texts) or (
        bool(texts) and any(target[:1] and target[0] in TELLING for target in found.values())
    )
