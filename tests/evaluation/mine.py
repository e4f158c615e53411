"""Lists words and phrases that tell the labels of a rule's tasks apart in several sets or groups, to make cues of."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from socialpolicy.text.fold import fold
from tests.evaluation.cues import matcher
from tests.evaluation.grouping import groups
from tests.evaluation.judging import present, rulebook
from tests.evaluation.material import SHARED, is_there
from tests.evaluation.tasks import Example, Task, examples_of, named_tasks, text_of, training

PARTS = 3
"""Into how many parts the groups of a set without owners are dealt."""
SURE = 2.0
"""From how many standard deviations on a difference counts in a set or group."""
_WORD = r"[^\W_]+(?:['’-][^\W_]+)*|[#@]\w+|%|[$€£]"


class Tallied(NamedTuple):
    """In how many texts each phrase occurs, among those to find and those to spare, and how many texts there are."""

    found: Counter[str]
    spared: Counter[str]
    wanted: int
    others: int


class Mined(NamedTuple):
    """A phrase with its counts, how sure the difference is in all, and in which sets or groups it holds."""

    phrase: str
    found: int
    spared: int
    surety: float
    holds_in: tuple[str, ...]
    known: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the phrases that speak against a text, then those that speak for it."""
    asked = _asked(arguments)
    if not is_there():
        print(f"Nothing to read: {SHARED.name}/data/labelled is not beside the checkout.")
        return 1
    tasks = training(asked.rule, asked.on)
    if not tasks:
        print(f"{asked.rule}: no such task; {named_tasks(asked.rule)}.")
        return 2
    parts = {name: part for task in tasks for name, part in tallied(task, asked.longest).items()}
    lexicons = _lexicons(asked.rule)
    for title, against in (("Against a text", True), ("For a text", False)):
        print(f"{title}: texts to find, texts to spare, standard deviations, where it holds (* = a list has it)")
        for one in mined(parts, lexicons, against=against, fewest=asked.fewest, least=asked.sets)[: asked.most]:
            mark = "*" if one.known else " "
            print(
                f" {mark}{one.phrase:<36} {one.found:>5} {one.spared:>5} {one.surety:7.1f}  {', '.join(one.holds_in)}"
            )
    return 0


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.evaluation.mine", description=__doc__)
    parser.add_argument("rule")
    parser.add_argument("--on", action="append", default=[], metavar="TASK", help="read this task only; repeatable")
    parser.add_argument("--most", type=int, default=60, help="how many phrases to show")
    parser.add_argument("--longest", type=int, default=4, help="how many words a phrase has at most")
    parser.add_argument("--fewest", type=int, default=5, help="in how many texts a phrase has to occur")
    parser.add_argument("--sets", type=int, default=2, help="in how many sets or groups the difference has to hold")
    return parser.parse_args(arguments)


def tallied(task: Task, longest: int) -> dict[str, Tallied]:
    """Count phrases by set, and by owner or by parts of groups within it; what has one label only is left out.

    Where each label comes from a set of its own, the task is counted as one set.
    """
    examples = examples_of(task)
    grouped = groups([example.row for example in examples])
    mixed = all(len({one.wanted for one in examples if one.view == view}) == 2 for view in task.views)
    parts: dict[str, list[Example]] = defaultdict(list)
    for example, group in zip(examples, grouped, strict=True):
        part = (mixed and example.row.owner) or f"part {sum(group.encode()) % PARTS + 1}"
        parts[f"{example.view.set if mixed else task.name}/{part}"].append(example)
    return {
        name: _tallied(held, longest) for name, held in sorted(parts.items()) if len({one.wanted for one in held}) == 2
    }


def _tallied(examples: Sequence[Example], longest: int) -> Tallied:
    found: Counter[str] = Counter()
    spared: Counter[str] = Counter()
    for example in examples:
        (found if example.wanted else spared).update(phrases(text_of(example), longest))
    wanted = sum(example.wanted for example in examples)
    return Tallied(found, spared, wanted, len(examples) - wanted)


def phrases(text: str, longest: int) -> set[str]:
    """Return the words of a text and their runs within a line up to a length, in lower case; numbers are <number>."""
    held: set[str] = set()
    for line in fold(re.sub(r"https?://\S+", "\n", text)).value.split("\n"):
        words = ["<number>" if word.isdecimal() else word for word in re.findall(_WORD, line)]
        for size in range(1, longest + 1):
            held.update(" ".join(words[start : start + size]) for start in range(len(words) - size + 1))
    return held


def mined(
    parts: Mapping[str, Tallied], lexicons: Sequence[str], *, against: bool, fewest: int, least: int
) -> list[Mined]:
    """Return the phrases whose difference holds in at least so many sets or groups, the surest first."""
    whole = _together(parts.values())
    sureties = {}
    for phrase in whole.found | whole.spared:
        if whole.found[phrase] + whole.spared[phrase] >= fewest:
            sure = surety(whole, phrase) * (1 if against else -1)
            if sure >= SURE:
                sureties[phrase] = sure
    ranked = sorted(sureties, key=lambda phrase: (-sureties[phrase], phrase))
    way = 1 if against else -1
    kept = []
    for phrase in ranked:
        holds_in = tuple(name for name, part in parts.items() if surety(part, phrase) * way >= SURE)
        if len(holds_in) >= least:
            known = any(matcher().scan(phrase).matches(lexicon) for lexicon in lexicons)
            kept.append(Mined(phrase, whole.found[phrase], whole.spared[phrase], sureties[phrase], holds_in, known))
    return kept


def _together(parts: Iterable[Tallied]) -> Tallied:
    found: Counter[str] = Counter()
    spared: Counter[str] = Counter()
    wanted = others = 0
    for part in parts:
        found.update(part.found)
        spared.update(part.spared)
        wanted += part.wanted
        others += part.others
    return Tallied(found, spared, wanted, others)


def surety(tally: Tallied, phrase: str) -> float:
    """Return the difference of the log-odds of a phrase among both labels, in standard deviations.

    Half a text is added everywhere as what is expected before any is read, so that rare phrases are not sure.
    """
    found, spared = tally.found[phrase] + 0.5, tally.spared[phrase] + 0.5
    without, beside = tally.wanted - found + 1.0, tally.others - spared + 1.0
    difference = log(found / without) - log(spared / beside)
    return difference / sqrt(1 / found + 1 / without + 1 / spared + 1 / beside)


def _lexicons(rule_id: str) -> list[str]:
    if rule_id not in present():
        return []
    parts = [part for part in rulebook("strict").rules[rule_id].parts if part.check == "evidence"]
    return sorted({name for part in parts for name in part.parameters.get("lexicons", {})})


if __name__ == "__main__":
    sys.exit(main())
