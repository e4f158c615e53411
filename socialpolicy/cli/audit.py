"""`socialpolicy audit`: a plan's scorecard."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from socialpolicy import api
from socialpolicy.audit import FORMATS, Page, Render
from socialpolicy.audit.build import scorecard_of
from socialpolicy.audit.compare import difference
from socialpolicy.audit.moves import read_moves
from socialpolicy.audit.scorecard import Scorecard
from socialpolicy.cli.main import CANNOT
from socialpolicy.cli.options import channel, choice, day, flags_of, rulebook_options
from socialpolicy.cli.output import complain, complain_of, write
from socialpolicy.errors import UsageError
from socialpolicy.model.audited import Audited
from socialpolicy.settings.choices import FAIL_LEVELS, Flags
from socialpolicy.settings.resolve import fail_level


@click.command("audit", short_help="Tell on one page what plans keep and what would mend most.")
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
@choice("--output-format", "output format", FORMATS, default="full", help="How to report.")
@click.option("--what-if", multiple=True, metavar="CHANGE", help='Try a change: "move 22h from create to ask".')
@click.option("--compare", metavar="OLD", help="Tell what is different from another plan, such as the last quarter's.")
@rulebook_options
@choice("--fail-on", "fail level", FAIL_LEVELS, help="Exit with 1 from this severity on; default error.")
@click.option("--as-of", callback=day, metavar="DATE", help="Judge as on this day; default today.")
@click.option("--channel", callback=channel, metavar="NAME", help="For drafts without one.")
@click.option("--no-waivers", is_flag=True, help="Leave every finding open, waived or not.")
@click.option("--published", is_flag=True, help="Count posts that are out already, too.")
def command(plans: tuple[str, ...], **values: Any) -> int:
    """Tell on one page what plans keep, what they break and what would mend most.

    PLAN is a plan, a folder of plans, or posts without a plan, such as a calendar. Changes to try are "move 22h
    from create to ask", "add 10h to monitor by NAME" and "drop NAME"; names are ids, kinds and sides of activities.
    """
    flags = flags_of(values)
    moves: tuple[str, ...] = values["what_if"]
    if moves and values["compare"]:
        raise UsageError("--what-if and --compare answer two questions; ask one at a time")
    found = api.audit_paths(plans, flags=flags, change=read_moves(moves) if moves else None)
    read = [one for one in found if one.plan or one.posts]
    if moves and read and not any(one.plan for one in read):
        raise UsageError(f"--what-if changes a plan, and {read[0].path} holds none; name a plan")
    cards = _compared(read, plans, moves, values["compare"], flags)
    page = Page(cards, sorted({failure for one in found for failure in one.report.tally.failures}))
    if cards or values["output_format"] == "json":
        render: Render = import_module(FORMATS[values["output_format"]]).render
        write(render(page))
    return _status(found, read, plans, flags)


def _compared(
    read: Sequence[Audited], plans: tuple[str, ...], moves: tuple[str, ...], old: str | None, flags: Flags
) -> list[Scorecard]:
    """Return the scorecards, each with what is different from the plan as it is, or from another plan."""
    cards = [scorecard_of(one, moves) for one in read]
    if moves:
        before = [scorecard_of(one) for one in api.audit_paths(plans, flags=flags) if one.plan or one.posts]
        return [_with_difference(was, card, was.path) for was, card in zip(before, cards, strict=True)]
    if old is None:
        return cards
    others = [one for one in api.audit_paths((old,), flags=flags) if one.plan or one.posts]
    if len(others) != 1:
        raise UsageError(f"--compare {old}: {len(others)} plans are there; name one plan")
    return [_with_difference(scorecard_of(others[0]), card, others[0].path) for card in cards]


def _with_difference(old: Scorecard, card: Scorecard, against: str) -> Scorecard:
    return card._replace(difference=difference(old, card, against))


def _status(found: Sequence[Audited], read: Sequence[Audited], plans: tuple[str, ...], flags: Flags) -> int:
    """Say what could not be done, and return the exit status."""
    failures = sorted({failure for one in found for failure in one.report.tally.failures})
    complain_of(failures)
    if not read:
        if not failures:
            complain("socialpolicy: nothing to audit: no plan and no posts were found; name a plan or a calendar")
        return CANNOT
    level = fail_level(plans, flags, os.environ)
    return max(one.report.exit_status(level) for one in found)
