"""The rules about form, links, dates and private words: what each finds, where, and what it leaves in peace."""

import json
import random
import string
import time
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from socialpolicy.assemble.document import assemble
from socialpolicy.cli.main import main
from socialpolicy.engine.check import Engine, Sums, tally_of
from socialpolicy.engine.masking import masked
from socialpolicy.engine.placing import Placer
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Finding
from socialpolicy.model.house import House
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.book import DEFAULT_PROFILE, Choice, Choices, rulebook_of
from socialpolicy.rulebook.kinds import module_of, parameters_of
from socialpolicy.rulebook.load import compiled_rulebook, shipped_folder
from socialpolicy.text.compiled import packed
from socialpolicy.text.dates import dates
from socialpolicy.text.emoji import emoji
from socialpolicy.text.entities import hashtags
from socialpolicy.text.identifiers import accounts, cards, identities
from socialpolicy.text.invisible import described, hidden, may_hide
from socialpolicy.text.lexicon import compile_cues
from socialpolicy.text.matcher import Cue, Cues, Group, Matcher
from socialpolicy.text.styled import styled
from socialpolicy.text.word_split import costs_of, split_words

ROOT = Path(__file__).parents[1]
NAUGHTY = ROOT.parent / "shared" / "hostile" / "big-list-of-naughty-strings" / "blns.json"
HOUSE = House(as_of=date(2026, 1, 5), brands=("Harbour Street Bikes",), domains=("harbour-street.ie",))
RULES = (
    "no-shouting", "emoji-run", "plain-letters", "camel-case-hashtags", "no-tracking-links", "no-shortened-links",
    "consistent-dates", "no-secrets", "no-personal-data", "no-invisible-characters",
)  # fmt: skip


@cache
def compiled() -> Mapping[str, Any]:
    return dict(compiled_rulebook([], {}, environment={}, use_cache=False))


@cache
def engine(rule: str, parameters: str = "{}") -> Engine:
    layer = {rule: Choice(None, json.loads(parameters))}
    return Engine(rulebook_of(compiled(), Choices(DEFAULT_PROFILE, select=(rule,), layers=(layer,))), HOUSE)


def found(
    rule: str, text: str, *, parameters: Mapping[str, Any] | None = None, path: str = "a.json", **fields: Any
) -> Sequence[Finding]:
    """Return what a rule finds in a post, which is written as JSON, or as Markdown with front matter."""
    given = {"channel": "facebook", **fields}
    source = f"---\n{yaml.safe_dump(given)}---\n{text}" if path.endswith(".md") else json.dumps({**given, "text": text})
    document = read(source.encode(), path=path)
    sums, placer = Sums(), Placer(document)
    engine(rule, json.dumps(parameters or {})).check_posts(assemble(document, HOUSE).posts, placer, sums)
    return masked(tally_of(sums), placer.hidden).findings


def excerpts(rule: str, text: str, **given: Any) -> list[str]:
    return [finding.excerpt for finding in found(rule, text, path="a.md", **given)]


# The kinds by themselves

LEXICONS = {
    "known": [Cue("NASA ESA", "an abbreviation", 1)],
    "words": [Cue("the our", "a word", 1), Cue("garden party", "a word", 1)],
    "hosts": [Cue("go.to", "leads on", 1), Cue("fine.go.to", "leads to one site", 0), Cue("go.to/shop", "our shop", 0)],
    "names": [Cue("src", "tells the source", 1), Cue("x_*", "counts", 1), Cue("si tube.example", "knows one", 1)],
    "tasks": [Cue("info", "a task", 1)],
    "own": [Cue("post.fitters.ie", "has mailboxes", 1)],
    "shapes": [Cue("", "a pass", 1, r"pass-(?P<secret>\w{12})", ("pass-",))],
    "soon": [Cue("until", "to come", 1)],
}


