"""What the configuration says of one path: left out, for which channel, with which rule choices."""

import os
from collections.abc import Mapping

from socialpolicy.settings.choices import RuleChoice, Settings
from socialpolicy.text.globs import matches_any


def is_excluded(settings: Settings, path: str) -> bool:
    """Return whether `exclude` leaves out a file or folder met on a walk."""
    return bool(settings.exclude) and matches_any(settings.exclude, relative(settings, path))


def channel_for(settings: Settings, path: str) -> str | None:
    """Return the channel of the first path pattern that covers the path, or None."""
    if not settings.paths:
        return None
    below = relative(settings, path)
    return next((channel for pattern, channel in settings.paths.items() if matches_any((pattern,), below)), None)


def rules_for(settings: Settings, path: str, channel: str | None) -> Mapping[str, RuleChoice]:
    """Return the rule choices for a post: the general ones, then each override that covers its path and channel."""
    if not settings.overrides:
        return settings.rules
    below = relative(settings, path)
    chosen = dict(settings.rules)
    for override in settings.overrides:
        at_home = not override.paths or matches_any(override.paths, below)
        if at_home and (not override.channels or channel in override.channels):
            chosen = merged(chosen, override.rules)
    return chosen


def merged(general: Mapping[str, RuleChoice], special: Mapping[str, RuleChoice]) -> dict[str, RuleChoice]:
    """Return rule choices in which the special ones have the last word, parameter by parameter."""
    result = dict(general)
    for rule, choice in special.items():
        before = result.get(rule, RuleChoice())
        level = before.level if choice.level is None else choice.level
        result[rule] = RuleChoice(level, {**before.parameters, **choice.parameters})
    return result


def relative(settings: Settings, path: str) -> str:
    """Return a path with slashes, relative to the configuration's folder where it lies in it."""
    if settings.root is not None:
        absolute = os.path.realpath(path) if ".." in path.split(os.sep) else os.path.abspath(path)
        below = os.path.join(settings.root, "")
        if absolute.startswith(below):
            path = absolute[len(below) :]
    return path.replace(os.sep, "/")
