"""What the platforms themselves say of lengths, hashtags, mentions and addresses, case by case.

The cases are read from where they are kept, and skipped where they are not at hand.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.api import load_rulebook
from socialpolicy.model.channel import Limit
from socialpolicy.settings import Flags
from socialpolicy.text import bluesky, entities
from socialpolicy.text.counting import fitting, length
from socialpolicy.text.graphemes import clusters
from socialpolicy.text.measures import Measure, may_exceed

CASES = Path(__file__).parents[2] / "shared" / "conformance"
TWITTER_TEXT = ("validate.yml", "extract.yml")

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the conformance cases are not at hand")

Extract = Callable[[str], list[entities.Entity]]

OUT_OF_SCOPE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "X no longer counts 140 characters that all weigh the same": {
        "validate/tweets": (
            "Valid Tweet: 140 characters (double byte characters)",
            "Valid Tweet: 140 characters (double word characters)",
        ),
    },
    "a list is read as a mention of whoever keeps it": {
        "validate/lists": (
            "Valid list: a-z < 20 characters",
            "A username alone SHOULD NOT be considered a valid list",
        ),
        "extract/mentions_or_lists_with_indices": (
            "Extract a list",
            "Extract a mention and list",
            "Extract a list in the middle of a Japanese tweet",
        ),
    },
    "X takes such an address to be valid, but does not link it in a text": {
        "validate/urls": (
            "Valid url: port and userinfo",
            "Valid url: ipv4",
            "Valid url: ipv6",
            "Valid url: sub delims and question marks",
        ),
    },
    "X counts an emoji of many parts as 2 by now": {
        "validate/WeightedTweetsCounterTest": (
            "Count a mix of single byte single word, and double word unicode characters",
            "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
        ),
    },
    "characters that X refuses are no matter of length": {
        "validate/UnicodeDirectionalMarkerCounterTest": ("Handle invalid characters",),
    },
    "no rule is about cashtags": {
        "extract/cashtags": (
            "Extract cashtags",
            "Extract cashtags with . or _",
            "Do not include trailing . or _",
            "Do not extract cashtags if there is no space before $",
        ),
        "extract/cashtags_with_indices": ("Extract cashtags", "Extract cashtags with . or _"),
    },
}
"""Why some cases do not hold here: reason to section to the names of the cases."""

OTHER_FILES = {
    "autolink.yml": "makes HTML",
    "hit_highlighting.yml": "makes HTML",
    "tld_lib.yml": "is the list itself",
    "tlds.yml": "is read below",
}


def values(find: Extract) -> Callable[[str], Any]:
    """Return what finds the values of entities."""
    return lambda text: [one.value for one in find(text)]


def with_places(find: Extract, name: str, **more: str) -> Callable[[str], Any]:
    """Return what finds entities as the cases write them: the value under a name, and the places."""
    return lambda text: [{name: one.value, **more, "indices": [one.start, one.end]} for one in find(text)]


def is_one(find: Extract) -> Callable[[str], bool]:
    """Return what tells whether a text is one such entity from its beginning to its end."""
    return lambda text: [(one.start, one.end) for one in find(text)] == [(0, len(text))]


def reply(text: str) -> str | None:
    """Return the account that a text begins with."""
    return next((one.value for one in entities.mentions(text) if not text[: one.start].strip()), None)


def weighed(text: str) -> dict[str, Any]:
    """Return what X says of a text, as far as it is about length."""
    counted = length(text, X_TEXT.measure)
    return {"weightedLength": counted, "valid": counted <= X_TEXT.value}


def limit(channel: str, name: str) -> Limit:
    """Return a limit of the rulebook."""
    known = CHANNELS.channel(channel)
    assert known is not None
    return known.limits[name]


CHANNELS = load_rulebook(Flags(isolated=True)).channels


X_TEXT = limit("x", "text")
MASTODON_TEXT = limit("mastodon", "text")

SECTIONS: Mapping[str, Callable[[str], Any]] = {
    "validate/tweets": lambda text: 0 < length(text, X_TEXT.measure) <= 140,
    "validate/usernames": is_one(entities.mentions),
    "validate/lists": is_one(entities.mentions),
    "validate/hashtags": is_one(entities.hashtags),
    "validate/urls": is_one(entities.urls),
    "validate/urls_without_protocol": is_one(entities.urls),
    "validate/WeightedTweetsCounterTest": weighed,
    "validate/WeightedTweetsWithDiscountedEmojiCounterTest": weighed,
    "validate/UnicodeDirectionalMarkerCounterTest": weighed,
    "extract/mentions": values(entities.mentions),
    "extract/mentions_with_indices": with_places(entities.mentions, "screen_name"),
    "extract/mentions_or_lists_with_indices": with_places(entities.mentions, "screen_name", list_slug=""),
    "extract/replies": reply,
    "extract/urls": values(entities.urls),
    "extract/urls_with_indices": with_places(entities.urls, "url"),
    "extract/urls_with_directional_markers": with_places(entities.urls, "url"),
    "extract/tco_urls_with_params": values(entities.urls),
    "extract/hashtags": values(entities.hashtags),
    "extract/hashtags_from_astral": values(entities.hashtags),
    "extract/hashtags_with_indices": with_places(entities.hashtags, "hashtag"),
    "extract/cashtags": values(entities.hashtags),
    "extract/cashtags_with_indices": with_places(entities.hashtags, "cashtag"),
}


def twitter_text() -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield the cases of twitter-text, each with its section."""
    for name in TWITTER_TEXT if CASES.is_dir() else ():
        sections = yaml.safe_load((CASES / "twitter-text" / name).read_text(encoding="utf-8"))["tests"]
        yield from ((f"{name[:-4]}/{section}", case) for section, cases in sections.items() for case in cases)


