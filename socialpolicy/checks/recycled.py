"""Recycled texts: does nearly the same text go out again, on the same channel or on another?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from socialpolicy.model.addresses import entry_for
from socialpolicy.model.context import Context
from socialpolicy.model.finding import INCOMPLETE, NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.likeness import Imprint, alike, imprint, likeness, word_count
from socialpolicy.model.listed import entries_of
from socialpolicy.model.parameters import Listed, Share
from socialpolicy.model.post import Post
from socialpolicy.model.rule import Severity
from socialpolicy.model.trackers import page_of, trackers_of
from socialpolicy.text.fold import fold
from socialpolicy.text.globs import matches_any
from socialpolicy.value import Value


class Parameters(Value):
    """Texts of which at least `similarity` is the same, within `days`, are the same text again.

    Texts of fewer than `fewest_words` are left alone. On another channel on the same day it is a note;
    several channels of one draft are one announcement. A file whose name fits `copies` is a scheduler's
    copy for another attempt, and no text again. Texts that lead to different pages are different ones: the
    lists `clicks` and `campaigns` name what of an address is no page, `shorteners` the hosts that hide it.
    """

    similarity: Share = 0.6
    days: int = 30
    fewest_words: int = 6
    copies: tuple[str, ...] = ()
    clicks: Listed = ""
    campaigns: Listed = ""
    shorteners: Listed = ""


WORDS = ("other", "share", "lag", "same_channel", "channel", "other_channel", "count", "among", "pairs")
"""What messages may say of a case."""

_LINKS = 8
"""How many links of a post are looked at."""


class Facts(Value):
    """What is known of one post: `file` and `place` tell drafts apart; `on` is its channel's name in sentences."""

    name: str
    file: str
    place: tuple[int, ...]
    channel: str | None
    on: str
    moment: datetime | None
    text: Imprint


class _Repeat(Value):
    """A post that repeats an earlier one; `weight` is how grave that is: 2, 1 for a note, 0 where a date is missing."""

    weight: int
    share: float
    later: Facts
    earlier: Facts


def check(context: Context, parameters: Parameters) -> Verdict:
    """Compare the posts of a plan; of a post, keep what the comparison with the others of the run needs.

    Of a post the words are {other} (the post that it repeats), {share} that is the same, {lag} between the two,
    {channel}, {other_channel} and {same_channel}, which names the other or says that it is the same. Of a plan they
    are {count} of posts that repeat one, {among} how many, and {pairs} of them.
    """
    subject = context.subject
    if subject.subject == "plan":
        return _of_plan(context, parameters)
    facts = _facts(context, parameters, subject, context.scan.folded.value, context.path)
    if word_count(facts.text) < parameters.fewest_words:
        return NOTHING_TO_JUDGE
    return Verdict(across=facts)


def compare(facts: Sequence[Facts], parameters: Parameters) -> Iterator[tuple[int, Verdict]]:
    """Yield the positions of posts that repeat an earlier one, each with the verdict that this makes."""
    for position, repeat in _repeats(facts, parameters):
        if not repeat.weight:
            yield position, Verdict(unknown="publish_at")
            continue
        severity: Severity | None = "note" if repeat.weight == 1 else None
        figures = {"share": repeat.share, "days": _lag(repeat.later, repeat.earlier)}
        yield position, Verdict(True, (Hit(None, _words(repeat)),), severity=severity, figures=figures, basis="both")


def _of_plan(context: Context, parameters: Parameters) -> Verdict:
    plan = context.subject
    if not plan.complete:
        return Verdict(unknown=INCOMPLETE)
    posts = [post for post in plan.planned if post.kind not in ("reply", "comment")]
    facts = [_facts(context, parameters, post, fold(post.prose.value).value, plan.name) for post in posts]
    facts = [one for one in facts if word_count(one.text) >= parameters.fewest_words]
    found = [repeat for _, repeat in _repeats(facts, parameters)]
    repeats = sorted((one for one in found if one.weight > 1), key=_gravity)
    if not repeats:
        missing = next((f'publish_at of "{one.later.name}"' for one in found if not one.weight), None)
        return Verdict(unknown=missing, applies=len(facts) > 1)
    pairs = "; ".join(map(_told, repeats[:3])) + (f"; and {len(repeats) - 3} more" if len(repeats) > 3 else "")
    words = {"count": len(repeats), "among": len(facts), "pairs": pairs}
    hit = Hit(plan.at.fields.get("posts"), words)
    return Verdict(True, (hit,), figures={"count": len(repeats), "among": len(facts)}, basis="both")


