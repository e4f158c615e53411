"""Drafts as people write them: which of some rules point at them, and that no two rules say the same of one place."""

import pytest

from socialpolicy import Flags, Report, check_text, load_rulebook

ISOLATED = Flags(isolated=True)
RULEBOOK = load_rulebook(ISOLATED)


def checked(text: str, channel: str = "x", path: str = "<text>") -> Report:
    return check_text(text, channel=channel, path=path, flags=ISOLATED, rulebook=RULEBOOK)


@pytest.mark.parametrize(
    "text",
    [
        "Follow for follow? F4F!",
        "Follow us and we follow you back, promise!",
        "I'll sub back, sub4sub",
        "Help us get 10000 followers",
        "Can we reach 5,000 followers? Bring your friends.",
    ],
)
def test_a_trade_in_follows_is_told_by_one_rule(text: str) -> None:
    found = {finding.rule for finding in checked(text, "facebook").findings}
    assert found & {"no-mass-follow", "no-engagement-bait"} == {"no-mass-follow"}


@pytest.mark.parametrize("text", ["l4l anyone?", "Like for like!", "Help us get 10000 likes"])
def test_a_trade_in_likes_is_no_trade_in_follows(text: str) -> None:
    found = {finding.rule for finding in checked(text, "facebook").findings}
    assert found & {"no-mass-follow", "no-engagement-bait"} == {"no-engagement-bait"}


@pytest.mark.parametrize(
    ("text", "sells"),
    [
        ("Bikes for sale. Order yours.", True),
        ("Great bikes. Buy now.", True),
        ("Buy now, pay later: what the new rules ask of shops.", False),
    ],
)
def test_what_a_word_of_weight_0_holds_does_not_make_a_sales_post(text: str, sells: bool) -> None:
    assert ("timely-offer" in {finding.rule for finding in checked(text).findings}) == sells


USEFUL = {
    "Read your meter before you call": (
        "Most calls about a high bill end at the meter. Turn everything off, wait a quarter of an hour, and look at the"
        " small red wheel. If it turns, water is running somewhere: start with the cistern, because a worn flapper is"
        " the usual thief. If it stands still, the reading was estimated."
    ),
    "We are stopping printed invoices": (
        "From July we send invoices by e-mail only. Printing took Karen two days a month and cost £3,100 last year."
        " Eleven of you need paper for the auditor: for you nothing changes. Write to us before 20 June to keep it."
    ),
    "Bin day moves by one day": (
        "The collection on Monday 25 May moves to Tuesday 26 May, and every later day that week moves by one as well."
        " Put the bins out by 6 am. Crews will take up to three extra bags of paper beside the blue bin."
    ),
}
EMPTY = {
    "A message from our director": (
        "Dear friends, as this season draws to a close, I want to take a moment to reflect. We have laughed together,"
        " and above all we have grown together. You are the beating heart of this house. I look forward to another"
        " wonderful year with all of you, and the next chapter will be the best, because of you."
    ),
    "Big things are coming": (
        "We have been busy behind the scenes, and we cannot wait to show you what we have been working on. It is going"
        " to be big, and it is going to change the way you think about us. Watch this space, and then be the first to"
        " know when we lift the curtain on it all."
    ),
}


@pytest.mark.parametrize(("title", "text", "useful"), [(*item, True) for item in USEFUL.items()] + [
    (*item, False) for item in EMPTY.items()
])  # fmt: skip
def test_a_short_article_is_judged_by_what_it_says(title: str, text: str, useful: bool) -> None:
    source = f'---\ntitle: "{title}"\nauthor: Nell Hart\n---\n\n{text}\n'
    found = {finding.rule for finding in checked(source, "blog", "post.md").findings}
    assert ("useful-blog" not in found) == useful
