"""E-mail addresses and telephone numbers in a text."""

import re
from collections.abc import Iterator

from socialpolicy.value import Value

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NAME = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-"
_LONGEST_NAME = 64
"""What the name before an @ is made of, and how long it may be (RFC 5321)."""

_MAIL = (
    r"(?<![\w.+%/:@-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
    rf"(?:{_LABEL}\.)+[A-Za-z]{{2,24}}(?![\w@]|\.\w|:\w|/)"
)
"""An e-mail address: a name, and a host of labels with dots between them."""

_DOCUMENTED = (
    r"(?:.+\.)?(?:example(?:\.[a-z]{2,6}(?:\.[a-z]{2})?)?|test|invalid|localhost|local|internal|"
    r"(?:your-?|my-?)?(?:domain|company|email|mail|site|website|org)\.(?:com|org|net|tld))"
)
"""Hosts that are kept for documentation (RFC 2606), and those that people put in their place: yourcompany.com."""

_PHONE = (
    r"(?<![\w.,:/#@=+-])(?:\+[1-9]\d{0,2}(?:[ .\-/]?\(?\d{1,5}\)?){2,6}|\(\d{3}\) ?\d{3}[-. ]\d{4}|"
    r"1?[-.]?[2-9]\d{2}([-.])\d{3}\1\d{4})(?![\w@]|[.,:/-]\d)"
)
"""Numbers whose shape alone tells what they are: +41 44 123 45 67, (212) 123 4567, 212-123-4567."""

_LABELLED = (
    r"(?i)(?<!\w)(?:tel(?:ephone|efon)?|phone|mobile|cell|fax|call(?: me| us)?(?: on| at)?|text|whats ?app|sms|ring)\b"
    r"\.?:? {0,2}(\(?0\d(?:[ .()/-]?\d){6,12})(?![\w@]|[.,:/-]\d)"
)
"""A number that begins with 0, as within a country, behind a word that announces it: Tel. 044 123 45 67."""

_FICTION = (
    r"1?[2-9]\d{2}55501\d\d|44(?:7700900\d{3}|1632960\d{3}|2079460\d{3}|\d{3,4}4960\d{3})|0\d{3,4}4960\d{3}|"
    r"33[1-5]9900\d{4}|6139?1?\d{0,2}7010\d{3}|1?123456\d{1,5}"
)
"""The digits of numbers that are kept for films and books: American, British, French, Australian; and of 123456..."""

_FREE = r"1?8(?:00|33|44|55|66|77|88)\d{7}|(?:44|49|43|33|39|41|31|61|353)?0?800\d{4,9}|1800\d{6}|00800\d{6,9}"
"""The digits of numbers that cost the caller nothing: they belong to firms."""

_LENGTHS = range(8, 16)
"""How many digits a number has: fewer are short codes and extensions, more are none (E.164)."""


class Contact(Value):
    """An address or number as written, and its place."""

    value: str
    start: int
    end: int


def mail_addresses(text: str) -> Iterator[Contact]:
    """Yield the e-mail addresses, without those that documentation is written with."""
    at = text.find("@")
    while at >= 0:
        before = text[max(at - _LONGEST_NAME, 0) : at]
        start = at - len(before) + len(before.rstrip(_NAME))
        match = re.compile(_MAIL).match(text, start) if start < at else None
        if match and not re.fullmatch(_DOCUMENTED, match[0].rpartition("@")[2].lower()):
            yield Contact(match[0], *match.span())
        at = text.find("@", match.end() if match else at + 1)


def phone_numbers(text: str) -> Iterator[Contact]:
    """Yield the telephone numbers, except those that are free of charge and those that belong to nobody."""
    found = [(match[0], *match.span()) for match in re.finditer(_PHONE, text)]
    found += [(match[1], *match.span(1)) for match in re.finditer(_LABELLED, text)]
    done = -1
    for value, start, end in sorted(found, key=lambda one: one[1]):
        digits = re.sub(r"\(0\)|\D", "", value)
        if start >= done and len(digits) in _LENGTHS and not re.fullmatch(f"{_FICTION}|{_FREE}", digits):
            done = end
            yield Contact(value, start, end)
