"""The choices of a user that reach a check: whose words and addresses are one's own, which day it is."""

from collections.abc import Mapping
from datetime import date

from socialpolicy.model.channel import Channels
from socialpolicy.value import Value


class House(Value):
    """What the configuration says of the organization itself.

    `brands` are its names, `domains` its own sites, `reviewers` those who may say that a post is fine
    (anybody where nobody is named), `timezone` the zone of dates without one, `paths` the channel of each
    path pattern (relative to the configuration's folder). `day_first` is whether it writes the day before
    the month, None where it does not say. `channels` are those of the rulebook, with the limits that the
    configuration changes.
    """

    as_of: date
    brands: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    timezone: str | None = None
    paths: Mapping[str, str] = {}
    channel: str | None = None
    published: bool = False
    day_first: bool | None = None
    channels: Channels = Channels()
