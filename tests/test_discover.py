"""Which files a path leads to, and what is said of those that cannot be read."""

import os
import shutil
import socket
import time
from pathlib import Path

import pytest

from socialpolicy.discover import File, discover, read_bytes, shown_path


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


def shown(*paths: str) -> list[str]:
    """Return the names of the files that the paths lead to."""
    return [file.shown for file in discover(paths).files]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.md", True),
        ("a.MARKDOWN", True),
        ("a.tweet", True),
        ("a.yaml", True),
        ("a.yml", True),
        ("a.json", True),
        ("a.jsonl", True),
        ("a.ndjson", True),
        ("a.csv", True),
        ("a.tsv", True),
        ("a.txt", False),
        ("a.png", False),
        ("README", False),
        (".hidden.md", False),
        ("socialpolicy.yaml", False),
        ("socialpolicy.facts.yaml", False),
    ],
)
def test_a_walk_takes_files_by_their_suffix(tree: Path, name: str, taken: bool) -> None:
    plant(tree, name)
    found = discover(["."])
    assert ([file.shown for file in found.files], found.skipped) == (([name], 0) if taken else ([], 1))


def test_a_named_file_is_taken_whatever_its_suffix(tree: Path) -> None:
    plant(tree, "note.txt", ".hidden.md")
    assert discover(["note.txt", ".hidden.md"]).files == (
        File(".hidden.md", ".hidden.md", named=True),
        File("note.txt", "note.txt", named=True),
    )


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["."], ["a.md", "posts/b.md", "posts/deep/c.md"]),
        (["./posts"], ["posts/b.md", "posts/deep/c.md"]),
        (["posts/deep/.."], ["posts/b.md", "posts/deep/c.md"]),
        (["posts", "a.md"], ["a.md", "posts/b.md", "posts/deep/c.md"]),
        (["a.md", "posts"], ["a.md", "posts/b.md", "posts/deep/c.md"]),
        (["a.md", "./a.md", "."], ["a.md", "posts/b.md", "posts/deep/c.md"]),
    ],
)
def test_names_are_sorted_and_each_file_comes_once(tree: Path, paths: list[str], names: list[str]) -> None:
    plant(tree, "a.md", "posts/b.md", "posts/deep/c.md")
    assert shown(*paths) == names


def test_a_full_path_below_here_is_shown_relative(tree: Path) -> None:
    plant(tree, "posts/a.md")
    assert shown(str(tree / "posts")) == ["posts/a.md"]
    assert shown_path(str(tree.parent / "else.md")) == (tree.parent / "else.md").as_posix()


def test_a_file_that_is_both_named_and_met_counts_as_named(tree: Path) -> None:
    plant(tree, "a.md")
    assert [file.named for file in discover([".", "a.md"]).files] == [True]
    assert [file.named for file in discover(["a.md", "."]).files] == [True]


def test_hidden_folders_are_left_out_unless_named(tree: Path) -> None:
    plant(tree, ".drafts/a.md", "b.md")
    assert shown(".") == ["b.md"]
    assert shown(".drafts") == [".drafts/a.md"]


def test_a_folder_with_the_name_of_a_file_is_walked(tree: Path) -> None:
    plant(tree, "x.md/a.md")
    assert shown(".") == shown("x.md") == ["x.md/a.md"]


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ({".gitignore": "*.csv\n"}, ["a.md", "posts/b.md", "posts/deep/c.md"]),
        ({".gitignore": "posts/\n"}, ["a.md", "x.csv"]),
        ({".gitignore": "/posts/deep\n"}, ["a.md", "posts/b.md", "x.csv"]),
        ({".gitignore": "*.md\n!b.md\n"}, ["posts/b.md", "x.csv"]),
        ({".gitignore": "*.md\n", "posts/.gitignore": "!c.md\n"}, ["posts/deep/c.md", "x.csv"]),
        ({"posts/.gitignore": "*.md\n"}, ["a.md", "x.csv"]),
        ({".gitignore": "# nothing\n\n"}, ["a.md", "posts/b.md", "posts/deep/c.md", "x.csv"]),
        ({".gitignore": "!\nx.csv\n"}, ["a.md", "posts/b.md", "posts/deep/c.md"]),
    ],
)
def test_what_git_ignores_is_left_out(tree: Path, rules: dict[str, str], left: list[str]) -> None:
    plant(tree, "a.md", "x.csv", "posts/b.md", "posts/deep/c.md")
    for name, text in rules.items():
        (tree / name).write_text(text, encoding="utf-8")
    assert shown(".") == left


