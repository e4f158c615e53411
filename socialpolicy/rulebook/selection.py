"""Which rules a run selects, by id, category or tag, and which parameters may be chosen for them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from socialpolicy.errors import ConfigError, UsageError
from socialpolicy.text.suggest import did_you_mean, or_one_of


def selected(
    trees: Mapping[str, Any], select: Sequence[str], ignore: Sequence[str], others: Iterable[str]
) -> frozenset[str]:
    """Return the ids of the rules that are selected and not ignored; everything is where nothing is selected.

    Raises UsageError for a word that is no rule, category or tag, nor one of the `others` that may be named.
    """
    names = {name: {name, tree["category"], *tree["tags"]} for name, tree in trees.items()}
    known = {word for words in names.values() for word in words} | set(others)
    for word in (*select, *ignore):
        if word not in known:
            raise UsageError(f'there is no rule, category or tag called "{word}"{did_you_mean(word, known)}')
    wanted, ignored = set(select), set(ignore)
    return frozenset(name for name, words in names.items() if (not wanted or words & wanted) and not words & ignored)


def is_asked_for(tree: Mapping[str, Any], select: Sequence[str]) -> bool:
    """Tell whether a rule is selected by its own id or tag: then it runs even where its profile leaves it off."""
    return not {tree["id"], *tree["tags"]}.isdisjoint(select)


def check_retired(rules: Iterable[Mapping[str, Any]], named: Iterable[str]) -> None:
    """Raise UsageError where somebody names a rule that is retired, with what replaces it."""
    names = frozenset(named)
    for tree in rules:
        if tree["status"] == "retired" and tree["id"] in names:
            instead = f"; use {tree['replaced_by']}" if tree["replaced_by"] else ""
            raise UsageError(f"the rule {tree['id']} is retired{instead}")


def check_parameters(
    name: str, chosen: Mapping[str, Any], before: Mapping[str, Any], choices: Mapping[str, Sequence[str]]
) -> None:
    """Raise ConfigError for a parameter that a rule does not have, or a value that it cannot take."""
    for key, value in chosen.items():
        if key not in before:
            offered = or_one_of(key, before) if before else ""
            raise ConfigError(f'{name} has no parameter called "{key}"{offered}', rule=name)
        hint = ""
        if not _is_alike(before[key], value):
            hint = f"; give one like {before[key]}."
        elif value not in choices.get(key, (value,)):
            hint = or_one_of(value, choices[key])
        if hint:
            raise ConfigError(f'{name}: the parameter {key} cannot be "{value}"{hint}', rule=name)


def _is_alike(before: Any, after: Any) -> bool:
    """Tell whether a parameter may stand for another: a number, a share or null for one of them, else the same type."""
    if _is_number(before):
        return _is_number(after)
    return isinstance(after, list | tuple if isinstance(before, list | tuple) else type(before))


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return value.endswith("%") and value[:-1].replace(".", "", 1).isdecimal()
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
