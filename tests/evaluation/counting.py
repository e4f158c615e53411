"""The cues that the engine finds, as numbers: a column for each list, feature or cue, a line for each text."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from socialpolicy.checks.evidence import Parameters, check, signs
from socialpolicy.model.context import Context
from socialpolicy.model.rule import Rule
from socialpolicy.text.features import FEATURES, word_count
from socialpolicy.text.matcher import Cue, Cues
from tests.evaluation.cues import applying, context_of
from tests.evaluation.grouping import groups
from tests.evaluation.judging import posts
from tests.evaluation.tasks import Example, Task, View, examples_of

Column = tuple[str, str]
"""A list or feature and, where its cues are counted one by one, the name of the cue, else ""."""


Listed = Cues | Mapping[str, tuple[Cue, ...]]
"""The cues of lists, by name."""


class Line(NamedTuple):
    """A text of a task: what the engine sees in it, whether it is to be found, and the group that it belongs to."""

    task: str
    context: Context
    wanted: bool
    group: str


def lines(task: Task, rule: Rule, part: str) -> list[Line]:
    """Return the texts of a task that a part of a rule judges."""
    examples = examples_of(task)
    grouped = groups([example.row for example in examples])
    found = []
    for view in dict.fromkeys(example.view for example in examples):
        chosen = [(one, group) for one, group in zip(examples, grouped, strict=True) if one.view == view]
        found.extend(_lines(task, rule, part, view, chosen))
    return found


def _lines(task: Task, rule: Rule, part: str, view: View, chosen: Sequence[tuple[Example, str]]) -> list[Line]:
    found = []
    read = posts(view, [example.number for example, _ in chosen])
    for (example, group), post in zip(chosen, read, strict=True):
        context = context_of(post)
        if context is not None and any(one.part.name == part for one in applying(rule, context)):
            found.append(Line(task.name, context, example.wanted, f"{view.set} {group}"))
    return found


def counted(context: Context, parameters: Parameters, *, singly: bool) -> dict[Column, float]:
    """Return what each column adds to the score for a weight of 1: repeats count less, long texts are shared out.

    With `singly` each cue of a list is a column of its own, else a list is one, its cues by their weights.
    What bounds the sum of a list (`most`) is left out.
    """
    seen: Counter[Column] = Counter()
    added: dict[Column, float] = defaultdict(float)
    for sign in signs(context, parameters):
        factor = parameters.lexicons.get(sign.group, 0.0)
        listed = sign.group in parameters.lexicons
        worth = sign.weight / factor if listed and factor and not singly else 1.0
        worth *= parameters.repeat if seen[sign.group, sign.name] else 1.0
        seen[sign.group, sign.name] += 1
        added[sign.group, sign.name if listed and singly else ""] += worth
    words = word_count(context.prose.value)
    share = max(words / parameters.per_words, 1.0) if parameters.per_words else 1.0
    return {column: worth if column[0] in parameters.whole else worth / share for column, worth in added.items()}


def direction(column: Column, parameters: Parameters, cues: Listed) -> int | None:
    """Return 1 where a column may only speak against a text, -1 where only for it, 0 where either way.

    None for a cue that is there to weigh nothing.
    """
    group, name = column
    if group not in parameters.lexicons:
        return _sign(parameters.features.get(group, 0.0))
    weights = [cue.weight for cue in cues[group] if (cue.phrase or cue.why) == name] if name else [1.0]
    return _sign(parameters.lexicons[group] * weights[0]) if any(weights) else None


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)


def reweighed(
    parameters: Parameters, cues: Listed, weights: Mapping[Column, float], bias: float
) -> tuple[Parameters, dict[str, tuple[Cue, ...]]]:
    """Return the parameters and the cues with other weights; a column without one weighs nothing.

    A cue that occurs nowhere in the material keeps its weight.
    """
    singly = any(name for _, name in weights)
    features = {name: weights.get((name, ""), 0.0) for name in parameters.features}
    if not singly:
        lexicons = {name: weights.get((name, ""), 0.0) for name in parameters.lexicons}
        return parameters._replace(bias=bias, lexicons=lexicons, features=features), {}
    changed = {
        group: tuple(_reweighed(cue, weights.get((group, cue.phrase or cue.why)), factor) for cue in cues[group])
        for group, factor in parameters.lexicons.items()
    }
    return parameters._replace(bias=bias, features=features), changed


def _reweighed(cue: Cue, weight: float | None, factor: float) -> Cue:
    return cue if weight is None or not factor else cue._replace(weight=weight / factor)


def judged_anew(line: Line, parameters: Parameters, cues: Mapping[str, tuple[Cue, ...]]) -> tuple[bool, float]:
    """Let the engine judge a text by other weights; return whether it is found, and its score."""
    context = line.context._replace(cues=cast(Cues, cues)) if cues else line.context
    verdict = check(context, parameters)
    return verdict.holds, float(verdict.figures["score"])


def extended(parameters: Parameters, added: Sequence[tuple[str, int]]) -> Parameters:
    """Return parameters with more lists and features to try, each with its direction."""
    lexicons, features = dict(parameters.lexicons), dict(parameters.features)
    for name, way in added:
        (features if name in FEATURES else lexicons)[name] = float(way)
    return parameters._replace(lexicons=lexicons, features=features)
