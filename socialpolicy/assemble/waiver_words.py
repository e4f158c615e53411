"""A waiver as people write it, in words (`ignore[rule] until=2026-06-30 by=ana -- reason`) or in fields."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from socialpolicy.assemble.names import free
from socialpolicy.assemble.reading import is_blank, shown
from socialpolicy.assemble.unknown import closest
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.model.waiver import HOW, Waiver
from socialpolicy.value import Value

Read: TypeAlias = "Waiver | Problem"
"""What comes of a waiver that was written: the waiver, or what is wrong with it."""

KEYS = ("rule", "reason", "until", "by", "since")
OPTIONS = ("until", "by", "since")

_RULES = re.compile(r"[Ii]gnore[ \t]*\[([^\]\r\n]*)\]")
_BARE = re.compile(
    r"(?:socialpolicy:\s*)?(?:ignore\b[ \t]*)?((?:(?!--|—|–)[^\s=,])+(?:[ \t]*,[ \t]*[^\s=,]+)*)(?=[\s,]|$)"
)
_REASON = re.compile(r"(?:--+|—|–)\s*")
_OPTION = re.compile(r'(?<!\w)(\w++)=("[^"]*+"|\S+)')
_NAME = re.compile(r"[^\s,]+")
_ATTEMPT = re.compile(r"(?:ignore|disable|waive|allow|noqa|off)\b(?!\s*:)", re.IGNORECASE)
"""Rules in brackets, rules alone, what begins the reason, an option with its value, the id of a rule, and a word with
which people try to waive without naming a rule."""


class _Segment(Value):
    """One `ignore[...]` with what follows it: where its rules stand in the text, and where the rest begins and ends."""

    rules: Span
    rest: Span


def from_words(text: Text, covers: Span, *, bare: bool = False) -> Iterator[Read]:
    """Yield the waivers that a comment or a cell holds; `bare` allows rules without `ignore[...]` around them."""
    segments = _segments(text.value) or (_bare(text.value) if bare else [])
    for segment in segments:
        yield from _from_segment(text, segment, covers)
    if not segments and (bare or _ATTEMPT.match(text.value)):
        message = f"{shown(text.value)} waives nothing, because it does not say `ignore[RULE]`."
        span = text.span(0, len(text.value))
        yield Problem("unknown-waiver", span, message, f"Write `{HOW if not bare else HOW.partition(': ')[2]}`.")


def from_field(node: Node, covers: Span) -> Iterator[Read]:
    """Yield the waivers in the value of a `socialpolicy` field: `{ignore: [...]}`, or the words of a comment."""
    if isinstance(node, Scalar):
        if not is_blank(node):
            yield from from_words(node.text, covers, bare=True)
        return
    if isinstance(node, Sequence):
        yield _unreadable(node.span, "`socialpolicy` holds a list.", "Write `socialpolicy: {ignore: [...]}`.")
        return
    for key, value in node.entries:
        if key.text.value == "ignore":
            yield from from_items(value, covers)
        elif not free(key.text.value):
            yield _unknown_key(key, ("ignore",), "`socialpolicy` has no")


def from_items(node: Node, covers: Span) -> Iterator[Read]:
    """Yield the waivers of a list of `{rule, reason, until, by}`, or of one such."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        yield from _from_item(item, covers)


def _segments(value: str) -> list[_Segment]:
    found = list(_RULES.finditer(value))
    ends = [*(match.start() for match in found), len(value)][1:]
    return [_Segment(Span(*match.span(1)), Span(match.end(), end)) for match, end in zip(found, ends, strict=True)]


def _bare(value: str) -> list[_Segment]:
    match = _BARE.match(value.strip())
    if match is None or "[" in match[1]:
        return []
    start = len(value) - len(value.lstrip())
    return [_Segment(Span(match.start(1) + start, match.end(1) + start), Span(match.end() + start, len(value)))]