@pytest.mark.parametrize(
    ("check", "text", "words"),
    [
        ("capitals: {lexicon: known, in_row: 2}", "Now READ THIS slowly", ["READ THIS"]),
        ("capitals: {lexicon: known, in_row: 2}", "NASA READ it, and ESA as well", []),
        ("capitals: {lexicon: known, in_row: 2}", "The MRC CLIMB DATA and the THREE MRC TEAMS", []),
        ("capitals: {lexicon: known, in_row: 2}", "All of ALICE, ATLAS, TOTEM", []),
        ("capitals: {lexicon: known, in_row: 2}", "Now THE BBC COMES HERE TODAY", ["THE BBC COMES HERE TODAY"]),
        ("capitals: {lexicon: known, share: 30%}", "READ all of this today, AGAIN", [""]),
        ("repeated: {of: '.', times: 4}", "Well.... no...", ["...."]),
        ("emoji: {in_all: 1}", "One 🚲 and two 🔧", ["🔧"]),
        ("hashtag_case: {lexicon: words, at_least: 9}", "#gardenparty #thegarden", ["#gardenparty, #thegarden"]),
        ("link_host: {lexicon: hosts}", "https://go.to/x https://a.go.to/x https://b.example/go.to/",
         ["https://go.to/x", "https://a.go.to/x"]),
        ("link_host: {lexicon: hosts}", "https://fine.go.to/x https://go.to/shop/7 https://go.to", []),
        ("link_parameters: {lexicon: names}", "https://a.example/?src=1&x_y=2&si=3", ["https://a.example/?src=1&x_y=2&si=3"]),
        ("link_parameters: {lexicon: names}", "https://a.example/?si=3&xy=1&source=2", []),
        ("link_parameters: {lexicon: names}", "https://m.tube.example/?si=3", ["https://m.tube.example/?si=3"]),
        ("personal_data: {of: mailbox, private: own}", "ana@post.fitters.ie ana@fitters.ie", ["ana@post.fitters.ie"]),
        ("personal_data: {of: address, roles: tasks}", "ana@fitters.ie info@fitters.ie", ["ana@fitters.ie"]),
        ("secrets: {lexicon: shapes}", "pass-k3J9xQ2mZ7pW and pass-xxxxxxxxxxxx", ["pass"]),
        ("invisible: {}", "a\u200bb", ["ZERO WIDTH SPACE (U+200B)"]),
        ("styled: {}", "𝗼𝗹𝗱", ["𝗼𝗹𝗱"]),
        ("dates: {of: past, lexicons: [soon]}", "Until 3 January 2026", ["3 January 2026"]),
    ],
)  # fmt: skip
def test_a_kind_gives_its_words(check: str, text: str, words: list[str]) -> None:
    ((kind, values),) = yaml.safe_load(check).items()
    document = read(json.dumps({"channel": "x", "text": text}).encode(), path="a.json")
    (post,) = assemble(document, HOUSE).posts
    matcher = Matcher([Group(tuple(LEXICONS), packed(compile_cues(LEXICONS)))])
    cues = Cues({name: json.dumps([list(cue) for cue in cues]) for name, cues in LEXICONS.items()})
    known = Context(post, post, -1, post.prose, matcher.scan(post.prose.value, post.prose.quotes), cues, HOUSE)
    module = module_of(kind)
    hits = module.check(known, parameters_of(kind, values)).hits
    assert [hit.words[next(word for word in ("match", "names", "begin") if word in hit.words)] for hit in hits] == words
    assert all(set(hit.words) <= set(module.WORDS) for hit in hits)


