"""Addresses that stand in a text as they are, and the host that an address leads to."""

import re
from collections.abc import Iterable
from functools import lru_cache

from socialpolicy.value import Value

_ADDRESS = r"[hHwW](?:(?<![^\W_].)(?<=[hH])(?i:ttps?://)|(?<![\w@./-].)(?<=[wW])(?i:ww\.))[^\s<>\"“”„«»\ufffc]++"
"""It begins with a set of letters, so that the search goes from one of these to the next."""

_HOST = r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//(?:[^/?#@\s]*@)?(\[[^\]]*\]|[^/?#:\s]+)"
"""The host of an address, behind its scheme and its user, without its port."""

_TRAILING = ".,;:!?'*_~`’‘…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Address(Value):
    """An address as written, and where it stands."""

    url: str
    start: int
    end: int


def addresses(text: str) -> list[Address]:
    """Return the http, https and www. addresses in a text, without the punctuation that follows them."""
    if ("/" not in text or "://" not in text) and "ww." not in text and "WW." not in text:
        return []
    found: list[Address] = []
    for match in re.finditer(_ADDRESS, text):
        url = _trimmed(match[0])
        if not url.endswith(("://", "www.")):
            found.append(Address(url, match.start(), match.start() + len(url)))
    return found


@lru_cache(maxsize=256)
def host(url: str) -> str:
    """Return the host of an address in lower case, without www., or "" where it has none."""
    if url.startswith(("https://", "http://")):
        name = url.split("/", 3)[2]
        if name.replace(".", "").replace("-", "").isalnum():  # neither a port nor a user: all of it is the host
            return name.lower().removeprefix("www.").rstrip(".")
    match = re.match(_HOST, url)
    name = match[1] if match else url.split("/", 1)[0] if url[:4].lower() == "www." else ""
    return name.lower().removeprefix("www.").rstrip(".")


def is_among(name: str, domains: Iterable[str]) -> bool:
    """Tell whether a host is one of some domains, or lies below one."""
    wanted = (domain.lower().removeprefix("www.") for domain in domains)
    return any(name == domain or name.endswith(f".{domain}") for domain in wanted)


def _trimmed(url: str) -> str:
    """Leave out what ends the sentence rather than the address; a bracket stays if it was opened inside."""
    end = len(url)
    closing = {bracket: url.count(bracket) - url.count(opening) for bracket, opening in _PAIRS.items()}
    while end and (url[end - 1] in _TRAILING or closing.get(url[end - 1], 0) > 0):
        if url[end - 1] in closing:
            closing[url[end - 1]] -= 1
        end -= 1
    return url[:end]
