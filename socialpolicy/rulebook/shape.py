"""One rule file, once it is valid, brought into the shape in which rules are kept: parts, words, sources, text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_type_hints

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.conditions import check_parameters, check_where
from socialpolicy.rulebook.facts import SUBJECTS, Record, Spot, rows_at
from socialpolicy.rulebook.filling import check_complete, filled_in
from socialpolicy.rulebook.kinds import module_of
from socialpolicy.rulebook.option_names import check_option, choices_of
from socialpolicy.rulebook.placeholders import check_placeholders
from socialpolicy.rulebook.tree import File
from socialpolicy.text.features import FEATURES
from socialpolicy.text.suggest import did_you_mean

TEXT_CHECKS = ("backed", "dates", "hashtag_case", "evidence", "names", "phrases", "questions", "substance", "words")
"""Check kinds that read words, which they know in English only."""

_WORD_LISTS = frozenset({"lexicons", "weighted lexicons"})
"""What parameters that name word lists are marked with."""

_PART_KEYS = ("each", "when", "unless", "severity", "message", "advice", "cause")
"""What a part may say beside its check."""


AddWords = Callable[[File, list[Any], str, Any], None]
"""Makes a word list, of the given name, of words that are written at a path of a file."""


def rule(file: File, sources: Mapping[str, Any], lexicons: dict[str, Any], add_words: AddWords) -> dict[str, Any]:
    """Return a rule ready to be kept; words written in it become a lexicon of its own, through `add_words`.

    Raises RulebookError where it names a source, lexicon, feature or parameter that does not exist.
    """
    tree = file.tree
    parts = [
        shaped for name, part, path in _parts(file) for shaped in _shaped(file, name, part, path, lexicons, add_words)
    ]
    judges = not tree.get("any_language") and any(
        part["check"] in TEXT_CHECKS and part["applies_to"] == "post" for part in parts
    )
    return {
        "id": tree["id"],
        "title": tree["title"],
        "category": file.folder,
        "practice": tree["practice"],
        "severity": tree["severity"],
        "why": " ".join(tree["why"].split()),
        "tags": tree.get("tags", []),
        "status": tree.get("status", "stable"),
        "replaced_by": tree.get("replaced_by", ""),
        "sources": [_source(file, index, source, sources) for index, source in enumerate(tree["sources"])],
        "parameters": tree.get("parameters", {}),
        "note_when": tree.get("note_when"),
        "choices": choices_of(parts),
        "subjects": sorted({part["applies_to"] for part in parts}),
        "judges_text": judges,
        "waivable": tree.get("waivable", True),
        "parts": parts,
    }


def _parts(file: File) -> Iterator[tuple[str, Mapping[str, Any], list[Any]]]:
    tree = file.tree
    if "parts" not in tree:
        yield "", tree, []
        return
    if "avoid" in tree or "expect" in tree:
        line = file.line(["avoid" if "avoid" in tree else "expect"])
        raise RulebookError(f"{file.shown}:{line}: a rule has either one check or parts; move the check into a part.")
    shared = {key: tree[key] for key in _PART_KEYS if key in tree and key != "severity"}
    for index, part in enumerate(tree["parts"]):
        yield part["name"], {**shared, "applies_to": tree["applies_to"], **part}, ["parts", index]


def _shaped(
    file: File, name: str, part: Mapping[str, Any], path: list[Any], lexicons: dict[str, Any], add_words: AddWords
) -> Iterator[dict[str, Any]]:
    polarity = [key for key in ("avoid", "expect") if key in part]
    if len(polarity) != 1:
        found = " and ".join(polarity) or "neither"
        raise RulebookError(f"{file.shown}:{file.line(path)}: a check is either `avoid` or `expect`; found {found}.")
    ((kind, written),) = part[polarity[0]].items()
    values = {"words": written} if isinstance(written, list) else dict(written)
    here = [*path, polarity[0], kind]
    if "words" in values:
        own = "rule:" + "/".join(word for word in (file.tree["id"], name) if word)
        add_words(file, here if isinstance(written, list) else [*here, "words"], own, values.pop("words"))
        values["lexicons"] = [*values.get("lexicons", []), own]
    _names_exist(file, here, values, lexicons)
    spot = Spot(file, tuple(here))
    given = filled_in(spot, values, file.tree.get("parameters", {}))
    check_complete(spot, kind, given)
    check_option(spot, kind, given)
    _check_words(file, path, kind, part, lexicons)
    shaped = {key: part[key] for key in _PART_KEYS if key in part}
    subjects = part["applies_to"]
    for subject in [subjects] if isinstance(subjects, str) else subjects:
        _check_facts(file, path, part, subject)
        check_parameters(spot, kind, given, SUBJECTS[subject], _row(file, path, part, subject))
        yield {
            **shaped,
            "name": name,
            "applies_to": subject,
            "polarity": polarity[0],
            "check": kind,
            "parameters": values,
        }


def _check_words(file: File, path: list[Any], kind: str, part: Mapping[str, Any], lexicons: Mapping[str, Any]) -> None:
    """Check the words that a part speaks, and those that its conditions listen for."""
    if not part.get("message"):
        Spot(file, tuple(path)).complain("the check has no `message`; say what is wrong, in a sentence.")
    for key in ("message", "advice"):
        check_placeholders(Spot(file, tuple(_path_of(file, path, key))), part.get(key, ""), _words_of(kind, part))
    for key in ("when", "unless"):
        for word_list in _said(part.get(key)):
            _exists(file, _path_of(file, path, key), "word list", word_list, lexicons)


def _path_of(file: File, path: list[Any], key: str) -> list[Any]:
    """Return where a key of a part stands: in the part itself, else in the rule, for all of its parts."""
    own = file.tree["parts"][path[-1]] if path else file.tree
    return [*path, key] if key in own else [key]


def _row(file: File, path: list[Any], part: Mapping[str, Any], subject: str) -> Record:
    """Return what a part looks at: a row of the list that it names, else the post or plan."""
    if "each" not in part:
        return SUBJECTS[subject]
    return rows_at(Spot(file, tuple(_path_of(file, path, "each"))), SUBJECTS[subject], part["each"])


def _check_facts(file: File, path: list[Any], part: Mapping[str, Any], subject: str) -> None:
    row = _row(file, path, part, subject)
    for key in ("when", "unless"):
        spot = Spot(file, tuple(_path_of(file, path, key)))
        check_where(spot, row, filled_in(spot, part.get(key, {}), file.tree.get("parameters", {})), says=True)
    check_where(Spot(file, ("note_when",)), SUBJECTS[subject], file.tree.get("note_when", {}))


def _names_exist(file: File, path: list[Any], values: Mapping[str, Any], lexicons: Mapping[str, Any]) -> None:
    for key, name in _named_lexicons(path[-1], values):
        _exists(file, [*path, key], "word list", name, lexicons)
    for name in values.get("features", {}):
        _exists(file, [*path, "features", name], "feature", name, FEATURES)


def _exists(file: File, path: list[Any], what: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        hint = did_you_mean(name, known)
        raise RulebookError(f'{file.shown}:{file.line(path)}: there is no {what} called "{name}"{hint}')


def _named_lexicons(kind: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    hints = get_type_hints(module_of(kind).Parameters, include_extras=True)
    for key in (name for name, hint in hints.items() if _WORD_LISTS & set(getattr(hint, "__metadata__", ()))):
        yield from ((key, name) for name in values.get(key, ()))  # a list of names, or names with factors
    yield from _listed(hints, values)
    for option in values.get("options", {}).values():
        yield from (("options", name) for name in option.get("lexicons", ()))


def _listed(hints: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the word lists whose entries are looked up, not searched for."""
    for key, hint in hints.items():
        if "listed" in getattr(hint, "__metadata__", ()) and values.get(key):
            yield key, values[key]


