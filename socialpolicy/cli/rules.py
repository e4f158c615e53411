"""`socialpolicy rules`: which rules there are, what they want and why, and whether their examples hold."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any

import click

from socialpolicy import api
from socialpolicy.cli import authors
from socialpolicy.cli.main import CANNOT
from socialpolicy.cli.options import choice, flags_of, rulebook_options
from socialpolicy.cli.output import complain, write
from socialpolicy.errors import UsageError
from socialpolicy.model.json_values import json_text
from socialpolicy.model.rule import Part, Rule, Source
from socialpolicy.text.suggest import did_you_mean
from socialpolicy.text.terminal import safe


@click.group("rules", short_help="List, show, test and write rules.")
def command() -> None:
    """List, show and test the rules; write new ones, and the pages about them."""


command.add_command(authors.new)
command.add_command(authors.docs)


@command.command("list")
@choice("--output-format", "output format", ("full", "json"), default="full", help="full (default) or json.")
@rulebook_options
def list_rules(output_format: str, **values: Any) -> int:
    """List the rules that apply, by category, and name those that are off."""
    flags = flags_of(values)
    book = api.load_rulebook(flags)
    rules = sorted(book.rules.values(), key=lambda rule: (rule.category, rule.id))
    others = () if flags.select or flags.ignore else sorted(book.known - book.rules.keys())
    rows = [json_text([_row(rule) for rule in rules], indent=1)]
    write([*_listed(rules), *_off(others)] if output_format == "full" else rows)
    return 0


@command.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="RULE...")
@rulebook_options
def show(ids: tuple[str, ...], **values: Any) -> int:
    """Show what a rule wants, why, and where it comes from."""
    flags = flags_of(values)
    book = api.load_rulebook(flags)
    off = tuple(rule for rule in ids if rule in book.known and rule not in book.rules)
    woken = api.load_rulebook(flags._replace(select=off)).rules if off else {}
    for rule in ids:
        if rule in off and rule not in woken:
            raise UsageError(f'the configuration switches "{rule}" off; --isolated shows it')
        if rule not in off and rule not in book.rules:
            hint = did_you_mean(rule, (*book.rules, *book.known)) or "; `socialpolicy rules list` shows them all"
            raise UsageError(f'no rule called "{rule}"{hint}')
    write(line for rule in ids for line in _shown(woken[rule] if rule in off else book.rules[rule], off=rule in off))
    return 0


@command.command("test")
@click.argument("ids", nargs=-1, metavar="[RULE]...")
@rulebook_options
def test(ids: tuple[str, ...], **values: Any) -> int:
    """Run the examples of rules; exit with 1 where one does not hold."""
    results = api.check_examples(flags_of(values), ids)
    failed = [result for result in results if not result.ok]
    write(safe(f"{one.path}:{one.line}: {one.rule}: {one.kind}: {one.message}") for one in failed)
    if not results:
        complain("socialpolicy: no example was found; write fail and pass examples into the rule's file")
        return CANNOT
    rules = len({result.rule for result in results})
    write([f"{len(results) - len(failed)} of {len(results)} examples of {rules} rule{'s' * (rules != 1)} hold."])
    return int(bool(failed))


def _listed(rules: list[Rule]) -> Iterator[str]:
    width = max((len(rule.id) for rule in rules), default=0)
    for category, group in groupby(rules, key=lambda rule: rule.category):
        yield safe(category)
        for rule in group:
            severity = rule.forced or rule.severity
            yield safe(f"  {rule.id:<{width}}  {severity:<7}  {_subjects(rule):<10}  {rule.title}")
    yield f"{len(rules)} rule{'s' * (len(rules) != 1)}"


def _off(others: Sequence[str]) -> Iterator[str]:
    """Yield what there is to say of rules that are off."""
    if others:
        yield ""
        count = f"{len(others)} more {'is' if len(others) == 1 else 'are'}"
        yield f"{count} off; `--select` or a level in the configuration brings one in:"
        yield from (f"  {line}" for line in wrap(", ".join(others), 110, break_on_hyphens=False))


def _row(rule: Rule) -> dict[str, Any]:
    severity = rule.forced or rule.severity
    plain = {name: getattr(rule, name) for name in ("id", "title", "category", "practice", "status")}
    return {**plain, "severity": severity, "applies_to": _subjects(rule).split(", "), "tags": list(rule.tags)}


def _shown(rule: Rule, *, off: bool = False) -> Iterator[str]:
    yield safe(f"{rule.id}: {rule.title}")
    status = "" if rule.status == "stable" else f", {rule.status}"
    status += ", off unless asked for" if off else ""
    status += "" if rule.waivable else ", cannot be waived (waivable: false)"
    yield safe(
        f"  {rule.category}, {rule.practice} practice, {_subjects(rule)}, {rule.forced or rule.severity}{status}"
    )
    if rule.why:
        yield safe(f"  Why: {' '.join(rule.why.split())}")
    for part in rule.parts:
        yield from _part(part)
    for source in rule.sources:
        yield safe(f"  Source: {_source(source)}")
    if rule.tags:
        yield safe(f"  Tags: {', '.join(rule.tags)}")
    yield ""


def _part(part: Part) -> Iterator[str]:
    name = f"{part.name}: " if part.name else ""
    yield safe(f"  - {name}{part.applies_to}, {part.polarity} {part.check}")
    for words in (part.message, part.advice):
        by_severity = {"": words} if isinstance(words, str) else words
        for severity, text in by_severity.items():
            if text:
                yield safe(f"      {severity}{': ' * bool(severity)}{' '.join(text.split())}")


def _subjects(rule: Rule) -> str:
    return ", ".join(sorted({part.applies_to for part in rule.parts}, reverse=True))


def _source(source: Source) -> str:
    voice = "a commenter under " if source.voice == "commenter" else ""
    rest = "".join(f", {detail}" for detail in (source.author, source.date, source.url) if detail)
    return f'{voice}"{source.title}"{rest}'
