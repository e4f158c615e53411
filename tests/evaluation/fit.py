"""Fits the weights of a rule that weighs evidence, and prints them as lines to paste; it changes no file."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socialpolicy.checks.evidence import Parameters
from socialpolicy.engine.prepare import ReadyPart
from socialpolicy.model.rule import Part, Rule
from socialpolicy.text.features import FEATURES
from tests.evaluation.counting import Column, Line, counted, direction, extended, judged_anew, lines, reweighed
from tests.evaluation.cues import matcher
from tests.evaluation.grouping import folds
from tests.evaluation.judging import present, rulebook
from tests.evaluation.material import SHARED, is_there
from tests.evaluation.measures import area, counts
from tests.evaluation.pasting import rule_lines, word_list_lines
from tests.evaluation.regression import Fitted, Numbers, fitted
from tests.evaluation.tasks import Task, named_tasks, training

FOLDS = 5


class Material(NamedTuple):
    """What is fitted to: the texts, their cues as numbers, and how much each text counts."""

    lines: Sequence[Line]
    numbers: Sequence[Numbers]
    importance: Sequence[float]
    ways: Mapping[Column, int]

    def chosen(self, places: Sequence[int]) -> "Material":
        """Return some of the texts."""
        return Material(
            [self.lines[place] for place in places],
            [self.numbers[place] for place in places],
            [self.importance[place] for place in places],
            self.ways,
        )

    @property
    def truth(self) -> list[bool]:
        """Return which texts are to be found."""
        return [line.wanted for line in self.lines]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, show how well the weights do on what they were not fitted to, and print them."""
    asked = _asked(arguments)
    if not is_there():
        print(f"Nothing to fit to: {SHARED.name}/data/labelled is not beside the checkout.")
        return 1
    tasks = training(asked.rule, asked.on)
    rule = rulebook("strict").rules.get(asked.rule) if asked.rule in present() else None
    part = _part(rule, asked.part) if rule else None
    if rule is None or part is None or not tasks:
        print(f"{asked.rule}: no such rule, part that weighs evidence, or task; {named_tasks(asked.rule)}.")
        return 2
    parameters = extended(ReadyPart(part, part.when).parameters, asked.add)
    texts = [line for task in tasks for line in lines(task, rule, part.name)]
    material = _material(texts, parameters, asked)
    print("\n".join(_report(rule, parameters, material, tasks, asked)))
    return 0


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.evaluation.fit", description=__doc__)
    parser.add_argument("rule")
    parser.add_argument("--part", help="the part of the rule; default the first that weighs evidence")
    parser.add_argument("--on", action="append", default=[], metavar="TASK", help="fit to this task only; repeatable")
    parser.add_argument("--by", choices=("list", "cue"), default="list", help="a weight for each list, or each cue")
    more = "try one more list or feature"
    parser.add_argument("--add", action="append", default=[], type=_added, metavar="NAME:+|-", help=more)
    parser.add_argument("--strength", type=float, default=1.0, help="how strongly weights are pulled to 0")
    parser.add_argument("--sparse", type=float, default=0.0, help="how readily a weight is left out")
    parser.add_argument("--precision", type=float, help="ask for this precision rather than the best F1")
    parser.add_argument("--step", type=float, default=0.25, help="what weights are rounded to")
    parser.add_argument("--fewest", type=int, default=3, help="in how many texts a cue has to occur to be fitted")
    return parser.parse_args(arguments)


def _part(rule: Rule, name: str | None) -> Part | None:
    """Return the part that is meant: the one of that name, else the first that weighs evidence of posts."""
    weighing = [part for part in rule.parts if part.check == "evidence" and part.applies_to == "post"]
    return next((part for part in weighing if name in (None, part.name)), None)


def _added(written: str) -> tuple[str, int]:
    """Return a list or feature that is to be tried, with its direction; complains where there is none."""
    name, _, way = written.partition(":")
    if way not in ("+", "-") or (name not in FEATURES and name not in matcher().group_of):
        raise ArgumentTypeError(
            f"{written}: name a feature, or a list that some rule uses, such as news:- or puffery:+"
        )
    return name, 1 if way == "+" else -1


