"""Tables as teams and their tools have them: whose columns they are, where each goes, and what is never guessed."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialpolicy import api
from socialpolicy.assemble.columns import columns_of
from socialpolicy.assemble.document import assemble
from socialpolicy.assemble.headers import header_of
from socialpolicy.assemble.targets import field_names, target_named
from socialpolicy.errors import ConfigError, RulebookError
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.house import House
from socialpolicy.model.nodes import Sequence
from socialpolicy.model.places import column_name
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.compile import compile_rulebook
from socialpolicy.settings import Flags

CALENDARS = Path(__file__).parents[2] / "shared" / "corpus" / "calendars"
PRESETS = Path(__file__).parents[1] / "rules" / "presets"
HOUSE = House(as_of=date(2026, 1, 5))
BUNDLED = api.load_rulebook(Flags(isolated=True)).presets


def assembled(source: str, path: str = "queue.csv", house: House = HOUSE, **choices: Any) -> Assembled:
    return assemble(read(source.encode(), path=path), house, **{"presets": BUNDLED, **choices})


def preset_of(source: str, path: str = "queue.csv") -> str | None:
    root = read(source.encode(), path=path).root
    assert isinstance(root, Sequence)
    found = columns_of(root, {}, BUNDLED).preset
    return found.name if found else None


def shown(found: Assembled) -> list[dict[str, Any]]:
    """What the posts of a table say, blank fields left out."""
    rows = [
        {
            "channel": post.channel,
            "text": post.written.value,
            "at": post.publish_at and post.publish_at.strftime("%Y-%m-%d %H:%M"),
            "links": list(post.links),
            "media": [(one.file, one.alt) for one in post.media],
            "tags": list(post.tags),
            "title": post.title,
        }
        for post in found.posts
    ]
    return [{name: value for name, value in row.items() if value} for row in rows]


# --- the tables of tools ------------------------------------------------------------------------------

METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Picture Url 1,Picture Url 2,Alt text picture 1,"
    "Alt text picture 2,Document title,Shortener,Brand name\n"
    "Hello,2026-03-01,09:30:00,false,TRUE,true,false,true,https://a.example/1,https://a.example/2,,Two,Doc,false,Us\n"
)
ADVANCED = (
    "All Social,All Social,All Social,All Social,All Social,All Social,All Social,Facebook,Google (GBP),YouTube\n"
    "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,OGmetaUrl (url),imageUrls (comma-separated),"
    "videoUrls (comma-separated),tags (comma-separated),followUpComment,type (post/story/reel),title,title\n"
    '2026-03-01 09:30:00,Hello,https://a.example,"https://a.example/1.png, https://a.example/2.png",,label,First!,'
    "post,Offer,Film\n"
)
TWO = [("https://a.example/1.png", None), ("https://a.example/2.png", None)]
AT = "2026-03-01 09:30"


@pytest.mark.parametrize(
    ("name", "source", "posts"),
    [
        (
            "buffer",
            "Text,Image URL,Tags,Posting Time,Board Name\nHello,https://a.example/1,our label,2026-03-01 09:30,Pins\n",
            [{"text": "Hello", "at": AT, "media": [("https://a.example/1", None)]}],
        ),
        (
            "publer",
            "Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,"
            '"Media URL(s) - Separated by comma","Title - For the video, pin, PDF ..",'
            "Label(s) - Separated by comma,Alt text(s) - Separated by ||,Comment(s) - Separated by ||\n"
            '2026-03-01 09:30,Hello,"https://a.example,https://b.example","https://a.example/1.png,'
            'https://a.example/2.png",Film,label,||A dog,First!\n'
            "next Friday at 2 PM,Bye,,,,,,\n",
            [
                {
                    "text": "Hello", "at": AT, "links": ["https://a.example", "https://b.example"], "title": "Film",
                    "media": [("https://a.example/1.png", None), ("https://a.example/2.png", "A dog")],
                },
                {"text": "Bye"},
            ],
        ),
        (
            "publer-old",
            "Date,Message,Link,Media URL,Title,Labels\n2026/03/01 09:30,Hello,https://a.example,,Film,label\n",
            [{"text": "Hello", "at": AT, "links": ["https://a.example"], "title": "Film"}],
        ),
        (
            "hootsuite",
            '01/03/2026 09:30,"Hello, all",https://a.example\n13/03/2026 09:30,Bye,\n',
            [
                {"text": "Hello, all", "at": AT, "links": ["https://a.example"]},
                {"text": "Bye", "at": "2026-03-13 09:30"},
            ],
        ),
        (
            "sprout-social",
            "date,time_24hr,message_text\n03/01/2026,09:30,Hello\n03/13/2026,9:30,Bye\n",
            [{"text": "Hello", "at": AT}, {"text": "Bye", "at": "2026-03-13 09:30"}],
        ),
        (
            "agorapulse",
            "post_content,post_link,video_url,image_url\nHello,https://a.example,,https://a.example/1.png\n",
            [{"text": "Hello", "links": ["https://a.example"], "media": TWO[:1]}],
        ),
        (
            "metricool",
            METRICOOL,
            [
                {
                    "channel": channel, "text": "Hello", "at": AT,
                    "media": [("https://a.example/1", None), ("https://a.example/2", "Two")],
                }
                for channel in ("facebook", "x")
            ],
        ),
        (
            "socialpilot",
            "Hello: all,https://a.example/1.png,2026-03-01 09:30\n",
            [{"text": "Hello: all", "at": AT, "media": TWO[:1]}],
        ),
        (
            "socialbee",
            "text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime\n"
            'Hello,https://a.example,"https://a.example/1.png,https://a.example/2.png",,,2026-03-01 09:30:00\n',
            [{"text": "Hello", "at": AT, "links": ["https://a.example"], "media": TWO}],
        ),
        (
            "highlevel",
            "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl,videoUrls\n"
            "3/1/2026 9:30,Hello,https://a.example,,,\n",
            [{"text": "Hello", "at": AT, "links": ["https://a.example"]}],
        ),
        (
            "highlevel-advanced",
            ADVANCED,
            [{"text": "Hello", "at": AT, "links": ["https://a.example"], "media": TWO}],
        ),
        (
            "ayrshare",
            'post,platforms,mediaUrls,scheduleDate\nHello,"twitter, facebook",https://a.example/1.png,'
            "2026-03-01T09:30:00Z\n",
            [{"channel": one, "text": "Hello", "at": AT, "media": TWO[:1]} for one in ("x", "facebook")],
        ),
        (
            "postfast",
            "scheduled_at,account_id,content,media_urls,first_comment,yt_is_short\n"
            '2026-03-01T09:30:00+01:00,0f1e,Hello,"https://a.example/1.png,https://a.example/2.png",First!,true\n',
            [{"text": "Hello", "at": AT, "media": TWO}],
        ),
        (
            "oktopost",
            "Network,Message,LinkUrl,LinkTitle,ImageUrl,Description,Picture\n"
            "LinkedIn,Hello,https://a.example,Their page,https://a.example/1.png,About them,https://a.example/x.png\n",
            [{"channel": "linkedin", "text": "Hello", "links": ["https://a.example"], "media": TWO[:1]}],
        ),
        (
            "friends-plus-me",
            '1;3;2026;9;30;"Hello";"link";"https://a.example"\n13;3;2026;9;5;"Bye";"";""\n',
            [
                {"text": "Hello", "at": AT, "links": ["https://a.example"]},
                {"text": "Bye", "at": "2026-03-13 09:05"},
            ],
        ),
        (
            "postoplan",
            "Date,Message,Media URL\n03/01/2026 09:30,Hello,\n01.03.2026 09:30,Again,\nToday,Bye,\n",
            [{"text": "Hello", "at": AT}, {"text": "Again", "at": AT}, {"text": "Bye"}],
        ),
    ],
)  # fmt: skip
def test_the_table_of_a_tool(name: str, source: str, posts: list[dict[str, Any]]) -> None:
    found = assembled(source)
    assert preset_of(source) == name
    assert shown(found) == posts
    assert found.problems == ()


def test_every_preset_is_tested() -> None:
    (mark,) = test_the_table_of_a_tool.pytestmark
    assert {case[0] for case in mark.args[1]} == {path.stem for path in PRESETS.glob("*.yaml")}
    assert {preset["name"] for preset in json.loads(BUNDLED)} == {path.stem for path in PRESETS.glob("*.yaml")}


@pytest.mark.parametrize(
    "source",
    [
        "Date,Message,Media URL,Platform\n3/4/2026,Hello,,LinkedIn\n",
        "Date,Message\n3/4/2026,Hello\n",
        "Text,Tags,When\nHello,#one,later\n",
        "3/4/2026 10:00,Hello,https://a.example,one column too many\n",
    ],
)
def test_a_table_that_only_resembles_that_of_a_tool_is_nobodys(source: str) -> None:
    assert preset_of(source) is None


def test_columns_that_a_team_adds_to_a_tools_table_are_read() -> None:
    (post,) = assembled("Text,Image URL,Posting Time,Author,Post ID\nHello,,2026-03-01 09:30,Ana,p1\n").posts
    assert (post.author, post.id) == ("Ana", "p1")


@pytest.mark.skipif(not CALENDARS.is_dir(), reason="the shared calendars are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("X Buffer_Import_Template.csv", "buffer"),
        ("buffer-30-day-schedule.csv", "buffer"),
        ("buffer-all-platforms.csv", None),
        ("buffer-import-template.csv", None),
        ("buffer-upload.csv", None),
        ("buffer-x-import.csv", None),
        ("content-calendar-template.csv", None),
        ("social-media-posting_basic-sample.csv", "highlevel"),
    ],
)
def test_the_calendars_of_teams(name: str, tool: str | None) -> None:
    (path,) = CALENDARS.rglob(name)
    source = path.read_bytes().decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(source)) if any(map(str.strip, row))]
    found = assembled(source)
    assert preset_of(source) == tool
    assert len(found.posts) == len(rows) - 1
    assert found.problems == ()


# --- headers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "row", "names"),
    [
        ([["Text", "Date"], ["Hello", "2026-03-01"]], 0, ("Text", "Date")),
        ([["Spring"], ["Text", "Date", "Network"], ["Hello", "2026-03-01", "x"]], 1, ("Text", "Date", "Network")),
        ([["Spring", ""], ["Caption", "Network"]], 1, ("Caption", "Network")),
        ([["Spring", ""], ["Wording", "Where"], ["Hello", "x"]], 1, ("Wording", "Where")),
        ([["Spring", "", "", ""], ["Wording", "", "Go", "x"], ["a", "b", "c", "d"]], 1, ("Wording", "", "Go", "x")),
        ([["Wording"], ["Hello"]], 0, ("Wording",)),
        ([["title", "Listening first"], ["start", "2026-01-01"]], 0, ("title", "Listening first")),
        ([["Wording", "Type"], ["A message", "Text"]], 0, ("Wording", "Type")),
        ([["2026-03-01 09:30", "Hello"]], -1, ("A", "B")),
        ([["Hello", "3/1/2026 9:30"], ["Bye", "", "https://a.example"]], -1, ("A", "B", "C")),
        ([["Text", "3/1/2026"], ["Hello", "x"]], 0, ("Text", "3/1/2026")),
        ([["All", "All", "X", "Y"], ["text", "date", "id", "id"]], 1, ("text", "date", "X id", "Y id")),
        ([], 0, ()),
    ],
)
def test_the_header_of_a_table(rows: list[list[str]], row: int, names: tuple[str, ...]) -> None:
    found = header_of(rows)
    assert (found.row, found.names) == (row, names)


@pytest.mark.parametrize(("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ")])
def test_columns_go_by_letters(column: int, letter: str) -> None:
    assert column_name(column) == letter


def test_titles_above_a_header_move_no_place() -> None:
    source = "Spring calendar,,\nText,Date,Network\nHello,2026-03-01,Twiter\n"
    (problem,) = assembled(source).problems
    assert source[slice(*problem.span)] == "Twiter"


# --- column maps --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "source", "read_as"),
    [
        ({"Wording": "text"}, "Wording\nHello\n", {"text": "Hello"}),
        ({"wording ": "text"}, "Wording\nHello\n", {"text": "Hello"}),
        ({"Copy": "text"}, "Copy,Notes\nHello,None\n", {"text": "Hello"}),
        ({"Tags": "ignore"}, "Caption,Tags\nHello,#one\n", {"text": "Hello"}),
        ({"Pic": "media", "Says": "media.alt"}, "Text,Pic,Says\nHello,a.png,A cat\n", {"media": [("a.png", "A cat")]}),
        ({"Posted?": "channel.linkedin"}, "Text,Posted?\nHello,yes\n", {"channel": "linkedin"}),
        ({"Day": "publish_at", "Hour": "publish_at.time"}, "Text,Day,Hour\nHello,2026-03-01,09:30\n", {"at": AT}),
        (
            {"Y": "publish_at.year", "M": "publish_at.month", "D": "publish_at.day"},
            "Text,Y,M,D\nHello,2026,3,1\n",
            {"at": "2026-03-01 00:00"},
        ),
        ({"B": "text", "A": "publish_at"}, "2026-03-01 09:30,Hello,more,and more\n", {"text": "Hello", "at": AT}),
        ({"Text": "title", "Body copy": "text"}, "Text,Body copy\nHi,Hello\n", {"text": "Hello", "title": "Hi"}),
    ],
)
def test_a_column_map_has_the_last_word(columns: dict[str, str], source: str, read_as: dict[str, Any]) -> None:
    (post,) = shown(assembled(source, columns=columns))
    assert {name: post.get(name) for name in read_as} == read_as
    assert not (columns.get("Tags") == "ignore" and "tags" in post)


def test_a_column_map_reaches_the_parts_of_news_and_offer() -> None:
    columns = {"Hook": "news.what", "Seen": "news.source", "Ends": "offer.until"}
    (post,) = assembled("Text,Hook,Seen,Ends\nHello,We moved,Us,2026-03-31\n", columns=columns).posts
    assert post.news
    assert (post.news.what, post.news.source) == ("We moved", "Us")
    assert post.offer
    assert post.offer.until == date(2026, 3, 31)


@pytest.mark.parametrize("field", field_names())
def test_every_field_that_is_offered_can_be_named(field: str) -> None:
    assert target_named(field) is not None


@pytest.mark.parametrize("field", ["txt", "news.wat", "publish_at.decade", "channel.", "text.part", ""])
def test_no_other_field_can_be_named(field: str) -> None:
    assert target_named(field) is None


@pytest.mark.parametrize(
    ("wanted", "meant"), [("news.wat", "news.what"), ("captoin", "caption"), ("media.atl", "media.alt")]
)
def test_a_misspelt_field_in_the_configuration(wanted: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / "socialpolicy.yaml").write_text(f"columns:\n  Wording: {wanted}\n", encoding="utf-8")
    (tmp_path / "queue.csv").write_text("Wording\nHello\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f'socialpolicy.yaml:2: columns: a post has no field "{wanted}"') as caught:
        api.check_paths([tmp_path / "queue.csv"])
    assert meant == "caption" or f'did you mean "{meant}"?' in str(caught.value)


# --- day and month ------------------------------------------------------------------------------------

OPEN = "day and month cannot be told apart"


def days(found: Assembled) -> list[str | None]:
    return [post.publish_at and post.publish_at.date().isoformat() for post in found.posts]


@pytest.mark.parametrize(
    ("dates", "house", "read_as"),
    [
        (["3/4/2026", "13/4/2026"], None, ["2026-04-03", "2026-04-13"]),
        (["3/4/2026", "4/13/2026"], None, ["2026-03-04", "2026-04-13"]),
        (["3-4-2026", "13-4-2026"], None, ["2026-04-03", "2026-04-13"]),
        (["3/4/2026", "5/6/2026"], True, ["2026-04-03", "2026-06-05"]),
        (["3/4/2026", "5/6/2026"], False, ["2026-03-04", "2026-05-06"]),
        (["3/4/2026", "4/13/2026"], True, ["2026-03-04", "2026-04-13"]),
        (["4/4/2026", "2026-04-05"], None, ["2026-04-04", "2026-04-05"]),
        (["3.4.2026"], None, ["2026-04-03"]),
    ],
)
def test_dates_tell_their_order_or_the_house_does(
    dates: list[str], house: bool | None, read_as: list[str | None]
) -> None:
    source = "Text,Date\n" + "".join(f"Hello,{one}\n" for one in dates)
    found = assembled(source, house=HOUSE._replace(day_first=house))
    assert days(found) == read_as
    assert found.problems == ()


@pytest.mark.parametrize(
    ("dates", "read_as", "count"),
    [
        (["3/4/2026", "5/6/2026", "2026-04-05"], [None, None, "2026-04-05"], 2),
        (["3/4/2026", "13/4/2026", "4/13/2026"], [None, "2026-04-13", "2026-04-13"], 1),
    ],
)
def test_an_order_that_is_open_is_told_of_once(dates: list[str], read_as: list[str | None], count: int) -> None:
    source = "Text,Date\n" + "".join(f"Hello,{one}\n" for one in dates)
    found = assembled(source)
    (problem,) = found.problems
    assert days(found) == read_as
    assert source[slice(*problem.span)] == "3/4/2026"
    assert ("2 cells" in problem.message) == (count == 2)
    assert "date_order: day-first" in problem.advice
    assert found.posts[0].at.unreadable == {"publish_at"}


def test_each_column_with_open_dates_is_told_of() -> None:
    found = assembled("Text,Date,Offer until\nHello,3/4/2026,5/6/2026\nBye,3/4/2026,\n")
    assert [problem.message.split("`")[1] for problem in found.problems] == ["Date", "Offer until"]


def test_the_configuration_settles_the_order(tmp_path: Path) -> None:
    (tmp_path / "queue.csv").write_text("Text,Date,Network\nWe moved to Zurich.,3/4/2026,x\n", encoding="utf-8")
    assert any(OPEN in finding.message for finding in api.check_paths([tmp_path]).findings)
    (tmp_path / "socialpolicy.yaml").write_text("date_order: month-first\n", encoding="utf-8")
    assert not any(OPEN in finding.message for finding in api.check_paths([tmp_path]).findings)
    (tmp_path / "socialpolicy.yaml").write_text("date_order: month-frist\n", encoding="utf-8")
    with pytest.raises(ConfigError, match='date_order: no choice called "month-frist"; did you mean "month-first"'):
        api.check_paths([tmp_path])


# --- media --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "row", "media"),
    [
        ("Image,Alt text", "a.png,A cat", [("a.png", "A cat")]),
        ("Image,Alt text", '"a.png, b.png",A cat||A dog', [("a.png", "A cat"), ("b.png", "A dog")]),
        ("Image,Alt text", '"a.png, b.png",||A dog', [("a.png", None), ("b.png", "A dog")]),
        ("Image,Alt text", 'a.png,"A cat\non a mat"', [("a.png", "A cat\non a mat")]),
        ("Image,Alt text", '"a.png\nb.png","A cat\nA dog"', [("a.png", "A cat"), ("b.png", "A dog")]),
        ("Image,Alt text", '"a.png, b.png","A cat, asleep"', [("a.png", "A cat, asleep"), ("b.png", None)]),
        ("Image", '"https://a.example/w_1,h_2/a.png"', [("https://a.example/w_1,h_2/a.png", None)]),
        (
            "Image",
            '"https://a.example/w_1,h_2/a.png,https://a.example/b"',
            [("https://a.example/w_1,h_2/a.png", None), ("https://a.example/b", None)],
        ),
        ("Image 1,Image 2,Alt 2", "a.png,b.png,A dog", [("a.png", None), ("b.png", "A dog")]),
        ("Image 1,Image 2,Alt 1,Alt 2", ",b.png,,A dog", [("b.png", "A dog")]),
        ("Image,Alt text", ",A cat", []),
    ],
)
def test_each_picture_has_its_own_text(header: str, row: str, media: list[tuple[str, str | None]]) -> None:
    (post,) = assembled(f"Caption,{header}\nHello,{row}\n").posts
    assert [(one.file, one.alt) for one in post.media] == media


# --- presets of one's own -----------------------------------------------------------------------------

OWN = "name: ours\ntitle: Ours\nsource: Us\nneeds: [Wording]\ncolumns: {Wording: text, Tags: ignore}\n"


def test_a_rulebook_of_ones_own_may_have_presets(tmp_path: Path) -> None:
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "ours.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "queue.csv").write_text("Wording,Tags,Network\nHello,#one,x\n", encoding="utf-8")
    flags = Flags(isolated=True, rulebooks=(str(tmp_path),), no_cache=True)
    assert api.check_paths([tmp_path / "queue.csv"], flags=flags).tally.posts == 1


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("Wording: text", "Wording: txt"), r'ours.yaml:5: a post has no field "txt"; did you mean "text"'),
        (("ignore", "channel.myspace"), r'ours.yaml:5: a post has no field "channel.myspace"'),
        (("needs", "nedes"), r'ours.yaml:4: there is no key called "nedes"; did you mean "needs"'),
        (("needs: [Wording]\n", ""), r"ours.yaml:1: say by which headers its tables are known"),
        (("[Wording]", "[Wordng]"), r'ours.yaml:4: `columns` has no "Wordng"; did you mean "Wording"'),
        (("name: ours", "name: theirs"), r"ours.yaml:1: the name is theirs; make it equal to the file's name, ours"),
    ],
)
def test_a_wrong_preset_is_told_with_its_line(change: tuple[str, str], complaint: str, tmp_path: Path) -> None:
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "ours.yaml").write_text(OWN.replace(*change), encoding="utf-8")
    with pytest.raises(RulebookError, match=complaint):
        compile_rulebook([str(tmp_path)], {})


def test_an_unknown_table_that_is_named_leads_to_the_command_that_helps(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("Region,Revenue\nNorth,12\n", encoding="utf-8")
    (failure,) = api.check_paths([path]).tally.failures
    assert f"socialpolicy init --columns {failure.path}" in failure.message
    assert api.check_paths([tmp_path]).tally.failures == ()
