"""The worst errors of a rule with what it saw in them, for reading on the terminal; nothing of it is kept."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from socialpolicy.model.finding import Clue
from socialpolicy.model.rule import Rule
from socialpolicy.text.terminal import safe
from tests.evaluation.cues import clues
from tests.evaluation.figures import is_found
from tests.evaluation.judging import clean, judged, posts, rulebook
from tests.evaluation.tasks import TASKS, Example, Task, examples_of, text_of

LONGEST = 240
MOST_CLUES = 8


class Error(NamedTuple):
    """A text that was judged wrongly; `score` is None where the rule has none."""

    name: str
    text: str
    score: float | None
    clues: Callable[[], Sequence[Clue]]


def worst(rule_id: str, most: int) -> Iterator[str]:
    """Yield, for each task of a rule and for the clean documents, the errors that it was surest of."""
    own = [task for task in TASKS if rule_id in task.rules and not any(view.bare for view in task.views)]
    for place, task in enumerate(own):
        if task.views not in [one.views for one in own[:place]]:
            rule = rulebook(next(iter(task.views)).profile).rules[rule_id]
            alarms, misses = _errors(task, rule)
            yield from _listed(f"{task.name}: found, and should not be", alarms, most)
            yield from _listed(f"{task.name}: missed by {' and '.join(task.rules)}", misses, most)
    for kind in ("posts", "blogs"):
        yield from _listed(f"Clean {kind} that are pointed at", _clean(rule_id, kind), most)


def _errors(task: Task, rule: Rule) -> tuple[list[Error], list[Error]]:
    alarms, misses = [], []
    for example in examples_of(task):
        said = judged(example.view)[rule.id][example.number]
        if not example.wanted and is_found(task._replace(rules=(rule.id,)), example):
            alarms.append(_error(rule, example, said.score))
        if example.wanted and not is_found(task, example):
            misses.append(_error(rule, example, said.score))
    good = any("at_least" in part.parameters for part in rule.parts if part.check == "evidence")
    alarms.sort(key=lambda error: (error.score or 0.0) * (1 if good else -1))
    misses.sort(key=lambda error: (error.score or 0.0) * (-1 if good else 1))
    return alarms, misses


def _error(rule: Rule, example: Example, score: float | None) -> Error:
    name = f"{example.view.set} {example.row.id} ({example.row.label})"
    return Error(name, text_of(example), score, lambda: clues(rule, posts(example.view, [example.number])[0]))


def _clean(rule_id: str, kind: str) -> list[Error]:
    rule = rulebook("strict").rules[rule_id]
    found = [
        Error(
            f"{document.source} {document.name} ({document.said[rule_id].level})",
            document.text,
            document.said[rule_id].score,
            lambda post=document.post: clues(rule, post),  # type: ignore[misc]
        )
        for document in clean(kind)
        if rule_id in document.said and document.said[rule_id].level is not None
    ]
    return sorted(found, key=lambda error: -(error.score or 0.0))


def _listed(title: str, errors: Sequence[Error], most: int) -> Iterator[str]:
    yield f"{title}: {len(errors)}" + (f", the first {most}" if len(errors) > most else "")
    for error in errors[:most]:
        score = "" if error.score is None else f" score {error.score:g}"
        yield f"  {safe(error.name)}{score}"
        yield f"    {shortened(error.text)}"
        found = error.clues()
        shown = sorted(found, key=lambda clue: -abs(clue.weight))[:MOST_CLUES]
        yield from (f"    {clue.weight:+g} {clue.why}: {shortened(clue.text)}" for clue in shown)
        if not shown:
            yield "    (it sees nothing in it)"
    yield ""


def shortened(text: str) -> str:
    """Return a text on one line of the terminal, cut where it is long."""
    line = safe(" ".join(text.split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