def _facts(context: Context, parameters: Parameters, post: Post, folded: str, file: str) -> Facts:
    channel = context.house.channels.channel(post.channel)
    on = channel.title if channel else post.channel or "the same channel"
    text = imprint(folded, _pages(post, context, parameters))
    return Facts(post.name, file, tuple(post.at.span), post.channel, on, post.publish_at, text)


def _pages(post: Post, context: Context, parameters: Parameters) -> Iterator[str]:
    """Yield the pages to which a post leads, so far as its addresses tell."""
    links = islice((*(link.url for link in post.prose.links), *post.links), _LINKS)
    hosts = entries_of(context.cues, parameters.shorteners)
    for url in links:
        entry = entry_for(url, hosts)
        if entry is None or not hosts[entry].weight:
            trackers = trackers_of(context.cues, parameters.clicks, parameters.campaigns) if "=" in url else ()
            yield page_of(url, trackers)


def _gravity(repeat: _Repeat) -> tuple[int, float, str]:
    return -repeat.weight, -repeat.share, repeat.later.name


def _told(repeat: _Repeat) -> str:
    words = _words(repeat)
    return f'"{repeat.later.name}" repeats "{words["other"]}" ({repeat.share:.0%} the same, {words["lag"]})'


def _words(repeat: _Repeat) -> dict[str, Any]:
    later, earlier = repeat.later, repeat.earlier
    return {
        "other": earlier.name,
        "share": repeat.share,
        "lag": _lag_in_words(_lag(later, earlier)),
        "channel": later.on,
        "other_channel": earlier.on,
        "same_channel": "the same channel" if later.channel == earlier.channel else earlier.on,
    }


def _lag_in_words(days: int | None) -> str:
    if days is None:
        return "without a date"
    return "on the same day" if days == 0 else "a day later" if days == 1 else f"{days} days later"


def _repeats(facts: Sequence[Facts], parameters: Parameters) -> Iterator[tuple[int, _Repeat]]:
    """Yield, for each post that repeats an earlier one, the gravest of its repetitions."""
    order = sorted(range(len(facts)), key=lambda position: _when(facts[position]))
    sorted_facts = [facts[position] for position in order]
    gravest: dict[int, _Repeat] = {}
    for later, earlier in alike([one.text for one in sorted_facts]):
        repeat = _repeat(sorted_facts[later], sorted_facts[earlier], parameters)
        if repeat is not None and (later not in gravest or repeat[:2] > gravest[later][:2]):
            gravest[later] = repeat
    yield from ((order[later], gravest[later]) for later in sorted(gravest))


def _when(one: Facts) -> tuple[str, str, tuple[int, ...], str]:
    """Return the key by which posts follow each other; those without a date come last, in the order of their files."""
    return (one.moment.isoformat() if one.moment else "~", one.file, one.place, one.channel or "")


def _repeat(later: Facts, earlier: Facts, parameters: Parameters) -> _Repeat | None:
    share = likeness(later.text, earlier.text)
    if share < parameters.similarity or _is_one_draft(later, earlier) or _is_copy((later, earlier), parameters):
        return None
    weight = _weight(later, earlier, parameters.days)
    return None if weight is None else _Repeat(weight, share, later, earlier)


def _weight(later: Facts, earlier: Facts, days: int) -> int | None:
    lag = _lag(later, earlier)
    if lag is None:
        return 1 if later.file == earlier.file and later.channel == earlier.channel else 0
    if lag > days:
        return None
    return 2 if lag or later.channel == earlier.channel else 1


def _lag(later: Facts, earlier: Facts) -> int | None:
    if later.moment is None or earlier.moment is None:
        return None
    return abs((later.moment.date() - earlier.moment.date()).days)


def _is_one_draft(later: Facts, earlier: Facts) -> bool:
    """Tell whether two posts are one draft for several channels, or one post that is kept in two files."""
    if later.file == earlier.file:
        return later.place == earlier.place and later.name == earlier.name
    same_slot = later.moment is not None and later.moment == earlier.moment and later.channel == earlier.channel
    return same_slot and later.text.words == earlier.text.words


def _is_copy(pair: Iterable[Facts], parameters: Parameters) -> bool:
    names = (one.name.rpartition("/")[2].partition("#")[0] for one in pair)
    return any(matches_any(parameters.copies, name) for name in names)
