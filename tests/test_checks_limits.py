"""Check kinds that know channels (length, count, alt), in the rules that hold posts against their channel's limits."""

import pytest

from socialpolicy.api import check_text
from socialpolicy.model.finding import Finding
from socialpolicy.model.report import Report
from socialpolicy.settings import Flags

RULES = ("channel-length", "hashtag-count", "mention-count", "media-count", "alt-text")
HERE = Flags(isolated=True, select=RULES)
SENTENCE = "This sentence is thirty long. "
"""Thirty characters."""

LONG_URL = "https://example.com/" + "a" * 300


def said(report: Report) -> list[str]:
    """Return what a report finds, in short."""
    return [f"{one.severity} {one.rule} {one.part}".strip() for one in report.tally.findings]


def only(report: Report) -> Finding:
    """Return the one finding of a report."""
    (found,) = report.tally.findings
    return found


def reasons(report: Report) -> set[str]:
    """Return why something was not evaluated."""
    return {reason for _, reason in report.tally.unknown}


@pytest.mark.parametrize(
    ("channel", "text", "expected"),
    [
        ("x", "a" * 280, ["note channel-length near"]),
        ("x", "a" * 281, ["error channel-length text"]),
        ("x", "a" * 252, []),
        ("x", "二" * 141, ["error channel-length text"]),
        ("x", "🙂" * 126, []),
        ("x", "👨‍👩‍👧‍👦" * 126, []),
        ("x", f"See {LONG_URL}", []),
        ("x", "example.com " * 20, ["error channel-length text"]),
        ("bluesky", "👨‍👩‍👧‍👦" * 115, []),
        ("bluesky", "a" * 301, ["error channel-length text"]),
        ("bluesky", f"See {LONG_URL}", ["error channel-length text"]),
        ("mastodon", f"{LONG_URL} " * 18, []),
        ("mastodon", "@ana@" + "a" * 200 + ".example " + "a" * 400, []),
        ("threads", "🙂" * 126, ["error channel-length text"]),
        ("threads", "é" * 450, []),
        ("linkedin", "a" * 3001, ["error channel-length text"]),
        ("tiktok", "🙂" * 1101, ["warning channel-length advised"]),
        ("tiktok", "a" * 4001, ["warning channel-length text", "warning channel-length advised"]),
        ("youtube", "é" * 2501, ["error channel-length text"]),
        ("facebook", "a" * 63207, ["warning channel-length text"]),
        ("blog", "a " * 90000, []),
    ],
)
def test_each_channel_counts_in_its_own_way(channel: str, text: str, expected: list[str]) -> None:
    assert sorted(said(check_text(text, channel=channel, flags=HERE))) == sorted(expected)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.yaml", "{channel: reddit, kind: comment, text: TEXT}", ["error channel-length text"]),
        ("a.yaml", "{channel: reddit, text: TEXT}", []),
        ("a.yaml", "{channel: linkedin, kind: reply, text: TEXT}", ["warning channel-length text"]),
        ("a.yaml", "{channel: linkedin, kind: article, text: TEXT}", []),
        ("a.yaml", "{channel: reddit, title: TITLE, text: Hello}", ["error channel-length title"]),
        ("a.yaml", "{channel: youtube, title: TITLE, text: Hello}", ["error channel-length title"]),
        ("a.yaml", "{channel: linkedin, title: TITLE, text: Hello}", []),
    ],
)
def test_kinds_and_titles_have_limits_of_their_own(path: str, text: str, expected: list[str]) -> None:
    text = text.replace("TEXT", SENTENCE * 340).replace("TITLE", SENTENCE * 11)
    assert said(check_text(text, path=path, flags=HERE)) == expected


def test_a_finding_says_how_much_and_begins_where_it_overflows() -> None:
    found = only(check_text(f"---\nchannel: x\n---\n\n{SENTENCE * 9}{LONG_URL}\n", path="a.md", flags=HERE))
    assert found.message == "The text has 293 of 280 characters (on X, an address counts as 23); X takes no more."
    assert found.advice == (
        "Cut 13 characters, or give what follows a post of its own. "
        'The limit is from "Counting characters" (2026-08-22).'
    )
    assert (found.place.line, found.place.column, found.excerpt) == (5, 271, LONG_URL[:200])
    assert found.figures == {"used": 293, "limit": 280}


def test_one_character_too_many_is_one_character() -> None:
    text = SENTENCE * 9 + "Eleven more"
    advice = only(check_text(f"---\nchannel: x\n---\n\n{text}\n", path="a.md", flags=HERE)).advice
    assert advice.startswith("Cut 1 character, or give what follows a post of its own.")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.tweet", f"{SENTENCE * 8}\n---\n{SENTENCE * 10}\n---\n{SENTENCE * 8}\n"),
        ("a.yaml", f"channel: x\nkind: thread\ntext: |\n  {SENTENCE * 8}\n  ---\n  {SENTENCE * 10}\n"),
    ],
)
def test_a_thread_is_counted_part_by_part(path: str, text: str) -> None:
    found = only(check_text(text, path=path, flags=HERE))
    assert found.message.startswith("Part 2 of ")
    assert found.message.endswith("has 299 of 280 characters; X takes no more.")
    assert found.excerpt == f"{SENTENCE * 10}"[280:299]


