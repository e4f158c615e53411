"""`socialpolicy waivers`: what has been waived, by whom, for how long, and whether it still holds."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click
from tabulate import tabulate

from socialpolicy import api
from socialpolicy.cli.main import CANNOT
from socialpolicy.cli.options import channel, choice, day, flags_of, rulebook_options
from socialpolicy.cli.output import complain, complain_of, write
from socialpolicy.model.json_values import json_text
from socialpolicy.model.report import Report
from socialpolicy.model.standing import HOLDS, Standing
from socialpolicy.sidecars import PostKeys
from socialpolicy.text.terminal import safe
from socialpolicy.value import Value

STATES = {HOLDS: "not judged", "waives": "in use"}
"""How the states of a waiver are called that are not wrong; a wrong one goes by what is wrong."""

_KEY_HEADERS = ("place", "channel", "key", "text")
_SHOWN = 48
"""How many characters of a text tell which post it is."""

_HEADERS = ("place", "rule", "owner", "age", "until", "state", "reason")
_WIDTHS = [40, None, 20, None, None, None, 48]


class _Listed(Value):
    standing: Standing
    age: int | None
    findings: int


@click.command("waivers")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@choice("--output-format", "output format", ("table", "json"), default="table", help="How to list them.")
@rulebook_options
@click.option("--as-of", callback=day, metavar="DATE", help="Judge as on this day; default today.")
@click.option("--channel", callback=channel, metavar="NAME", help="For drafts without one.")
@click.option("--published", is_flag=True, help="List those of posts that are out already, too.")
@click.option("--keys", is_flag=True, help="List the keys of posts for socialpolicy.facts.yaml instead.")
def command(paths: tuple[str, ...], **values: Any) -> int:
    """List waivers with their owner, age and last day. PATH is a file or a folder, default the current one.

    Posts whose file has no room for waivers get them in socialpolicy.facts.yaml beside it, under `posts:` and the
    key that --keys shows: `KEY: {waive: [{rule: ID, reason: ..., until: 2026-06-30, by: NAME}]}`. Facts that the file
    cannot hold stand there as well: `KEY: {kind: offer, offer: {what: ..., until: ...}}`.
    """
    output_format = values.pop("output_format")
    if values.pop("keys"):
        return _tell_keys(api.post_keys(paths or (".",), flags=flags_of(values)), output_format)
    report = api.check_paths(paths or (".",), flags=flags_of(values))
    listed = list(_listed(report))
    write(_as_json(report, listed) if output_format == "json" else _as_table(report, listed))
    complain_of(report.tally.failures)
    return report.exit_status("never")


def _tell_keys(found: PostKeys, output_format: str) -> int:
    """List the keys of posts: the id of one that has an id, else that of its text."""
    if output_format == "json":
        rows = [{**one._asdict(), "key": one.id or one.by_text} for one in found.keys]
        write([json_text({"version": 1, "posts": rows}, indent=1)])
    elif found.keys:
        cells = [
            (one.place, one.channel or "", one.id or one.by_text or "", " ".join(one.text.split())[:_SHOWN])
            for one in found.keys
        ]
        rows_shown = [tuple(map(safe, row)) for row in cells]
        write(tabulate(rows_shown, _KEY_HEADERS, disable_numparse=True).split("\n"))
    complain_of(found.failures)
    if not found.keys and not found.failures:
        complain("socialpolicy: no posts were found; name a file of posts or a folder with some")
    return 0 if found.keys and not found.failures else CANNOT


def _listed(report: Report) -> Iterator[_Listed]:
    used = Counter((one.waiver.path or one.path, one.waiver.span) for one in report.findings if one.waiver)
    ages = api.ages_of(report)
    for standing, age in zip(report.tally.waivers, ages, strict=True):
        yield _Listed(standing, age, used[standing.path, standing.waiver.span])


def _as_table(report: Report, listed: list[_Listed]) -> Iterator[str]:
    rows = [tuple(map(safe, _row(one, report))) for one in listed]
    if rows:
        yield from tabulate(rows, _HEADERS, disable_numparse=True, maxcolwidths=_WIDTHS).split("\n")
        yield ""
    counts = Counter(_state(one.standing) for one in listed)
    found = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    total = f"{len(listed)} waiver{'s' * (len(listed) != 1)}"
    yield f"{total}{': ' * bool(found)}{found}; as of {report.as_of.isoformat()}."


def _row(one: _Listed, report: Report) -> tuple[str, ...]:
    standing, waiver = one.standing, one.standing.waiver
    until = "never ends"
    if waiver.until is not None:
        left = (waiver.until - report.as_of).days
        until = f"{waiver.until.isoformat()} ({_days(left)} left)" if left >= 0 else waiver.until.isoformat()
    age = "unknown" if one.age is None else _days(one.age)
    return standing.where, waiver.rule, waiver.by or "nobody", age, until, _state(standing), waiver.reason or "none"


def _as_json(report: Report, listed: list[_Listed]) -> Iterator[str]:
    rows = [_record(one, report) for one in listed]
    yield json_text({"version": 1, "as_of": report.as_of.isoformat(), "waivers": rows}, indent=1)


def _record(one: _Listed, report: Report) -> dict[str, Any]:
    standing, waiver = one.standing, one.standing.waiver
    return {
        "path": standing.path,
        "line": standing.place.line,
        "column": standing.place.column,
        "cell": standing.cell,
        "rule": waiver.rule,
        "state": _state(standing),
        "reason": waiver.reason or None,
        "by": waiver.by or None,
        "age_days": one.age,
        "until": waiver.until.isoformat() if waiver.until else None,
        "days_left": (waiver.until - report.as_of).days if waiver.until else None,
        "findings": one.findings,
    }


def _state(standing: Standing) -> str:
    return STATES.get(standing.state, standing.state.removesuffix("-waiver"))


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"
