"""What an address carries beside its page: parameters by which clicks and campaigns are told apart and counted."""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.model.addresses import host_of
from socialpolicy.model.listed import words_of
from socialpolicy.text.links import is_among
from socialpolicy.text.matcher import Cues


class Tracker(NamedTuple):
    """The name of a parameter (`utm_*` for all that begin so), the hosts at which it counts (none for all), and why."""

    pattern: str
    hosts: tuple[str, ...]
    why: str


@lru_cache(maxsize=8)
def trackers_of(cues: Cues, *lexicons: str) -> tuple[Tracker, ...]:
    """Return the entries of lists of parameters, each a name and perhaps hosts: `si youtube.com youtu.be`."""
    entries = (entry for lexicon in lexicons if lexicon for entry in words_of(cues, lexicon))
    return tuple(Tracker(pattern, tuple(hosts), cue.why) for (pattern, *hosts), cue in entries)


def carried(url: str, trackers: Sequence[Tracker], allow: Sequence[str] = ()) -> dict[str, str]:
    """Return the parameters of an address that are listed and not allowed, each with the reason."""
    if "=" not in url:
        return {}
    found: dict[str, str] = {}
    named = [_name(part) for part in _parameters(url) if "=" in part]
    for name in (name for name in named if not any(_fits(pattern, name) for pattern in allow)):
        fitting = (one for one in trackers if one.pattern == name or one.pattern[-1] == "*")
        meant = (one for one in fitting if _fits(one.pattern, name))
        why = next((one.why for one in meant if not one.hosts or is_among(host_of(url), one.hosts)), None)
        if why is not None:
            found[name] = why
    return found


def without(url: str, names: Container[str]) -> str:
    """Return the address without some of its parameters; all else stays as it is, the anchor as well."""
    rest, sign, anchor = url.partition("#")
    page = rest.partition("?")[0]
    kept = [part for part in _parameters(url) if _name(part) not in names]
    return page + ("?" + "&".join(kept) if kept else "") + sign + anchor


def page_of(url: str, trackers: Sequence[Tracker]) -> str:
    """Return what tells the page of an address from others: its host and path, and parameters that are no trackers."""
    if "?" in url:
        url = without(url, carried(url, trackers))
    rest, _, query = url.partition("#")[0].partition("?")
    page = (rest.partition("//")[2] or rest).rstrip("/").lower().removeprefix("www.")
    return f"{page}?{query}" if query else page


def _parameters(url: str) -> list[str]:
    return url.partition("#")[0].partition("?")[2].split("&")


def _name(parameter: str) -> str:
    return parameter.partition("=")[0].removeprefix("amp;")


def _fits(pattern: str, name: str) -> bool:
    return name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern
