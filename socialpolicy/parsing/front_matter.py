"""The fields above a text: finds YAML, TOML or JSON front matter and reads it with exact places."""

import re
from collections.abc import Callable
from importlib import import_module

from socialpolicy.errors import ReadError
from socialpolicy.model.document import Problem
from socialpolicy.model.nodes import Mapping, Node
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text, text_at
from socialpolicy.parsing.plain_fields import plain_fields
from socialpolicy.value import Value

_OPENING = r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r|\Z)"
_CLOSING = {
    "---": r"(?m:^)(?:---|\.\.\.)[ \t]*\r?(?:\n|\r|\Z)",
    "+++": r"(?m:^)\+\+\+[ \t]*\r?(?:\n|\r|\Z)",
}
_LANGUAGES = {"---": "yaml", "+++": "toml"}
_Reader = Callable[[str, int, int], tuple[Node | None, tuple[Problem, ...]]]
_OBJECT = r'\{\s*["}]'
_REST_OF_LINE = r"[ \t]*(?:\r\n|\n|\r|\Z)"


class Parts(Value):
    """A text taken apart: its fields (None where it has no front matter) and what follows them."""

    root: Mapping | None
    body: Text
    problems: tuple[Problem, ...] = ()


def split(text: str) -> Parts:
    """Take the front matter off a text; raise ReadError where it is not closed, not readable or holds no fields."""
    opening = re.match(_OPENING, text)
    if opening is not None:
        return _fenced(text, opening)
    if re.match(_OBJECT, text):
        return _json(text)
    return Parts(None, text_at(text, 0))


def _fenced(text: str, opening: re.Match[str]) -> Parts:
    fence = opening[1]
    start = opening.end()
    closing = re.compile(_CLOSING[fence]).search(_line_feeds(text), start)
    if closing is None:
        words = f"The front matter is opened with {fence} and never closed; put a line of {fence} below its last field."
        raise ReadError(words, line=1)
    root, problems = _fields(text[start : closing.start()], start, _LANGUAGES[fence])
    if root is None:
        root = Mapping((), Span(start, closing.start()))
    if not isinstance(root, Mapping):
        words = f'The front matter holds no fields; write "key: value" lines, or delete the lines of {fence}.'
        raise ReadError(words, line=2)
    return Parts(root, text_at(text[closing.end() :], closing.end()), problems)


def _fields(written: str, start: int, language: str) -> tuple[Node | None, tuple[Problem, ...]]:
    plain = plain_fields(written, start) if language == "yaml" else None
    if plain is not None:
        return plain, ()
    nodes: _Reader = import_module(f"socialpolicy.parsing.{language}_nodes").nodes
    return nodes(written, start, 2)


def _line_feeds(text: str) -> str:
    """Show a lone CR as a line end, which ^ does not take it for; lengths stay."""
    return text if "\r" not in text or "\n" in text else text.replace("\r", "\n")


def _json(text: str) -> Parts:
    module = import_module("socialpolicy.parsing.json_nodes")
    root, problems, stop = module.leading(text)
    rest = re.compile(_REST_OF_LINE).match(text, stop)
    if rest is None:
        line = text.count("\n", 0, stop) + 1
        words = "Text follows the closing brace of the JSON front matter; begin the text on a new line."
        raise ReadError(words, line=line)
    return Parts(root, text_at(text[rest.end() :], rest.end()), problems)
