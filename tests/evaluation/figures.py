"""From what was said to figures: each task for the rules and the references, and the alarms on clean documents."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tests.evaluation.classifier import classifier, scored, trained
from tests.evaluation.grouping import folds, groups, resembling
from tests.evaluation.judging import Judged, Said, clean, judged, present
from tests.evaluation.measures import Counts, area, counts, spread
from tests.evaluation.tasks import RULES, TASKS, Example, Task, examples_of, text_of
from tests.evaluation.wordlists import word_list

LIMITS = ("channel-length", "hashtag-count", "media-count", "mention-count")
"""The rules that hold a post against the limits of its channel."""
MOST_OWNERS = 8
"""Up to how many owners are shown one by one."""


class Figures(NamedTuple):
    """How well one system did at a task; `low` and `high` are the range of F1 by group, None where it was not drawn."""

    system: str
    counts: Counts
    area: float | None
    low: float | None = None
    high: float | None = None


class Result(NamedTuple):
    """A task as it came out: how many rows were to be found and to be spared, how many could not be judged.

    `missing` are rules of the task that do not exist; `owners` is the share judged right by account or source.
    """

    task: Task
    wanted: int
    spared: int
    unjudged: int
    missing: tuple[str, ...]
    figures: tuple[Figures, ...]
    owners: Mapping[str, float]

    @property
    def rules(self) -> Figures | None:
        """Return the figures of the rules; None where none of them exists."""
        return self.figures[0] if len(self.missing) < len(self.task.rules) else None


class Alarms(NamedTuple):
    """How many of some clean documents a rule, a word list and a classifier point at.

    None where there is no such thing, or where the rule is about no such document.
    """

    rule: str
    kind: str
    documents: int
    ours: int | None
    words: int | None
    classifier: int | None


def said_of(task: Task, example: Example) -> list[Said]:
    """Return what each rule of a task says of an example; rules that are not there say nothing."""
    return [judged(example.view)[rule][example.number] for rule in task.rules if rule in judged(example.view)]


def is_found(task: Task, example: Example) -> bool:
    """Tell whether any rule of a task says something of an example, in a part and at a level that count."""
    found = [finding for said in said_of(task, example) for finding in said.found]
    return any(level in task.levels and (not task.parts or part in task.parts) for part, level in found)


def score_of(task: Task, example: Example) -> float | None:
    """Return the highest score that the rules of a task give; None where they have none."""
    return max((one.score for one in said_of(task, example) if one.score is not None), default=None)


def result_of(task: Task) -> Result:
    """Measure a task: the rules first, then the references, all on the same rows."""
    examples = examples_of(task)
    truth = [example.wanted for example in examples]
    found = [is_found(task, example) for example in examples]
    rows = [example.row for example in examples]
    grouped = [f"{example.view.set} {group}" for example, group in zip(examples, groups(rows), strict=True)]
    scores = [score_of(task, example) for example in examples]
    missing = tuple(rule for rule in task.rules if rule not in present())
    there = [rule for rule in task.rules if rule not in missing]
    systems = []
    if there:
        systems.append(_figures(" or ".join(there), task, truth, found, scores, grouped))
    for rule in there if len(there) > 1 else ():
        alone = task._replace(rules=(rule,))
        said = [is_found(alone, example) for example in examples]
        systems.append(_figures(rule, task, truth, said, [score_of(alone, example) for example in examples]))
    texts = [text_of(example) for example in examples]
    words = word_list(task.words, texts, spare=task.words_spare)
    systems.append(_figures("word list", task, truth, words.said, words.scores))
    learned = classifier(texts, truth, folds(truth, grouped, resembling(rows)))
    systems.append(_figures("classifier", task, truth, learned.said, learned.scores))
    return Result(
        task,
        wanted=sum(truth),
        spared=len(truth) - sum(truth),
        unjudged=sum(any(one.state == "unknown" for one in said_of(task, example)) for example in examples),
        missing=missing,
        figures=tuple(systems),
        owners=_by_owner(examples, found) if len(missing) < len(task.rules) else {},
    )


def _figures(
    system: str,
    task: Task,
    truth: Sequence[bool],
    found: Sequence[bool],
    scores: Sequence[float | None],
    grouped: Sequence[str] | None = None,
) -> Figures:
    curve = area(truth, scores)
    if task.turned:
        truth, found = [not one for one in truth], [not one for one in found]
    low, high = spread(truth, found, grouped) if grouped else (None, None)
    return Figures(system, counts(truth, found), curve, low, high)


def _by_owner(examples: Sequence[Example], found: Sequence[bool]) -> dict[str, float]:
    """Return the share of rows judged right, by owner, where there are a few."""
    right: dict[str, list[bool]] = {}
    for example, one in zip(examples, found, strict=True):
        right.setdefault(example.row.owner, []).append(example.wanted == one)
    right.pop("", None)
    if not 2 <= len(right) <= MOST_OWNERS:
        return {}
    return {owner: sum(rows) / len(rows) for owner, rows in sorted(right.items())}


def alarms() -> list[Alarms]:
    """Count what is pointed at among clean posts and blog posts: by each rule, and by the references of its task."""
    tasks = {rule: task for task in reversed(TASKS) for rule in task.rules if not task.linked}
    models = {task.name: _model(task) for task in tasks.values()}
    found = []
    for kind in ("posts", "blogs"):
        documents = clean(kind)
        texts = [document.text for document in documents]
        learned = {name: sum(score > 0 for score in scored(model, texts)) for name, model in models.items()}
        for rule in RULES:
            said = [document.said[rule] for document in documents if rule in document.said]
            task = tasks.get(rule) if said or rule not in present() else None
            found.append(
                Alarms(
                    rule,
                    kind,
                    len(documents),
                    sum(one.level is not None for one in said) if said else None,
                    sum(word_list(task.words, texts).said) if task else None,
                    learned[task.name] if task else None,
                )
            )
    return found


def _model(task: Task) -> Any:
    """Return the classifier of a task, trained on half of its rows."""
    examples = examples_of(task)
    truth = [example.wanted for example in examples]
    rows = [example.row for example in examples]
    half = folds(truth, groups(rows), resembling(rows))
    chosen = [example for example, own in zip(examples, half, strict=True) if own == 0]
    return trained([text_of(example) for example in chosen], [example.wanted for example in chosen])


def errors() -> list[tuple[str, Judged]]:
    """Return the clean documents of which any rule says something at error level, each with the rule.

    Left out are limits of a channel: it was chosen here for documents that do not tell theirs.
    """
    return [
        (rule, document)
        for kind in ("posts", "blogs")
        for document in clean(kind)
        for rule, said in sorted(document.said.items())
        if said.level == "error" and rule not in LIMITS
    ]
