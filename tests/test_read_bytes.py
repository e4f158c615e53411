"""Opening a file: never too much, never a wait, and plain words for what cannot be read."""

import os
from pathlib import Path

import pytest

from socialpolicy.discover import File, discover, read_bytes
from socialpolicy.errors import ReadError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    root = tmp_path / "tree"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def plant(root: Path, *paths: str) -> None:
    """Write small files, and the folders that they need."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text\n", encoding="utf-8")


@pytest.mark.parametrize(("size", "fits"), [(1 << 20, True), ((1 << 20) + 1, False)])
def test_reading_stops_at_the_limit(tree: Path, size: int, fits: bool) -> None:
    Path("a.md").write_bytes(b"x" * size)
    file = File("a.md", "a.md", named=True)
    if fits:
        assert read_bytes(file, 1 << 20) == b"x" * size
    else:
        with pytest.raises(ReadError, match=r"^has 1\.0 MiB, more than the 1 MiB that are read; split it "):
            read_bytes(file, 1 << 20)


def test_a_sparse_giant_is_refused_at_once(tree: Path) -> None:
    with Path("a.md").open("wb") as giant:
        giant.truncate(200 << 20)
    with pytest.raises(ReadError, match=r"^has 200\.0 MiB, more than the 2 MiB that are read; "):
        read_bytes(File("a.md", "a.md", named=True), 2 << 20)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("gone", "does not exist"),
        ("folder", "cannot be read: is a directory"),
        ("pipe", "is a named pipe, not a file; only files are read"),
    ],
)
def test_a_file_that_changed_after_it_was_found_is_refused(tree: Path, change: str, message: str) -> None:
    plant(tree, "a.md")
    (file,) = discover(["a.md"]).files
    Path("a.md").unlink()
    if change == "folder":
        Path("a.md").mkdir()
    if change == "pipe":
        os.mkfifo("a.md")
    with pytest.raises(ReadError) as caught:
        read_bytes(file, 100)
    assert message in str(caught.value)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tree: Path) -> None:
    plant(tree, "a.md")
    Path("a.md").chmod(0)
    with pytest.raises(ReadError, match="may not be read; check its permissions"):
        read_bytes(File("a.md", "a.md", named=True), 100)
