"""Measures the rules that judge text: `make eval`. It prints figures and judges none as a failure."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tests.evaluation import baseline
from tests.evaluation.material import SHARED, is_there


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every task, or show the worst errors of one rule; 1 where the material is not there."""
    asked = _asked(arguments)
    if not is_there():
        print(f"Nothing to measure: {SHARED.name}/data/labelled and {SHARED.name}/corpus are not beside the checkout.")
        return 1
    if asked.worst:
        return _worst(*asked.worst)
    _all(asked.keep)
    return 0


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--worst", nargs=2, metavar=("N", "RULE"), help="show the N worst errors of a rule, and why")
    parser.add_argument("--keep", metavar="VERSION", help="keep the figures as those of a release, to compare with")
    return parser.parse_args(arguments)


def _worst(number: str, rule: str) -> int:
    from tests.evaluation.judging import present
    from tests.evaluation.worst import worst

    if not number.isdecimal() or rule not in present():
        print(f"Say how many, and of which rule: {', '.join(present())}.", file=sys.stderr)
        return 2
    for line in worst(rule, int(number)):
        print(line)
    return 0


def _all(version: str | None) -> None:
    from tests.evaluation.bars import bars
    from tests.evaluation.figures import alarms, errors, result_of
    from tests.evaluation.judging import clean
    from tests.evaluation.tables import alarm_lines, bar_lines, task_lines
    from tests.evaluation.tasks import RULES, TASKS

    kept = baseline.read()
    results = {}
    for task in TASKS:
        results[task.name] = result_of(task)
        print("\n".join(task_lines(results[task.name], kept)), flush=True)
    labelled = {rule for task in TASKS for rule in task.rules}
    print(f"No labelled set tells about {', '.join(rule for rule in RULES if rule not in labelled)}.\n")
    pointed = alarms()
    print("\n".join(alarm_lines(pointed, kept)), flush=True)
    wrong = errors()
    for rule, document in wrong:
        print(f"At error level: {rule}: {document.source}: {document.name}")
    documents = sum(len(clean(kind)) for kind in ("posts", "blogs"))
    named = {(document.source, document.name) for _, document in wrong}
    print("\n".join(bar_lines(list(bars(results, pointed, len(named), documents)))))
    if version:
        baseline.write(version, results, pointed)
        print(f"Kept as the figures of {version} in {baseline.FILE.name}.")


if __name__ == "__main__":
    raise SystemExit(main())
