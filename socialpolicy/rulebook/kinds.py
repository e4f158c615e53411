"""Check kinds in use: their modules, and the parameters that a check is given."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from socialpolicy.checks import KINDS


@cache
def module_of(kind: str) -> ModuleType:
    """Return the module of a check kind, loaded when first asked for."""
    return import_module(KINDS[kind])


def parameters_of(kind: str, values: Mapping[str, Any]) -> Any:
    """Return the parameters of a check, ready to use: lists become tuples, shares become numbers."""
    return module_of(kind).Parameters(**{name: _frozen(value) for name, value in values.items()})


def share(value: Any) -> Any:
    """Return 0.5 for "50%"; anything else as it is."""
    if isinstance(value, str) and value.endswith("%"):
        return float(value[:-1]) / 100
    return value


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return share(value)
