"""What libyaml objects to, in words that say what to do about it."""

import re

import yaml

from socialpolicy.errors import ReadError

_OUT_OF_LINE = (
    "a line is not indented like its neighbours, or text follows a closing quotation mark or bracket; "
    "put the value in quotes as a whole"
)
_HIDDEN = "a # begins a comment that hides the end of the brackets; put what begins with # in quotes"
_HIDING = re.compile(r"[\s,\[{]#")
_REMEDIES = (
    ("mapping values are not allowed", 'a value holds ": ", or a line is indented too far; put the value in quotes'),
    (
        "cannot start any token",
        "a value begins with a character that YAML reserves (@, `, % or a tab); put it in quotes",
    ),
    ("tab", "a line is indented with a tab; indent with spaces"),
    ("unexpected end of stream", "a quotation mark is opened and never closed; close it"),
    ("document indicator", "a quotation mark is opened and never closed; close it"),
    ("expected node content", "a bracket, brace or comma stands where a value should; put the value in quotes"),
    ("block sequence entries", 'a "- " stands in the middle of a line; begin each item of a list on a line of its own'),
    ("mapping keys are not", 'a "? " stands in the middle of a line; put the value in quotes'),
    ("'-' indicator", 'a line of a list does not begin with "- "; indent it, or give it its dash'),
    ("expected comment or line break", "text follows | or > on the same line; begin the text on the next line"),
    ("<document start>", "text follows the end of a value; put the whole value in quotes"),
    ("directive", "a line begins with %, which YAML reserves; put the text in quotes"),
    ("expected <block end>", _OUT_OF_LINE),
    ("did not find expected key", _OUT_OF_LINE),
    ("could not find expected ':'", 'a key has no ":" after it; write "key: value", or put the text in quotes'),
    ("expected ',' or", "a list or mapping in brackets is not closed; close it, or put the value in quotes"),
    ("unexpected ':'", 'a value holds ":"; put the value in quotes'),
    ("hexdecimal", "an escape in double quotes is not complete; use single quotes, or write the backslash twice"),
    ("unknown escape", "a backslash in double quotes begins no known escape; use single quotes, or write it twice"),
    ("escape code", "an escape in double quotes names no character; write the character itself"),
    ("special characters", "a control character stands in the text; delete it"),
    ("control characters", "a control character stands in the text; delete it"),
    ("alias", "a value begins with * or &, which YAML reserves; put it in quotes"),
    ("anchor", "a value begins with * or &, which YAML reserves; put it in quotes"),
    ("tag", "a value begins with !, which YAML reserves; put it in quotes"),
)


def complaint(error: Exception, text: str, first_line: int) -> ReadError:
    """Turn what the parser raised into a ReadError with the line of the document and a remedy."""
    if isinstance(error, ReadError):
        return error
    hiding = _hiding(error, text)
    if hiding is not None:
        return ReadError(f"The YAML cannot be read: {_HIDDEN}.", line=first_line + _line_ends(text[:hiding]))
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not well formed"
    whole = f"{getattr(error, 'context', None) or ''} {said}"
    words = next((words for sign, words in _REMEDIES if sign in whole), f"{said}; put the value in quotes")
    return ReadError(f"The YAML cannot be read: {words}.", line=_line(error, text, first_line))


def _line(error: Exception, text: str, first_line: int) -> int | None:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        end = error.problem_mark.index
    elif isinstance(error, yaml.reader.ReaderError):
        end = len(text.encode("utf-8", "replace")[: error.position].decode("utf-8", "ignore"))
    else:
        return None
    return first_line + _line_ends(text[:end])


def _hiding(error: Exception, text: str) -> int | None:
    """Return where a comment begins inside of brackets that it leaves without an end."""
    context = getattr(error, "context", None) or ""
    if not isinstance(error, yaml.MarkedYAMLError) or " flow " not in context or error.context_mark is None:
        return None
    found = _HIDING.search(text, error.context_mark.index)
    end = error.problem_mark.index if error.problem_mark is not None else len(text)
    return found.start() if found is not None and found.start() < end else None


def _line_ends(before: str) -> int:
    return before.count("\n") + before.count("\r") - before.count("\r\n")
