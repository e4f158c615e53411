"""The command line in a process of its own: encodings, pipes, disks, bad files, and what it loads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def spawn(*arguments: str, cwd: Path, **more: Any) -> "subprocess.CompletedProcess[bytes]":
    """Run a command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **more.pop("env", {})}
    command = [sys.executable, "-m", "socialpolicy", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, timeout=60, **more)


DRAFT = "---\nchannel: linkedin\n---\nWe mended 14 routers → here is what broke. 今だけ\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_no_encoding_of_the_output_raises(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "今\udcff.md").write_text(DRAFT + "titel: →\n", encoding="utf-8")
    for output_format in ("full", "json"):
        result = spawn(
            *("check", ".", "missing→.md", "--output-format", output_format),
            cwd=tmp_path,
            capture_output=True,
            env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        )
        assert result.returncode == 2
        assert b"Traceback" not in result.stderr
        assert b"internal error" not in result.stderr


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    result = spawn("check", "a.md", cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        result = spawn("check", "a.md", cwd=tmp_path, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 2
    assert result.stderr == b"socialpolicy: the report cannot be written: no space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_full_disk_is_no_mistake_of_ours(tmp_path: Path, option: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = spawn(option, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE)
    assert (result.returncode, result.stderr) == (2, b"socialpolicy: the output: no space left on device\n")


@pytest.mark.parametrize(("stdin", "status"), [(DRAFT.encode(), 0), (b"", 2), (b"\x00\x01\x02", 2)])
def test_a_draft_on_stdin(tmp_path: Path, stdin: bytes, status: int) -> None:
    result = spawn("check", "-", "--stdin-filename", "a.md", cwd=tmp_path, input=stdin, capture_output=True)
    assert result.returncode == status
    assert b"internal error" not in result.stderr


BAD_INPUT: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone.md": (lambda path: None, "does not exist"),
    "pipe.md": (lambda path: os.mkfifo(path), "is a named pipe"),
    "loop.md": (lambda path: path.symlink_to(path.name), "is a link that leads in a circle"),
    "dangling.md": (lambda path: path.symlink_to("gone"), "is a link that leads nowhere"),
    "binary.md": (lambda path: path.write_bytes(bytes(range(256)) * 9), ""),
    "brackets.json": (lambda path: path.write_text("[" * 100_000, encoding="utf-8"), ""),
    "giant.md": (lambda path: path.write_bytes(b"x" * (3 << 20)), "more than the 2 MiB that are read"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_a_failure_and_the_rest_is_checked(tmp_path: Path, name: str) -> None:
    make, message = BAD_INPUT[name]
    make(tmp_path / name)
    (tmp_path / "good.md").write_text(DRAFT, encoding="utf-8")
    result = spawn("check", name, "good.md", "--output-format", "json", cwd=tmp_path, capture_output=True)
    told = json.loads(result.stdout)
    assert (result.returncode, result.stderr, told["summary"]["posts"]) == (2, b"", 1)
    (failure,) = told["failures"]
    assert failure["path"] == name
    assert message in failure["message"]


def test_heavy_modules_are_not_loaded_for_one_post(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    code = (
        "import sys\nfrom socialpolicy.cli.main import main\n"
        "try:\n    main(['check', 'a.md'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'jsonschema', 'tabulate', 'tomllib', 'multiprocessing', 'csv', 'pathspec', 'difflib', 'yaml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    for _ in range(2):  # the first run may compile the rulebook
        result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True)
    assert result.stderr.strip().endswith(b"[]")