def told(name: str) -> Any:
    """Return a file of cases in JSON."""
    return json.loads((CASES / name).read_text(encoding="utf-8")) if CASES.is_dir() else {}


def holds(section: str, case: Mapping[str, Any]) -> bool:
    """Tell whether a case comes out as it should; of what X says of a text, only what is about length."""
    found, expected = SECTIONS[section](case["text"]), case["expected"]
    return bool(found == ({key: expected[key] for key in found} if isinstance(found, dict) else expected))


def left_out() -> list[tuple[str, str]]:
    """Return the cases that are out of scope, by section and name."""
    return [(section, name) for cases in OUT_OF_SCOPE.values() for section, names in cases.items() for name in names]


def named(case: Any) -> str | None:
    """Return what a case is called in the list of tests."""
    return str(case["description"]) if isinstance(case, dict) and "description" in case else None


@pytest.mark.parametrize(
    ("section", "case"),
    [(section, case) for section, case in twitter_text() if (section, case["description"]) not in left_out()],
    ids=named,
)
def test_x(section: str, case: Mapping[str, Any]) -> None:
    assert holds(section, case)


@pytest.mark.parametrize(("section", "name"), left_out())
def test_a_case_that_is_out_of_scope_is_there_and_does_not_hold(section: str, name: str) -> None:
    found = [case for one, case in twitter_text() if (one, case["description"]) == (section, name)]
    assert found, "the case is gone: take it off the list"
    assert not all(holds(section, case) for case in found), "the case holds by now: take it off the list"


def test_each_section_and_file_of_twitter_text_is_accounted_for() -> None:
    assert {section for section, _ in twitter_text()} == set(SECTIONS)
    files = {path.name for path in (CASES / "twitter-text").glob("*.yml")}
    assert files == {*TWITTER_TEXT, *OTHER_FILES}


def test_each_top_level_domain_is_known() -> None:
    sections = yaml.safe_load((CASES / "twitter-text/tlds.yml").read_text(encoding="utf-8"))["tests"]
    cases = [case for section in sections.values() for case in section]
    assert len(cases) > 1500
    assert [
        case["text"] for case in cases if [url.value for url in entities.urls(case["text"])] != case["expected"]
    ] == []


def test_the_weights_of_x_are_those_of_its_configuration() -> None:
    config = told("twitter-text/config-v3.json")
    assert X_TEXT.value == config["maxWeightedTweetLength"]
    assert X_TEXT.measure.url == config["transformedURLLength"]
    bare = X_TEXT.measure._replace(url=None)
    light = [(one["start"], one["end"]) for one in config["ranges"]]
    samples = [0x20, 0x7A, 0x3042, *(code for pair in light for code in (*pair, pair[1] + 1)), 0xFFFD]
    for code in (code for code in samples if code and not 0xD800 <= code <= 0xDFFF):
        assert length(chr(code), bare) == (1 if any(first <= code <= last for first, last in light) else 2), hex(code)