def test_a_comment_in_markdown_does_not_count() -> None:
    text = f"---\nchannel: x\n---\n{SENTENCE * 4}<!-- {SENTENCE * 5} -->{SENTENCE * 5}"
    assert said(check_text(text, path="a.md", flags=HERE)) == ["note channel-length near"]
    longer = only(check_text(text + "And a few words more.", path="a.md", flags=HERE))
    assert (longer.figures["used"], longer.excerpt) == (291, "words more.")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("channel: instagram, text: 'A #b #c #d #e #f'", []),
        ("channel: instagram, text: 'A #b #c #d #e #f #g'", ["warning hashtag-count advised"]),
        ("channel: instagram, text: 'A #b #c #d', tags: [b, C, e, f]", []),
        ("channel: instagram, text: 'A #b #c #d', tags: [e, f, g]", ["warning hashtag-count advised"]),
        ("channel: instagram, text: 'A " + "".join(f"#t{n} " for n in range(31)) + "'", ["error hashtag-count limit"]),
        ("channel: youtube, text: A, tags: [" + ", ".join(f"t{n}" for n in range(70)) + "]", []),
        ("channel: x, text: 'A #b #c and #1'", []),
        ("channel: x, text: 'A #b #c #d'", ["note hashtag-count advised"]),
        ("channel: threads, text: 'A #b #c'", ["warning hashtag-count limit"]),
        ("channel: mastodon, text: 'A #b #c #d #e #f #g #h'", []),
        ("channel: blog, text: 'A #b #c #d #e #f #g #h', tags: [a, b, c, d, e, f, g]", []),
        ("channel: bluesky, text: 'A #" + "b" * 65 + "'", ["warning hashtag-count length"]),
        ("channel: bluesky, text: 'A #" + "b" * 64 + "'", []),
        ("channel: instagram, text: 'A " + "".join(f"@t{n} " for n in range(21)) + "'", ["error mention-count"]),
        ("channel: instagram, text: 'A " + "".join(f"a@t{n}.ch " for n in range(21)) + "'", []),
        ("channel: x, text: 'A " + "".join(f"@t{n} " for n in range(21)) + "'", []),
    ],
)
def test_hashtags_and_mentions_are_counted(fields: str, expected: list[str]) -> None:
    assert said(check_text(f"{{{fields}}}", path="a.yaml", flags=HERE)) == expected


def media(count: int) -> str:
    """Return so many pictures, with their texts."""
    return "[" + ", ".join(f"{{file: {n}.png, alt: A view of bridge {n}}}" for n in range(count)) + "]"


@pytest.mark.parametrize(
    ("channel", "count", "expected"),
    [
        ("x", 4, []),
        ("x", 5, ["error media-count limit"]),
        ("bluesky", 4, []),
        ("bluesky", 5, ["note media-count advised"]),
        ("bluesky", 21, ["error media-count limit"]),
        ("instagram", 11, ["note media-count advised"]),
        ("facebook", 40, []),
    ],
)
def test_media_are_counted(channel: str, count: int, expected: list[str]) -> None:
    assert (
        said(check_text(f"{{channel: {channel}, text: A, media: {media(count)}}}", path="a.yaml", flags=HERE))
        == expected
    )


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.yaml", "{channel: x, text: A, media: [{file: a.png}]}", ["warning alt-text missing"]),
        ("a.yaml", "{channel: x, text: A, media: [a.png, b.png]}", ["warning alt-text missing"] * 2),
        ("a.yaml", "{channel: x, text: A, media: [{file: a.mp4}]}", []),
        ("a.yaml", "{channel: tiktok, text: A, media: [{file: a.png}]}", []),
        ("a.yaml", "{channel: x, text: A, media: [{file: a.png, alt: A bridge}]}", []),
        ("a.yaml", "{channel: x, text: A, media: [{file: a.png, alt: DSC_0012}]}", ["warning alt-text file-name"]),
        ("a.yaml", "{channel: x, text: A, media: [{file: u/my-cat.png, alt: my-cat}]}", ["warning alt-text file-name"]),
        ("a.yaml", "{channel: x, text: A, media: [{file: u/cat.png, alt: cat}]}", []),
        ("a.yaml", "{channel: x, text: A, media: [{file: a.png, alt: Image of a bridge}]}", ["note alt-text opening"]),
        ("a.yaml", "{channel: x, text: A, media: [{file: a.png, alt: Images often lie}]}", []),
        ("a.yaml", f"{{channel: x, text: A, media: [{{file: a.png, alt: {SENTENCE * 34}}}]}}", ["error alt-text long"]),
        ("a.md", "---\nchannel: blog\n---\nA\n\n![](a.png)\n", ["warning alt-text missing"]),
        ("a.md", "---\nchannel: blog\n---\nA\n\n![A bridge](a.png)\n", []),
        ("a.md", '---\nchannel: blog\n---\nA\n\n<img src="a.png">\n', ["warning alt-text missing"]),
        ("a.csv", "Message,Network,Image,Alt text\nA,x,a.png,\n", ["warning alt-text missing"]),
        ("a.csv", "Message,Network,Image,Alt text\nA,x,a.png,A bridge\n", []),
        ("a.csv", "Message,Network,Image\nA,x,a.png\n", []),
    ],
)
def test_pictures_need_a_text(path: str, text: str, expected: list[str]) -> None:
    assert said(check_text(text, path=path, flags=HERE)) == expected


def test_a_table_without_a_column_for_it_leaves_open_whether_there_is_a_text() -> None:
    report = check_text("Message,Network,Image\nA,x,a.png\nB,x,\n", path="a.csv", flags=HERE)
    assert reasons(report) == {"the alternative text of its media, for which the table has no column"}
    assert report.tally.unknown == {("alt-text", next(iter(reasons(report)))): 1}


def test_without_a_channel_nothing_is_said_but_why() -> None:
    report = check_text("A", path="a.txt", flags=HERE)
    assert report.tally.unknown == {("channel-length", "channel"): 1}
    assert said(report) == []
