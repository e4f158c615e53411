"""The parameters of a check, filled in from those of the rule: none missing, numbers where numbers are meant."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from socialpolicy.rulebook.book import filled
from socialpolicy.rulebook.facts import Spot
from socialpolicy.rulebook.kinds import module_of, share
from socialpolicy.text.suggest import did_you_mean


def filled_in(spot: Spot, value: Any, own: Mapping[str, Any]) -> Any:
    """Return a value with the rule's own parameters in the place of their names. Raises RulebookError."""
    try:
        return filled(value, own)
    except KeyError as error:
        spot.complain(f'the rule has no parameter called "{error.args[0]}"{did_you_mean(error.args[0], own) or "."}')


def check_complete(spot: Spot, kind: str, values: Mapping[str, Any]) -> None:
    """Raise RulebookError where a parameter that has to be given is missing, or one that is a number is none."""
    parameters = module_of(kind).Parameters
    missing = [name for name in parameters._fields if name not in (*parameters._field_defaults, *values)]
    if missing:
        other = " or `words`" if missing == ["lexicons"] else ""
        spot.complain(f"{kind} needs `{missing[0]}`{other}.")
    for name, hint in get_type_hints(parameters).items():
        wanted = set(get_args(hint)) if get_origin(hint) in (Union, UnionType) else {hint}
        if name in values and wanted & {int, float} and not (values[name] is None and NoneType in wanted):
            _check_number(spot.inside(name), name, values[name])


def _check_number(spot: Spot, name: str, value: Any) -> None:
    try:
        number = share(value)
    except ValueError:
        number = value
    if isinstance(number, bool) or not isinstance(number, int | float):
        spot.complain(f'`{name}` is a number; "{value}" is none.')
