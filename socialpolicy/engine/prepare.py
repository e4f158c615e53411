"""Rules made ready for one kind of subject: check modules loaded, parameters built, the cheap ones set apart."""

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Verdict
from socialpolicy.model.rule import Part, Rule
from socialpolicy.rulebook.kinds import module_of, parameters_of


class ReadyPart:
    """A part of a rule; the module of its check, and the parameters that this takes, are loaded when it is judged."""

    __slots__ = ("_module", "_parameters", "channels", "part")

    def __init__(self, part: Part) -> None:
        """Keep the part; `channels` are those that it is about, None where it does not say."""
        self.part = part
        channels = (part.when or {}).get("channel")
        self.channels = frozenset(channels) if isinstance(channels, (list, tuple)) else None
        self._module: ModuleType | None = None
        self._parameters: Any = None

    @property
    def parameters(self) -> Any:
        """Return the parameters as the check takes them."""
        if self._parameters is None:
            self._parameters = parameters_of(self.part.check, self.part.parameters)
        return self._parameters

    def check(self, context: Context) -> Verdict:
        """Look at one subject, or one row of it."""
        if self._module is None:
            self._module = module_of(self.part.check)
        verdict: Verdict = self._module.check(context, self.parameters)
        return verdict


class ReadyRule(NamedTuple):
    """A rule and those of its parts that are about the subject."""

    rule: Rule
    parts: tuple[ReadyPart, ...]


class Group(NamedTuple):
    """Rules that only avoid phrases, under one and the same `when`: where no word occurs, all are kept at once.

    `by_lexicon` leads from a lexicon to the rules that look for it.
    """

    when: Mapping[str, Any] | None
    judges_text: bool
    rules: tuple[ReadyRule, ...]
    by_lexicon: Mapping[str, tuple[int, ...]]


class Ready(NamedTuple):
    """All rules about one kind of subject: `single` are looked at one by one, `groups` together."""

    single: tuple[ReadyRule, ...]
    groups: tuple[Group, ...]

    def all(self) -> Iterator[ReadyRule]:
        """Yield the rules of both sorts."""
        yield from self.single
        yield from (rule for group in self.groups for rule in group.rules)


def prepare(rules: Sequence[Rule], subject: str) -> Ready:
    """Make the rules ready that are about "post" or "plan"."""
    ready = [made for rule in rules if (made := _ready(rule, subject)) is not None]
    single = tuple(rule for rule in ready if not _only_avoids_phrases(rule))
    together: dict[str, list[ReadyRule]] = {}
    for rule in ready:
        if _only_avoids_phrases(rule):
            together.setdefault(f"{rule.parts[0].part.when!r} {rule.rule.judges_text}", []).append(rule)
    return Ready(single, tuple(_group(rules) for rules in together.values()))


def _ready(rule: Rule, subject: str) -> ReadyRule | None:
    parts = tuple(ReadyPart(part) for part in rule.parts if part.applies_to == subject)
    return ReadyRule(rule, parts) if parts else None


def _only_avoids_phrases(rule: ReadyRule) -> bool:
    part = rule.parts[0].part
    return (
        len(rule.parts) == 1
        and part.check == "phrases"
        and part.polarity == "avoid"
        and part.each is None
        and part.unless is None
        and part.applies_to == "post"
    )


def _group(rules: Sequence[ReadyRule]) -> Group:
    by_lexicon: dict[str, tuple[int, ...]] = {}
    for index, rule in enumerate(rules):
        for lexicon in rule.parts[0].parameters.lexicons:
            by_lexicon[lexicon] = (*by_lexicon.get(lexicon, ()), index)
    return Group(rules[0].parts[0].part.when, rules[0].rule.judges_text, tuple(rules), by_lexicon)