# Form


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET THEM WHILE THEY LAST, says the shop at the corner of our street.", ["GET THEM WHILE THEY LAST"]),
        ("ÄRGER ÜBER ALLES und mehr in diesem Text", ["ÄRGER ÜBER ALLES"]),
        ("WHAT'S GOING ON HERE, asked the neighbour across the street.", ["WHAT'S GOING ON HERE"]),
        ("He said “LEAVE THEM ALONE NOW” and went on, quietly, into the rain.", []),
        ("The HTTP, JSON and HTML parts of the REST API in UNIX.", []),
        ("See `SELECT NAME FROM RIDERS WHERE AGE` in the notes of Tuesday.", []),
        ("We did it!!", []),
        ("We did it!!!", ["!!!"]),
        ("Really?!? Yes, and the others did it as well.", ["?!?"]),
        ("In 2016 (!!!) we wrote about it.", []),
    ],
)
def test_shouting_is_capitals_in_a_row_and_piled_up_marks(text: str, shown: list[str]) -> None:
    assert excerpts("no-shouting", text) == shown


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿", 3),
        ("👍🏽 ⛹🏽‍♀️ 🧑‍⚕️", 3),
        ("1️⃣ #️⃣", 2),
        ("🇨🇭🇩🇪", 2),
        ("❤️ ❤️‍🔥 ☀️", 3),
        ("✓ → ★ © ™ ♥ ☀", 0),
        ("⏰ ✅ ⭐", 3),
        ("“curly” – and plain…", 0),
    ],
)
def test_an_emoji_is_one_sign_however_it_is_composed(text: str, count: int) -> None:
    assert len(emoji(text)) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Thanks 🚲🔧☕", []),
        ("Thanks 🚲🔧☕🍰", ["row"]),
        ("Thanks 🚲 🔧 ☕ 🍰", ["row"]),
        ("We 🚲 home.", ["between"]),
        ("We ride home 🚲 Come along.", []),
        ("Rain, 🌧 wind and sun", ["between"]),
        ("She wrote “we 🚲 home” in the book.", []),
    ],
)
def test_emoji_are_counted_in_rows_and_between_words(text: str, parts: list[str]) -> None:
    assert [finding.part for finding in found("emoji-run", text)] == parts


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("𝗕𝗶𝗴 𝗻𝗲𝘄𝘀", ["Big news"]),
        ("𝓽𝓱𝓮 𝓫𝓮𝓼𝓽!", ["the best"]),
        ("🅷🅸 🆃🅷🅴🆁🅴", ["HI THERE"]),
        ("ᴍᴀᴅᴇ ʙʏ ᴜs", ["MADE BY Us"]),
        ("ＢＩＧ", ["BIG"]),
        ("ＢＩＧ会議", []),
        ("h̶e̶l̶l̶o̶", ["hello"]),
        ("Z̸̡̢a̶̷̴l̴̵̶g̵̴̶o̸̷̶", ["Zalgo"]),
        ("m², ①, 𝑥 and 🅰️🅱️", []),
        ("Việt Nam, Łódź, ἀρχή", []),
        ("हिन्दी और தமிழ்", []),
    ],
)
def test_styled_letters_are_told_from_scripts_and_given_plainly(text: str, plain: list[str]) -> None:
    assert [one.plain for one in styled(text)] == plain


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gua\u200branteed", "ZERO WIDTH SPACE (U+200B)"),
        ("x\x00y", "NULL (U+0000)"),
        ("\x1b[31m", "ESCAPE (U+001B)"),
        ("pay\u202egnp", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("a\u2066b\u2069", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("a\u00ad\u00adb", "SOFT HYPHEN (U+00AD)"),
        ("a\ufeffb", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
        ("a\u3164b", "HANGUL FILLER (U+3164)"),
        ("hi\U000e0068", "TAG LATIN SMALL LETTER H (U+E0068)"),
        ("a\u200db", "ZERO WIDTH JOINER (U+200D)"),
        ("שלום \u202eabc", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
    ],
)
def test_a_hidden_character_is_named(text: str, names: str) -> None:
    first = hidden(text)[0]
    assert described(text[first.start : first.end]) == names
    assert may_hide(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",
        "क्‍ष",
        "ภาษา\u200bไทย",
        "שלום\u200f!",
        "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿❤️‍🔥",
        "soft\u00adhyphen",
        "no\u00a0break",
        "a\tb\r\nc",
        "ﾊﾛｰ 世界",
    ],
)
def test_what_a_script_or_an_emoji_needs_is_not_hidden(text: str) -> None:
    assert hidden(text) == []


def test_the_place_of_a_hidden_character_is_exact_and_all_places_are_told() -> None:
    (finding,) = found("no-invisible-characters", "gua\u200branteed and\u200b more", path="a.md")
    assert (finding.place.line, finding.place.column, finding.excerpt) == (4, 4, "\u200b")
    assert 'between "gua" and "ranteed' in finding.message
    assert [clue.column for clue in finding.evidence] == [4, 16]


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of naughty strings is not beside this checkout")
@pytest.mark.parametrize("rule", RULES)
def test_every_naughty_string_can_be_judged(rule: str) -> None:
    for text in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        for finding in found(rule, text):
            assert finding.message
            assert "–" not in finding.message.replace(text, "")


# Hashtags

WORDS = "the to a small business owner local support is at of an media social able under".split()


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("supportlocalbusiness", "support local business"),
        ("thelocalowner", "the local owner"),
        ("socialmedia", "social media"),
        ("supportable", ""),
        ("undermedia", ""),
        ("annotation", ""),
        ("qqqqq", ""),
    ],
)
def test_words_written_together_are_taken_apart(letters: str, words: str) -> None:
    assert " ".join(split_words(letters, costs_of(WORDS))) == words


