"""The command `socialpolicy`, also as `python -m socialpolicy`."""

import gc

RARELY = 200_000
"""How many new objects there must be before Python looks for cycles; a check makes next to none."""


def main() -> None:
    """Run the command line, and leave the process with its exit status."""
    gc.set_threshold(RARELY)
    from socialpolicy.cli.main import main as command_line  # everything is loaded after the line above

    try:
        command_line()
    finally:
        gc.freeze()  # what is left goes with the process, without a last search for cycles in all of it


if __name__ == "__main__":
    main()
