"""The check kinds, as their modules tell of them: what each asks, its parameters, the words of its messages."""

from collections.abc import Iterator
from inspect import cleandoc
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from socialpolicy.authoring.markup import code, flow, listed
from socialpolicy.checks import KINDS
from socialpolicy.rulebook.kinds import module_of

_TYPES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", tuple: "a list"}
_MARKS = {
    "fact": "a fact",
    "facts": "facts",
    "lexicons": "word lists, or `words` written out",
    "options": "named options, each {facts: ..., lexicons: ...}",
    "paths": "parts of the text",
    "quantity": "a quantity",
    "rows": "a list of rows",
    "share": "a share",
    "texts": "a list of texts",
    "weighted lexicons": "word lists with factors",
    "weights": "names with weights",
    "where": "conditions",
}
"""What a parameter takes, by the mark in its annotation; a mark that is not here speaks for itself."""


def kind_section() -> Iterator[str]:
    """Yield the lines that describe every check kind."""
    for kind in KINDS:
        module = module_of(kind)
        _, _, asks = (module.__doc__ or "").partition(": ")
        asks = " ".join(asks.split())
        yield from (f"### {kind}", "", asks[:1].upper() + asks[1:], "")
        yield from (" ".join(cleandoc(module.Parameters.__doc__ or "").split()), "")
        for name, hint in get_type_hints(module.Parameters, include_extras=True).items():
            yield f"- {code(name)}: {_taken(hint)}{_default(module.Parameters, name)}"
        words = listed([f"{{{word}}}" for word in module.WORDS])
        yield from (f"- in messages: {words}", "")


def _default(parameters: Any, name: str) -> str:
    if name not in parameters._field_defaults:
        return " (needed)"
    value = parameters._field_defaults[name]
    if value is None or value in ((), {}, ""):
        return ""
    return f" ({flow(value)} unless given)"


def _taken(hint: Any) -> str:
    if get_origin(hint) is Annotated:
        mark = str(get_args(hint)[1])
        return _MARKS.get(mark, mark)
    if get_origin(hint) in (Union, UnionType):
        return _taken(next(option for option in get_args(hint) if option is not type(None)))
    return _TYPES.get(get_origin(hint) or hint, "names with values")
