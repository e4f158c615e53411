"""Hosts of links: does an address lead through a site of a list?"""

from socialpolicy.model.addresses import Address, addresses_of, entry_for, joined_urls, urls_of
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.listed import entries_of, hosts_of
from socialpolicy.model.parameters import Listed
from socialpolicy.text.links import is_among
from socialpolicy.text.matcher import Cue
from socialpolicy.value import Value


class Parameters(Value):
    """`lexicon` lists hosts, or hosts with the beginning of a path; the longest that fits an address decides.

    A host stands for all that end in it, too; an entry of weight 0 is fine. `allow` are further hosts that
    are fine, as are the organization's own domains. An address without a path leads to the host itself.
    """

    lexicon: Listed
    allow: tuple[str, ...] = ()


WORDS = ("match", "host", "why")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each address; the words are {match}, the address, {host} and {why}."""
    every = joined_urls(context)
    if not every or not hosts_of(context.cues, parameters.lexicon).numbers_in(every):
        return NOTHING_FOUND
    listed = entries_of(context.cues, parameters.lexicon)
    if not any((entry := entry_for(url, listed)) and listed[entry].weight for url in urls_of(context)):
        return NOTHING_FOUND
    fine = {*parameters.allow, *context.house.domains}
    addresses = [address for address in addresses_of(context) if address.path.strip("/")]
    found = ((address, entry_for(address.url, listed)) for address in addresses if not is_among(address.host, fine))
    hits = tuple(_hit(address, listed[entry]) for address, entry in found if entry and listed[entry].weight)
    return Verdict(holds=bool(hits), hits=hits, basis="text")


def _hit(address: Address, cue: Cue) -> Hit:
    return Hit(address.span, {"match": address.url, "host": address.host, "why": cue.why})