def _material(texts: Sequence[Line], parameters: Parameters, asked: Namespace) -> Material:
    """Count the cues; each task weighs the same, however many texts it has."""
    numbers = [counted(line.context, parameters, singly=asked.by == "cue") for line in texts]
    frequent = Counter(column for one in numbers for column in one)
    cues = rulebook("strict").cues
    named = {column for column, number in frequent.items() if number >= asked.fewest}
    directed = {column: direction(column, parameters, cues) for column in sorted(named)}
    ways = {column: way for column, way in directed.items() if way is not None}
    sizes = Counter(line.task for line in texts)
    importance = [len(texts) / len(sizes) / sizes[line.task] for line in texts]
    return Material(texts, numbers, importance, ways)


def _fit(material: Material, asked: Namespace) -> Fitted:
    return fitted(
        material.numbers,
        material.truth,
        material.importance,
        material.ways,
        strength=asked.strength,
        sparse=asked.sparse,
        precision=asked.precision,
    )


def _report(
    rule: Rule, parameters: Parameters, material: Material, tasks: Sequence[Task], asked: Namespace
) -> Iterator[str]:
    columns = len(material.ways)
    yield f"{rule.id}: {len(material.lines)} texts of {', '.join(task.name for task in tasks)}; {columns} weights"
    yield f"  {'':<44} precision  recall     F1    AUC"
    yield from _left_out(material, asked)
    made = _fit(material, asked)
    yield _row("fitted to all, as fitted", *_said(made, material), material.truth)
    limits = [limit for limit in (parameters.note, parameters.warning, parameters.error) if limit is not None]
    threshold = min(limits, default=parameters.at_least or 0.0)
    bias = _rounded(made.bias + threshold - made.point, asked.step)
    weights = {column: _rounded(weight, asked.step) for column, weight in made.weights.items()}
    changed, cues = reweighed(parameters, rulebook("strict").cues, weights, bias)
    for task in tasks:
        chosen = [line for line in material.lines if line.task == task.name]
        judged = [judged_anew(line, changed, cues) for line in chosen]
        found, scores = [one for one, _ in judged], [score for _, score in judged]
        yield _row(f"rounded, by the engine: {task.name}", found, scores, [line.wanted for line in chosen])
    yield ""
    yield f"# found from {threshold:g} on"
    yield from rule_lines(changed, weights)
    if cues:
        yield from word_list_lines(rule, changed, cues, material.numbers, material.truth)


def _left_out(material: Material, asked: Namespace) -> Iterator[str]:
    """Yield the figures on each task, and on each fold of groups, when the weights were fitted to the others."""
    by_task: dict[str, list[int]] = {}
    for place, line in enumerate(material.lines):
        by_task.setdefault(line.task, []).append(place)
    if len(by_task) > 1:
        for name, places in by_task.items():
            yield _apart(f"left out: {name}", material, set(places), asked)
    grouped = [line.group for line in material.lines]
    fold_of = folds(material.truth, grouped, grouped, FOLDS)
    for fold in range(FOLDS):
        part = {place for place, own in enumerate(fold_of) if own == fold}
        yield _apart(f"left out: groups, part {fold + 1} of {FOLDS}", material, part, asked)


def _apart(name: str, material: Material, places: set[int], asked: Namespace) -> str:
    others = [place for place in range(len(material.lines)) if place not in places]
    made = _fit(material.chosen(others), asked)
    left = material.chosen(sorted(places))
    return _row(name, *_said(made, left), left.truth)


def _said(made: Fitted, material: Material) -> tuple[list[bool], list[float]]:
    scores = [made.score(numbers) for numbers in material.numbers]
    return [score >= made.point for score in scores], scores


def _row(name: str, found: Sequence[bool], scores: Sequence[float], truth: Sequence[bool]) -> str:
    tallied, curve = counts(truth, found), area(truth, scores)
    shown = "     -" if curve is None else f"{curve:6.3f}"
    return f"  {name:<44} {tallied.precision:9.3f} {tallied.recall:7.3f} {tallied.f1:6.3f} {shown}"


def _rounded(weight: float, step: float) -> float:
    return round(round(weight / step) * step, 4) + 0.0


if __name__ == "__main__":
    sys.exit(main())
