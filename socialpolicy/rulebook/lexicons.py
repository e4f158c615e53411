"""Word lists from a rulebook's files: cues with their reasons and weights, and the user's changes to them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.schema import lexicon_schema
from socialpolicy.rulebook.tree import File
from socialpolicy.rulebook.validate import validate
from socialpolicy.text.matcher import Cue
from socialpolicy.text.patterns import compiled as compiled_pattern
from socialpolicy.text.phrases import readings
from socialpolicy.text.suggest import did_you_mean

Edits = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Changes to word lists: name to (phrases to add, phrases to remove)."""


def lexicons_in(files: Iterable[File], edits: Edits) -> dict[str, list[Cue]]:
    """Return the word lists of the files, changed as the edits say. Raises RulebookError naming file and line."""
    schema = lexicon_schema()
    lexicons: dict[str, list[Cue]] = {}
    for file in files:
        if file.folder != "lexicons":
            continue
        validate(file, schema)
        name = file.tree["name"]
        if name != file.name:
            raise RulebookError(f"{file.shown}:{file.line(['name'])}: the name is {name}; make it equal to the file's.")
        if name in lexicons:
            raise RulebookError(f"{file.shown}:{file.line(['name'])}: there is a word list {name} already.")
        tree = file.tree
        lexicons[name] = list(cues(file, ["cues"], tree["cues"], why=tree["why"], weight=tree.get("weight", 1)))
    for name, (add, remove) in edits.items():
        lexicons[name] = _edited(name, lexicons, add, remove)
    return lexicons


def cues(file: File, path: list[Any], written: Iterable[Any], *, why: str, weight: float) -> Iterator[Cue]:
    """Return the cues that are written at a path of a file; a group of phrases shares its reason and weight.

    Raises RulebookError naming the line of a phrase or pattern that cannot be read.
    """
    for index, one in enumerate(written):
        for cue in _group({"phrase": one} if isinstance(one, str) else one, why=why, weight=weight):
            try:
                check(cue)
            except ValueError as error:
                raise RulebookError(f"{file.shown}:{file.line([*path, index])}: {error}") from None
            yield cue


def check(cue: Cue) -> None:
    """Raise ValueError, with the reason, for a phrase or pattern that cannot be read."""
    what, words = ("phrase", cue.phrase) if cue.pattern is None else ("pattern", cue.pattern)
    try:
        if cue.pattern is None:
            readings(cue.phrase)
        else:
            compiled_pattern(cue.pattern)
    except ValueError as error:
        raise ValueError(f'cannot read the {what} "{words}": {error}.') from None


def _group(group: Mapping[str, Any], *, why: str, weight: float) -> Iterator[Cue]:
    reason, weighs = group.get("why", why), group.get("weight", weight)
    if "pattern" in group:
        yield Cue("", reason, weighs, group["pattern"], tuple(group.get("needs", ())))
    for phrase in (*group.get("phrases", ()), *([group["phrase"]] if "phrase" in group else ())):
        yield Cue(phrase, reason, weighs)


def _edited(name: str, lexicons: Mapping[str, list[Cue]], add: tuple[str, ...], remove: tuple[str, ...]) -> list[Cue]:
    if name not in lexicons:
        raise RulebookError(f"lexicons: there is no word list called {name}{did_you_mean(name, lexicons)}")
    phrases = [cue.phrase for cue in lexicons[name]]
    unknown = next((phrase for phrase in remove if phrase not in phrases), None)
    if unknown is not None:
        hint = did_you_mean(unknown, phrases)
        raise RulebookError(f'lexicons: {name} holds no phrase "{unknown}" that could be removed{hint}')
    added = [Cue(phrase, "a phrase that the configuration adds", 1.0) for phrase in add]
    for cue in added:
        try:
            check(cue)
        except ValueError as error:
            raise RulebookError(f"lexicons: {name}: {error}") from None
    return [*(cue for cue in lexicons[name] if cue.phrase not in remove), *added]
