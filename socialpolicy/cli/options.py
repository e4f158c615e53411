"""Options that several commands share, and the kinds of values that they take."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from socialpolicy.assemble.channels import channel_named
from socialpolicy.errors import UsageError
from socialpolicy.settings.choices import Flags
from socialpolicy.settings.resolve import read_date, split_names

Command = TypeVar("Command", bound=Callable[..., Any])


def choice(name: str, noun: str, words: Collection[str], **more: Any) -> Callable[[Command], Command]:
    """Return an option that takes one of some words; any other is a usage error that offers the nearest one."""
    return click.option(name, metavar="|".join(words), callback=one_of(noun, words), **more)


def one_of(noun: str, words: Collection[str]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return what checks that a value is one of some words, and hands it on in lower case."""

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value.lower() in words:
            return value and value.lower()
        from socialpolicy.text.suggest import or_one_of  # needed only for a typo

        hint = or_one_of(value, words)
        raise click.UsageError(f'no {noun} called "{value}"{hint}', ctx)

    return check


def channel(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return our name of the channel that an option names; one that is not ours may be one of the rulebook."""
    return value and (channel_named(value) or value)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option names; anything else is a usage error."""
    return None if value is None else read_date(value, param.opts[0])


def rulebook_options(command: Command) -> Command:
    """Add the options that decide which rules apply."""
    return _with(command, (*_CHOOSING, *_FINDING, _NO_CACHE))


def folder_options(command: Command) -> Command:
    """Add the options that decide which rulebooks there are."""
    return _with(command, _FINDING)


def _with(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


_CHOOSING = (
    click.option("--profile", metavar="NAME", help="Which rules, how severe: starter, recommended, strict, ..."),
    click.option("--select", multiple=True, metavar="RULES", help="Only these ids, categories or tags."),
    click.option("--ignore", multiple=True, metavar="RULES", help="All but these ids, categories or tags."),
)
_FINDING = (
    click.option("--rulebook", multiple=True, metavar="FOLDER", help="A folder with rules of your own."),
    click.option("--config", metavar="FILE", help="Use this configuration, not the nearest one."),
    click.option("--isolated", is_flag=True, help="Use no configuration and no environment."),
)
_NO_CACHE = click.option("--no-cache", is_flag=True, help="Compile rulebooks anew.")


def flags_of(values: dict[str, Any]) -> Flags:
    """Return the flags in a command's options, as many as it has, taking them out of `values`.

    Raises UsageError where two of them contradict each other.
    """
    taken = {name: values.pop(name) for name in _PLAIN if name in values}
    if taken["config"] and taken["isolated"]:
        raise UsageError("--config and --isolated exclude each other; leave one out")
    return Flags(
        select=split_names(values.pop("select", ())),
        ignore=split_names(values.pop("ignore", ())),
        rulebooks=tuple(values.pop("rulebook")),
        **taken,
    )


_PLAIN = (
    "profile",
    "config",
    "isolated",
    "no_cache",
    "fail_on",
    "as_of",
    "channel",
    "published",
    "show_kept",
    "no_waivers",
)
