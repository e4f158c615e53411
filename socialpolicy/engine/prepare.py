"""Rules made ready for one kind of subject: those that concern it, their checks loaded, the cheap ones set apart."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Verdict
from socialpolicy.model.post import Post
from socialpolicy.model.predicates import holds
from socialpolicy.model.rule import Part, Rule
from socialpolicy.rulebook.kinds import module_of, parameters_of
from socialpolicy.value import Value

SORT = ("channel", "kind")
"""The facts by which posts are sorted: what rules ask of them is answered once for all posts of a sort."""


class ReadyPart:
    """A part of a rule; the module of its check, and the parameters that this takes, are loaded when it is judged.

    `when` is what of its condition is still to be answered for each subject.
    """

    __slots__ = ("_check", "_parameters", "avoids", "each", "part", "when")

    def __init__(self, part: Part, when: Mapping[str, Any] | None) -> None:
        """Keep the part and its condition."""
        self.part = part
        self.when = when
        self.each = part.each
        self.avoids = part.polarity == "avoid"
        self._check: Callable[[Context, Any], Verdict] | None = None
        self._parameters: Any = None

    @property
    def parameters(self) -> Any:
        """Return the parameters as the check takes them."""
        if self._parameters is None:
            self._parameters = parameters_of(self.part.check, self.part.parameters)
        return self._parameters

    def check(self, context: Context) -> Verdict:
        """Look at one subject, or one row of it."""
        if self._check is None:
            self._check = module_of(self.part.check).check
        return self._check(context, self.parameters)


class ReadyRule(Value):
    """A rule and those of its parts that are about the subject."""

    rule: Rule
    parts: tuple[ReadyPart, ...]


class Group(Value):
    """Rules that only avoid phrases, under one and the same `when`: where no word occurs, all are kept at once.

    `by_lexicon` leads from a lexicon to the rules that look for it.
    """

    when: Mapping[str, Any] | None
    judges_text: bool
    rules: tuple[ReadyRule, ...]
    by_lexicon: Mapping[str, tuple[int, ...]]


class Chosen(Value):
    """The rules that concern a subject: `single` are looked at one by one, `groups` together."""

    single: tuple[ReadyRule, ...]
    groups: tuple[Group, ...] = ()


class Ready:
    """All rules about one kind of subject, and what is chosen of them for each sort of post."""

    __slots__ = ("_chosen", "rules")

    def __init__(self, rules: Sequence[Rule], subject: str) -> None:
        """Keep those rules that are about "post" or "plan"."""
        self.rules = tuple(made for rule in rules if (made := _ready(rule, subject)) is not None)
        self._chosen: dict[tuple[str | None, str], Chosen] = {}

    def for_post(self, post: Post) -> Chosen:
        """Return the rules that may concern a post of this sort."""
        sort = post.channel, post.kind
        if sort not in self._chosen:
            left = (_narrowed(rule, post) for rule in self.rules)
            self._chosen[sort] = _chosen([rule for rule in left if rule is not None])
        return self._chosen[sort]


def _ready(rule: Rule, subject: str) -> ReadyRule | None:
    parts = tuple(ReadyPart(part, part.when) for part in rule.parts if part.applies_to == subject)
    return ReadyRule(rule, parts) if parts else None


def _narrowed(rule: ReadyRule, post: Post) -> ReadyRule | None:
    """Return a rule with the parts that may apply to posts like this one; None where there are none."""
    parts = tuple(left for part in rule.parts if (left := _left(part, post)) is not None)
    return ReadyRule(rule.rule, parts) if parts else None


def _left(part: ReadyPart, post: Post) -> ReadyPart | None:
    """Return a part with what is left to ask of posts like this one; None where it does not apply to them."""
    when = part.part.when or {}
    asked = [fact for fact in SORT if fact in when and "present" not in when[fact]]
    answers = {fact: holds(post, {fact: when[fact]}) for fact in asked}
    if False in answers.values():
        return None
    left = {fact: condition for fact, condition in when.items() if answers.get(fact) is not True}
    return ReadyPart(part.part, left or None)


def _chosen(rules: Sequence[ReadyRule]) -> Chosen:
    together: dict[str, list[ReadyRule]] = {}
    for rule in rules:
        if _only_avoids_phrases(rule):
            together.setdefault(f"{rule.parts[0].when!r} {rule.rule.judges_text}", []).append(rule)
    single = tuple(rule for rule in rules if not _only_avoids_phrases(rule))
    return Chosen(single, tuple(_group(rules) for rules in together.values()))


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
    return Group(rules[0].parts[0].when, rules[0].rule.judges_text, tuple(rules), by_lexicon)
