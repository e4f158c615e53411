"""One configuration file to typed choices, with file and line in every complaint."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.targets import field_names, target_named
from socialpolicy.errors import ConfigError
from socialpolicy.model import nodes
from socialpolicy.model.channel import LIMITS
from socialpolicy.model.nodes import Node
from socialpolicy.settings.choices import LexiconEdit, Override, RuleChoice
from socialpolicy.settings.keys import KEYS, LEXICON_KEYS, OVERRIDE_KEYS, ROLE_KEYS, RULE_KEYS, WAIVER_KEYS, Key
from socialpolicy.text.suggest import did_you_mean, or_one_of
from socialpolicy.value import Value

MOST_LENGTH = 10**9
"""A limit beyond this one is none."""

FEW = 6
"""As many keys are named where none looks like the one that is written."""

MOST_DAYS = 36_500
"""More days ahead than these are no limit."""


class Origin(Value):
    """Where a value stands: the file as it is shown, and its text, from which the line is counted."""

    shown: str
    text: str

    def at(self, node: Node) -> str:
        """Return file and line of a node, as it is shown in complaints and origins."""
        return f"{self.shown}:{self.text.count(chr(10), 0, node.span.start) + 1}"


def read_choices(root: Node | None, origin: Origin) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of a configuration by key, and where each was written.

    Raises ConfigError where a key is unknown or a value is not what the key holds.
    """
    if root is None:
        return {}, {}
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, node in _entries(root, "the configuration", origin):
        name = key.text.value
        values[name] = _value(name, node, KEYS, key, origin)
        origins[name] = origin.at(key)
        if isinstance(values[name], dict):
            origins |= {f"{name}.{entry.text.value}": origin.at(entry) for entry, _ in _entries(node, name, origin)}
    return values, origins


def _value(name: str, node: Node, keys: Mapping[str, Key], at: Node, origin: Origin) -> Any:
    key = keys.get(name)
    if key is None:
        hint = or_one_of(name, keys) if len(keys) <= FEW else did_you_mean(name, keys)
        _complain(f'no key called "{name}"{hint}', at, origin)
    return _KINDS[key.kind](node, name, key, origin)


def _record(node: Node, name: str, keys: Mapping[str, Key], origin: Origin) -> dict[str, Any]:
    return {
        key.text.value: _value(key.text.value, value, keys, key, origin) for key, value in _entries(node, name, origin)
    }


def _text(node: Node, name: str, key: Key, origin: Origin) -> str:
    if not isinstance(node, nodes.Scalar):
        _complain(f"{name} holds one text, not a list or a group of keys", node, origin)
    if not node.text.value or _is_blank(node):
        _complain(f"{name} has no value; write one, or take the line out", node, origin)
    return node.text.value


def _texts(node: Node, name: str, key: Key, origin: Origin) -> tuple[str, ...]:
    if _is_blank(node):
        return ()
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    return tuple(_text(item, name, key, origin) for item in items)


def _choice(node: Node, name: str, key: Key, origin: Origin) -> str:
    word = _text(node, name, key, origin).lower()
    if word in ("false", "no") and "off" in key.choices:
        return "off"
    if word not in key.choices:
        noun = "level" if "error" in key.choices else "choice"
        _complain(f'{name}: no {noun} called "{word}"{or_one_of(word, key.choices)}', node, origin)
    return word


def _timezone(node: Node, name: str, key: Key, origin: Origin) -> str:
    from socialpolicy.model.zones import zone_named  # loads tables that only this key needs

    zone = _text(node, name, key, origin)
    if zone_named(zone) is None:
        _complain(f'{name}: no time zone called "{zone}"; use a name such as Europe/Zurich or UTC', node, origin)
    return zone


def _channel(node: Node, name: str, key: Key, origin: Origin) -> str:
    written = _text(node, name, key, origin)
    return channel_named(written) or written  # which may be a channel of the rulebook's own


def _channel_names(node: Node, name: str, key: Key, origin: Origin) -> tuple[str, ...]:
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    return tuple(_channel(item, name, key, origin) for item in items)


def _channels(node: Node, name: str, key: Key, origin: Origin) -> dict[str, str]:
    return {pattern.text.value: _channel(value, name, key, origin) for pattern, value in _entries(node, name, origin)}


def _channel_limits(node: Node, name: str, key: Key, origin: Origin) -> dict[str, dict[str, int | None]]:
    """Return the limits that are changed, by channel; whether there is such a channel the rulebook tells."""
    changed: dict[str, dict[str, int | None]] = {}
    for entry, value in _entries(node, name, origin):
        channel = channel_named(entry.text.value) or entry.text.value
        limits = changed.setdefault(channel, {})
        for kind, limit in _entries(value, f"{name}.{channel}", origin):
            if kind.text.value not in LIMITS:
                offered = or_one_of(kind.text.value, LIMITS)
                _complain(f'{name}.{channel}: no limit called "{kind.text.value}"{offered}', kind, origin)
            limits[kind.text.value] = _limit(limit, f"{name}.{channel}.{kind.text.value}", key, origin)
    return changed


