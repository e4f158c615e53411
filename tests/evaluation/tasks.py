"""What is measured: which labels of which sets each rule ought to find, and which it ought to leave alone."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tests.evaluation.material import Row, rows, shows_affiliate_link

RULES = (
    "newsworthy-only",
    "useful-blog",
    "non-promotional-blog",
    "promotional-post",
    "no-hard-sell",
    "no-engagement-bait",
    "no-clickbait",
    "no-mass-follow",
    "no-personal-insults",
    "disclose-connection",
    "ask-open-questions",
)
"""The rules that judge text."""

ALL_LEVELS = ("note", "warning", "error")


class View(NamedTuple):
    """How the rows of a set are given to the rules: as posts for a channel, under a profile.

    `titled` gives the text as a title; `bare` takes punctuation and capitals away before.
    """

    set: str
    channel: str
    profile: str = "strict"
    titled: bool = False
    bare: bool = False


class Task(NamedTuple):
    """One question with a known answer: do the rules find the rows with a wanted label, and spare the others?

    `views` leads to the labels that are to be found and those to be spared; other labels are left out.
    A row counts as found where any of the rules says something at one of the `levels`, and in one of the `parts`
    where any are named. `turned` measures how well the spared rows are told instead. `linked` keeps to rows
    with a visible affiliate link. `words` names the naive word list to compare with; with `words_spare` a row
    with its words is spared.
    """

    name: str
    rules: tuple[str, ...]
    views: Mapping[View, tuple[tuple[str, ...], tuple[str, ...]]]
    words: str
    levels: tuple[str, ...] = ALL_LEVELS
    parts: tuple[str, ...] = ()
    turned: bool = False
    linked: bool = False
    words_spare: bool = False


class Example(NamedTuple):
    """A row in a task: how it is given, its number in its set, and whether it is to be found."""

    view: View
    number: int
    row: Row
    wanted: bool


ADS = View("fb-ads-commercial", "facebook")
COMPANIES = View("corporate-messaging", "x")
DISASTERS = View("disaster-tweets", "x")
TOPICS = View("tweet-topic-xl", "x")

TASKS = (
    Task(
        "ads",
        ("promotional-post", "no-hard-sell"),
        {ADS: (("commercial",), ("informational",))},
        "selling",
    ),
    Task(
        "ads, bare",
        ("promotional-post", "no-hard-sell"),
        {ADS._replace(bare=True): (("commercial",), ("informational",))},
        "selling",
    ),
    Task("ads, pressure", ("no-hard-sell",), {ADS: (("commercial",), ("informational",))}, "selling"),
    Task("sms spam", ("no-hard-sell",), {View("sms-spam", "facebook"): (("spam",), ("ham",))}, "selling"),
    Task(
        "company tweets",
        ("newsworthy-only",),
        {COMPANIES: (("action",), ("information",))},
        "chatter",
        turned=True,
    ),
    Task("disaster tweets", ("newsworthy-only",), {DISASTERS: (("not-event",), ("event",))}, "chatter"),
    Task(
        "daily life",
        ("newsworthy-only",),
        {TOPICS: (("daily-life",), ()), COMPANIES: ((), ("information",))},
        "chatter",
    ),
    Task(
        "evident trivia",
        ("newsworthy-only",),
        {
            TOPICS._replace(profile="recommended"): (("daily-life",), ()),
            COMPANIES._replace(profile="recommended"): ((), ("information",)),
            DISASTERS._replace(profile="recommended"): ((), ("event",)),
        },
        "chatter",
        levels=("warning", "error"),
    ),
    Task(
        "headlines, chakraborty",
        ("no-clickbait",),
        {View("clickbait-chakraborty", "blog", titled=True): (("clickbait",), ("news",))},
        "clickbait",
    ),
    Task(
        "headlines, peterldowns",
        ("no-clickbait",),
        {View("clickbait-peterldowns", "blog", titled=True): (("clickbait",), ("news",))},
        "clickbait",
    ),
    Task(
        "comments with spam",
        ("no-engagement-bait", "no-mass-follow", "no-hard-sell"),
        {View("youtube-spam", "youtube"): (("spam",), ("ham",))},
        "bait",
    ),
    Task(
        "vendor's blog",
        ("non-promotional-blog",),
        {View("vendor-blog", "blog"): (("product",), ("community",))},
        "selling",
    ),
    Task(
        "insults", ("no-personal-insults",), {View("insults-kaggle", "facebook"): (("insult",), ("none",))}, "insults"
    ),
    Task(
        "affiliate links",
        ("disclose-connection",),
        {View("affiliate-disclosures", "youtube"): (("undisclosed",), ("disclosed",))},
        "disclosure",
        parts=("connection",),  # a disclosure that stands too late, or says too little, is one all the same
        turned=True,
        linked=True,
        words_spare=True,
    ),
)
"""In the order in which they are shown."""


@cache
def _text(view: View, number: int) -> str:
    text = rows(view.set)[number].text
    return re.sub(r"[^\w\s]|_", " ", text).lower() if view.bare else text


def text_of(example: Example) -> str:
    """Return the text of an example as the rules get it."""
    return _text(example.view, example.number)


def post_of(view: View, number: int) -> dict[str, str]:
    """Return a row as a post, in the fields of a file; its number in the set is its id."""
    place = {"title": _text(view, number), "text": ""} if view.titled else {"text": _text(view, number)}
    return {"id": str(number), "channel": view.channel, **place}


def examples_of(task: Task) -> list[Example]:
    """Return the rows that a task asks about."""
    chosen: list[Example] = []
    for view, (wanted, spared) in task.views.items():
        for number, row in enumerate(rows(view.set)):
            if row.label in (*wanted, *spared) and (not task.linked or shows_affiliate_link(row.text)):
                chosen.append(Example(view, number, row, row.label in wanted))
    return chosen


def training(rule: str, named: Sequence[str] = ()) -> list[Task]:
    """Return the tasks of a rule with these names; without names, all that ask about rows of their own.

    Left out are then tasks about changed texts, other profiles, or the same rows as one before.
    """
    own = [task for task in TASKS if rule in task.rules]
    if named:
        return [task for task in own if task.name in named]
    plain = [task for task in own if all(view.profile == "strict" and not view.bare for view in task.views)]
    return [task for place, task in enumerate(plain) if task.views not in [one.views for one in plain[:place]]]


def named_tasks(rule: str) -> str:
    """Return the names of a rule's tasks, or the rules that have any, for a message."""
    own = [task.name for task in TASKS if rule in task.rules]
    if own:
        return "its tasks are " + "; ".join(own)
    return f"rules with tasks are {', '.join(sorted({one for task in TASKS for one in task.rules}))}"
