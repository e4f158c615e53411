"""The figures of the release before, kept as a small file, so that a change shows."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.evaluation.figures import Alarms, Figures, Result

FILE = Path(__file__).with_name("baseline.json")
PER = {"posts": 1000, "blogs": 100}
"""Of how many documents alarms are told."""


def read(file: Path = FILE) -> dict[str, Any]:
    """Return the kept figures; without a file, none."""
    if not file.exists():
        return {"version": "", "tasks": {}, "alarms": {}}
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def write(version: str, results: Mapping[str, Result], alarms: Sequence[Alarms], file: Path = FILE) -> None:
    """Keep figures, no rows, under the name of a version."""
    tasks = {name: figures_of(result.rules) for name, result in results.items() if result.rules}
    shares: dict[str, dict[str, float]] = {}
    for one in alarms:
        if one.ours is not None:
            shares.setdefault(one.rule, {})[one.kind] = round(one.ours / one.documents * PER[one.kind], 1)
    kept = {"version": version, "tasks": tasks, "alarms": shares}
    file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def figures_of(figures: Figures) -> dict[str, float | None]:
    """Return the figures of a task as they are kept."""
    counts = figures.counts
    return {
        "precision": round(counts.precision, 3),
        "recall": round(counts.recall, 3),
        "f1": round(counts.f1, 3),
        "auc": None if figures.area is None else round(figures.area, 3),
    }
