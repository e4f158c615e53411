"""How a text is worded: names within sentences, a start in small letters, an account that is addressed first."""

import pytest

from socialpolicy.text import plain
from socialpolicy.text.features import FEATURES


def found(feature: str, text: str) -> list[str]:
    """Return the parts of a text at which a feature shows."""
    prose = plain.parse(text)
    return [prose.value[start:end] for start, end in FEATURES[feature](prose)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The line to Harbour Street is closed", ["Harbour Street"]),
        ("A talk by the Bank of England, then Maria Lopez", ["Bank of England", "Maria Lopez"]),
        ("It rains in Oslo. Then it stops", ["Oslo"]),
        ("Trains to St. Ives and Jean-Luc's bus", ["St", "Jean-Luc's"]),
        ("Big News Today", ["News Today"]),
        ("we like NASA and iPhones", []),
        ("no names at all", []),
        ("#Oslo @Bergen https://example.org/Oslo", []),
    ],
)
def test_names(text: str, places: list[str]) -> None:
    assert found("names", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("so tired today", ["so"]),
        ("i'm at work", ["i'm"]),
        ("“ok then”", ["ok"]),
        ("Closed today", []),
        ("iPhone sales fell", []),
        ("npm@10 is out", []),
        ("node.js is out", []),
        ("https://example.org is down", []),
        ("@ana hello", []),
        ("3 people", []),
        ("", []),
    ],
)
def test_small_start(text: str, places: list[str]) -> None:
    assert found("small-start", text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("@ana we fixed it", ["@ana"]),
        (".@ana.example we fixed it", [".@ana.example"]),
        ("Thanks @ana", []),
        ("@ nobody", []),
    ],
)
def test_opening_mention(text: str, places: list[str]) -> None:
    assert found("opening-mention", text) == places
