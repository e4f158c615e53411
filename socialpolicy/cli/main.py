"""The command `socialpolicy`: finds the subcommand, and turns whatever happens into a message and an exit status."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from socialpolicy.cli.output import complain, prepare, silence
from socialpolicy.errors import SocialPolicyError
from socialpolicy.version import VERSION

COMMANDS: Mapping[str, str] = {
    "check": "socialpolicy.cli.check",
    "audit": "socialpolicy.cli.audit",
    "rules": "socialpolicy.cli.rules",
    "waivers": "socialpolicy.cli.waivers",
    "init": "socialpolicy.cli.init",
    "schema": "socialpolicy.cli.schema",
}
"""Subcommand to the module whose `command` it is."""

CANNOT = 2
INTERRUPTED = 130


class CommandLine(click.Group):
    """A group whose subcommands are imported when they are asked for, and that never shows a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the subcommands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, importing its module, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand that the arguments name; an unknown one is a usage error that offers a known one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from socialpolicy.text.suggest import or_one_of  # needed only for a typo

            hint = or_one_of(args[0], COMMANDS)
            raise click.UsageError(f'no command called "{args[0]}"{hint}', ctx)
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "socialpolicy",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line; leaves the process with its exit status unless `standalone_mode` is off."""

        def run() -> Any:
            return super(CommandLine, self).main(args, prog_name, complete_var, standalone_mode=False, **extra)

        if not standalone_mode:
            return run()
        prepare()
        sys.exit(_status(run))


def _status(run: Callable[[], Any]) -> int:
    """Return the exit status of a run, and say on stderr what went wrong."""
    try:
        return int(run() or 0)
    except click.UsageError as error:
        complain(*_misuse(error))
    except click.ClickException as error:
        complain(f"socialpolicy: {error.format_message()}")
    except (click.Abort, KeyboardInterrupt):
        silence()
        return INTERRUPTED
    except SocialPolicyError as error:
        complain(f"socialpolicy: {error}")
    except OSError as error:
        silence()
        complain(f"socialpolicy: {error.filename or 'the output'}: {(error.strerror or str(error)).lower()}")
    except Exception as error:
        _internal(error)
    return CANNOT


def _misuse(error: click.UsageError) -> list[str]:
    """Return what to say of a command line that is wrong; the help, where nothing was asked for."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        return error.format_message().splitlines()
    usage = error.ctx.get_usage().splitlines() if error.ctx else []
    return [*usage, f"socialpolicy: {error.format_message()}"]


def _internal(error: Exception) -> None:
    if os.environ.get("SOCIALPOLICY_DEBUG"):
        from traceback import format_exception  # only for those who debug

        complain(*"".join(format_exception(error)).splitlines())
    complain(
        f"socialpolicy: internal error: {type(error).__name__}: {error}; this is a bug: "
        "report it with what SOCIALPOLICY_DEBUG=1 shows"
    )


@click.group(
    "socialpolicy", cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(VERSION, prog_name="socialpolicy", message="%(prog)s %(version)s")
def main() -> None:
    """Check social posts and quarterly social plans against rules that anybody can read and change."""
