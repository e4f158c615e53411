"""Word lists from a rulebook's files: cues with their reasons and weights, and the user's changes to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.book import Edits
from socialpolicy.rulebook.schema import extension_schema, lexicon_schema
from socialpolicy.rulebook.tree import File
from socialpolicy.rulebook.validate import own_name, validate
from socialpolicy.text.matcher import Cue
from socialpolicy.text.patterns import compiled as compiled_pattern
from socialpolicy.text.phrases import readings
from socialpolicy.text.suggest import did_you_mean


def lexicons_in(files: Iterable[File], edits: Edits) -> dict[str, list[Cue]]:
    """Return the word lists of the files, changed first as files that extend them say, then as the edits do.

    Raises RulebookError naming file and line.
    """
    chosen = [file for file in files if file.folder == "lexicons"]
    lexicons = _defined(file for file in chosen if not _is_change(file))
    for file in chosen:
        if _is_change(file):
            _extend(file, lexicons)
    for name, (add, remove) in edits.items():
        lexicons[name] = _edited(name, lexicons, add, remove)
    return lexicons


def _is_change(file: File) -> bool:
    return "extend" in file.tree or "extends" in file.tree  # the second is a slip that its schema points out


def _defined(files: Iterable[File]) -> dict[str, list[Cue]]:
    schema = lexicon_schema()
    lexicons: dict[str, list[Cue]] = {}
    for file in files:
        validate(file, schema)
        change = f"or change that list: write `extend: {file.name}` with `add` and `remove`."
        name = own_name(file, "word list", lexicons, f"; choose another name, {change}")
        tree = file.tree
        lexicons[name] = list(cues(file, ["cues"], tree["cues"], why=tree["why"], weight=tree.get("weight", 1)))
    return lexicons


def _extend(file: File, lexicons: dict[str, list[Cue]]) -> None:
    """Change the word list that a file extends, for all rules that use it."""
    validate(file, extension_schema())
    tree, name = file.tree, file.tree["extend"]

    def complain(path: list[Any], message: str) -> NoReturn:
        raise RulebookError(f"{file.shown}:{file.line(path)}: {message}")

    if name not in lexicons:
        complain(["extend"], f'there is no word list called "{name}"{did_you_mean(name, lexicons)}')
    if name != file.name:
        complain(["extend"], f"the file extends {name}; call it {name}.yaml.")
    left = _without(name, lexicons[name], tree.get("remove", []), lambda at, text: complain(["remove", at], text))
    why, weight = tree.get("why", f"a phrase that is added to {name}"), tree.get("weight", 1)
    lexicons[name] = [*left, *cues(file, ["add"], tree.get("add", []), why=why, weight=weight)]


def _without(
    name: str, cues: Iterable[Cue], remove: Iterable[str], complain: Callable[[int, str], NoReturn]
) -> list[Cue]:
    """Return the cues of a word list but for some phrases or patterns; `complain` of one that it does not hold."""
    written = [(cue.phrase if cue.pattern is None else cue.pattern, cue) for cue in cues]
    known = [words for words, _ in written]
    for index, phrase in enumerate(remove):
        if phrase not in known:
            complain(index, f'{name} holds no phrase "{phrase}" that could be removed{did_you_mean(phrase, known)}')
    return [cue for words, cue in written if words not in remove]


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
    def complain(index: int, message: str) -> NoReturn:
        raise RulebookError(f"lexicons: {message}", lexicon=name)

    if name not in lexicons:
        complain(0, f'there is no word list called "{name}"{did_you_mean(name, lexicons)}')
    left = _without(name, lexicons[name], remove, complain)
    added = [Cue(phrase, "a phrase that the configuration adds", 1.0) for phrase in add]
    for cue in added:
        try:
            check(cue)
        except ValueError as error:
            complain(0, f"{name}: {error}")
    return [*left, *added]
