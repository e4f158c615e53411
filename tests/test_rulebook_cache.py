"""Compiled rulebooks are kept on disk: written once, used again, and never trusted when they are not sound."""

import json
import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from socialpolicy import Flags, check_paths
from socialpolicy.errors import RulebookError
from socialpolicy.reporters import Options
from socialpolicy.reporters.json_report import render
from socialpolicy.rulebook import cache
from socialpolicy.rulebook import compile as compiling
from socialpolicy.rulebook.load import compiled_rulebook
from socialpolicy.rulebook.stored import whole

EXAMPLES = Path(__file__).parents[1] / "examples"
DIGEST = "0" * 64
SMALL: Mapping[str, Any] = {
    "rules": [{"id": "no-jargon", "subjects": ["post"], "title": "Plain words", "parts": [{"name": "ä\n"}]}],
    "lexicons": {"jargon": '[["leverage","jargon",1]]', "ärger": "[]"},
    "matching": [[["jargon", "ärger"], "leverage\x1d[]\x1d\x1d[]"]],
    "profiles": {},
    "channels": {"x": '{"title":"X","entities":"x","keywords":false,"links_in_text":false,"limits":{}}'},
    "digest": f"sha256:{DIGEST}",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of its own for compiled rulebooks."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SOCIALPOLICY_CACHE_DIR", str(folder))
    return folder


def bytes_of(flags: Flags = Flags()) -> str:  # noqa: B008 - immutable
    """Return the report on the examples, as bytes."""
    report = check_paths([str(EXAMPLES)], flags=flags._replace(as_of=date(2026, 1, 5)))
    return "\n".join(render(report, Options()))


def readable(compiled: Mapping[str, Any]) -> dict[str, Any]:
    """Return a compiled rulebook with its rules whole and its word lists as text, however it came."""
    lexicons = {name: text_of(stored) for name, stored in compiled["lexicons"].items()}
    return {
        **compiled,
        "rules": [whole(rule) for rule in compiled["rules"]],
        "lexicons": lexicons,
        "matching": [[names, text_of(made)] for names, made in compiled["matching"]],
        "channels": {name: text_of(stored) for name, stored in compiled["channels"].items()},
    }


def text_of(stored: bytes | str) -> str:
    return stored.decode().rstrip("\n") if isinstance(stored, bytes) else stored


def test_what_is_kept_comes_back(place: Path) -> None:
    cache.save(place, DIGEST, SMALL)
    kept = cache.load(place, DIGEST)
    assert kept is not None
    assert readable(kept) == SMALL


def test_nothing_kept_is_nothing(place: Path) -> None:
    assert cache.load(place, DIGEST) is None


def test_a_rulebook_is_compiled_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bytes_of()
    assert [path.suffix for path in place.iterdir()] == [".jsonl"]
    monkeypatch.setattr(compiling, "compile_rulebook", lambda *_: pytest.fail("compiled again"))
    assert bytes_of() == first


def test_a_folder_without_rules_is_refused_whatever_is_kept(place: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    edits = {"pressure": (("grab yours",), ())}
    compiled_rulebook([], edits, environment=os.environ)
    with pytest.raises(RulebookError, match="there is no rule file"):
        compiled_rulebook([str(empty)], edits, environment=os.environ)


def test_without_the_cache_the_report_is_the_same_and_nothing_is_written(place: Path) -> None:
    without = bytes_of(Flags(no_cache=True))
    assert not place.exists()
    assert bytes_of() == without
    assert bytes_of() == without


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\0" * len(data),
    ],
    ids=["empty", "half", "one byte short", "one byte long", "other line ends", "without its sum", "zeros"],
)
def test_a_damaged_entry_counts_as_absent(place: Path, damage: Any) -> None:
    cache.save(place, DIGEST, SMALL)
    [entry] = place.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.load(place, DIGEST) is None


def test_a_damaged_entry_is_made_again(place: Path) -> None:
    before = bytes_of()
    [entry] = place.iterdir()
    sound = entry.read_bytes()
    entry.write_bytes(sound[:-100])
    assert bytes_of() == before
    assert entry.read_bytes() == sound


