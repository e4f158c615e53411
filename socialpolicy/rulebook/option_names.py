"""Parameters that name one of a check's options: which names there are, so that no rule or user gives another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_type_hints

from socialpolicy.model.parameters import OPTION
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.kinds import module_of
from socialpolicy.text.suggest import or_one_of


def check_option(spot: Spot, kind: str, values: Mapping[str, Any]) -> None:
    """Raise RulebookError where a parameter names an option that the check does not have."""
    for name in _naming(kind):
        if name in values and values[name] not in values["options"]:
            hint = or_one_of(values[name], values["options"])
            spot.inside(name).complain(f'there is no option called "{values[name]}"{hint}')


def choices_of(parts: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the parameters of a rule that name options of its parts, each with the names that all of them have."""
    found: dict[str, list[str]] = {}
    for part in parts:
        written, options = part["parameters"], part["parameters"].get("options", {})
        named = (written.get(name, "") for name in _naming(part["check"]))
        for own in (name[1:] for name in named if name.startswith("$")):
            found[own] = [option for option in found.get(own, options) if option in options]
    return found


def _naming(kind: str) -> Iterator[str]:
    hints = get_type_hints(module_of(kind).Parameters, include_extras=True)
    yield from (name for name, hint in hints.items() if OPTION in getattr(hint, "__metadata__", ()))