@pytest.mark.parametrize("case", [case for _, case in twitter_text() if isinstance(case["expected"], dict)], ids=named)
def test_a_quick_look_never_passes_over_what_is_too_long(case: Mapping[str, Any]) -> None:
    counted = length(case["text"], X_TEXT.measure)
    assert may_exceed(case["text"], counted - 1, X_TEXT.measure)


@pytest.mark.parametrize(
    "case",
    [case for section, case in twitter_text() if section == "validate/WeightedTweetsWithDiscountedEmojiCounterTest"],
    ids=named,
)
def test_what_still_fits_ends_where_x_says(case: Mapping[str, Any]) -> None:
    end = fitting(case["text"], X_TEXT.value, X_TEXT.measure)
    utf16 = len(case["text"][:end].encode("utf-16-le")) // 2
    assert utf16 - 1 == case["expected"]["validRangeEnd"]


@pytest.mark.parametrize(
    "case", told("mastodon/status-length-cases.json").get("cases", ()), ids=lambda case: case["id"]
)
def test_mastodon(case: Mapping[str, Any]) -> None:
    warning = length(case["spoiler_text"], Measure("graphemes"))
    counted = warning + length(case["text"], MASTODON_TEXT.measure)
    assert counted == case["expected_length"]
    assert (counted <= case["limit"]) == case["expect_valid"]


BLUESKY = told("bluesky/grapheme-cases.json")
FACETS = told("bluesky/facet-detection-cases.json")


def grapheme_length(text: str) -> int:
    return sum(1 for _ in clusters(text, 0, len(text)))


@pytest.mark.parametrize("case", [*BLUESKY.get("grapheme_length", ()), *BLUESKY.get("rich_text_length", ())])
def test_graphemes_of_bluesky(case: Mapping[str, Any]) -> None:
    assert grapheme_length(case["text"]) == case["graphemes"] == length(case["text"], limit("bluesky", "text").measure)
    if "utf8_bytes" in case:
        assert length(case["text"], limit("bluesky", "text_bytes").measure) == case["utf8_bytes"]


@pytest.mark.parametrize("case", BLUESKY.get("interop_lexicon_graphemeString_min10_max20", ()))
def test_graphemes_within_bounds(case: Mapping[str, Any]) -> None:
    assert (10 <= grapheme_length(case["text"]) <= 20) == case["valid"]


def test_the_limits_of_bluesky_are_those_of_its_schema() -> None:
    text, tag = BLUESKY["limits"]["post_text"], BLUESKY["limits"]["hashtag"]
    assert limit("bluesky", "text").value == text["max_graphemes"]
    assert limit("bluesky", "text_bytes").value == text["max_utf8_bytes"]
    assert limit("bluesky", "hashtag").value == tag["max_graphemes"]


@pytest.mark.parametrize("case", FACETS.get("links_and_mentions", ()))
def test_links_and_mentions_of_bluesky(case: Mapping[str, Any]) -> None:
    assert [url.value for url in bluesky.urls(case["text"])] == [link["text"] for link in case["links"]]
    assert [f"@{one.value}" for one in bluesky.mentions(case["text"])] == case["mentions"]


@pytest.mark.parametrize("case", FACETS.get("hashtags", ()))
def test_hashtags_of_bluesky(case: Mapping[str, Any]) -> None:
    """A tag that is too long is found, so that somebody can be told; the app makes no tag of it."""
    longest = limit("bluesky", "hashtag").value
    found = [tag for tag in bluesky.hashtags(case["text"]) if grapheme_length(tag.value) <= longest]
    assert [tag.value for tag in found] == case["tags"]
    assert [case["text"][tag.start + 1 : tag.end] for tag in found] == case["tags"]


def test_cashtags_of_bluesky_are_out_of_scope() -> None:
    """No rule is about them; what the app makes of them is no hashtag, mention or address here."""
    assert len(FACETS["cashtags"]) == 18
    texts = [case["text"] for case in FACETS["cashtags"]]
    assert [text for text in texts if bluesky.hashtags(text) or bluesky.mentions(text) or bluesky.urls(text)] == []