@pytest.mark.parametrize(
    ("text", "given", "advice"),
    [
        ("#smallbusiness and #socialmedia", {}, "#SmallBusiness, #SocialMedia"),
        ("#harbourstreetbikes", {}, "#HarbourStreetBikes"),
        ("#blackfriday2026", {}, "#BlackFriday2026"),
        ("Read it.", {"tags": ["smallbusiness"]}, "#SmallBusiness"),
    ],
)
def test_the_advice_spells_the_hashtags_of_a_post_at_once(text: str, given: dict[str, Any], advice: str) -> None:
    (finding,) = found("camel-case-hashtags", text, **given)
    assert advice in finding.advice


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("#SmallBusiness #smallBusiness #accessibility #strawberries #opera", {}),
        ("#smallbusiness", {"parameters": {"allow": ["#smallbusiness"]}}),
        ("Read it.", {"tags": ["smallbusiness"], "channel": "blog"}),
        ("> They wrote #smallbusiness\n\nand we did not.", {"channel": "blog", "path": "a.md"}),
    ],
)
def test_other_hashtags_are_fine(text: str, given: dict[str, Any]) -> None:
    assert found("camel-case-hashtags", text, **given) == ()


# Links


@pytest.mark.parametrize(
    ("rule", "text", "shown"),
    [
        ("no-shortened-links", "See [it](https://bit.ly/a1b2c3).", ["https://bit.ly/a1b2c3"]),
        ("no-shortened-links", "See [it][1] now.\n\n[1]: https://bit.ly/a1b2c3", ["https://bit.ly/a1b2c3"]),
        ("no-shortened-links", "See [bit.ly/a1b2c3](https://bit.ly/a1b2c3).", ["https://bit.ly/a1b2c3"]),
        ("no-shortened-links", "https://bit.ly/a1b2 is not https://bit.ly/a1b", ["https://bit.ly/a1b2", "https://bit.ly/a1b"]),
        ("no-shortened-links", "(bit.ly/a1b2c3), tinyurl.com/x1y2.", ["bit.ly/a1b2c3", "tinyurl.com/x1y2"]),
        ("no-shortened-links", "https://youtu.be/a https://goo.gl/maps/a https://bit.ly/ https://habit.ly/a", []),
        ("no-shortened-links", "> They wrote https://t.co/a1b2c3\n\nand so on.", []),
        ("no-shortened-links", "In code: `curl https://bit.ly/a1b2c3`", []),
        ("no-tracking-links", "See [it](https://a.example/?fbclid=1).", ["https://a.example/?fbclid=1"]),
        ("no-tracking-links", "See a.example/x?gclid=1 now", ["a.example/x?gclid=1"]),
        ("no-tracking-links", "https://a.example/?si=1&t=2&feature=3", []),
        ("no-tracking-links", "https://shop.harbour-street.ie/?utm_source=x", []),
        ("no-tracking-links", "https://not-harbour-street.ie/?utm_source=x", ["https://not-harbour-street.ie/?utm_source=x"]),
    ],
)  # fmt: skip
def test_a_link_is_found_where_its_address_was_typed(rule: str, text: str, shown: list[str]) -> None:
    assert excerpts(rule, text, channel="blog") == shown


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/x?fbclid=1", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=1#two", "https://a.example/x?id=7#two"),
        ("https://a.example/x?fbclid=1&utm_source=y&id=7", "https://a.example/x?id=7"),
        ("https://www.youtube.com/watch?v=a&si=b&t=4", "https://www.youtube.com/watch?v=a&t=4"),
        ("https://a.example/x?a=1&amp;fbclid=2", "https://a.example/x?a=1"),
    ],
)
def test_the_advice_gives_the_clean_address(url: str, clean: str) -> None:
    finding = next(finding for finding in found("no-tracking-links", url) if finding.part == "click")
    assert finding.advice == f"Link to {clean} and nothing more."


