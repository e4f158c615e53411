"""A rulebook in use: the rules that a run asks for, at their levels, and the words that they look for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from socialpolicy.errors import ConfigError, UsageError
from socialpolicy.model.channel import Channels
from socialpolicy.model.rule import SEVERITIES, Part, Rule, Source
from socialpolicy.rulebook.selection import check_parameters, check_retired, is_asked_for, selected
from socialpolicy.rulebook.stored import whole
from socialpolicy.text.matcher import Cues, Group
from socialpolicy.text.suggest import did_you_mean, or_one_of
from socialpolicy.value import Value

DEFAULT = "default"
DEFAULT_PROFILE = "recommended"

INPUT_KINDS = (
    "disallowed-waiver",
    "duplicate-header",
    "duplicate-key",
    "eaten-by-yaml",
    "endless-waiver",
    "expired-waiver",
    "hidden-cells",
    "lossy-encoding",
    "merged-cells",
    "misplaced-waiver",
    "ragged-row",
    "reasonless-waiver",
    "total-row",
    "unknown-channel",
    "unknown-field",
    "unknown-waiver",
    "unreadable-value",
    "unused-facts",
    "unused-waiver",
)
"""What may be wrong with the input itself; selected and given levels like rules, in the category input."""


class Choice(Value):
    """What a profile or a configuration says of one rule: a level (a severity, off or default) and parameters."""

    level: str | None
    parameters: Mapping[str, Any]


Edits = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Changes to word lists: name to (phrases to add, phrases to remove)."""


class Choices(Value):
    """Which rules a run asks for: the profile, then each layer of choices over it, then what is selected.

    `limits` are those of channels that are changed.
    """

    profile: str
    layers: tuple[Mapping[str, Choice], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, int | None]] = {}


class Rules(Mapping[str, Rule]):
    """The rules that are on, by id; each is made from the tree in which it is kept when it is first asked for."""

    __slots__ = ("_kept", "_made")

    def __init__(self, kept: Mapping[str, tuple[Mapping[str, Any], str, Mapping[str, Any]]]) -> None:
        """Keep, by id, the tree of a rule, its level and its parameters."""
        self._kept = kept
        self._made: dict[str, Rule] = {}

    def __getitem__(self, name: str) -> Rule:
        """Return the rule of that id."""
        if name not in self._made:
            tree, level, parameters = self._kept[name]
            self._made[name] = rule_of(whole(tree), parameters, None if level == DEFAULT else level)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self._kept)

    def __len__(self) -> int:
        """Return how many rules are on."""
        return len(self._kept)

    def about(self, subject: str) -> tuple[Rule, ...]:
        """Return the rules that have a part about "post" or "plan"."""
        return tuple(self[name] for name, (tree, _, _) in self._kept.items() if subject in tree["subjects"])


class Rulebook(Value):
    """Immutable; `name` is the profile's, `rules` those that are on.

    `input_levels` holds, for each kind of input problem that is wanted, its level (default for its own).
    `known` are the ids of all rules, `retired` leads from those that are not wanted any more to what
    replaces them ("" for nothing), `waivers` is what the profile demands of waivers. `presets` are the
    tables of scheduling tools, as they are kept, `channels` those that it knows.
    """

    name: str
    digest: str
    rules: Rules
    cues: Cues
    matching: tuple[Group, ...]
    input_levels: Mapping[str, str]
    known: frozenset[str] = frozenset()
    retired: Mapping[str, str] = {}
    waivers: Mapping[str, Any] = {}
    presets: str = ""
    channels: Channels = Channels()


def rulebook_of(compiled: Mapping[str, Any], choices: Choices) -> Rulebook:
    """Return the rulebook for these choices. Raises UsageError or ConfigError for a name that does not exist."""
    named = (*choices.select, *choices.ignore, *(name for layer in choices.layers for name in layer))
    check_retired(compiled["rules"], named)
    trees = {tree["id"]: tree for tree in compiled["rules"] if tree["status"] != "retired"}
    layers = (*_profile_layers(compiled["profiles"], choices.profile, trees), *choices.layers)
    for layer in choices.layers:
        _check_ids(layer, trees)
    wanted = selected(trees, choices.select, choices.ignore, ("input", *INPUT_KINDS))
    settled = {name: _settled(name, tree, layers) for name, tree in trees.items()}
    on = {
        name: (trees[name], DEFAULT if level == "off" else level, parameters)
        for name, (level, parameters) in settled.items()
        if name in wanted and (level != "off" or _wakes(trees[name], choices))
    }
    matching = tuple(Group(tuple(names), stored) for names, stored in compiled["matching"])
    cues = Cues(compiled["lexicons"])
    return Rulebook(
        name=choices.profile,
        digest=_digest(compiled["digest"], choices),
        rules=Rules(on),
        cues=cues,
        matching=matching,
        input_levels=_input_levels(choices),
        known=frozenset(trees),
        retired={tree["id"]: tree["replaced_by"] for tree in compiled["rules"] if tree["id"] not in trees},
        waivers=_waiver_demands(compiled["profiles"], choices.profile),
        presets=compiled["presets"],
        channels=Channels(compiled["channels"], compiled["channel_words"]).changed(choices.limits),
    )


