"""Shares of planned posts: do enough of them, or not too many, do something?"""

import math
from collections.abc import Iterator
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import INCOMPLETE, Hit, Verdict
from socialpolicy.model.parameters import ActivitiesWhere, Lexicons, PostsWhere, Share
from socialpolicy.model.predicates import Answer, holds
from socialpolicy.model.quantities import place_of
from socialpolicy.model.span import Span
from socialpolicy.value import Value


class Parameters(Value):
    """Of the planned posts, a share of at least `at_least`, or at most `at_most`, are of a kind.

    They are where the conditions `where` hold, where the text speaks words of `lexicons`, or, with
    `breaking`, where the post breaks this rule. `by_channel` counts each channel by itself. Fewer than
    `min_sample` posts are not judged. An activity on the channel for which `relieved_by` holds makes up for it.
    """

    where: PostsWhere | None = None
    lexicons: Lexicons = ()
    breaking: bool = False
    at_least: Share | None = None
    at_most: Share | None = None
    by_channel: bool = False
    min_sample: int = 1
    relieved_by: ActivitiesWhere | None = None


WORDS = ("channel", "of", "among", "share", "wanted", "short", "named")
"""What messages may say of a case."""


class _Count(Value):
    """The posts that are of the kind, those that are not, and those of which it cannot be told, with the reason."""

    channel: str | None
    are: list[str]
    others: list[str]
    open: list[str]
    missing: str | None


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count; each {channel} (or all posts together) that breaks the bound is a hit.

    The figures are how many are {of} the kind, {among} how many, their {share} and the one that is {wanted}; {short} is
    how many have to change, and {named} lists some of them.
    """
    plan = context.subject
    if not plan.complete:
        return Verdict(unknown=INCOMPLETE)
    counts = [count for count in _counts(context, parameters) if _among(count) >= parameters.min_sample]
    judged = [(count, _answer(context, parameters, count)) for count in counts]
    broken = [count for count, answer in judged if answer is False]
    figures = _figures(broken[0] if broken else counts[0], parameters) if counts else {}
    if not broken:
        missing = next((answer for _, answer in judged if isinstance(answer, str)), None)
        return Verdict(holds=True, unknown=missing, applies=bool(counts), figures=figures)
    hits = tuple(Hit(_place(plan, count.channel), _figures(count, parameters)) for count in broken)
    return Verdict(holds=False, hits=hits, figures=figures, basis="both")


def _counts(context: Context, parameters: Parameters) -> Iterator[_Count]:
    by_channel: dict[str | None, _Count] = {}
    for post in context.subject.planned:
        channel = post.channel if parameters.by_channel else None
        count = by_channel.setdefault(channel, _Count(channel, [], [], [], None))
        answer = _is_one(context, parameters, post)
        (count.are if answer is True else count.others if answer is False else count.open).append(post.name)
        if isinstance(answer, str):
            by_channel[channel] = count._replace(missing=count.missing or f'{answer} of "{post.name}"')
    yield from by_channel.values()


def _is_one(context: Context, parameters: Parameters, post: Any) -> Answer:
    answers = list(_ways(context, parameters, post))
    return True if True in answers else next((answer for answer in answers if answer is not False), False)


def _ways(context: Context, parameters: Parameters, post: Any) -> Iterator[Answer]:
    """Yield, for each way of being of the kind, whether the post is."""
    if parameters.where is not None:
        yield holds(post, parameters.where)
    if parameters.lexicons:
        scan = context.scan_of(post)
        yield "English text" if scan is None else any(map(scan.matches, parameters.lexicons))
    if parameters.breaking:
        yield context.breaks(post)


def _among(count: _Count) -> int:
    return len(count.are) + len(count.others) + len(count.open)


def _answer(context: Context, parameters: Parameters, count: _Count) -> Answer:
    """Tell whether the bound holds, whatever the posts turn out to be of which it cannot be told."""
    among = _among(count)
    fewest, most = len(count.are) / among, (len(count.are) + len(count.open)) / among
    if parameters.at_least is not None:
        answers = fewest >= parameters.at_least, most >= parameters.at_least
    else:
        answers = most <= (parameters.at_most or 0), fewest <= (parameters.at_most or 0)
    if all(answers) or _is_relieved(context, parameters, count.channel):
        return True
    return (count.missing or "") if any(answers) else False


def _is_relieved(context: Context, parameters: Parameters, channel: str | None) -> bool:
    plan = context.subject
    return parameters.relieved_by is not None and any(
        activity.channel in (None, channel) and holds(activity, parameters.relieved_by, plan=plan) is True
        for activity in plan.activities
    )


def _figures(count: _Count, parameters: Parameters) -> dict[str, Any]:
    among, are = _among(count), len(count.are)
    wanted = parameters.at_least if parameters.at_least is not None else parameters.at_most or 0.0
    expected = parameters.at_least is not None
    short = math.ceil(wanted * among - are) if expected else math.ceil(are - wanted * among)
    change = count.others if expected else count.are
    names = ", ".join(f'"{name}"' for name in change[:3]) + (f" and {len(change) - 3} more" if len(change) > 3 else "")
    return {
        "channel": count.channel,
        "of": are,
        "among": among,
        "share": are / among,
        "wanted": wanted,
        "short": max(short, 0),
        "named": names,
    }


def _place(plan: Any, channel: str | None) -> Span | None:
    row = next((row for row in plan.channels if channel is not None and row.channel == channel), None)
    return place_of(row) if row is not None else plan.at.fields.get("posts")
