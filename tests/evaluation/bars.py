"""The bars that the rules are held against: what is wanted of each figure, and by how much it is missed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.evaluation.figures import Alarms, Figures, Result
from tests.evaluation.measures import chance

LIKELY_CHANCE = 0.05
"""From what likelihood on a difference may be chance."""
ERRORS_BAR = 1 / 200
BLOG_ALARMS_BAR = 1 / 100


class Bar(NamedTuple):
    """One figure and what it ought to be; `value` is None where it cannot be measured, `note` says more."""

    name: str
    value: float | None
    wanted: float
    at_most: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Return whether the bar is reached; what cannot be measured does not reach it."""
        return self.value is not None and (self.value <= self.wanted if self.at_most else self.value >= self.wanted)

    @property
    def verdict(self) -> str:
        """Return "met", or by how much it is missed, or why it was not measured."""
        if self.value is None:
            return self.note or "not measured"
        return "met" if self.is_met else f"missed by {abs(self.value - self.wanted):.3f}"


FLOORS: tuple[tuple[str, str, Callable[[Figures], float], float], ...] = (
    ("ads", "F1", lambda one: one.counts.f1, 0.88),
    ("ads, bare", "F1", lambda one: one.counts.f1, 0.86),
    ("ads, pressure", "precision", lambda one: one.counts.precision, 0.95),
    ("ads, pressure", "recall", lambda one: one.counts.recall, 0.25),
    ("company tweets", "F1 of information", lambda one: one.counts.f1, 0.92),
    ("company tweets", "action posts flagged", lambda one: 1 - one.counts.alarm_rate, 0.60),
    ("disaster tweets", "F1 of not-event", lambda one: one.counts.f1, 0.90),
    ("daily life", "daily-life posts flagged", lambda one: one.counts.recall, 0.85),
    ("evident trivia", "precision", lambda one: one.counts.precision, 0.95),
    ("comments with spam", "precision", lambda one: one.counts.precision, 0.97),
    ("comments with spam", "recall", lambda one: one.counts.recall, 0.35),
    ("insults", "precision", lambda one: one.counts.precision, 0.80),
    ("insults", "recall", lambda one: one.counts.recall, 0.60),
    ("affiliate links", "F1 of disclosed", lambda one: one.counts.f1, 0.85),
)
"""Task, figure and the least that it ought to be."""

HEADLINES = ("headlines, chakraborty", "headlines, peterldowns")


def bars(results: Mapping[str, Result], alarms: Sequence[Alarms], errors: int, documents: int) -> Iterator[Bar]:
    """Yield the bars of all tasks; `errors` is how many clean documents have an error, of `documents`."""
    for name, figure, value, wanted in FLOORS:
        measured = results[name].rules
        yield Bar(f"{name}: {figure}", value(measured) if measured else None, wanted, note=_missing(results[name]))
    daily = results["daily life"].rules
    yield Bar("daily life: information posts flagged", daily and daily.counts.alarm_rate, 0.10, at_most=True)
    yield from _headlines(results)
    yield from _blogs(results, alarms)
    share = errors / documents if documents else None
    note = f"{errors} of {documents} documents; read them: only false ones count"
    yield Bar("clean documents with an error", share, ERRORS_BAR, at_most=True, note=note)


def _headlines(results: Mapping[str, Result]) -> Iterator[Bar]:
    """Yield the better and the worse of the two sets of headlines: the rule is fitted to one of them."""
    measured = {name: figures for name in HEADLINES if (figures := results[name].rules)}
    ranked = sorted(measured, key=lambda name: measured[name].counts.f1, reverse=True)
    note = _missing(results[HEADLINES[0]])
    for place, wanted in ((0, 0.95), (1, 0.80)):
        name = ranked[place] if ranked else "headlines, fitted" if place == 0 else "headlines, other"
        yield Bar(f"{name}: F1", measured[name].counts.f1 if ranked else None, wanted, note=note)


def _blogs(results: Mapping[str, Result], alarms: Sequence[Alarms]) -> Iterator[Bar]:
    for one in alarms:
        if one.rule == "non-promotional-blog" and one.kind == "blogs":
            share = one.ours / one.documents if one.ours is not None and one.documents else None
            yield Bar("clean blogs: posts flagged", share, BLOG_ALARMS_BAR, at_most=True)
    vendor = results["vendor's blog"].rules
    if vendor:
        shares = f"product {vendor.counts.recall:.2f}, community {vendor.counts.alarm_rate:.2f}"
        likely = chance(vendor.counts)
        yield Bar(
            "vendor's blog: product over community, chance",
            likely,
            LIKELY_CHANCE,
            at_most=True,
            note=f"flagged: {shares}",
        )


def _missing(result: Result) -> str:
    return f"no rule {', '.join(result.missing)} yet" if result.missing else ""
