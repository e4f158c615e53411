"""The waivers of one document against its rulebook: which hold, what each covers, what is wrong with the rest."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from socialpolicy.engine.check import Engine, Sums
from socialpolicy.engine.placing import Placer
from socialpolicy.model.document import Problem
from socialpolicy.model.finding import Subject
from socialpolicy.model.house import House
from socialpolicy.model.span import Place, Span
from socialpolicy.model.standing import HOLDS, Standing
from socialpolicy.model.waiver import Demands, Waiver
from socialpolicy.rulebook.book import INPUT_KINDS
from socialpolicy.text.suggest import did_you_mean
from socialpolicy.value import Value

OWN_KINDS = tuple(kind for kind in INPUT_KINDS if kind.endswith("-waiver"))
"""What is wrong with waivers cannot be waived."""

NOWHERE = Place(0, 0, 0, 0)


class Judged(Value):
    """A post or plan that was judged: by which engine, and where it stands."""

    engine: Engine
    subject: Subject
    span: Span


class Docket(Value):
    """What the waivers of a document are held against."""

    judged: Sequence[Judged]
    placer: Placer
    sums: Sums
    demands: Demands
    house: House


def docket_of(
    judged: Sequence[tuple[Engine, Any]], placer: Placer, sums: Sums, demands: Mapping[str, Any], house: House
) -> Docket:
    """Return the docket of the posts and the plan that engines have judged; `demands` are those of `Demands`."""
    ordered = [
        Judged(engine, Subject(one.subject, one.name, one.channel), Span(*one.at.span)) for engine, one in judged
    ]
    return Docket(sorted(ordered, key=_start), placer, sums, Demands(**demands), house)


def standings(waivers: Sequence[Waiver], docket: Docket) -> tuple[Standing, ...]:
    """Return the waivers that cover something that was judged; what is wrong with them goes to the sums."""
    path = docket.placer.document.path
    names = Counter(one.subject for one in docket.judged)
    found: list[Standing] = []
    for waiver in waivers:
        covered = _covered(waiver.covers, docket.judged)
        if covered:
            standing = standing_of(waiver, covered, docket)
            spot = docket.placer.spot(waiver.span)
            found.append(
                standing._replace(
                    path=spot.path,
                    place=spot.place,
                    cell=spot.cell,
                    judged_path=path if spot.path != path else "",
                    shared=frozenset(subject for subject in standing.subjects if names[subject] > 1),
                )
            )
    return tuple(found)


def _covered(covers: Span, judged: Sequence[Judged]) -> list[Judged]:
    """Return what stands inside of an area, and the plan around it."""
    first, last = (bisect_left(judged, offset, key=_start) for offset in covers)
    inside = [one for one in judged[first:last] if one.span.end <= covers.end]
    return inside + [one for one in judged[:1] if one.subject.type == "plan" and one not in inside]


def _start(one: Judged) -> int:
    return one.span.start


def standing_of(waiver: Waiver, covered: Sequence[Judged], docket: Docket) -> Standing:
    """Return a waiver of what it covers, without its place; what is wrong with it goes to the sums."""
    engine, placer = covered[0].engine, docket.placer
    standing = Standing(
        waiver=waiver,
        path=placer.document.path,
        place=NOWHERE,
        subjects=tuple(one.subject for one in covered),
        state=HOLDS,
        in_part=any(one.span.end > waiver.covers.end for one in covered),
        demands=docket.demands,
    )
    wrong = _wrong(waiver, covered, docket)
    if wrong is not None:
        docket.sums.findings.extend(filter(None, [engine.problem(wrong, placer)]))
        return standing._replace(state=wrong.kind)
    judged = _was_judged(waiver, covered, docket.sums)
    return standing._replace(
        endless=engine.problem(_endless(waiver, docket.demands), placer) if waiver.until is None else None,
        idle=engine.problem(_idle(waiver), placer) if judged else None,
    )


def _was_judged(waiver: Waiver, covered: Sequence[Judged], sums: Sums) -> bool:
    """Tell whether the rule was run, and could be judged, on something that the waiver covers."""
    ran = [
        one for one in covered if waiver.rule in one.engine.book.rules or waiver.rule in one.engine.book.input_levels
    ]
    return bool(ran) and not any((waiver.rule, one.subject) in sums.unjudged for one in ran)


def _wrong(waiver: Waiver, covered: Sequence[Judged], docket: Docket) -> Problem | None:
    """Return the first thing that keeps a waiver from holding."""
    book = covered[0].engine.book
    if waiver.rule not in book.known and waiver.rule not in INPUT_KINDS:
        return _unknown(waiver, covered[0].engine)
    rule = book.rules.get(waiver.rule)
    if waiver.rule in OWN_KINDS or (rule and not rule.waivable):
        words = f"{waiver.rule} cannot be waived."
        return Problem("disallowed-waiver", waiver.span, words, "Mend what it finds, and delete the waiver.")
    subjects = {part.applies_to for part in rule.parts} if rule else set()
    if subjects and not subjects & {one.subject.type for one in covered}:
        judged = " or ".join(sorted(subjects))
        words = f"{waiver.rule} judges a {judged}, not the {covered[0].subject.type} that this covers."
        return Problem("misplaced-waiver", waiver.span, words, "Put the waiver where the finding is, or delete it.")
    if not waiver.reason:
        words = f"The waiver of {waiver.rule} gives no reason, so it does not hold."
        advice = "Say why: after ` -- ` in a comment or a cell, as `reason:` in a field."
        return Problem("reasonless-waiver", waiver.span, words, advice)
    return _out_of_bounds(waiver, docket.demands, docket.house)


def _out_of_bounds(waiver: Waiver, demands: Demands, house: House) -> Problem | None:
    if waiver.until is not None and waiver.until < house.as_of:
        words = f"The waiver of {waiver.rule} ended on {waiver.until.isoformat()}."
        return Problem("expired-waiver", waiver.span, words, "Mend what it covered, or agree on a new last day.")
    if demands.who and waiver.by.casefold() not in {name.casefold() for name in demands.who}:
        words = f"{waiver.by or 'Nobody'} waives {waiver.rule} here; that is for {', '.join(demands.who)} to do."
        return Problem("disallowed-waiver", waiver.span, words, "Have one of them agree, and write `by=NAME`.")
    if demands.max_days is not None and waiver.until is not None:
        days = (waiver.until - (waiver.since or house.as_of)).days
        if days > demands.max_days:
            words = f"The waiver of {waiver.rule} runs for {days} days, so it does not hold."
            return _endless(waiver, demands)._replace(message=words)
    return None


def _unknown(waiver: Waiver, engine: Engine) -> Problem:
    shown = waiver.rule if len(waiver.rule) <= 60 else waiver.rule[:59] + "…"
    instead = engine.book.retired.get(waiver.rule)
    if instead is not None:
        words, advice = f"The rule {waiver.rule} is retired.", f"Name {instead} instead." if instead else "Delete it."
    else:
        hint = did_you_mean(waiver.rule[:60], (*engine.book.known, *INPUT_KINDS)).removeprefix("; ").capitalize()
        words, advice = f'There is no rule called "{shown}" to waive.', hint or "`socialpolicy rules list` shows them."
    return Problem("unknown-waiver", waiver.span, words, advice)


def _endless(waiver: Waiver, demands: Demands) -> Problem:
    words = f"The waiver of {waiver.rule} names no last day, so it does not hold."
    days = f", at most {demands.max_days} days ahead" if demands.max_days is not None else ""
    return Problem("endless-waiver", waiver.span, words, f"Add its last day{days}, such as `until=2026-06-30`.")


def _idle(waiver: Waiver) -> Problem:
    words = f"The waiver of {waiver.rule} has nothing to waive."
    return Problem("unused-waiver", waiver.span, words, "Delete it.")