def _from_segment(text: Text, segment: _Segment, covers: Span) -> Iterator[Read]:
    rest = text.value[slice(*segment.rest)]
    begins = _REASON.search(rest)
    head, reason = (rest, "") if begins is None else (rest[: begins.start()], rest[begins.end() :])
    whole = text.span(*segment.rules)
    options = {match[1]: match[2].strip('"') for match in _OPTION.finditer(head)}
    left = " ".join(_OPTION.sub(" ", head).split()).strip(" ;,")
    problems = list(_wrong_options(options, left if begins else "", whole))
    names = list(_NAME.finditer(text.value, *segment.rules))
    if not names or any(name[0] == "*" for name in names):
        advice = "Name each rule; `socialpolicy rules list` shows them all."
        problems.append(Problem("unknown-waiver", whole, "A waiver names its rules one by one.", advice))
    yield from problems
    if not problems:
        for name in names:
            yield _waiver(name[0], text.span(*name.span()), covers, {**options, "reason": reason})


def _wrong_options(options: Mapping[str, str], left: str, span: Span) -> Iterator[Problem]:
    if left:
        yield _unreadable(span, f"The waiver says {shown(left)} before its reason.", f"Write `{HOW}`.")
    for name, value in options.items():
        if name not in OPTIONS:
            meant = closest(name, OPTIONS)
            advice = f"Did you mean `{meant}=`?" if meant else f"A waiver takes {', '.join(OPTIONS)}."
            yield _unreadable(span, f"A waiver takes no `{name}=`, so it does not hold.", advice)
        elif name != "by" and _day(value) is None:
            yield _no_day(name, value, span)


def _from_item(item: Node, covers: Span) -> Iterator[Read]:
    if isinstance(item, Scalar):
        if not is_blank(item):
            yield from from_words(item.text, covers, bare=True)
        return
    if isinstance(item, Sequence):
        yield _unreadable(item.span, "A waiver is a list here.", "Write `{rule: ID, reason: ...}`.")
        return
    fields = {key.text.value: value for key, value in item.entries}
    strays = [key for key, _ in item.entries if key.text.value not in KEYS and not free(key.text.value)]
    problems = [_unknown_key(key, KEYS, "The waiver does not hold, for it has no") for key in strays]
    rules = _rules(fields.get("rule"))
    values = {name: _value(fields.get(name)) for name in KEYS}
    for name in ("until", "since"):
        if values[name] and _day(values[name]) is None:
            problems.append(_no_day(name, values[name], fields[name].span))
    if not rules:
        advice = "Add `rule:` with the id of the rule."
        problems.append(Problem("unknown-waiver", item.span, "This waiver names no rule.", advice))
    yield from problems
    if not problems:
        for rule in rules:
            yield _waiver(rule.text.value.strip(), rule.span, covers, values)


def _rules(node: Node | None) -> list[Scalar]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return [item for item in items if isinstance(item, Scalar) and not is_blank(item)]


def _value(node: Node | None) -> str:
    return node.text.value.strip() if isinstance(node, Scalar) and not is_blank(node) else ""


def _waiver(rule: str, span: Span, covers: Span, values: Mapping[str, str]) -> Waiver:
    return Waiver(
        rule=rule,
        span=span,
        covers=covers,
        reason=" ".join(values.get("reason", "").split()).strip(" ;"),
        until=_day(values.get("until", "")),
        by=values.get("by", ""),
        since=_day(values.get("since", "")),
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.rstrip(",;"))
    except ValueError:
        return None


def _no_day(name: str, value: str, span: Span) -> Problem:
    advice = f"Write `{name}` like 2026-06-30."
    return _unreadable(span, f"`{name}` reads {shown(value)}, which is no day, so the waiver does not hold.", advice)


def _unknown_key(key: Scalar, names: tuple[str, ...], words: str) -> Problem:
    meant = closest(key.text.value, names)
    advice = f"Did you mean `{meant}`?" if meant else f"What it may have is {', '.join(names)}."
    return Problem("unknown-field", key.span, f"{words} `{key.text.value}`.", advice)


def _unreadable(span: Span, message: str, advice: str) -> Problem:
    return Problem("unreadable-value", span, message, advice)