def _limit(node: Node, name: str, key: Key, origin: Origin) -> int | None:
    word = _text(node, name, key, origin).replace("_", "")
    if word.lower() in ("off", "false", "no"):
        return None
    if not word.isdecimal() or not 0 < int(word) <= MOST_LENGTH:
        _complain(f'{name}: "{word}" is no limit; write a whole number from 1 on, or off', node, origin)
    return int(word)


def _columns(node: Node, name: str, key: Key, origin: Origin) -> dict[str, str]:
    columns = {}
    for header, value in _entries(node, name, origin):
        wanted = _text(value, name, key, origin)
        if target_named(wanted) is None:
            _complain(f'{name}: a post has no field "{wanted}"{did_you_mean(wanted, field_names())}', value, origin)
        columns[header.text.value] = wanted
    return columns


def _rules(node: Node, name: str, key: Key, origin: Origin) -> dict[str, RuleChoice]:
    chosen = {}
    for rule, value in _entries(node, name, origin):
        if isinstance(value, nodes.Mapping):
            record = _record(value, f"{name}.{rule.text.value}", RULE_KEYS, origin)
            chosen[rule.text.value] = RuleChoice(record.get("level"), record.get("parameters", {}))
        else:
            level = _choice(value, f"{name}.{rule.text.value}", RULE_KEYS["level"], origin)
            chosen[rule.text.value] = RuleChoice(level)
    return chosen


def _lexicons(node: Node, name: str, key: Key, origin: Origin) -> dict[str, LexiconEdit]:
    return {
        entry.text.value: LexiconEdit(**_record(value, f"{name}.{entry.text.value}", LEXICON_KEYS, origin))
        for entry, value in _entries(node, name, origin)
    }


def _overrides(node: Node, name: str, key: Key, origin: Origin) -> tuple[Override, ...]:
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    return tuple(Override(**_record(item, name, OVERRIDE_KEYS, origin)) for item in items)


def _roles(node: Node, name: str, key: Key, origin: Origin) -> dict[str, Any]:
    return _record(node, name, ROLE_KEYS, origin)


def _waivers(node: Node, name: str, key: Key, origin: Origin) -> dict[str, Any]:
    return _record(node, name, WAIVER_KEYS, origin)


def _until_level(node: Node, name: str, key: Key, origin: Origin) -> str:
    """Return a severity or never; yes and no stand for all waivers and for none."""
    word = _choice(node, name, key, origin)
    return {"true": "note", "false": "never"}.get(word, word)


def _days(node: Node, name: str, key: Key, origin: Origin) -> int:
    word = _text(node, name, key, origin)
    if not word.isdecimal() or not 0 < int(word) <= MOST_DAYS:
        _complain(f'{name}: "{word}" is no number of days; write one like 90', node, origin)
    return int(word)


def _parameters(node: Node, name: str, key: Key, origin: Origin) -> dict[str, Any]:
    return {entry.text.value: _parameter(value) for entry, value in _entries(node, name, origin)}


def _parameter(node: Node) -> Any:
    if isinstance(node, nodes.Mapping):
        return {key.text.value: _parameter(value) for key, value in node.entries}
    if isinstance(node, nodes.Sequence):
        return tuple(_parameter(item) for item in node.items)
    return _number_or_text(node.text.value) if node.plain else node.text.value


def _number_or_text(word: str) -> Any:
    if word.lower() in ("true", "false"):
        return word.lower() == "true"
    for read in (int, float):
        try:
            return read(word)
        except ValueError:
            continue
    return word


_KINDS: Mapping[str, Callable[[Node, str, Key, Origin], Any]] = {
    "channel_limits": _channel_limits,
    "channel_names": _channel_names,
    "channels": _channels,
    "choice": _choice,
    "columns": _columns,
    "days": _days,
    "lexicons": _lexicons,
    "overrides": _overrides,
    "parameters": _parameters,
    "roles": _roles,
    "rules": _rules,
    "text": _text,
    "texts": _texts,
    "timezone": _timezone,
    "until_level": _until_level,
    "waivers": _waivers,
}


def _entries(node: Node, name: str, origin: Origin) -> tuple[tuple[nodes.Scalar, Node], ...]:
    if _is_blank(node):
        return ()
    if not isinstance(node, nodes.Mapping):
        _complain(f"{name} holds keys with values, like `name: value`", node, origin)
    return node.entries


def _is_blank(node: Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.plain and node.text.value.lower() in ("", "~", "null")


def _complain(message: str, node: Node, origin: Origin) -> NoReturn:
    raise ConfigError(f"{origin.at(node)}: {message}")
