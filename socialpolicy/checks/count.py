"""Count: has a post more hashtags, mentions or media than its channel takes?"""

from socialpolicy.model.channel import Channel
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.limited import at_most, hashtags, mentions, occurs
from socialpolicy.model.parameters import LimitName
from socialpolicy.model.pictures import pictures_of
from socialpolicy.model.span import Span
from socialpolicy.value import Value


class Parameters(Value):
    """Found are more than the limit `of` allows, unless they break the limit `within` as well, which says more."""

    of: LimitName
    within: LimitName | None = None


WORDS = ("used", "limit", "over", "channel", "source")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count; the words are {used}, {limit}, {over} (how many too many), {channel} and {source}."""
    post = context.subject
    if post.channel is None:
        return Verdict(unknown="channel") if occurs(context, parameters.of) else NOTHING_TO_JUDGE
    channel = context.house.channels.channel(post.channel)
    limit = channel.limits.get(parameters.of) if channel else None
    if channel is None or limit is None:
        return NOTHING_TO_JUDGE
    what = parameters.of.partition("_")[0]
    if what != "media" and at_most(what, post) <= limit.value:
        return Verdict()
    outer = channel.limits.get(parameters.within) if parameters.within else None
    spans = _COUNTED[what](context, channel)
    used = len(spans)
    if used <= limit.value or (outer is not None and used > outer.value):
        return Verdict()
    figures = {"used": used, "limit": limit.value}
    words = {"over": used - limit.value, "channel": channel.title, "source": limit.told}
    return Verdict(holds=True, hits=(Hit(spans[limit.value], words),), severity=limit.level, figures=figures)


def _hashtags(context: Context, channel: Channel) -> list[Span]:
    return [tag.span for tag in hashtags(context.subject, channel)]


def _mentions(context: Context, channel: Channel) -> list[Span]:
    return [one.span for one in mentions(context.subject, channel)]


def _media(context: Context, channel: Channel) -> list[Span]:
    return [picture.span for picture in pictures_of(context)]


_COUNTED = {"hashtags": _hashtags, "mentions": _mentions, "media": _media}
"""First word of a limit to what finds the places of what is counted."""
