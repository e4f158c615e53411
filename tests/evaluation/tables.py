"""Figures as lines of text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.evaluation.bars import Bar
from tests.evaluation.baseline import PER, figures_of
from tests.evaluation.figures import Alarms, Result

WIDTH = 56


def task_lines(result: Result, kept: Mapping[str, Any]) -> Iterator[str]:
    """Yield a task: what was asked, and a line for the rules, each reference and the release before."""
    task = result.task
    sets = ", ".join(dict.fromkeys(view.set for view in task.views))
    profile = next(iter(task.views)).profile
    counted = f"{result.wanted} to find, {result.spared} to spare, {result.unjudged} not evaluated"
    yield f"{task.name}: {sets}, profile {profile}: {counted}"
    if task.turned:
        yield "  (figures of those to spare)"
    yield f"  {'':<{WIDTH}} precision  recall     F1    AUC  F1 by group"
    for figures in result.figures:
        between = "" if figures.low is None else f"  {figures.low:.2f} to {figures.high:.2f}"
        yield f"  {figures.system:<{WIDTH}} {_figures(figures_of(figures))}{between}"
    before = kept["tasks"].get(task.name)
    if before:
        yield f"  {'version ' + kept['version']:<{WIDTH}} {_figures(before)}"
    if result.missing:
        yield f"  not there yet: {', '.join(result.missing)}"
    if result.owners:
        yield "  judged right: " + ", ".join(f"{owner} {share:.2f}" for owner, share in result.owners.items())
    yield ""


def alarm_lines(alarms: Sequence[Alarms], kept: Mapping[str, Any]) -> Iterator[str]:
    """Yield how often each rule and its references point at clean documents."""
    for kind, per in PER.items():
        chosen = [one for one in alarms if one.kind == kind]
        number = chosen[0].documents if chosen else 0
        noun = "posts" if kind == "posts" else "blog posts"
        yield f"Pointed at, of {per} clean {noun} ({number} were read)"
        version = f"version {kept['version']}" if kept["version"] else ""
        yield f"  {'':<24} {'rule':>10} {'word list':>10} {'classifier':>10} {version:>14}"
        for one in chosen:
            numbers = (one.ours, one.words, one.classifier)
            shares = [_share(value, one.documents, per) for value in numbers]
            before = kept["alarms"].get(one.rule, {}).get(kind)
            earlier = "" if not version else "-" if before is None else f"{before:.1f}"
            yield f"  {one.rule:<24} {shares[0]:>10} {shares[1]:>10} {shares[2]:>10} {earlier:>14}".rstrip()
        yield ""


def bar_lines(bars: Sequence[Bar]) -> Iterator[str]:
    """Yield each bar: the figure, what it ought to be, and whether it is."""
    yield f"{'Bars':<{WIDTH}} {'figure':>7}  {'wanted':>10}"
    for bar in bars:
        value = "-" if bar.value is None else f"{bar.value:.3f}"
        wanted = f"{'at most' if bar.at_most else 'at least'} {bar.wanted:g}"
        note = f" ({bar.note})" if bar.note and bar.value is not None else ""
        yield f"  {bar.name:<{WIDTH - 2}} {value:>7}  {wanted:>14}  {bar.verdict}{note}"
    yield f"{sum(bar.is_met for bar in bars)} of {len(bars)} bars are met."


def _figures(figures: Mapping[str, float | None]) -> str:
    curve = figures["auc"]
    shown = "     -" if curve is None else f"{curve:6.3f}"
    return f"{figures['precision']:9.3f} {figures['recall']:7.3f} {figures['f1']:6.3f} {shown}"


def _share(number: int | None, documents: int, per: int) -> str:
    return "-" if number is None else f"{number / documents * per:.1f}"
