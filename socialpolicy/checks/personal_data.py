"""Personal data: does the text give away somebody's address, telephone, card, account or identity number?"""

import re
from importlib import import_module

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.listed import entries_of
from socialpolicy.model.parameters import Listed
from socialpolicy.text.outline import outline
from socialpolicy.value import Value


class Parameters(Value):
    """`of` is mailbox, address, phone, card, account or identity.

    A mailbox is an e-mail address at one of the hosts in `private`, where people have their own; an address
    is any other of a person, which is told by a dot or, where the organization's domains are known, by
    being none of theirs. Names before the @ that `roles` lists belong to nobody. `allow` are addresses,
    domains and numbers that are fine, as are the organization's own domains.
    """

    of: str
    roles: Listed = ""
    private: Listed = ""
    allow: tuple[str, ...] = ()


WORDS = ("match", "why")
"""What messages may say of a case."""

_CONTACTS, _IDENTIFIERS = "socialpolicy.text.contacts", "socialpolicy.text.identifiers"
_SORTS = {
    "mailbox": ((b"@",), b"", _CONTACTS, "mail_addresses"),
    "address": ((b"@",), b"", _CONTACTS, "mail_addresses"),
    "phone": ((), rb"0(?:[ ()./-]*0){7}", _CONTACTS, "phone_numbers"),
    "card": ((), rb"0(?:[ -]?0){12}", _IDENTIFIERS, "cards"),
    "account": ((b"AA00",), b"", _IDENTIFIERS, "accounts"),
    "identity": ((b"00000", b"000.000", b"AAAAAA00"), b"", _IDENTIFIERS, "identities"),
}
"""For each sort what the outline of a text must hold some of, or a pattern of it, and the function that finds it."""

_SECRET = ("card", "identity")
_CUT = 4
"""What is starred out in reports, but for the last characters, and how many these are."""


class _Datum(Value):
    """Something personal as it stands in the text, and what it is."""

    value: str
    start: int
    end: int
    why: str = "a telephone number"


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for one sort of personal data; the words are {match}, as far as it may be shown, and {why}."""
    least, shape, module, function = _SORTS[parameters.of]
    is_mail = function == "mail_addresses"
    mailto = _mailto(context) if is_mail else []
    seen = outline(context.prose.value)
    if not (mailto or any(map(seen.__contains__, least)) or (shape and re.search(shape, seen))):
        return NOTHING_FOUND
    found = [_Datum(*one) for one in getattr(import_module(module), function)(context.prose.value)]
    if is_mail:
        found = [
            one
            for one in sorted((*found, *mailto), key=_start)
            if _sort(context, parameters, one.value.lower()) == parameters.of
        ]
    allowed = {_spelling(one) for one in parameters.allow}
    hits = tuple(_hit(context, one, parameters.of) for one in found if _spelling(one.value) not in allowed)
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _start(datum: _Datum) -> int:
    return datum.start


def _spelling(value: str) -> str:
    """Return by what two spellings of an address or number are compared."""
    return value.lower() if "@" in value else re.sub(r"\(0\)|[^\dA-Za-z]", "", value).lower()


def _hit(context: Context, datum: _Datum, sort: str) -> Hit:
    secret = sort in _SECRET
    shown = "*" * (len(datum.value) - _CUT) + datum.value[-_CUT:] if secret else datum.value
    hidden = (datum.value[:-_CUT],) if secret else ()
    return Hit(context.span(datum.start, datum.end), {"match": shown, "why": datum.why}, hidden=hidden)


def _sort(context: Context, parameters: Parameters, address: str) -> str | None:
    """Return what an e-mail address is: a mailbox, an address, or none of a person."""
    name, _, domain = address.rpartition("@")
    own = (*context.house.domains, *(one.lower() for one in parameters.allow if "@" not in one))
    if any(domain == ours or domain.endswith(f".{ours}") for ours in own) or _is_role(name, context, parameters):
        return None
    if domain in entries_of(context.cues, parameters.private):
        return "mailbox"
    return "address" if context.house.domains or "." in name else None


def _is_role(name: str, context: Context, parameters: Parameters) -> bool:
    roles = entries_of(context.cues, parameters.roles).keys()
    return name in roles or not roles.isdisjoint(re.split(r"[-+_.]", name))


def _mailto(context: Context) -> list[_Datum]:
    """Return the addresses behind links, whose words may be others."""
    found: list[_Datum] = []
    for url, start, end in context.prose.links:
        if url[:7].lower() == "mailto:":
            address = url[7:].partition("?")[0]
            if address not in context.prose.value[start:end]:
                found.append(_Datum(address, start, end))
    return found
