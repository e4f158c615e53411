"""The door for those who write rules: the file of a new rule, and the pages of a rulebook."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from socialpolicy.authoring.pages import FOLDER, INDEX, MADE, pages_of
from socialpolicy.authoring.skeleton import skeleton, split_name
from socialpolicy.errors import SocialPolicyError, UsageError
from socialpolicy.rulebook.load import SHIPPED, compiled_rulebook, shipped_folder
from socialpolicy.settings import Flags, settings_for
from socialpolicy.value import Value

DEFAULT_FOLDER = "rules"


class NewRule(Value):
    """A rule's file that was written, and the rulebook's folder that it lies in."""

    path: Path
    folder: Path


class Page(Value):
    """A page of a rulebook: where it belongs, what it should hold (None: it should go), and whether it does."""

    path: Path
    text: str | None
    fresh: bool


def new_rule(name: str, applies_to: str = "post", flags: Flags | None = None) -> NewRule:
    """Write the file of a rule named CATEGORY/ID into the rulebook of the flags or configuration, else into rules/.

    Raises UsageError for a name that no rule may have or that one has, and where the rulebook is not clear.
    """
    category, rule = split_name(name)
    folder = _one(_asked(flags) or [DEFAULT_FOLDER], "a new rule goes into one rulebook")
    path = folder / category / f"{rule}.yaml"
    if path.exists():
        raise UsageError(f"{path}: the file is there already; choose another id, or change that file")
    has_rules = any(folder.rglob("*.yaml"))
    compiled = compiled_rulebook([str(folder)] if has_rules else [], {}, environment=os.environ)
    taken = next((tree for tree in compiled["rules"] if tree["id"] == rule), None)
    if taken is not None:
        raise UsageError(
            f"there is a rule {rule} already, in {taken['category']}; choose another id, or change its "
            "level and parameters in a profile or the configuration"
        )
    _write(path, skeleton(rule, applies_to))
    return NewRule(path, folder)


def rulebook_pages(flags: Flags | None = None, output: str | None = None) -> tuple[Page, ...]:
    """Return the pages of the rulebooks of the flags or configuration, without them of our own, sorted by path.

    They belong into the rulebook's own folder, or into `output`. Raises UsageError where that is not
    possible, and where a page that somebody wrote stands in the way.
    """
    folders = _asked(flags)
    compiled = compiled_rulebook(_all(flags), {}, environment=os.environ)
    if output is not None:
        folders = [str(_one(folders or [shipped_folder()], "--output takes the pages of one rulebook"))]
    elif not folders and shipped_folder() == SHIPPED:
        raise UsageError("the shipped rules are installed; say with --output FOLDER where their pages go")
    found: list[Page] = []
    for folder in folders or [shipped_folder()]:
        target = _shown(folder) if output is None else Path(output)
        texts = pages_of(folder, compiled, linked=os.path.realpath(target) == os.path.realpath(folder))
        found.extend(_page(target / name, text) for name, text in texts.items())
        found.extend(_surplus(target, texts))
    return tuple(sorted(found, key=lambda page: page.path))


def write_pages(pages: Iterable[Page]) -> None:
    """Write the pages that are not fresh, and remove those of rules that are gone."""
    for page in pages:
        if page.text is None:
            page.path.unlink(missing_ok=True)
        elif not page.fresh:
            _write(page.path, page.text)


def _asked(flags: Flags | None) -> list[str]:
    """Return the rulebooks that the flags name, else those of the environment and the configuration."""
    return [os.path.abspath(folder) for folder in flags.rulebooks] if flags and flags.rulebooks else _all(flags)


def _all(flags: Flags | None) -> list[str]:
    return list(settings_for(os.getcwd(), flags or Flags(), os.environ).rulebooks)


def _one(folders: Sequence[str], what: str) -> Path:
    if len(folders) > 1:
        raise UsageError(f"{what}, and there are {len(folders)}: {', '.join(folders)}; name one with --rulebook")
    return _shown(folders[0])


def _shown(folder: str) -> Path:
    """Return a folder as people would write it: from here, where it lies below."""
    path = Path(folder)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _page(path: Path, text: str) -> Page:
    there = _read(path)
    if there is not None and not there.startswith(MADE):
        raise UsageError(f"{path}: somebody wrote this page; move it, or name another folder with --output")
    return Page(path, text, there == text)


def _surplus(target: Path, texts: Iterable[str]) -> list[Page]:
    """Return the pages of rules that are gone: those that this module made, and no others."""
    wanted = {target / name for name in (INDEX, *texts)}
    pages = sorted(set((target / FOLDER).glob("*.md")) - wanted)
    return [Page(path, None, fresh=False) for path in pages if (_read(path) or "").startswith(MADE)]


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SocialPolicyError(f"{path}: the page cannot be read: {error}") from None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SocialPolicyError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None
