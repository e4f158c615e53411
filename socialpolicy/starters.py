"""The door for those who begin: a configuration, a plan to fill in, and the columns of their tables."""

import os
import tempfile
from collections.abc import Mapping
from importlib import import_module

from socialpolicy.assemble.recognition import is_plan
from socialpolicy.discover import File, read_bytes, shown_path
from socialpolicy.errors import ReadError, SocialPolicyError, UsageError
from socialpolicy.readers.reading import format_of, limit, read
from socialpolicy.rulebook.book import DEFAULT_PROFILE, Choices, rulebook_of
from socialpolicy.rulebook.load import compiled_rulebook
from socialpolicy.settings import Flags, settings_for
from socialpolicy.settings.channels import settled
from socialpolicy.settings.find import NAMES, PROJECT_FILE, find_config, read_file
from socialpolicy.settings.resolve import with_environment
from socialpolicy.starting.column_guess import Guessed, guess
from socialpolicy.starting.config_edit import columns_text, columns_toml, with_columns
from socialpolicy.starting.config_text import config_text
from socialpolicy.value import Value

PLANS: Mapping[str, tuple[str, str]] = {
    ".xlsx": ("socialpolicy.starting.plan_workbook", "plan_workbook"),
    ".yaml": ("socialpolicy.starting.plan_text", "plan_text"),
    ".yml": ("socialpolicy.starting.plan_text", "plan_text"),
}
"""The end of a plan's name to the module and function that make it."""

TABLES = ("csv", "xlsx")


class TableGuess(Value):
    """What the columns of a table are taken for, the configuration that keeps it, and the lines for that."""

    guessed: Guessed
    config: str
    lines: str


def write_config(folder: str, *, profile: str | None = None, timezone: str | None = None) -> str:
    """Write a commented configuration into a folder, and return its path.

    Raises UsageError where the folder has one, and for a profile or time zone that does not exist.
    """
    for name in NAMES:
        if os.path.lexists(os.path.join(folder, name)):
            raise UsageError(f"{shown_path(os.path.join(folder, name))}: exists already, so nothing was written")
    project = os.path.join(folder, PROJECT_FILE)
    if os.path.isfile(project) and b"tool.socialpolicy" in read_file(project):
        raise UsageError(f"{shown_path(project)}: has a [tool.socialpolicy] already, so nothing was written")
    _check(profile, timezone)
    chosen = {name: value for name, value in (("profile", profile), ("timezone", timezone)) if value}
    return _write_new(os.path.join(folder, NAMES[0]), config_text(chosen).encode())


def write_plan(path: str) -> str:
    """Write a plan to fill in, a workbook or YAML by the end of its name, and return its path.

    Raises UsageError for another end, and where something is there already.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in PLANS:
        raise UsageError(f"{path}: a plan to fill in is a workbook (.xlsx) or YAML (.yaml); end its name with one")
    module, function = PLANS[ending]
    made: str | bytes = getattr(import_module(module), function)()
    return _write_new(path, made if isinstance(made, bytes) else made.encode())


def guess_columns(path: str, flags: Flags | None = None) -> TableGuess:
    """Return what the columns of a table are taken for. Raises UsageError where the file is no table of posts."""
    wanted = with_environment(flags or Flags(), os.environ)[0]
    folder = os.path.dirname(path) or "."
    if (format_of(path) or "") not in TABLES:
        raise UsageError(f"{path}: is no table; name a file that ends with .csv, .tsv or .xlsx")
    try:
        document = read(read_bytes(File(path, path, named=True), limit(format_of(path) or "")), path=path)
    except ReadError as error:
        raise UsageError(f"{path}{f':{error.line}' if error.line else ''}: {error}") from None
    if is_plan(document.root):
        raise UsageError(f"{path}: is a plan, whose columns go by their names; `socialpolicy schema plan` has them")
    settings = settings_for(folder, wanted, os.environ)
    compiled = compiled_rulebook(settings.rulebooks, {}, environment=os.environ)
    settings = settled(settings, compiled["channel_words"])
    book = rulebook_of(compiled, Choices(settings.profile or DEFAULT_PROFILE))
    guessed = guess(document.root, settings.columns, book.presets, book.channels.words)
    config = None if wanted.isolated else wanted.config or find_config(folder)
    target = config or _new_config(folder)
    toml = os.path.basename(target) == PROJECT_FILE
    lines = columns_toml(guessed.to_save) + "\n" if toml else columns_text(guessed.to_save)
    return TableGuess(guessed, target, lines)


def save_columns(found: TableGuess) -> bool:
    """Write guessed columns into the configuration; False where they have to be put in by hand.

    Nothing else of the file changes. Raises ConfigError where it cannot be read, UsageError where not written.
    """
    if os.path.basename(found.config) == PROJECT_FILE:
        return False
    if not os.path.lexists(found.config):
        _write_new(found.config, found.lines.encode())
        return True
    try:
        text = read_file(found.config).decode("utf-8")
    except UnicodeDecodeError:
        return False
    changed = with_columns(text, found.guessed.to_save)
    if changed is not None:
        _replace(os.path.realpath(found.config), changed.encode())
    return changed is not None


def _check(profile: str | None, timezone: str | None) -> None:
    if profile:
        rulebook_of(compiled_rulebook((), {}, environment=os.environ), Choices(profile))
    if timezone:
        from socialpolicy.model.zones import zone_named  # loads tables that only this needs

        if zone_named(timezone) is None:
            raise UsageError(f'--timezone: no time zone called "{timezone}"; use a name such as Europe/Zurich or UTC')


def _new_config(folder: str) -> str:
    """Return where a configuration goes: here for a file below the current folder, else beside the file."""
    here = os.path.join(os.path.realpath(os.getcwd()), "")
    below = os.path.join(os.path.realpath(folder), "").startswith(here)
    return NAMES[0] if below else os.path.join(folder, NAMES[0])


def _write_new(path: str, data: bytes) -> str:
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{shown_path(path)}: exists already, so nothing was written") from None
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from None
    return shown_path(path)


def _replace(path: str, data: bytes) -> None:
    """Put new bytes in the place of a file, all at once, with the same permissions."""
    try:
        mode = os.stat(path).st_mode
        handle, own = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".socialpolicy-")
        try:
            with open(handle, "wb") as file:
                file.write(data)
            os.chmod(own, mode & 0o7777)
            os.replace(own, path)
        except OSError:
            os.unlink(own)
            raise
    except OSError as error:
        raise _unwritten(path, error) from None


def _unwritten(path: str, error: Exception) -> SocialPolicyError:
    reason = getattr(error, "strerror", None) or "its name cannot be used"
    return UsageError(f"{shown_path(path)}: cannot be written: {reason.lower()}")
