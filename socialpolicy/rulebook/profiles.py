"""Profiles from a rulebook's files, held against the rules that they choose before anybody runs with them."""

from collections.abc import Iterable, Mapping
from typing import Any

from socialpolicy.rulebook.book import INPUT_KINDS
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.schema import profile_schema
from socialpolicy.rulebook.tree import File
from socialpolicy.rulebook.validate import own_name, validate
from socialpolicy.text.suggest import did_you_mean


def profiles_in(files: Iterable[File], rules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the profiles of the files by name. Raises RulebookError naming file, line and remedy."""
    schema = profile_schema()
    chosen = [file for file in files if file.folder == "profiles"]
    profiles: dict[str, Any] = {}
    for file in chosen:
        validate(file, schema)
        own_name(file, "profile", profiles, f"; choose another name, with `extends: {file.name}`.")
        profiles[file.name] = file.tree
    parameters = {rule["id"]: rule["parameters"] for rule in rules if rule["status"] != "retired"}
    for file in chosen:
        _check_names(file, profiles, parameters)
    return profiles


def _check_names(file: File, profiles: Mapping[str, Any], parameters: Mapping[str, Mapping[str, Any]]) -> None:
    """Check that what a profile extends is there, and the rules and parameters that it names."""
    extended = file.tree.get("extends")
    if extended is not None and extended not in profiles:
        Spot(file, ("extends",)).complain(f'there is no profile called "{extended}"{did_you_mean(extended, profiles)}')
    for index, name in enumerate(file.tree.get("only", [])):
        _check_rule(Spot(file, ("only", index)), name, parameters)
    for name, chosen in file.tree.get("rules", {}).items():
        spot = Spot(file, ("rules", name))
        _check_rule(spot, name, (*parameters, *INPUT_KINDS))
        known = parameters.get(name, {})
        for key in chosen.get("parameters", {}) if isinstance(chosen, dict) else ():
            if key not in known:
                spot.inside("parameters", key).complain(
                    f'{name} has no parameter called "{key}"{did_you_mean(key, known)}'
                )


def _check_rule(spot: Spot, name: str, known: Iterable[str]) -> None:
    if name not in known:
        spot.complain(f'there is no rule called "{name}"{did_you_mean(name, known)}')