def test_ignore_files_above_count_up_to_the_root_of_the_repository(tree: Path) -> None:
    plant(tree, "posts/a.md", "posts/b.md", "posts/c.md", ".git/info/exclude")
    (tree.parent / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (tree / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tree / ".git/info/exclude").write_text("b.md\n", encoding="utf-8")
    assert shown("posts") == ["posts/c.md"]


def test_an_ignored_folder_that_is_named_is_walked(tree: Path) -> None:
    plant(tree, "drafts/a.md", ".git/HEAD")
    (tree / ".gitignore").write_text("drafts/\n", encoding="utf-8")
    assert shown(".") == []
    assert shown("drafts") == ["drafts/a.md"]


def test_the_configuration_may_leave_out_files_and_folders_but_not_named_ones(tree: Path) -> None:
    plant(tree, "old/a.md", "b.md", "c.md")
    found = discover([".", "c.md"], exclude=lambda path: path.endswith(("/old", "/b.md", "/c.md")))
    assert [file.shown for file in found.files] == ["c.md"]


@pytest.mark.parametrize(
    ("link", "target", "names"),
    [
        ("b.md", "a.md", ["a.md"]),
        ("b.md", ".store/kept.txt", ["a.md", "b.md"]),
        ("posts", ".store", ["a.md", "posts/s.md"]),
        ("loop", ".", ["a.md"]),
        ("out.md", "../outside.md", ["a.md"]),
        ("out", "..", ["a.md"]),
        ("zero", "/dev/zero", ["a.md"]),
        ("nowhere", "missing", ["a.md"]),
    ],
)
def test_links_are_followed_within_the_root_only(tree: Path, link: str, target: str, names: list[str]) -> None:
    plant(tree, "a.md", ".store/kept.txt", ".store/s.md", "../outside.md")
    (tree / link).symlink_to(target)
    found = discover(["."])
    assert ([file.shown for file in found.files], found.failures) == (names, ())


def test_a_named_link_is_followed_anywhere(tree: Path) -> None:
    plant(tree, "../outside.md")
    (tree / "a.md").symlink_to("../outside.md")
    (file,) = discover(["a.md"]).files
    assert (file.shown, read_bytes(file, 100)) == ("a.md", b"text\n")


def failures(*paths: str) -> list[tuple[str, str]]:
    """Return the failures that the paths lead to."""
    return [(failure.path, failure.message) for failure in discover(paths).failures]


@pytest.mark.parametrize(("named", "found"), [(["."], "found on a walk"), (["x.md"], "named")])
@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("missing", "is a link that leads nowhere; mend or remove it"),
        ("x.md", "is a link that leads in a circle; mend or remove it"),
    ],
)
def test_a_broken_link_is_a_failure(tree: Path, named: list[str], found: str, target: str, message: str) -> None:
    (tree / "x.md").symlink_to(target)
    assert failures(*named) == [("x.md", message)]


@pytest.mark.parametrize("named", [["."], ["x.md"]])
def test_a_pipe_or_socket_is_a_failure_and_never_waited_for(tree: Path, named: list[str]) -> None:
    os.mkfifo("x.md")
    (message,) = (message for _, message in failures(*named))
    assert message.startswith("is a named pipe, not a file; ")
    Path("x.md").unlink()
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("x.md")
        (message,) = (message for _, message in failures(*named))
    assert message.startswith("is a socket, not a file; ")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.md", "does not exist"),
        ("/dev/null", "is a device, not a file; name files or folders"),
        ("a.md/b.md", "cannot be read: not a directory"),
        ("x" * 300, "cannot be read: file name too long"),
        ("nul\0.md", "cannot be read: its name cannot be used"),
    ],
)
def test_what_cannot_be_found_is_a_failure_and_the_rest_is_found(tree: Path, path: str, message: str) -> None:
    plant(tree, "a.md")
    assert failures(path, "a.md") == [(path, message)]
    assert shown(path, "a.md") == ["a.md"]


def test_a_folder_that_may_not_be_listed_is_a_failure(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tree, "a.md", "shut/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert failures(".") == [("shut", "may not be read; check its permissions")]
    assert shown(".") == ["a.md"]


def test_strange_names_are_kept(tree: Path) -> None:
    names = ["new\nline.md", "esc\x1b[31m.md", os.fsdecode(b"byte\xff.md"), "ünï.md", "-.md"]
    plant(tree, *names)
    assert shown(".") == sorted(names)


def test_a_deep_tree_is_walked(tree: Path) -> None:
    here = tree
    for _ in range(300):
        here = here / "d"
    here.mkdir(parents=True)
    plant(here, "a.md")
    assert shown(".") == ["d/" * 300 + "a.md"]


def test_a_large_tree_is_walked_fast(tree: Path) -> None:
    for folder in range(50):
        plant(tree, *(f"{folder}/{number}.md" for number in range(40)))
    began = time.process_time()
    assert len(shown(".")) == 2000
    assert time.process_time() - began < 1


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_agrees(tree: Path) -> None:
    import subprocess

    plant(tree, "a.md", "b/c.md", "b/d/e.md", "f/g.md", "f/keep.md", "h i/j.md")
    (tree / ".gitignore").write_text("/a.md\nb/**/e.md\nf/*\n!f/keep.md\nh\\ i/\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], check=True)
    told = subprocess.run(
        ["git", "ls-files", "-o", "--exclude-standard"], check=True, capture_output=True, text=True
    ).stdout.split("\n")
    assert shown(".") == sorted(name for name in told if name.endswith(".md"))
