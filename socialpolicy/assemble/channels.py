"""Names of channels as people write them: twitter, IG, `X (Twitter)`, LinkedIn page."""

import re
from collections.abc import Mapping
from functools import cache

from socialpolicy.assemble.names import fold
from socialpolicy.model.post import CHANNEL_WORDS, CHANNELS

BESIDE = frozenset(
    """page pages profile group company personal business post posts feed account channel story stories reel reels short
    shorts video carousel""".split()
)
"""Words that may stand beside a channel's name and do not change which channel it is."""


def channel_named(written: str, words: Mapping[str, str] = {}) -> str | None:
    """Return our name of a channel that somebody wrote, None where it is none that is known.

    `words` are those of the rulebook in use; without them, our own are known.
    """
    index = words or channel_index()
    text = written.split("(")[0] if "(" in written else written
    found = index.get(fold(text))
    if found is None:
        telling = [word for word in re.split(r"[\s/_-]+", text.strip()) if word.casefold() not in BESIDE]
        named = {index.get(fold(word)) for word in telling}
        found = named.pop() if len(named) == 1 else None
    return found


@cache
def channel_index() -> Mapping[str, str]:
    """Return our channel names by the folded names that lead to them."""
    return {**{name: name for name in CHANNELS}, **{fold(word): channel for word, channel in CHANNEL_WORDS}}
