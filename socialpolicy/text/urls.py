"""Addresses in a post, with or without https://, where X sees them: the rules of twitter-text."""

import re

from socialpolicy.text.tlds import GLUED, top_level
from socialpolicy.value import Value


class Entity(Value):
    """A hashtag or mention without its sign, or an address, and the place of all of it in the text."""

    value: str
    start: int
    end: int


ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
"""Latin letters with accents, and the accents, inside a set of characters."""

_OUTSIDE = (
    r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    "\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
)
_RUN = rf"(?<![^{_OUTSIDE}])[^{_OUTSIDE}.]*+\.[^{_OUTSIDE}]++"
"""A host and what may be glued to it; the labels between its dots are looked at one by one."""

_IN_PATH = rf"a-zA-Z0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&\u0400-\u04ff{ACCENTED}"
_AT_END = rf"a-zA-Z0-9+\-=_#/\u0400-\u04ff{ACCENTED}"
_BRACKETS = rf"\((?:[{_IN_PATH}]++|[{_IN_PATH}]*+\([{_IN_PATH}]++\)[{_IN_PATH}]*+)\)"
_PATH = rf"/(?:(?:[{_IN_PATH}]|{_BRACKETS})*(?:[{_AT_END}]|{_BRACKETS}))?"
_QUERY = r"\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/]"
"""What may follow a host: a path, which does not end with punctuation, and a query."""

_REST = rf"(?::[0-9]+)?({_PATH})?(?:{_QUERY})?"
_SHORTENED = rf"(?i)https?://t\.co/([a-z0-9]+)(?:{_QUERY})?"

_LABEL_LIMIT = 63
_LIMIT = 4096
_SLUG_LIMIT = 40
_DOMAIN_LIMIT = 512
"""How long twitter-text lets the label of a host, an address, the slug of t.co and a whole host be."""

_NOT_BEFORE = GLUED | frozenset("＠$#＃\ufffe\ufeff\uffff")


class _Dot(Value):
    """A dot in a run, and the end of the top-level domain that follows it (0: none does)."""

    place: int
    end: int


def urls(text: str) -> list[Entity]:
    """Return the addresses that X links in a text: after https://, or with a known top-level domain alone."""
    found: list[Entity] = []
    done = 0
    for run in re.finditer(_RUN, text) if "." in text else ():
        dots = _dots(text, *run.span()) if run.end() > done else []
        done = max(run.start(), done)
        while dots:
            done = _address(text, done, dots, found)
            while dots and dots[0].place < done:
                del dots[0]
    return found


def _dots(text: str, start: int, end: int) -> list[_Dot]:
    """Return the dots of a run up to the last that a top-level domain follows."""
    found = [_Dot(dot.start(), top_level(text, dot.end(), end)) for dot in re.compile(r"\.").finditer(text, start, end)]
    while found and not found[-1].end:
        del found[-1]
    return found


def _address(text: str, start: int, dots: list[_Dot], found: list[Entity]) -> int:
    """Add the address at the first place from `start` on that can begin one; return where the next may begin.

    That is never right after an address: one character has to stand between two.
    """
    while start < dots[0].place and text[start - 1 : start] in _NOT_BEFORE:
        start += 1
    end = _domain(text, start, dots)
    if not end:
        return _after_failure(text, start, dots[0].place)
    rest = re.compile(_REST).match(text, end)
    stop = rest.end() if rest else end
    scheme = _scheme(text, start)
    if scheme + stop - start > _LIMIT or not _encodable(text[start:end]):
        return stop + 1
    if scheme:
        return _linked(text, start - scheme, stop, found) + 1
    if text[start - 1 : start] not in ("-", "_", ".", "/"):
        _bare(text, start, end, stop if rest and rest[1] else 0, found)
    return stop + 1


def _domain(text: str, start: int, dots: list[_Dot]) -> int:
    """Return the end of the longest domain that begins at a place, or 0."""
    end = 0
    limit = start + _DOMAIN_LIMIT
    for dot in dots:
        if dot.place > limit or start == dot.place or text[start] in "-_" or text[dot.place - 1] in "-_":
            break
        if dot.end and text.find("_", start, dot.place) < 0:
            end = dot.end
        start = dot.place + 1
    return end


def _after_failure(text: str, start: int, dot: int) -> int:
    """Return the next place at which a domain may begin, where none begins at `start`."""
    if start < dot and text[start] in "-_":
        return start + 1
    underscore = text.rfind("_", start, dot)
    return dot + 1 if underscore < 0 else underscore + 1


def _scheme(text: str, start: int) -> int:
    """Return the length of the https:// before a place, or 0."""
    for scheme in ("https://", "http://"):
        begin = start - len(scheme)
        if begin >= 0 and text[begin:start].lower() == scheme:
            return 0 if text[begin - 1 : begin] in _NOT_BEFORE and begin else len(scheme)
    return 0


def _encodable(domain: str) -> bool:
    """Tell whether each label can be written in ASCII and is short enough."""
    return all(
        len(label) <= _LABEL_LIMIT
        if label.isascii()
        else label[:4].lower() != "xn--" and len(label.encode("punycode")) + 4 <= _LABEL_LIMIT
        for label in domain.split(".")
    )


def _linked(text: str, start: int, stop: int, found: list[Entity]) -> int:
    """Add an address that has its https://; one of t.co ends after its slug."""
    short = re.compile(_SHORTENED).match(text, start, stop)
    if short and len(short[1]) > _SLUG_LIMIT:
        return stop
    stop = short.end() if short else stop
    found.append(Entity(text[start:stop], start, stop))
    return stop


def _bare(text: str, start: int, end: int, stop: int, found: list[Entity]) -> None:
    """Add the names in Latin letters from `start` to `end`; the path, up to `stop`, goes with the last."""
    names: list[tuple[int, int]] = []
    for run in re.compile(rf"(?:[-a-zA-Z0-9{ACCENTED}]++\.)++").finditer(text, start, end):
        if names and run.start() < names[-1][1]:
            continue
        name_end = _last_top_level(text, run.start(), run.end(), end)
        if name_end:
            names.append((run.start(), name_end))
    if names and stop:
        names[-1] = (names[-1][0], stop)
    found += (Entity(text[first:last], first, last) for first, last in names)


def _last_top_level(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of a name whose labels lie between two places; the top-level domain may be among them."""
    while end > start:
        if found := top_level(text, end, limit):
            return found
        end = text.rfind(".", start, end - 1) + 1
    return 0