@given(some.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_changed_byte_goes_unnoticed(tmp_path: Path, data: some.DataObject) -> None:
    cache.save(tmp_path, DIGEST, SMALL)
    entry = tmp_path / f"{DIGEST}.jsonl"
    sound = bytearray(entry.read_bytes())
    at = data.draw(some.integers(0, len(sound) - 1))
    sound[at] ^= data.draw(some.integers(1, 255))
    entry.write_bytes(bytes(sound))
    assert cache.load(tmp_path, DIGEST) is None


def entry_of(payload: bytes) -> bytes:
    """Return an entry whose sum is right, whatever it holds."""
    return b"%08x\n" % zlib.crc32(payload) + payload


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"not JSON",
        b'{"lexicons": 3, "matching": 4}',
        b'{"lexicons": [], "matching": []}',
        b'{"lexicons": ["a"], "matching": [], "digest": "sha256:%s"}' % DIGEST.encode(),
        b'{"lexicons": [], "matching": [], "digest": "sha256:other"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_an_entry_that_is_no_rulebook_counts_as_absent(place: Path, payload: bytes) -> None:
    place.mkdir()
    (place / f"{DIGEST}.jsonl").write_bytes(entry_of(payload))
    assert cache.load(place, DIGEST) is None


def test_the_entry_of_another_rulebook_counts_as_absent(place: Path) -> None:
    cache.save(place, DIGEST, SMALL)
    (place / f"{DIGEST}.jsonl").rename(place / f"{'1' * 64}.jsonl")
    assert cache.load(place, "1" * 64) is None


def test_an_entry_that_is_a_folder_counts_as_absent(place: Path) -> None:
    (place / f"{DIGEST}.jsonl").mkdir(parents=True)
    assert cache.load(place, DIGEST) is None
    cache.save(place, DIGEST, SMALL)
    assert [path.name for path in place.iterdir()] == [f"{DIGEST}.jsonl"]


class Trap:
    """What a pickle may do when it is opened: leave a mark."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __reduce__(self) -> Any:
        """Make a folder when the pickle is opened."""
        return (os.mkdir, (self.mark,))


def test_a_planted_pickle_is_never_opened(place: Path, tmp_path: Path) -> None:
    before = bytes_of()
    [entry] = place.iterdir()
    trap = pickle.dumps(Trap(str(tmp_path / "sprung")))
    for name in (entry.name, f"{entry.stem}.pickle", f"{entry.stem}.pkl", f"{entry.stem}.json", entry.stem):
        (place / name).write_bytes(trap)
    assert bytes_of() == before
    entry.write_bytes(entry_of(trap))
    assert cache.load(place, entry.stem) is None
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("blocked", ["a file", "no rights"])
def test_a_folder_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    folder = tmp_path / "blocked"
    if blocked == "a file":
        folder.write_text("in the way")
    else:
        folder.mkdir(mode=0o500)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
    monkeypatch.setenv("SOCIALPOLICY_CACHE_DIR", str(folder / "cache"))
    assert bytes_of() == bytes_of(Flags(no_cache=True))


WRITER = """
import json, sys
from pathlib import Path
from socialpolicy.rulebook import cache
from socialpolicy.rulebook.stored import whole
place, digest, compiled = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
for _ in range(60):
    cache.save(place, digest, compiled)
    found = cache.load(place, digest)
    assert found is not None and [whole(rule) for rule in found["rules"]] == compiled["rules"], found
"""


def test_several_processes_may_write_at_once(place: Path) -> None:

    command = [sys.executable, "-c", WRITER, str(place), DIGEST, json.dumps(SMALL)]
    writers = [subprocess.Popen(command, cwd=EXAMPLES.parent, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [writer.communicate()[1] for writer in writers] == [""] * 4
    assert [path.name for path in place.iterdir()] == [f"{DIGEST}.jsonl"]
    assert cache.load(place, DIGEST) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small rulebook folder."""
    (tmp_path / "book" / "words").mkdir(parents=True)
    (tmp_path / "book" / "words" / "a.yaml").write_text("id: a\n")
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("name", "text", "differs"),
    [
        ("words/a.yaml", "id: b\n", True),
        ("words/b.yaml", "", True),
        ("other/a.yaml", "id: a\n", True),
        ("words/a.txt", "x", False),
        ("words/.hidden.yaml", "x", False),
        (".git/a.yaml", "x", False),
    ],
)
def test_what_makes_it_another_rulebook(folder: Path, name: str, text: str, differs: bool) -> None:
    before = cache.digest_of([str(folder)], {})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    assert (cache.digest_of([str(folder)], {}) != before) is differs


def test_edits_of_word_lists_make_it_another_rulebook(folder: Path) -> None:
    edits = ({}, {"a": (("x",), ())}, {"a": ((), ("x",))}, {"b": (("x",), ())})
    assert len({cache.digest_of([str(folder)], edit) for edit in edits}) == 4


def test_what_is_touched_or_moved_stays_the_same(folder: Path, tmp_path: Path) -> None:
    before = cache.digest_of([str(folder)], {})
    os.utime(folder / "words" / "a.yaml", (1, 1))
    moved = folder.rename(tmp_path / "moved")
    assert cache.digest_of([str(moved)], {}) == before


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SOCIALPOLICY_CACHE_DIR": "/a", "XDG_CACHE_HOME": "/b"}, Path("/a")),
        ({"XDG_CACHE_HOME": "/b"}, Path("/b/socialpolicy")),
        ({}, Path.home() / ".cache" / "socialpolicy"),
    ],
)
def test_where_they_are_kept(environment: dict[str, str], expected: Path) -> None:
    assert cache.folder(environment) == expected


def test_a_user_without_a_home_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(cache.Path, "home", homeless)
    assert cache.folder({}) is None
    assert compiled_rulebook([], {}, environment={})["rules"]


def test_a_rulebook_from_the_cache_is_the_one_that_was_compiled(place: Path) -> None:
    environment = {"SOCIALPOLICY_CACHE_DIR": str(place)}
    made = compiled_rulebook([], {}, environment=environment)
    kept = compiled_rulebook([], {}, environment=environment)
    assert readable(kept) == {
        **readable(made),
        "matching": [[list(names), text] for names, text in readable(made)["matching"]],
    }
