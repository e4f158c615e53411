"""`socialpolicy rules new` and `rules docs`: a new rule's file, and the rulebook's pages."""

from typing import Any

import click

from socialpolicy import authors
from socialpolicy.authoring.skeleton import APPLIES_TO
from socialpolicy.cli.options import choice, flags_of, folder_options
from socialpolicy.cli.output import write
from socialpolicy.text.terminal import safe


@click.command("new", short_help="Write the file of a new rule.")
@click.argument("name", metavar="CATEGORY/ID")
@choice("--applies-to", "subject", APPLIES_TO, default="post", help="What the rule is about (default post).")
@folder_options
def new(name: str, applies_to: str, **values: Any) -> int:
    """Write the file of a new rule; it works at once, and its comments ask for what is missing."""
    made = authors.new_rule(name, applies_to, flags_of(values))
    told = f"{made.path}: written; now go through its comments from top to bottom."
    write(safe(line) for line in (told, f"Try it: socialpolicy rules test {made.path.stem} --rulebook {made.folder}"))
    return 0


@click.command("docs", short_help="Write the pages of a rulebook.")
@click.option("--output", metavar="FOLDER", help="Where the pages go (default: the rulebook's own folder).")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a page is out of date.")
@folder_options
def docs(output: str | None, check: bool, **values: Any) -> int:
    """Write the rulebook's pages: README.md with its rules and how to write one, and docs/ID.md for each."""
    pages = authors.rulebook_pages(flags_of(values), output)
    stale = [page for page in pages if not page.fresh]
    if not check:
        authors.write_pages(stale)
    done = "out of date; run `socialpolicy rules docs`" if check else "written"
    write(safe(f"{page.path}: {done if page.text else 'of no rule' if check else 'removed'}") for page in stale)
    write([f"{len(pages) - len(stale)} of {len(pages)} pages {'are' if check else 'were'} up to date."])
    return int(check and bool(stale))