@pytest.mark.parametrize(
    ("rule", "text", "allow"),
    [
        ("no-tracking-links", "https://a.example/?utm_source=x&utm_medium=y", ["utm_*"]),
        ("no-shortened-links", "https://bit.ly/a1b2c3", ["bit.ly"]),
        ("no-personal-data", "Ring +353 91 484 217", ["+353 (0)91 484217"]),
        ("no-personal-data", "Write to Jane.Fitter@gmail.com", ["jane.fitter@gmail.com"]),
        ("no-personal-data", "Write to jane.fitter@fitters.ie", ["fitters.ie"]),
        ("no-secrets", "ftp://ana:gT7wq4ZpLx@files.fitters.ie/a", ["gT7wq4ZpLx"]),
    ],
)
def test_a_house_may_allow_what_is_its_own(rule: str, text: str, allow: list[str]) -> None:
    assert found(rule, text)
    assert found(rule, text, parameters={"allow": allow}) == ()


def test_links_in_fields_count() -> None:
    links = ["https://bit.ly/a1b2c3", "https://a.example/?fbclid=1"]
    assert len(found("no-shortened-links", "Read it.", links=links)) == 1
    assert len(found("no-tracking-links", "Read it.", links=links)) == 1


# Dates


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Monday, 3 March 2026", (0, 3, 3, 2026)),
        ("Mon 3rd of Mar", (0, 3, 3, None)),
        ("Tuesday, March 3rd, 2026", (1, 3, 3, 2026)),
        ("On March 3rd: how we cut noise", (None, 3, 3, None)),
        ("2026-03-03 (Monday)", (0, 3, 3, 2026)),
        ("TUESDAY 3 MARCH", (1, 3, 3, None)),
        ("Sept. 5", (None, 5, 9, None)),
    ],
)
def test_a_date_is_read_in_every_unmistakable_form(text: str, read_as: tuple[Any, ...]) -> None:
    (one,) = dates(text)
    assert (one.weekday, one.day, one.month, one.year) == read_as


@pytest.mark.parametrize(
    "text", ["3/4/2026", "March 2026", "version 3.3.2026", "you may 20 times", "1,000 May", "Mar 3:30", "2026-13-01"]
)
def test_what_may_be_something_else_is_no_date(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "published", "parts"),
    [
        ("We meet on Monday, 3 March 2026.", None, ["weekday"]),
        ("We meet on Tuesday, 3 March 2026.", None, []),
        ("We meet on Monday, 3 March.", None, []),
        ("We meet on Monday, 3 March.", "2026-02-20", ["weekday"]),
        ("We meet on Monday, 3 March.", "2026-09-20", []),
        ("Sat and Sun, 7 & 8 March 2026: open house.", None, []),
        ("It ends on 31 June.", None, ["impossible"]),
        ("It ends on February 29, 2026.", None, ["impossible"]),
        ("It ends on 29 February.", None, []),
        ("It ends on 29 February 2028.", None, []),
        ("Register by 12 January.", "2026-01-22", ["past"]),
        ("Register by 12 January.", "2026-01-12", []),
        ("Register by 12 January.", None, []),
        ("Register by 12 January 2025.", None, ["past"]),
        ("Register by 12 January 2024.", None, []),
        ("Join us on 3 December!", "2026-01-22", ["past"]),
        ("The exhibition was open until 12 January.", "2026-01-22", []),
        ("They asked us to register by 12 January.", "2026-01-22", []),
        ("On 12 January 212 riders came.", "2026-01-22", []),
        ("Open until 10-12 January.", "2026-01-22", []),
    ],
)
def test_a_date_is_held_against_calendar_weekday_and_the_day_of_the_post(
    text: str, published: str | None, parts: list[str]
) -> None:
    given = {"publish_at": published} if published else {}
    assert [finding.part for finding in found("consistent-dates", text, **given)] == parts


def test_a_past_date_in_a_draft_without_a_date_is_a_note() -> None:
    (finding,) = found("consistent-dates", "Register by 12 January 2025.")
    assert (finding.severity, "has no date" in finding.message) == ("note", True)


def test_history_is_told_in_peace() -> None:
    text = "Until 12 May 2025 no tram ran here. On 3 June 2025 the council will have decided, wrote the paper."
    assert found("consistent-dates", text, channel="blog", path="a.md") == ()


# Secrets

LETTERS = string.ascii_letters + string.digits
DRAWN = random.Random(20260105)


def drawn(length: int, letters: str = LETTERS) -> str:
    return "".join(DRAWN.choice(letters) for _ in range(length))


