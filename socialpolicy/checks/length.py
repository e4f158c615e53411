"""Length: is a text longer than its channel takes, or nearly so?"""

from collections.abc import Sequence
from importlib import import_module

from socialpolicy.model.channel import Limit
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.limited import Measured, limit_of, measured, occurs, with_link
from socialpolicy.model.parameters import LimitName, Share
from socialpolicy.text.measures import may_exceed
from socialpolicy.value import Value

_COUNTING = {
    "weighted": "an emoji or an Asian letter counts as 2",
    "emoji_bytes": "an emoji counts as its bytes, which are 4 or more",
    "bytes": "an accented letter takes 2 bytes, an emoji 4 or more",
    "utf16": "most emoji count as 2",
}


class Parameters(Value):
    """Found is what is longer than the share `above` of a limit (1: than all of it), but not than the share `up_to`.

    `of` names the limit; what breaks it whole is as grave as the channel says. With `linked`, found is a text
    that fits, but not with the link that the post names beside it, on a channel where links go out in the text;
    what is near a limit is measured with such a link.
    """

    of: LimitName
    above: Share = 1.0
    up_to: Share | None = None
    linked: bool = False


WORDS = ("what", "used", "limit", "over", "excess", "left", "unit", "channel", "counting", "source")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Measure; {over} is a number, {excess} that number with its {unit}.

    The other words are {what}, {used}, {limit}, {left}, {channel}, {counting} and {source}.
    """
    post = context.subject
    if post.channel is None:
        return Verdict(unknown="channel") if occurs(context, parameters.of) else NOTHING_TO_JUDGE
    channel = context.house.channels.channel(post.channel)
    limit = limit_of(channel, parameters.of, post.kind) if channel else None
    if channel is None or limit is None:
        return NOTHING_TO_JUDGE
    if "text" in post.at.unreadable:
        return Verdict(unknown="text")
    texts = measured(context, parameters.of, channel)
    if parameters.of == "text" and parameters.up_to is not None:
        texts = with_link(texts, context, channel) or texts
    hits = _hits(texts, limit, parameters, channel.title)
    if parameters.linked:
        linked = [] if hits else with_link(texts, context, channel)
        hits = _hits(linked, limit, parameters, channel.title)
    if not hits:
        return Verdict()
    most = max(hits, key=_used)
    figures = {name: most.words[name] for name in ("used", "limit")}
    severity = limit.level if parameters.above >= 1 and not parameters.linked else None
    return Verdict(holds=True, hits=tuple(hits), severity=severity, figures=figures)


def _hits(texts: Sequence[Measured], limit: Limit, parameters: Parameters, channel: str) -> list[Hit]:
    floor = limit.value * parameters.above
    long = [one for one in texts if may_exceed(one.text.value, floor, limit.measure)]
    return [hit for one in long if (hit := _hit(one, limit, parameters, channel))]


def _hit(one: Measured, limit: Limit, parameters: Parameters, channel: str) -> Hit | None:
    counting = import_module("socialpolicy.text.counting")  # most texts are far too short to be counted
    used = counting.length(one.text.value, limit.measure)
    ceiling = None if parameters.up_to is None else limit.value * parameters.up_to
    if used <= limit.value * parameters.above or (ceiling is not None and used > ceiling):
        return None
    span = one.span
    if span is None and used > limit.value:
        fits = counting.fitting(one.text.value, limit.value, limit.measure)
        span = one.text.span(fits, len(one.text.value))
    unit, over = "bytes" if limit.unit == "bytes" else "characters", used - limit.value
    words = {
        "what": one.called,
        "used": used,
        "limit": limit.value,
        "over": over,
        "excess": f"{over} {unit if over != 1 else unit[:-1]}",
        "left": limit.value - used,
        "unit": unit,
        "channel": channel,
        "counting": _counting(one.text.value, used, limit, channel),
        "source": limit.told,
    }
    return Hit(span, words)


def _used(hit: Hit) -> int:
    used: int = hit.words["used"]
    return used


def _counting(value: str, used: int, limit: Limit, channel: str) -> str:
    """Return how the channel counts, where that makes a difference for this text; else ""."""
    if used == len(value):
        return ""
    ways = [f"an address counts as {limit.url}"] if limit.url and "." in value else []
    ways += [_COUNTING[limit.unit]] if limit.unit in _COUNTING and not value.isascii() else []
    return f" (on {channel}, {' and '.join(ways)})" if ways else ""
