"""Parameters of links: does an address carry what its page does not need?"""

from socialpolicy.model.addresses import Address, addresses_of, urls_of
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Hit, Verdict
from socialpolicy.model.parameters import Listed
from socialpolicy.model.trackers import carried, trackers_of, without
from socialpolicy.text.links import is_among
from socialpolicy.value import Value


class Parameters(Value):
    """`lexicon` lists names of parameters; `utm_*` stands for all that begin so.

    Hosts behind a name say where it holds: `si youtube.com youtu.be`. `allow` are names that are fine;
    with `own_are_fine` links to the organization's own domains may carry any. What the list `besides` names
    is found by another part, and left out of the clean address as well.
    """

    lexicon: Listed
    besides: Listed = ""
    allow: tuple[str, ...] = ()
    own_are_fine: bool = False


WORDS = ("match", "names", "clean", "why")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at each address; the words are {match}, {names} of the parameters, {clean}, the address without, {why}."""
    urls = [url for url in urls_of(context) if "=" in url]
    listed = trackers_of(context.cues, parameters.lexicon) if urls else ()
    if not any(carried(url, listed, parameters.allow) for url in urls):
        return NOTHING_FOUND
    others = trackers_of(context.cues, parameters.besides)
    hits = []
    for address in addresses_of(context):
        is_own = is_among(address.host, context.house.domains)
        found = carried(address.url, listed, parameters.allow)
        if found and not (is_own and parameters.own_are_fine):
            more = {} if is_own else carried(address.url, others, parameters.allow)
            hits.append(_hit(address, found, more))
    return Verdict(holds=bool(hits), hits=tuple(hits), basis="text")


def _hit(address: Address, found: dict[str, str], more: dict[str, str]) -> Hit:
    words = {"match": address.url, "names": ", ".join(found), "clean": without(address.url, {**found, **more})}
    return Hit(address.span, {**words, "why": next(iter(found.values()))})
