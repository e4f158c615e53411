"""One rule file, once it is valid, brought into the shape in which rules are kept: parts, words, sources, text."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.book import filled
from socialpolicy.rulebook.kinds import module_of, parameters_of
from socialpolicy.rulebook.tree import File
from socialpolicy.text.features import FEATURES
from socialpolicy.text.suggest import did_you_mean

TEXT_CHECKS = ("evidence", "names", "phrases", "questions", "words")
"""Check kinds that read words, which they know in English only."""

_PART_KEYS = ("each", "when", "unless", "severity", "message", "advice", "cause")


def rule(file: File, sources: Mapping[str, Any], lexicons: dict[str, Any], add_words: Any) -> dict[str, Any]:
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
        "sources": [_source(file, index, source, sources) for index, source in enumerate(tree["sources"])],
        "parameters": tree.get("parameters", {}),
        "note_when": tree.get("note_when"),
        "judges_text": judges,
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
    file: File, name: str, part: Mapping[str, Any], path: list[Any], lexicons: dict[str, Any], add_words: Any
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
    _try(file, here, kind, values)
    subjects = part["applies_to"]
    for subject in [subjects] if isinstance(subjects, str) else subjects:
        shaped = {key: part[key] for key in _PART_KEYS if key in part}
        for key in ("message", "advice"):
            _check_placeholders(file, [*path, key], shaped.get(key, ""), _words_of(kind, part))
        yield {
            **shaped,
            "name": name,
            "applies_to": subject,
            "polarity": polarity[0],
            "check": kind,
            "parameters": values,
        }


def _try(file: File, path: list[Any], kind: str, values: Mapping[str, Any]) -> None:
    try:
        parameters_of(kind, filled(values, file.tree.get("parameters", {})))
    except KeyError as error:
        name = error.args[0]
        raise RulebookError(f'{file.shown}:{file.line(path)}: the rule has no parameter called "{name}".') from None
    except TypeError as error:
        raise RulebookError(f"{file.shown}:{file.line(path)}: {kind} cannot take these parameters: {error}.") from None


def _names_exist(file: File, path: list[Any], values: Mapping[str, Any], lexicons: Mapping[str, Any]) -> None:
    for key, name in _named_lexicons(values):
        if name not in lexicons:
            where = f"{file.shown}:{file.line([*path, key])}"
            raise RulebookError(f'{where}: there is no word list called "{name}"{did_you_mean(name, lexicons)}')
    for name in values.get("features", {}):
        if name not in FEATURES:
            where = f"{file.shown}:{file.line([*path, 'features', name])}"
            raise RulebookError(f'{where}: there is no feature called "{name}"{did_you_mean(name, FEATURES)}')


def _named_lexicons(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from (("lexicons", name) for name in values.get("lexicons", ()))  # a list of names, or names with factors
    for option in values.get("options", {}).values():
        yield from (("options", name) for name in option.get("lexicons", ()))


def lexicons_of(part: Mapping[str, Any]) -> set[str]:
    """Return the word lists that a part of a rule looks for, in its check and its conditions."""
    conditions = [part.get("when"), part.get("unless")]
    said = {name for condition in conditions for name in _said(condition)}
    return said | {name for _, name in _named_lexicons(part["parameters"])}


def _said(condition: Any) -> Iterator[str]:
    for key, value in (condition or {}).items():
        if key == "says":
            yield from [value] if isinstance(value, str) else value
        if key == "any":
            yield from (name for option in value for name in _said(option))


def _source(file: File, index: int, source: Any, sources: Mapping[str, Any]) -> dict[str, str]:
    if isinstance(source, str):
        if source not in sources:
            line = file.line(["sources", index])
            raise RulebookError(
                f'{file.shown}:{line}: there is no source called "{source}"{did_you_mean(source, sources)}'
            )
        source = {key: value for key, value in sources[source].items() if key in ("title", "author", "date", "url")}
    voice = source.get("voice", file.tree.get("voice", ""))
    return {key: str(source.get(key) or "") for key in ("title", "author", "date", "url")} | {"voice": voice}


def _words_of(kind: str, part: Mapping[str, Any]) -> tuple[str, ...]:
    words: tuple[str, ...] = module_of(kind).WORDS
    return (*words, "row") if part.get("each") else words


def _check_placeholders(file: File, path: list[Any], wording: Any, known: tuple[str, ...]) -> None:
    for text in wording.values() if isinstance(wording, Mapping) else [wording]:
        try:
            fields = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
        except ValueError as error:
            raise RulebookError(f"{file.shown}:{file.line(path)}: the text cannot be filled in: {error}.") from None
        for field in fields:
            if field not in known:
                hint = did_you_mean(field, known) or f"; the words are {', '.join(known)}"
                raise RulebookError(f'{file.shown}:{file.line(path)}: there is no word called "{{{field}}}" here{hint}')
