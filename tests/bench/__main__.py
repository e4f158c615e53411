"""Measures what checking costs beside other tools: `make bench`. It prints figures and judges none as a failure."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.environment import programs
from tests.bench.material import BLOG, FIRST_RULES, many_posts, one_post, rulebook
from tests.bench.measure import Comparison, compare

MEMORY_BAR = 60.0


class Row(NamedTuple):
    """One line of the table: what was run on what, against what, and where the bar lies."""

    ours: str
    theirs: str
    given: str
    bar: float
    result: Comparison


def start(tools: Path, folder: Path) -> Row:
    """Compare checking one post with starting Python and doing nothing."""
    post = one_post(folder)
    ours = [str(tools / "socialpolicy"), "check", "--fail-on", "never", post.name]
    result = compare(ours, [str(tools / "python"), "-c", "pass"], folder=folder, pairs=21)
    return Row("check post.md", "python -c pass", f"{len(post.read_text(encoding='utf-8').split())} words", 8, result)


def corpus(tools: Path, folder: Path, posts: Path) -> Iterator[Row]:
    """Compare checking a blog with other checkers of prose: by the rules of version 0.1.0, then by all."""
    check = [str(tools / "socialpolicy"), "check", "--fail-on", "never"]
    given = f"{len(list(posts.iterdir()))} posts"
    chosen = {f"check, {len(FIRST_RULES)} rules": ["--select", ",".join(FIRST_RULES)], "check, all rules": []}
    for name, selection in chosen.items():
        for theirs, bar, pairs in ((("codespell",), 2.0, 7), (("proselint", "check"), 0.1, 3)):
            command = [str(tools / theirs[0]), *theirs[1:], posts.name]
            result = compare([*check, *selection, posts.name], command, folder=folder, pairs=pairs)
            yield Row(name, " ".join(theirs), given, bar, result)


def growth(tools: Path, folder: Path, posts: Path) -> Row:
    """Compare a rulebook grown to 1,000 phrase rules with one of 20."""
    commands = {
        size: [str(tools / "socialpolicy"), "check", "--fail-on", "never", "--rulebook", str(book), posts.name]
        for size, book in ((size, rulebook(folder, size)) for size in (20, 1000))
    }
    result = compare(commands[1000], commands[20], folder=folder, pairs=5)
    return Row("check, 1,000 rules more", "check, 20 rules more", f"{len(list(posts.iterdir()))} posts", 2, result)


def line(row: Row) -> str:
    """Write one row of the table: the ratio and its bar, the processor time of both sides, the peak memory."""
    result = row.result
    over = "over the bar" if result.ratio > row.bar or result.mebibytes > MEMORY_BAR else ""
    figures = f"{result.ratio:7.2f} {row.bar:6g} {result.ours:8.3f} {result.theirs:8.3f} {result.mebibytes:6.1f}"
    return f"{row.ours:<24} {row.theirs:<21} {row.given:<10} {figures}  {over}".rstrip()


def main() -> None:
    """Build, install, measure and print, one line as soon as it is known."""
    tools = programs()
    print("Processor time (user and system), medians of pairs run in turn, from a wheel with a warm cache.")
    print(f"Peak memory of the first command, in MiB; its bar is {MEMORY_BAR:g}.\n")
    print(f"{'socialpolicy':<24} {'against':<21} {'on':<10} {'ratio':>7} {'bar':>6} {'s':>8} {'s':>8} {'MiB':>6}")
    with TemporaryDirectory(prefix="socialpolicy-bench-") as name:
        folder = Path(name)
        print(line(start(tools, folder)), flush=True)
        posts = many_posts(folder)
        if posts is None:
            print(
                f"Left out: the comparisons on a blog, for {BLOG.parent.name}/{BLOG.name} is not beside the checkout."
            )
            return
        for row in corpus(tools, folder, posts):
            print(line(row), flush=True)
        print(line(growth(tools, folder, posts)), flush=True)


if __name__ == "__main__":
    main()