BASE32, HEX = string.ascii_uppercase + "234567", "0123456789abcdef"
TOKENS = {
    "an AWS access key": ("AK" + "IA", drawn(16, BASE32)),
    "an AWS secret key": ("aws_secret_access_key = ", drawn(40)),
    "a GitHub token": ("gh" + "p_", drawn(36)),
    "a GitLab token": ("gl" + "pat-", drawn(20)),
    "a Slack token": ("xo" + "xb-", f"{drawn(12, string.digits)}-{drawn(24)}"),
    "a Stripe key": ("sk_" + "live_", drawn(24)),
    "a Google API key": ("AI" + "za", drawn(35)),
    "a Hugging Face token": ("h" + "f_", drawn(34, string.ascii_letters)),
    "an npm token": ("np" + "m_", drawn(36)),
    "a SendGrid key": ("S" + "G.", f"{drawn(22)}.{drawn(43)}"),
    "a Telegram bot token": (drawn(9, "123456789") + ":" + "AA", drawn(33)),
    "a Meta access token": ("EA" + "A", drawn(120)),
    "a Shopify token": ("shp" + "at_", drawn(32, HEX)),
    "a signed web token": ("", "ey" + f"J{drawn(20)}.ey" + f"J{drawn(40)}.{drawn(43)}"),
    "a private key": ("-----BEGIN RSA PRIVATE " + "KEY-----\n", "\n".join(drawn(64) for _ in range(12)) + "\n-----END"),
    "a password in an address": ("postgres://ana:", drawn(12)),
}


def with_token(name: str, secret: str) -> str:
    return TOKENS[name][0] + secret + ("@db.fitters.ie/shop" if "password" in name else "")


@pytest.mark.parametrize("name", list(TOKENS))
@pytest.mark.parametrize("path", ["a.md", "a.json"])
def test_a_secret_is_an_error_and_is_shown_nowhere(name: str, path: str) -> None:
    secret = TOKENS[name][1]
    text = f"Now with {with_token(name, secret)} in it"
    (finding,) = found("no-secrets", text, path=path)
    assert (finding.severity, name in finding.message) == ("error", True)
    for line in secret.split("\n")[:-1] if "\n" in secret else [secret]:
        assert line[:8] not in repr(finding)


@pytest.mark.parametrize("name", [name for name in TOKENS if name != "a private key"])
def test_a_stand_in_for_a_secret_is_fine(name: str) -> None:
    secret = TOKENS[name][1]
    for stand_in in ("x" * len(secret), f"{secret[:-7]}EXAMPLE", "0123456789abcdefghij" * 8):
        assert found("no-secrets", with_token(name, stand_in[: len(secret)]) + " .") == ()


def test_a_password_in_an_address_is_found_behind_other_addresses() -> None:
    token = with_token("a password in an address", TOKENS["a password in an address"][1])
    for before in ("https://a.example/x and ana@a.example, ", "https://a.example/x\n", "@ana https://a.example/@ana "):
        assert len(found("no-secrets", f"See {before}{token} for it")) == 1


def test_a_secret_is_found_in_code_links_and_fields() -> None:
    token = with_token("a Stripe key", TOKENS["a Stripe key"][1])
    assert len(found("no-secrets", f"    key = {token}\n", channel="blog", path="a.md")) == 1
    assert len(found("no-secrets", f"[here](https://a.example/?key={token})", channel="blog", path="a.md")) == 1
    assert len(found("no-secrets", "Read it.", links=[f"https://a.example/?key={token}"])) == 1
    assert len(found("no-secrets", "Read it.", title=f"The key {token}")) == 1


@pytest.mark.parametrize("output_format", ["full", "concise", "table", "json"])
def test_no_report_repeats_a_secret_not_even_in_the_findings_of_other_rules(tmp_path: Path, output_format: str) -> None:
    secret = TOKENS["a password in an address"][1]
    draft = tmp_path / "a.md"
    text = f"BUY THEM NOW FOLKS!!! https://ana:{secret}@a.example/?fbclid={secret} and bit.ly/{secret}\n"
    draft.write_text(f"---\nchannel: facebook\n---\n{text}", encoding="utf-8")
    printed = CliRunner().invoke(
        main, ["check", "--isolated", "--as-of", "2026-01-05", "--output-format", output_format, str(draft)]
    )
    assert "no-secrets" in printed.output
    assert "no-tracking-links" in printed.output
    assert secret[:8] not in printed.output


