"""The same input gives the same bytes: for every number of processes, order of arguments and seed of hashes."""

import json
import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = tuple(sorted(str(path.relative_to(ROOT)) for path in ROOT.joinpath("examples").rglob("*") if path.is_file()))
APART = ("examples/one-by-one/", "examples/quarters/")
"""What the configuration of the examples leaves out of a walk."""
CHECKED = tuple(
    name for name in FILES if not name.endswith(("README.md", "socialpolicy.yaml")) and not name.startswith(APART)
)


def report(*arguments: str, seed: str = "0", **environment: str) -> bytes:
    """Return what a run of its own writes."""
    command = [sys.executable, "-m", "socialpolicy", "check", "--as-of", "2026-01-05", "--fail-on", "never"]
    made = subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, **environment},
        capture_output=True,
        check=True,
    )
    return made.stdout


@cache
def expected(output_format: str = "json") -> bytes:
    return report("examples", "--output-format", output_format, "--jobs", "1")


def test_there_is_something_to_compare() -> None:
    told = json.loads(expected())
    assert told["summary"]["complete"]
    assert told["summary"]["plans"] >= 2
    assert len(told["findings"]) > 20
    assert told["kept"]


@pytest.mark.parametrize("jobs", ["2", "4", "auto"])
def test_any_number_of_processes(jobs: str) -> None:
    assert report("examples", "--output-format", "json", "--jobs", jobs) == expected()


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_any_seed_of_hashes(seed: str) -> None:
    assert report("examples", "--output-format", "json", seed=seed) == expected()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_of_arguments(seed: int) -> None:
    names = random.Random(seed).sample(CHECKED, len(CHECKED))
    told, wanted = (json.loads(one) for one in (report(*names, "--output-format", "json"), expected()))
    told["summary"].pop("skipped"), wanted["summary"].pop("skipped")  # a walk passes over more
    assert list(map(json.dumps, told.items())) == list(map(json.dumps, wanted.items()))


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_arguments_that_overlap(jobs: str) -> None:
    names = ("examples/queue", "examples", "examples/queue/bad.yaml", "./examples/blog/")
    assert report(*names, "--output-format", "json", "--jobs", jobs) == expected()


@pytest.mark.parametrize("output_format", ["full", "concise", "table"])
def test_any_format(output_format: str) -> None:
    again = report("examples", "--output-format", output_format, "--jobs", "2", seed="5")
    assert again == expected(output_format) != b""


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"TZ": "Pacific/Kiritimati"}, {"COLUMNS": "20"}, {"PYTHONUTF8": "0"}],
)
def test_any_locale_and_clock(environment: dict[str, str]) -> None:
    assert report("examples", "--output-format", "json", **environment) == expected()


def test_without_the_cache(tmp_path: Path) -> None:
    assert report("examples", "--output-format", "json", "--no-cache") == expected()
    kept = str(tmp_path / "cache")
    assert report("examples", "--output-format", "json", SOCIALPOLICY_CACHE_DIR=kept) == expected()
    assert report("examples", "--output-format", "json", SOCIALPOLICY_CACHE_DIR=kept) == expected()