def _digest(compiled: str, choices: Choices) -> str:
    """Return the digest of the rules together with what was chosen of them."""
    if choices == Choices(DEFAULT_PROFILE):
        return compiled
    from hashlib import sha256

    return f"sha256:{sha256(repr((compiled, choices)).encode()).hexdigest()}"


def _input_levels(choices: Choices) -> dict[str, str]:
    levels = {}
    for kind in INPUT_KINDS:
        chosen = [layer[kind].level for layer in choices.layers if kind in layer]
        level = next((level for level in reversed(chosen) if level), DEFAULT)
        wanted = not choices.select or kind in choices.select or "input" in choices.select
        if wanted and level != "off" and kind not in choices.ignore and "input" not in choices.ignore:
            levels[kind] = level
    return levels


def rule_of(tree: Mapping[str, Any], parameters: Mapping[str, Any], forced: Any) -> Rule:
    """Return a rule from the tree in which it is kept, its parameters filled in."""
    return Rule(
        id=tree["id"],
        title=tree["title"],
        category=tree["category"],
        practice=tree["practice"],
        severity=tree["severity"],
        parts=tuple(_part(part, parameters) for part in tree["parts"]),
        why=tree["why"],
        tags=tuple(tree["tags"]),
        sources=tuple(Source(**source) for source in tree["sources"]),
        status=tree["status"],
        forced=forced,
        judges_text=tree["judges_text"],
        note_when=tree["note_when"],
        parameters=parameters,
        waivable=tree["waivable"],
    )


def _part(tree: Mapping[str, Any], parameters: Mapping[str, Any]) -> Part:
    return Part(
        name=tree["name"],
        applies_to=tree["applies_to"],
        polarity=tree["polarity"],
        check=tree["check"],
        parameters=filled(tree["parameters"], parameters),
        when=filled(tree.get("when"), parameters),
        unless=filled(tree.get("unless"), parameters),
        each=tree.get("each"),
        severity=tree.get("severity"),
        message=tree.get("message", ""),
        advice=tree.get("advice", ""),
        cause=tree.get("cause"),
    )


def filled(value: Any, parameters: Mapping[str, Any]) -> Any:
    """Return a value in which every "$name" is the parameter of that name. Raises KeyError where there is none."""
    if isinstance(value, str):
        return parameters[value[1:]] if value[:1] == "$" and value[1:].replace("_", "").isalpha() else value
    if isinstance(value, dict):
        return {key: filled(item, parameters) for key, item in value.items()}
    return [filled(item, parameters) for item in value] if isinstance(value, list) else value


def _profile_layers(
    profiles: Mapping[str, Any], name: str, trees: Mapping[str, Any], above: tuple[str, ...] = ()
) -> tuple[Mapping[str, Choice], ...]:
    if name not in profiles:
        raise UsageError(f'there is no profile called "{name}"{or_one_of(name, sorted(profiles))}')
    if name in above:
        raise ConfigError(f"the profile {name} extends itself, by way of {', '.join(above)}; take one `extends` out.")
    profile = profiles[name]
    below = _profile_layers(profiles, profile["extends"], trees, (*above, name)) if profile.get("extends") else ()
    layer = {rule: choice(written) for rule, written in profile.get("rules", {}).items()}
    _check_ids(layer, trees)
    if "only" in profile:
        layer |= {rule: Choice("off", {}) for rule in trees if rule not in profile["only"]}
    return (*below, layer)


def _waiver_demands(profiles: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return what a profile, or else the one that it extends, demands of waivers."""
    profile = profiles[name]
    below = _waiver_demands(profiles, profile["extends"]) if profile.get("extends") else {}
    return {**below, **profile.get("waivers", {})}


def choice(written: Any) -> Choice:
    """Return what is written for a rule as a choice: a level alone, or a level and parameters."""
    if isinstance(written, dict):
        return Choice(_level(written.get("level")), written.get("parameters", {}))
    return Choice(_level(written), {})


def _level(written: Any) -> str | None:
    return "off" if written is False else written


def _wakes(tree: Mapping[str, Any], choices: Choices) -> bool:
    """Tell whether a rule that is off runs because it is asked for: the profile alone switched it off."""
    off = any(layer[tree["id"]].level == "off" for layer in choices.layers if tree["id"] in layer)
    return not off and is_asked_for(tree, choices.select)


def _settled(
    name: str, tree: Mapping[str, Any], layers: Sequence[Mapping[str, Choice]]
) -> tuple[str, Mapping[str, Any]]:
    level, parameters = DEFAULT, dict(tree["parameters"])
    for layer in layers:
        chosen = layer.get(name)
        if chosen is None:
            continue
        check_parameters(name, chosen.parameters, parameters, tree["choices"])
        level = chosen.level or level
        parameters |= chosen.parameters
    if level not in (*SEVERITIES, "off", DEFAULT):
        message = f'{name}: "{level}" is no level; a level is error, warning, note, off or default.'
        raise ConfigError(message, rule=name)
    return level, parameters


def _check_ids(layer: Mapping[str, Choice], trees: Mapping[str, Any]) -> None:
    for name in layer:
        if name not in trees and name not in INPUT_KINDS:
            hint = did_you_mean(name, (*trees, *INPUT_KINDS))
            raise ConfigError(f'there is no rule called "{name}"{hint}', rule=name)
