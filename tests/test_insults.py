"""What counts as an insult, and what only looks like one, under the strictest profile."""

from functools import cache

import pytest

from socialpolicy import Flags, Rulebook, check_bytes, load_rulebook

RULE = "no-personal-insults"


@cache
def _rulebook(profile: str) -> Rulebook:
    return load_rulebook(_flags(profile))


def _flags(profile: str) -> Flags:
    return Flags(isolated=True, profile=profile, select=(RULE,), channel="x")


def level_of(text: str, profile: str) -> str | None:
    """Return at what level a post on X is found to insult somebody; None where it is not."""
    report = check_bytes(text.encode(), path="post.md", flags=_flags(profile), rulebook=_rulebook(profile))
    return next((finding.severity for finding in report.findings if finding.rule == RULE), None)


@pytest.mark.parametrize(
    "text",
    [
        "How do you deal with trolls? Five habits that keep a comment section civil.",
        "We reported the racist comments under yesterday's post. You can help: report what you see.",
        "Did you know the Nazis closed this theatre in 1936? Our new exhibition tells how it reopened.",
        "Is your old sofa ugly? Swap it for a refurbished one this weekend.",
        "Call your mom today. It is Mother's Day, and you only have one.",
        "Are you feeling sick? Stay home and call the practice before you come in.",
        "Sort your trash: the new bins arrive in Harbour Street on Monday.",
        "Your password is weak. Make it longer.",
        "Try our jerk chicken. You will come back for seconds.",
        "Moby Dick is read aloud tonight at eight. You are welcome to bring your kids.",
        "Shut your eyes and guess which of these two songs a machine wrote.",
        "Go back to school with last year's backpack: we mend zips for free.",
        "Want to get a job in town? You meet 40 employers on Friday.",
        "You're such a nerd, and we love you for it.",
        "Are you a fool for old maps? Come on Sunday.",
        "Fuck yeah, we made it: 1.0 is out!",
        "The plan is a stupid idea that will cost every clinic two hours a week.",
        "We were wrong, and our form was idiotic. You can send a photo from Monday.",
        "Don't feel stupid if you fell for the phishing mail; half of our staff did.",
        "Nobody calls you an idiot here. Ask anything about the tax form.",
        'A customer wrote "you are all idiots", and he had a point: our form asked for the fax number twice.',
    ],
)
def test_what_is_no_insult(text: str) -> None:
    assert level_of(text, "strict") is None


LONG = (
    "Thanks for the letter about our opening hours and about the prices. We read it with care, as we read everything. "
)


@pytest.mark.parametrize(
    ("text", "strict", "recommended"),
    [
        ("You clueless f***ing idiot.", "error", "error"),
        ("Shut up, you pathetic liar.", "error", "error"),
        ("Imbecile! Go to hell.", "warning", "warning"),
        ("You are a bully.", "warning", None),
        # of those who are not there it weighs less
        ("The minister is a coward and a liar.", "warning", None),
        ("His critics are morons.", "warning", None),
        # in a long text what is said to the reader's face stays as grave, the rest is thinned
        (LONG + "We think you are an idiot.", "warning", "warning"),
        (LONG + "We think her brother is an idiot.", None, None),
    ],
)
def test_what_is_an_insult(text: str, strict: str | None, recommended: str | None) -> None:
    assert (level_of(text, "strict"), level_of(text, "recommended")) == (strict, recommended)
