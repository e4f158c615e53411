"""Posts and plans that no person writes: checked in time that grows with their length, and told of shortly."""

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from socialpolicy.api import check_bytes, check_paths, load_rulebook
from socialpolicy.model.report import Report
from socialpolicy.rulebook.book import Rulebook
from socialpolicy.settings import Flags

FLAGS = Flags(as_of=date(2026, 1, 5), isolated=True)
SOON = 5.0
"""Seconds of processor time for any of these files, each far below a MiB."""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook(FLAGS)


def check(data: bytes, path: str, book: Rulebook, channel: str | None = None) -> Report:
    started = time.process_time()
    report = check_bytes(data, path=path, channel=channel, flags=FLAGS, rulebook=book)
    assert time.process_time() - started < SOON
    return report


@pytest.mark.parametrize(
    ("repeated", "path", "channel"),
    [
        ("@", "a.txt", "x"),
        ("$", "a.txt", "x"),
        ("1,000,", "a.md", "blog"),
        ("😀", "a.txt", "linkedin"),
        ("😀 ", "a.md", "blog"),
        ('"buy now" ', "a.txt", "x"),
        ("#ad ", "a.txt", "instagram"),
        ("thanks to @a ", "a.txt", "x"),
        ("guaranteed results ", "a.txt", "linkedin"),
        ("guaranteed results\n\n", "a.txt", "linkedin"),
        ("open until 2026-01-01 ", "a.txt", "x"),
        ("![a](b.png) ", "a.md", "blog"),
    ],
)
def test_what_is_said_over_and_over_takes_linear_time(repeated: str, path: str, channel: str, book: Rulebook) -> None:
    text = repeated * (100_000 // len(repeated))
    assert check(text.encode(), path, book, channel).complete


def in_media(text: str) -> bytes:
    return json.dumps([{"channel": "x", "text": "Hello", "media": [{"file": text, "alt": text[:-1]}]}]).encode()


def in_tags(text: str) -> bytes:
    return json.dumps([{"channel": "x", "text": "Hello", "tags": text, "links": text}]).encode()


def in_a_header(text: str) -> bytes:
    return f'channel,text,"{text}"\nx,Hello,\n'.encode()


def in_yaml(text: str) -> bytes:
    indented = text.replace("\n", "\n    ")
    return f"posts:\n- channel: linkedin\n  text: |\n    a{indented}\n".encode()


@pytest.mark.parametrize(
    ("made", "path", "repeated"),
    [
        (in_media, "a.json", "a"),
        (in_media, "a.json", "a."),
        (in_tags, "a.json", '"a '),
        (in_tags, "a.json", "a\n"),
        (in_a_header, "a.csv", "("),
        (in_a_header, "a.csv", " - "),
        (in_yaml, "a.yaml", "a\n\n"),
    ],
)
def test_fields_of_any_length_take_linear_time(
    made: Callable[[str], bytes], path: str, repeated: str, book: Rulebook
) -> None:
    assert check(made(repeated * (100_000 // len(repeated))), path, book).tally.posts == 1


def test_a_message_repeats_no_endless_word(book: Rulebook) -> None:
    report = check(json.dumps([{"channel": "x", "text": "Hello", "k" * 50_000: 1}]).encode(), "a.json", book)
    [finding] = report.findings
    assert finding.rule == "unknown-field"
    assert len(finding.message) < 1200
    assert "…" in finding.message


def test_evidence_shows_the_address_of_a_link(book: Rulebook) -> None:
    text = b"Monday again... who else needs coffee? https://harbour.example/coffee\n"
    shown = [one.text for one in check(text, "a.txt", book, "x").findings[0].evidence]
    assert "\ufffc" not in "".join(shown)


def test_a_mistake_of_ours_fails_one_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("---\nchannel: x\n---\nWe mended 14 routers.\n", encoding="utf-8")
    from socialpolicy import desk

    def assemble(document: desk.Document, *given: object, **named: object) -> desk.Assembled:
        if document.path.endswith("a.md"):
            raise RecursionError("too deep")
        return honest(document, *given, **named)  # type: ignore[arg-type]

    honest = desk.assemble
    monkeypatch.setattr(desk, "assemble", assemble)
    report = check_paths([tmp_path], flags=FLAGS)
    [failure] = report.tally.failures
    assert failure.path.endswith("a.md")
    assert failure.message.startswith("internal error: RecursionError: too deep (")
    assert (report.tally.posts, report.exit_status("error")) == (1, 2)
