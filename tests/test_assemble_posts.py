"""Drafts in every container: which fields they give, what is reported, and where it stands."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialpolicy.assemble.document import assemble
from socialpolicy.assemble.names import vocabulary
from socialpolicy.errors import ReadError
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Document
from socialpolicy.model.house import House
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.model.text import span_of
from socialpolicy.readers import SUFFIXES
from socialpolicy.readers.reading import read

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
HOUSE = House(as_of=date(2026, 1, 5))


def document_of(source: str, path: str = "drafts.yaml") -> Document:
    return read(source.encode(), path=path)


def assembled(source: str, path: str = "drafts.yaml", house: House = HOUSE, **choices: Any) -> Assembled:
    return assemble(document_of(source, path), house, **choices)


def one_post(source: str, path: str = "drafts.yaml", **choices: Any) -> Post:
    (post,) = assembled(source, path, **choices).posts
    return post


def problems(source: str, path: str = "drafts.yaml", **choices: Any) -> list[tuple[str, str, str]]:
    found = assembled(source, path, **choices).problems
    return [(each.severity, each.kind, source[slice(*each.span)]) for each in found]


# --- what is recognised ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "source", "channels"),
    [
        ("a.yaml", "{channel: x, text: Hello}", ["x"]),
        ("a.yaml", "text: Hello", [None]),
        ("a.yaml", "- {channel: x, text: Hello}\n- {channel: fb, text: Hello}", ["x", "facebook"]),
        ("a.yaml", "posts:\n- {channel: x, text: Hello}", ["x"]),
        ("a.yaml", "channel: x\nposts:\n- {text: Hello}\n- {channel: fb, text: Hello}", [None, "facebook"]),
        ("a.yaml", "tweets:\n- {day: 1, text: Hello}", [None]),
        ("a.json", '{"channel": "x", "text": "Hello"}', ["x"]),
        ("a.json", '[{"richText": "Hello", "account": "us"}]', [None]),
        ("a.jsonl", '{"channel": "x", "text": "Hello"}\n{"channel": "li", "text": "Hello"}\n', ["x", "linkedin"]),
        ("a.csv", "Message,Network\nHello,Twitter\n", ["x"]),
        ("a.tsv", "Post text\tNetwork\nHello\tTwitter\n", ["x"]),
        ("a.tweet", "Hello", ["x"]),
        ("a.txt", "Hello", [None]),
        ("a.md", "---\nchannel: linkedin\n---\nHello", ["linkedin"]),
        ("_posts/2026-01-05-a.md", "Hello", ["blog"]),
        ("site/content/a.md", "+++\ntitle = 'Hello'\n+++\nHello", ["blog"]),
    ],
)
def test_what_holds_posts_is_recognised(path: str, source: str, channels: list[str | None]) -> None:
    found = assembled(source, path)
    assert found.recognised
    assert [post.channel for post in found.posts] == channels


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.yaml", "services: {web: {image: nginx}}"),
        ("a.yaml", "version: 3\nmessage: of the day"),
        ("a.yaml", "channels: [conda-forge]\ndependencies: [python]"),
        ("a.yaml", "posts: [a.md, b.md]"),
        ("a.yaml", "[1, 2, 3]"),
        ("a.json", '{"name": "us", "content": "x"}'),
        ("a.json", '{"posts": [{"id": 1, "title": "x", "body": "y"}]}'),
        ("a.json", "[]"),
        ("a.csv", "name,price\nbolt,3\n"),
        ("a.csv", "id,content,url\n1,x,https://a.example\n"),
        ("README.md", "# Hello"),
        ("docs/a.md", "---\ntitle: Hello\n---\nHello"),
        ("content/README.md", "# Hello"),
        ("content/_index.md", "+++\ntitle = 'All'\n+++\n"),
    ],
)
def test_what_nothing_tells_to_hold_posts_is_left_alone(path: str, source: str) -> None:
    found = assembled(source, path)
    assert not found.recognised
    assert found.posts == ()


@pytest.mark.parametrize(
    ("front_matter", "path_channel", "flag", "channel"),
    [
        ("channel: x", "linkedin", "facebook", "x"),
        ("title: A", "linkedin", "facebook", "linkedin"),
        ("title: A", None, "Twitter", "x"),
        ("title: A", None, None, "blog"),
    ],
)
def test_the_channel_is_told_by_the_draft_then_the_path_then_the_flag_then_the_folder(
    front_matter: str, path_channel: str | None, flag: str | None, channel: str
) -> None:
    house = House(as_of=date(2026, 1, 5), channel=flag)
    post = one_post(f"---\n{front_matter}\n---\nHello", "blog/a.md", house=house, path_channel=path_channel)
    assert post.channel == channel


# --- the fields ---------------------------------------------------------------------------------------

EVERY_FIELD = """\
channel: linkedin
kind: share
id: spring-1
title: Five questions about routing
summary: What callers ask
language: en
author: Dana Okafor
employee: yes
reviewed_by: Mei Tan
approved_by: Mei Tan
approved_at: 2026-01-04T10:00Z
publish_at: 2026-01-05T09:00Z
reply_to: https://social.example/1
audience: support managers
campaign: spring
purpose: ask
news: {what: The survey is out, date: 2026-01-03, source: https://survey.example}
offer: {what: A workshop, price: USD 40, saving: half, until: 2026-02-01, where: Chicago}
media: [{file: a.png, alt: A chart}]
links: [https://a.example]
tags: ['#routing', telephony]
sponsored_by: Brightside
relationship: Customer since 2019
status: draft
draft: true
socialpolicy: {ignore: [{rule: no-hard-sell, reason: agreed}]}
x_ours: anything
text: Which question do you hear most?
"""


def test_every_field_is_read() -> None:
    found = assembled(EVERY_FIELD)
    (post,) = found.posts
    assert found.problems == ()
    assert post.news is not None
    assert post.offer is not None
    assert (post.channel, post.kind, post.id, post.name) == ("linkedin", "share", "spring-1", "spring-1")
    assert (post.title, post.summary, post.language) == ("Five questions about routing", "What callers ask", "en")
    assert (post.author, post.employee, post.reviewed_by, post.approved_by) == (
        "Dana Okafor",
        True,
        "Mei Tan",
        "Mei Tan",
    )
    assert post.approved_at == datetime(2026, 1, 4, 10, tzinfo=UTC)
    assert post.publish_at == datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert (post.reply_to, post.audience) == ("https://social.example/1", "support managers")
    assert (post.campaign, post.purpose) == ("spring", "ask")
    assert (post.news.what, post.news.date, post.news.source) == (
        "The survey is out",
        date(2026, 1, 3),
        "https://survey.example",
    )
    assert (post.offer.what, post.offer.price, post.offer.saving) == ("A workshop", "USD 40", "half")
    assert (post.offer.until, post.offer.where) == (date(2026, 2, 1), "Chicago")
    assert [(media.file, media.alt) for media in post.media] == [("a.png", "A chart")]
    assert (post.links, post.tags) == (("https://a.example",), ("routing", "telephony"))
    assert (post.sponsored_by, post.relationship) == ("Brightside", "Customer since 2019")
    assert (post.status, post.draft, post.asks_openly) == ("draft", True, True)
    assert post.written.value == "Which question do you hear most?"
    assert post.prose.value == "Five questions about routing\nWhich question do you hear most?"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("channel: blog", "article"),
        ("channel: x\nreply_to: 'https://social.example/1'", "reply"),
        ("channel: x\noffer: {what: A workshop}", "offer"),
        ("channel: x\npurpose: Ask", "question"),
        ("channel: x", "broadcast"),
        ("channel: blog\nkind: share", "share"),
    ],
)
def test_the_kind_is_inferred_where_it_is_absent(fields: str, kind: str) -> None:
    assert one_post(f"text: Hello\n{fields}").kind == kind


@pytest.mark.parametrize(
    "channels",
    ["channels: [x, linkedin]", "channel: twitter; LinkedIn", "channel: 'X (Twitter), li'", "channel: [x, x, li]"],
)
def test_a_post_for_several_channels_is_one_post_for_each_and_is_read_once(channels: str) -> None:
    posts = assembled(f"{channels}\ntext: Hello").posts
    assert [post.channel for post in posts] == ["x", "linkedin"]
    assert posts[0].prose is posts[1].prose
    assert posts[0].name == posts[1].name


def test_for_a_blog_the_text_is_markdown_and_for_other_channels_it_is_plain() -> None:
    posts = assembled("channels: [blog, x]\ntext: '**Hello** you'").posts
    assert [(post.channel, post.markdown, post.prose.value) for post in posts] == [
        ("blog", True, "Hello you"),
        ("x", False, "**Hello** you"),
    ]


def test_posts_are_named_by_id_else_by_path_and_number() -> None:
    posts = assembled("- {text: a}\n- {text: b}\n- {text: c, id: third}", "q.yaml").posts
    assert [post.name for post in posts] == ["q.yaml", "q.yaml#2", "third"]


@pytest.mark.parametrize(("published", "names"), [(False, ["q.yaml#2"]), (True, ["q.yaml", "q.yaml#2"])])
def test_published_posts_are_left_out_unless_asked_for(published: bool, names: list[str]) -> None:
    house = House(as_of=date(2026, 1, 5), published=published)
    posts = assembled("- {text: a, status: Published}\n- {text: b, draft: true}", "q.yaml", house).posts
    assert [post.name for post in posts] == names


@pytest.mark.parametrize(
    ("authors", "author"),
    [
        ("author: Ann", "Ann"),
        ("authors: [Ann, Bob]", "Ann, Bob"),
        ("authors: [{name: Ann, url: 'https://a.example'}, Bob]", "Ann, Bob"),
        ("author: {name: Ann}", "Ann"),
        ("authors: []", None),
    ],
)
def test_authors_come_in_many_shapes(authors: str, author: str | None) -> None:
    assert one_post(f"text: Hello\n{authors}").author == author


@pytest.mark.parametrize(
    ("media", "files"),
    [
        ("[{file: a.png, alt: A}, {url: b.png}]", [("a.png", "A"), ("b.png", None)]),
        ("a.png", [("a.png", None)]),
        ("[a.png, 'https://cdn.example/b']", [("a.png", None), ("https://cdn.example/b", None)]),
        ("{file: a.png, alt text: A}", [("a.png", "A")]),
        ("~", []),
    ],
)
def test_media_come_in_many_shapes(media: str, files: list[tuple[str, str | None]]) -> None:
    post = one_post(f"text: Hello\nmedia: {media}")
    assert [(each.file, each.alt) for each in post.media] == files


@pytest.mark.parametrize(
    ("tags", "read_as"),
    [
        ("[open source, '#civic']", ("open source", "civic")),
        ("'#a #b'", ("a", "b")),
        ("one two", ("one", "two")),
        ("open source, civic tech", ("open source", "civic tech")),
        ("a; b", ("a", "b")),
        ("''", ()),
    ],
)
def test_tags_are_a_list_or_one_text(tags: str, read_as: tuple[str, ...]) -> None:
    assert one_post(f"---\nchannel: blog\ntags: {tags}\n---\nHello", "a.md").tags == read_as


def test_the_title_comes_first_in_what_is_read() -> None:
    source = "---\nchannel: blog\ntitle: >\n  Ten\n  tips\n---\n\nHello *you*.\n"
    post = one_post(source, "a.md")
    assert post.prose.value == "Ten tips\nHello you."
    assert [block.kind for block in post.prose.blocks] == ["title", "paragraph"]
    start = post.prose.value.index("you")
    assert source[slice(*span_of(post.prose.pieces, start, start + 3))] == "you"


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        ("Hello\n", "broadcast", "Hello"),
        ("Hello\n\n---\n\nAgain\n", "thread", "Hello\nAgain"),
        ("---\nreply: https://social.example/1\n---\nThanks", "reply", "Thanks"),
    ],
)
def test_a_tweet_may_have_front_matter_and_parts(source: str, kind: str, value: str) -> None:
    post = one_post(source, "a.tweet")
    assert (post.kind, post.prose.value) == (kind, value)
    assert post.channel == "x"


def test_a_tweet_that_says_nothing_is_no_post() -> None:
    found = assembled("---\nretweet: https://social.example/1\n---\n", "a.tweet")
    assert found.recognised
    assert found.posts == ()


# --- tables ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "row", "field", "value"),
    [
        ("Text,Date", "a,2026-01-05", "publish_at", datetime(2026, 1, 5)),
        ("Text,Scheduled at", "a,2026-01-05 10:00", "publish_at", datetime(2026, 1, 5, 10)),
        ("Text,Posting Time", "a,1/27/2026 17:30", "publish_at", datetime(2026, 1, 27, 17, 30)),
        ("Text,Scheduled Date,Scheduled Time", "a,2026-01-05,07:30", "publish_at", datetime(2026, 1, 5, 7, 30)),
        ("Text,Date,Publish Time", "a,2026-01-05,3:00 PM", "publish_at", datetime(2026, 1, 5, 15)),
        ("Text,Scheduled Date,Scheduled Time", "a,,07:30", "publish_at", None),
        ("date,time_24hr,message_text", "2026-01-05,07:30,a", "publish_at", datetime(2026, 1, 5, 7, 30)),
        (
            "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content",
            "2026-01-05 07:30:00,a",
            "publish_at",
            datetime(2026, 1, 5, 7, 30),
        ),
        (
            "post,platforms,scheduleDate",
            "a,x,2026-01-05T07:30:00Z",
            "publish_at",
            datetime(2026, 1, 5, 7, 30, tzinfo=UTC),
        ),
        ("Date - Intl. format or prompt,Text", "2026-01-05 20:35,a", "publish_at", datetime(2026, 1, 5, 20, 35)),
        ("Message,LinkUrl", "a,https://a.example", "links", ("https://a.example",)),
        ("content,link (OGmetaUrl),imageUrls", "a,https://a.example,", "links", ("https://a.example",)),
        ("Full Caption,Hashtags", "a,#one #two", "tags", ("one", "two")),
        ("Text,Tags", 'a,"one,two"', "tags", ("one", "two")),
        ("Text,Platform", "a,X (Twitter)", "channel", "x"),
        ("Text,Profile", "a,LinkedIn", "channel", "linkedin"),
        ("Text,LinkedIn,Bluesky", "a,false,true", "channel", "bluesky"),
        ("Copy,Review By", "a,Joel", "reviewed_by", "Joel"),
        ("Tweet,Employee", "a,yes", "employee", True),
    ],
)
def test_headers_of_schedulers_are_known(header: str, row: str, field: str, value: object) -> None:
    post = one_post(f"{header}\n{row}\n", "calendar.csv")
    assert getattr(post, field) == value
    assert post.written.value == "a"


@pytest.mark.parametrize(
    ("header", "row", "media"),
    [
        ("Text,Image URL,Alt text", "a,a.png,A cat", [("a.png", "A cat")]),
        (
            "Text,imageUrls,gifUrl,videoUrls",
            'a,"a.png, b.png",,c.mp4',
            [("a.png", None), ("b.png", None), ("c.mp4", None)],
        ),
        ("Text,Picture Url 1,Picture Url 2,Alt text picture 1", "a,a.png,b.png,A", [("a.png", "A"), ("b.png", None)]),
        (
            "Text,Media URL(s) - Separated by comma,Alt text(s) - Separated by ||",
            'a,"a.png,b.png","A, B||C"',
            [("a.png", "A, B"), ("b.png", "C")],
        ),
        ("Text,Alt text", "a,A cat", []),
    ],
)
def test_media_and_their_texts_may_stand_in_several_columns(
    header: str, row: str, media: list[tuple[str, str | None]]
) -> None:
    post = one_post(f"{header}\n{row}\n", "calendar.csv")
    assert [(each.file, each.alt) for each in post.media] == media


@pytest.mark.parametrize(
    ("header", "row", "links", "tags"),
    [
        ("Text,Link,Link URL", "a,https://a.example,https://b.example", ("https://a.example", "https://b.example"), ()),
        ("Text,Hashtags,Keywords", "a,one,two", (), ("one", "two")),
        ("Text,Message,Keywords", "a,b,two", (), ("two",)),
    ],
)
def test_lists_may_stand_in_several_columns_and_of_others_the_first_counts(
    header: str, row: str, links: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    post = one_post(f"{header}\n{row}\n", "calendar.csv")
    assert (post.written.value, post.links, post.tags) == ("a", links, tags)


def test_parts_of_news_and_offer_have_columns_of_their_own() -> None:
    post = one_post("Text,news_what,News date,offer until\na,We moved,2026-01-03,2026-02-01\n", "calendar.csv")
    assert post.news is not None
    assert post.offer is not None
    assert (post.news.what, post.news.date, post.offer.until) == ("We moved", date(2026, 1, 3), date(2026, 2, 1))


def test_the_order_of_day_and_month_is_that_of_the_column() -> None:
    table = "Text,Date\na,1/2/2026\nb,1/27/2026\n"
    assert [post.publish_at for post in assembled(table, "c.csv").posts] == [
        datetime(2026, 1, 2),
        datetime(2026, 1, 27),
    ]
    assert problems("Text,Date\na,1/2/2026\n", "c.csv") == [("warning", "unreadable-value", "1/2/2026")]


def test_the_configuration_names_columns_first() -> None:
    columns = {"Spruch": "text", "Netz": "channel", "Bild": "media.file", "Text": "summary"}
    post = one_post("Spruch,Netz,Bild,Text\nHallo,x,a.png,kurz\n", "c.csv", columns=columns)
    assert (post.written.value, post.channel, post.media[0].file, post.summary) == ("Hallo", "x", "a.png", "kurz")


def test_blank_rows_are_no_posts() -> None:
    found = assembled('Text,Link,Notes\na,,\n" ",,\nb,,\n', "c.csv")
    assert [post.name for post in found.posts] == ["c.csv", "c.csv#2"]


# --- the same draft in every container -------------------------------------------------------------------

DRAFT = {
    "channel": "linkedin",
    "title": "Five questions about routing",
    "author": "Dana Okafor",
    "publish_at": "2026-01-05T09:00Z",
    "tags": ["routing", "telephony"],
    "news": {"what": "The survey is out", "date": "2026-01-03"},
    "media": [{"file": "a.png", "alt": "A chart"}],
}
BODY = "We asked 300 callers what they need. What would you ask?"
FRONT_MATTER = json.dumps(DRAFT)
CONTAINERS = {
    "a.json": json.dumps({**DRAFT, "text": BODY}),
    "a.yaml": json.dumps({**DRAFT, "text": BODY}, indent=1),
    "a.jsonl": json.dumps({**DRAFT, "text": BODY}) + "\n",
    "a.tweet": f"---\n{FRONT_MATTER}\n---\n{BODY}",
    "a.md": f"---\n{FRONT_MATTER}\n---\n{BODY}",
    "b.md": f"{FRONT_MATTER}\n{BODY}",
    "a.csv": "Network,Headline,Author,Scheduled at,Hashtags,News what,News date,Image,Alt text,Message\n"
    f'LinkedIn,Five questions about routing,Dana Okafor,2026-01-05T09:00Z,"routing,telephony",'
    f'The survey is out,2026-01-03,a.png,A chart,"{BODY}"\n',
    "c.md": '+++\nchannel = "linkedin"\ntitle = "Five questions about routing"\nauthor = "Dana Okafor"\n'
    'publish_at = 2026-01-05T09:00:00Z\ntags = ["routing", "telephony"]\n'
    'news = {what = "The survey is out", date = 2026-01-03}\nmedia = [{file = "a.png", alt = "A chart"}]\n+++\n' + BODY,
}


def what_it_says(post: Post) -> dict[str, object]:
    news = (post.news.what, post.news.date) if post.news else None
    media = [(each.file, each.alt) for each in post.media]
    names = ("channel", "kind", "title", "author", "publish_at", "tags", "asks_openly")
    own = {name: getattr(post, name) for name in names}
    return {**own, "news": news, "media": media, "text": post.written.value.strip(), "prose": post.prose.value}


@pytest.mark.parametrize("path", CONTAINERS)
def test_the_same_draft_says_the_same_in_every_container(path: str) -> None:
    found = assembled(CONTAINERS[path], path)
    assert found.problems == ()
    (post,) = found.posts
    assert what_it_says(post) == what_it_says(one_post(CONTAINERS["a.json"], "a.json"))


@pytest.mark.parametrize("path", CONTAINERS)
def test_the_places_of_fields_lead_to_what_was_written(path: str) -> None:
    source = CONTAINERS[path]
    post = one_post(source, path)
    for name in ("title", "author"):
        assert source[slice(*post.at.fields[name])].strip('"') == getattr(post, name)
    assert source[slice(*post.written.span(0, len(post.written.value)))].strip() == BODY
    for index, letter in enumerate(post.prose.value):
        assert letter in " \n" or source[slice(*span_of(post.prose.pieces, index, index + 1))] == letter


# --- what is wrong with fields -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("chanel: x", [("warning", "unknown-field", "chanel")]),
        ("mood: happy", [("warning", "unknown-field", "mood")]),
        ("news: {what: Moved, dat: 2026-01-03}", [("warning", "unknown-field", "dat")]),
        ("x_mood: happy", []),
        ("employee: perhaps", [("warning", "unreadable-value", "perhaps")]),
        ("publish_at: 2026-02-30", [("warning", "unreadable-value", "2026-02-30")]),
        ("publish_at: soon", [("warning", "unreadable-value", "soon")]),
        ("title: [a, b]", [("warning", "unreadable-value", "[a, b]")]),
        ("author: {mail: a}", [("warning", "unreadable-value", "{mail: a}")]),
        ("news: We moved", [("warning", "unreadable-value", "We moved")]),
        ("tags: {a: b}", [("warning", "unreadable-value", "{a: b}")]),
        ("tags: [a, {b: c}]", [("warning", "unreadable-value", "{b: c}")]),
        ("media: [{file: a.png}, elsewhere]", [("warning", "unreadable-value", "elsewhere")]),
        ("kind: tweetstorm", [("warning", "unreadable-value", "tweetstorm")]),
        ("channel: frendster", [("warning", "unknown-channel", "frendster")]),
        ("channels: [x, frendster]", [("warning", "unknown-channel", "frendster")]),
        ("title: News #launch", [("warning", "eaten-by-yaml", "#launch")]),
        ("tags:\n- #launch\n- news #now", [("warning", "eaten-by-yaml", tag) for tag in ("#launch", "#now")]),
        ("author: Ann\nby: Bob", [("warning", "duplicate-key", "by")]),
        ("by: Bob\nauthor: Ann", [("warning", "duplicate-key", "by")]),
        ("author: Ann\nby: ''", []),
        ("title: ''\nnews: ~\nmedia: []\ntags:\nchannel:", []),
    ],
)
def test_in_yaml_what_cannot_be_read_is_a_warning_at_its_place(field: str, found: list[tuple[str, str, str]]) -> None:
    assert problems(f"text: Hello\n{field}\n") == found


def test_the_body_is_guarded_against_yaml_comments_too() -> None:
    assert problems("text: We ship today #launch") == [("warning", "eaten-by-yaml", "#launch")]


def test_what_could_not_be_read_is_none_and_named() -> None:
    post = one_post("{text: Hello, publish_at: soon, tags: [a, {b: c}], channel: frendster, title: ''}")
    assert (post.publish_at, post.tags, post.channel, post.title) == (None, ("a",), None, None)
    assert post.at.unreadable == {"publish_at", "tags", "channel"}
    assert "title" not in post.at.fields


@pytest.mark.parametrize(
    ("field", "day"),
    [("date: 2026-01-05", 5), ("pubDate: Jan 06 2026", 6), ("publishDate: 2026-01-07", 7), ("date: Created", None)],
)
def test_site_generators_have_names_of_their_own_for_the_date(field: str, day: int | None) -> None:
    post = one_post(f"---\ntitle: A\n{field}\n---\nHello", "_posts/a.md")
    assert (post.publish_at and post.publish_at.day) == day


@pytest.mark.parametrize(
    ("source", "message", "advice"),
    [
        ("text: a\nchanel: x", "There is no field `chanel` here.", "Did you mean `channel`?"),
        ("text: a\nchannel: blusky", "`channel` names “blusky”", "Did you mean `bluesky`?"),
        ("text: a\nkind: articel", "`kind` reads “articel”", "Did you mean `article`?"),
        ("text: a\nemployee: maybe", "`employee` reads “maybe”, which is not yes or no.", "Write yes or no."),
        ("text: a\npublish_at: 3/4/2026", "day and month cannot be told apart", "2026-03-31T09:00"),
        ("text: a\nnews: We moved", "`news` reads “We moved”", "{what: ..., date: ..., source: ...}"),
    ],
)
def test_messages_name_the_field_and_the_remedy(source: str, message: str, advice: str) -> None:
    (problem,) = assembled(source).problems
    assert message in problem.message
    assert advice in problem.advice


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("layout: post\npermalink: /a\ncategories: [b]\nweight: 3\nmood: happy", []),
        ("sumary: Short", [("note", "unknown-field", "sumary")]),
        ("image: /a.png\nslug: a\nurl: /a/\ntype: post\nplatform: web", []),
        ("media: [mastodon-eu, linkedin-eu]", [("note", "unreadable-value", "[mastodon-eu, linkedin-eu]")]),
        ("hashtags: {mastodon-eu: [a]}", [("note", "unreadable-value", "{mastodon-eu: [a]}")]),
        ("date: 2026-02-30", [("warning", "unreadable-value", "2026-02-30")]),
        ("date: git Last Modified", []),
    ],
)
def test_in_front_matter_fields_of_others_are_silent_and_foreign_shapes_are_notes(
    fields: str, found: list[tuple[str, str, str]]
) -> None:
    source = f"---\n{fields}\n---\nHello"
    assert problems(source, "_posts/a.md") == found
    assert one_post(source, "_posts/a.md").prose.value == "Hello"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("Text,CTA,Queue\na,Reply,1\nb,Reply,1\n", []),
        ("Text,Campain\na,x\nb,y\n", [("note", "unknown-field", "Campain")]),
        ("Text,Approved,Week\na,No,1\n", []),
        ("Text,Channel\na,frendster\n", [("warning", "unknown-channel", "frendster")]),
        ("Text,Network\na,Facebook and IG\n", [("warning", "unreadable-value", "Facebook and IG")]),
        ("Text,Network\na,Linkdin\n", [("warning", "unknown-channel", "Linkdin")]),
        ("Text,Network\na,Google Business\n", [("note", "unknown-channel", "Google Business")]),
        ("Text,Profile\na,Northwind\n", [("note", "unknown-channel", "Northwind")]),
    ],
)
def test_in_tables_only_near_misspellings_are_noted_and_once(table: str, found: list[tuple[str, str, str]]) -> None:
    assert problems(table, "c.csv") == found


def test_fields_of_another_tool_are_silent() -> None:
    source = '[{"action": "post", "richText": "Hello"}, {"action": "repost", "repostURL": "https://a.example"}]'
    found = assembled(source, "a.json")
    assert (len(found.posts), found.problems) == (1, ())


@pytest.mark.parametrize("item", ["just words", "[a, b]", "3"])
def test_an_item_that_is_no_draft_is_reported_and_the_others_are_read(item: str) -> None:
    found = assembled(f"posts:\n- {{text: a}}\n- {item}\n- {{text: b}}")
    assert [post.written.value for post in found.posts] == ["a", "b"]
    assert [problem.kind for problem in found.problems] == ["unreadable-value"]


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ("channel: x", "`channel` stands beside the posts, and says nothing of them."),
        ("tags: [a]", "`tags` stands beside the posts, and says nothing of them."),
        ("mood: happy", "There is no field `mood` here."),
        ("x_mood: happy", None),
    ],
)
def test_a_field_beside_the_posts_is_told_to_say_nothing_of_them(beside: str, told: str | None) -> None:
    found = assembled(f"{beside}\nposts:\n- {{text: a}}")
    assert [(problem.kind, problem.message) for problem in found.problems] == (
        [("unknown-field", told)] if told else []
    )
    assert [(post.channel, post.tags) for post in found.posts] == [(None, ())]


def test_what_the_reader_found_comes_first() -> None:
    kinds = [problem.kind for problem in assembled("text: a\ntext: b\nmood: c").problems]
    assert kinds == ["duplicate-key", "unknown-field"]


NAMES = st.sampled_from([name for record in (Post, Plan) for name in vocabulary(record).names])
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["x", "2026-01-05", "60 h", "a.png", "plan"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(NAMES | st.text(), inside, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, ANYTHING, max_size=6), st.sampled_from(["a.json", "plan", "_posts/a.md", "a.csv"]))
def test_whatever_the_fields_hold_something_comes_of_it(fields: dict[str, object], kind: str) -> None:
    if kind == "a.csv":
        cells = [(json.dumps(name), json.dumps(value).replace('"', '""')) for name, value in fields.items()]
        source = (
            ",".join(["text", *(name for name, _ in cells)])
            + "\n"
            + ",".join(["a", *(f'"{cell}"' for _, cell in cells)])
        )
    else:
        source = json.dumps({**fields, **({"kind": "plan"} if kind == "plan" else {"text": "Hello"})})
    found = assembled(source if kind != "_posts/a.md" else f"{source}\nHello", kind if "." in kind else "plan.json")
    assert found.recognised
    assert all(0 <= problem.span.start <= problem.span.end <= len(source) for problem in found.problems)


# --- real drafts ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")
@pytest.mark.parametrize("folder", ["posts", "calendars", "blogs"])
def test_real_drafts_are_assembled(folder: str) -> None:
    paths = sorted(path for path in (CORPUS / folder).rglob("*") if path.suffix in SUFFIXES and path.suffix != ".txt")
    posts = 0
    for path in paths:
        try:
            document = read(path.read_bytes(), path=str(path.relative_to(CORPUS)))
        except ReadError:
            continue
        found = assemble(document, HOUSE, path_channel="mastodon" if "galaxy" in str(path) else None)
        posts += len(found.posts)
        assert all(0 <= each.span.start <= each.span.end <= len(document.text) for each in found.problems)
        for post in found.posts:
            assert all(block.end <= len(post.prose.value) for block in post.prose.blocks)
    assert posts >= len(paths) // 2