# Personal data


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Paid with 4539 1488 0343 6467.", ["card"]),
        ("Paid with 4539 1488 0343 6468.", []),
        ("Paid with 4111 1111 1111 1111.", []),
        ("Sent to DE44 5001 0517 5407 3249 31.", ["account"]),
        ("Sent to DE45 5001 0517 5407 3249 31.", []),
        ("Write to jane77@gmail.com.", ["mailbox"]),
        ("Write to info.bikes@gmail.com.", []),
        ("Write to jane@fitters.ie.", ["address"]),
        ("Write to press@fitters.ie, noreply@fitters.ie or jane@harbour-street.ie.", []),
        ("Write to jane@example.org; clone git@github.com:a/b.git", []),
        ("Ring (415) 867-5309.", ["phone"]),
        ("Tel: 030 901820", ["phone"]),
        ("Ring 1-800-867-5309, +44 1632 960001 or (415) 555-0132.", []),
        ("ISBN 978-3-16-148410-0, 2026-01-05 10:00:00, 10.1000/182 and 192.168.0.1", []),
    ],
)
def test_personal_data_are_told_from_what_belongs_to_nobody(text: str, parts: list[str]) -> None:
    assert [finding.part for finding in found("no-personal-data", text)] == parts


def test_a_mail_link_counts_behind_other_words() -> None:
    (finding,) = found("no-personal-data", "[Write](mailto:jane77@gmail.com)", channel="blog", path="a.md")
    assert (finding.severity, finding.excerpt) == ("note", "Write")


def test_a_card_number_is_not_repeated() -> None:
    (finding,) = found("no-personal-data", "Paid with 4539 1488 0343 6467 today.")
    assert "4539 1488" not in repr(finding)
    assert "6467" in finding.message


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("529.982.247-25", "a Brazilian CPF"),
        ("756.9217.0769.85", "a Swiss insurance number"),
        ("RSSMRA85T10A562S", "an Italian fiscal code"),
        ("131052-308T", "a Finnish identity code"),
        ("811218-9876", "a Swedish identity number"),
        ("00000001R", "a Spanish identity number"),
    ],
)
def test_a_national_number_is_one_only_with_its_check_digits(number: str, name: str) -> None:
    wrong = number[:-1] + ("3" if number[-1].isdigit() else "V")
    assert [one.why for one in identities(f"It is {number}.")] == [name]
    assert list(identities(f"It is {wrong}.")) == []


def test_rows_of_digits_are_neither_cards_nor_accounts() -> None:
    text = " ".join(f"{number:016d} DE{number % 90 + 10}{number:018d}" for number in range(0, 10**9, 10**7))
    assert list(cards(text)) == []
    assert list(accounts(text)) == []


# All of them


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "bit",
    ["A ", "AAAA BBBB ", "a.b/", "😀\u200d", "𝗕", "\u0336a", "1234 ", "a@b.c ", "#abcdefghij", "://a:b@", "eyJaaaa.eyJ",
     "-----BEGIN PRIVATE KEY-----aaaa", "3 March ", "until ", "http://a.b/?a=b&", "\u200b", "DE12 ", "?!"],
)  # fmt: skip
def test_the_time_grows_no_faster_than_the_text(rule: str, bit: str) -> None:
    text = (bit * 20_000)[:20_000]
    engine(rule)
    began = time.process_time()
    found(rule, text)
    assert time.process_time() - began < 3


def test_the_examples_show_each_rule() -> None:
    document = read((ROOT / "examples" / "craft" / "form.yaml").read_bytes(), path="form.yaml")
    posts = assemble(document, HOUSE).posts
    broken = set()
    for rule in RULES:
        sums = Sums()
        engine(rule).check_posts(posts, Placer(document), sums)
        broken |= {finding.rule for finding in sums.findings}
    assert broken == set(RULES)


def test_the_rules_lie_in_the_shipped_rulebook() -> None:
    folders = {path.stem: path.parent.name for path in Path(shipped_folder()).rglob("*.yaml")}
    assert {folders[rule] for rule in RULES} == {"craft", "accessibility"}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("see a.com/x#one and #two", ["two"]),
        ("#one at a.com", ["one"]),
        ("a.com\n#one", ["one"]),
        ("(a.com/(#one) #two", ["two"]),
        ("(#one) at a.com", ["one"]),
    ],
)
def test_hashtags_beside_and_inside_addresses(text: str, tags: list[str]) -> None:
    assert [tag.value for tag in hashtags(text)] == tags
