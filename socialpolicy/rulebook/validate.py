"""Hold a file of a rulebook against its schema, and complain as a person would: file, line, remedy."""

from collections.abc import Container, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from socialpolicy.errors import RulebookError
from socialpolicy.rulebook.tree import File
from socialpolicy.text.suggest import did_you_mean


def validate(file: File, schema: Mapping[str, Any]) -> None:
    """Raise RulebookError for the gravest mistake in a file, if there is one."""
    errors = list(Draft202012Validator(schema).iter_errors(file.tree))
    misspelt = [error for error in errors if error.validator == "additionalProperties"]
    error = best_match(misspelt or errors)
    if error is not None:
        path, message = _explained(error)
        raise RulebookError(f"{file.shown}:{file.line(path)}: {message}")


def own_name(file: File, what: str, taken: Container[str], remedy: str, *, key: str = "name") -> str:
    """Return the name that a file gives its rule, word list or channel: the file's own, and not `taken` already.

    Raises RulebookError for any other; `remedy` ends the sentence that says that it is taken.
    """
    name: str = file.tree[key]
    place = f"{file.shown}:{file.line([key])}"
    if name != file.name:
        raise RulebookError(f"{place}: the {key} is {name}; make it equal to the file's name, {file.name}.")
    if name in taken:
        raise RulebookError(f"{place}: there is a {what} {name} already{remedy}")
    return name


def _explained(error: Any) -> tuple[list[Any], str]:
    path = list(error.absolute_path)
    where = f" in {path[-1]}" if path and isinstance(path[-1], str) else ""
    known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
    match error.validator:
        case "additionalProperties":
            extra = next(key for key in error.instance if key not in known)
            hint = did_you_mean(extra, known) or f"; the keys are {', '.join(known)}"
            return [*path, extra], f'there is no key called "{extra}"{where}{hint}'
        case "required":
            missing = [f'"{key}"' for key in error.validator_value if key not in error.instance]
            keys = f"the keys {' and '.join(missing)} are" if len(missing) > 1 else f"the key {missing[0]} is"
            return path, f"{keys} missing{where}."
        case "minItems":
            return (
                path,
                f"the list{where} has too few entries: {len(error.instance)} of at least {error.validator_value}.",
            )
        case "enum":
            words = ", ".join(str(word) for word in error.validator_value)
            return path, f'"{error.instance}" cannot stand{where}; it is one of {words}.'
        case "type":
            wanted = _kinds(error.validator_value)
            return path, f"{_shown(error.instance)}{where} is a {_kind(error.instance)}; it should be {wanted}."
        case "pattern" if "description" in error.schema:
            return path, f"{_shown(error.instance)} cannot stand{where}; it should be {error.schema['description']}."
        case "maxProperties":
            return path, f"there may be one key only{where}; found {', '.join(error.instance)}."
    return path, f"{error.message}{where}."


def _shown(value: Any) -> str:
    text = str(value)
    return f'"{text[:40]}"'


def _kind(value: Any) -> str:
    names = {bool: "yes or no", int: "number", float: "number", str: "text", list: "list", dict: "mapping"}
    return names.get(type(value), "blank")


def _kinds(names: Any) -> str:
    words = {"string": "text", "object": "keys and values", "array": "a list", "boolean": "true or false"}
    listed = [names] if isinstance(names, str) else names
    return " or ".join(words.get(name, f"a {name}") for name in listed)
