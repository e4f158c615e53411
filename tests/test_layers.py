"""The shape of the program: who imports whom, tables that name every module, and what a start does not load."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "socialpolicy"
SOURCES = sorted(PACKAGE.rglob("*.py"))

POST = "---\nchannel: blog\ntitle: A cold store\nauthor: Dana Okafor\n---\n\nWe measured 41 batteries in the cold.\n"
HEAVY = ("csv", "importlib.metadata", "jsonschema", "multiprocessing", "pathspec", "tabulate", "tomllib")
"""Modules that checking one Markdown post has no use for."""


APART = ("__init__", "reading")
"""Modules of a plugin folder that are no plugins: its table, and what chooses from it."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_modules_import_only_from_layers_below() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def tables(folder: str) -> Iterator[Mapping[str, str]]:
    for value in vars(importlib.import_module(f"socialpolicy.{folder}")).values():
        if isinstance(value, Mapping) and all(str(path).startswith("socialpolicy.") for path in value.values()):
            yield value


@pytest.mark.parametrize("folder", ["checks", "readers", "reporters"])
def test_every_plugin_is_in_the_table_of_its_folder(folder: str) -> None:
    in_table = {path for table in tables(folder) for path in table.values()}
    in_folder = {f"socialpolicy.{folder}.{path.stem}" for path in PACKAGE.joinpath(folder).glob("*.py")}
    assert in_table == in_folder - {f"socialpolicy.{folder}.{name}" for name in APART}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_is_one_short_idea_and_says_which(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    if source.strip():
        assert ast.get_docstring(ast.parse(source)), "the module says nothing of what it is for"


def test_the_package_promises_only_names_that_it_has() -> None:
    package = importlib.import_module("socialpolicy")
    assert {"audit_paths", "check_bytes", "check_paths", "check_text", "load_rulebook"} <= set(package.__all__)
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_checking_one_post_a_second_time_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text(POST, encoding="utf-8")
    run = "from socialpolicy.cli.main import main; main(standalone_mode=False)"
    program = f"import sys\ntry:\n  {run}\nfinally:\n  print(*sys.modules, sep='\\n', file=sys.stderr)"
    command = [sys.executable, "-c", program, "check", "--isolated", str(post)]
    subprocess.run(command, capture_output=True)  # compiles the rulebook where it has changed
    loaded = subprocess.run(command, capture_output=True, text=True).stderr.split()
    assert "socialpolicy.engine" in loaded
    assert [module for module in HEAVY if module in loaded] == []
