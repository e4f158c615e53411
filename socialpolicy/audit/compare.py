"""Two scorecards side by side: what was mended, what broke, and which figures moved."""

from collections.abc import Iterator

from socialpolicy.audit.figures import number, percent, signed
from socialpolicy.audit.scorecard import Difference, Scorecard
from socialpolicy.audit.sentence import listed

MOST_NAMES = 8
_BROKEN = ("contradicts", "blank")
_MENDED = ("kept", "exempt")


def difference(old: Scorecard, new: Scorecard, against: str) -> Difference:
    """Return what is different in the new scorecard; `against` names the old one."""
    before = {practice.id: practice.state for practice in old.practices}
    now = {practice.id: practice.state for practice in new.practices}
    both = sorted(before.keys() & now.keys())
    mended = tuple(name for name in both if before[name] in _BROKEN and now[name] in _MENDED)
    broken = tuple(name for name in both if before[name] not in _BROKEN and now[name] in _BROKEN)
    moved = tuple(
        (name, before[name], now[name])
        for name in both
        if before[name] != now[name] and name not in mended and name not in broken
    )
    return Difference(against, mended, broken, moved, tuple(_figures(old, new)), tuple(_listed(old, new)))


def _figures(old: Scorecard, new: Scorecard) -> Iterator[tuple[str, str, str]]:
    yield "practices kept", *_pair(old.count("kept"), new.count("kept"))
    yield "practices broken", *_pair(old.count(*_BROKEN), new.count(*_BROKEN))
    for side in ("inbound", "outbound", "neither"):
        amounts = [getattr(card.hours, side) if card.hours else 0.0 for card in (old, new)]
        yield f"hours, {side}", *_pair(*amounts)
    shares = [card.hours.share if card.hours else None for card in (old, new)]
    yield "share that listens", percent(shares[0]), percent(shares[1])
    for name, field in (("return", "returned"), ("cost", "cost")):
        stated = [getattr(card.cash, field) if card.cash else None for card in (old, new)]
        yield name, *_pair(*stated)
    roi = [card.cash.roi if card.cash else None for card in (old, new)]
    yield "ROI", percent(roi[0]), percent(roi[1])
    yield "posts", *_pair(_posts(old), _posts(new))


def _pair(before: float | None, now: float | None) -> tuple[str, str]:
    if before is None or now is None or before == now:
        return number(before), number(now)
    return number(before), f"{number(now)} ({signed(now - before)})"


def _posts(card: Scorecard) -> int:
    dated = sum(count for week in card.calendar.weeks.values() for count in week.values())
    return dated + sum(card.calendar.undated.values())


def _listed(old: Scorecard, new: Scorecard) -> Iterator[tuple[str, str, str]]:
    """Yield what only one of the two has: people, channels with posts, and what happens."""
    people = [{load.name for load in card.team.loads if load.known} if card.team else set() for card in (old, new)]
    yield from _only("people", *people)
    yield from _only("channels with posts", set(old.calendar.channels), set(new.calendar.channels))
    names = [{event.name for event in card.events if event.name} for card in (old, new)]
    yield from _only("activities, dates and goals", *names)


def _only(what: str, before: set[str], now: set[str]) -> Iterator[tuple[str, str, str]]:
    gone, added = sorted(before - now), sorted(now - before)
    if gone or added:
        yield what, _some(gone), _some(added)


def _some(names: list[str]) -> str:
    return listed(names, MOST_NAMES) if names else ""