def lexicons_of(part: Mapping[str, Any]) -> set[str]:
    """Return the word lists that a part of a rule names, in its check and its conditions."""
    conditions = [part.get("when"), part.get("unless")]
    said = {name for condition in conditions for name in _said(condition)}
    return said | {name for _, name in _named_lexicons(part["check"], part["parameters"])}


def searched_by(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the word lists that a part of a rule searches the text for, each after the parameter that names it.

    A condition's parameter is `says`. Lists whose entries are looked up are left out.
    """
    hints = get_type_hints(module_of(part["check"]).Parameters, include_extras=True)
    looked_up = {key for key, _ in _listed(hints, part["parameters"])}
    yield from (pair for pair in _named_lexicons(part["check"], part["parameters"]) if pair[0] not in looked_up)
    yield from (("says", name) for key in ("when", "unless") for name in _said(part.get(key)))


def _said(condition: Any) -> Iterator[str]:
    for key, value in (condition or {}).items():
        if key == "says":
            yield from [value] if isinstance(value, str) else value
        if key == "any":
            yield from (name for option in value for name in _said(option))


def _source(file: File, index: int, source: Any, sources: Mapping[str, Any]) -> dict[str, str]:
    if isinstance(source, str):
        _exists(file, ["sources", index], "source", source, sources)
        source = {key: value for key, value in sources[source].items() if key in ("title", "author", "date", "url")}
    voice = source.get("voice", file.tree.get("voice", ""))
    return {key: str(source.get(key) or "") for key in ("title", "author", "date", "url")} | {"voice": voice}


def _words_of(kind: str, part: Mapping[str, Any]) -> tuple[str, ...]:
    words: tuple[str, ...] = module_of(kind).WORDS
    return (*words, "row") if part.get("each") else words
