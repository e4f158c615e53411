"""Word lists made ready for looking things up: once for all posts, not post by post."""

from collections.abc import Mapping
from functools import lru_cache

from socialpolicy.text.matcher import Cue, Cues
from socialpolicy.text.occurring import Sought


@lru_cache(maxsize=32)
def entries_of(cues: Cues, lexicon: str) -> Mapping[str, Cue]:
    """Return the entries of a list by their phrases; none for a list without a name."""
    return {cue.phrase: cue for cue in cues[lexicon]} if lexicon else {}


@lru_cache(maxsize=32)
def words_of(cues: Cues, lexicon: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """Return the entries of a list, each with the words that it is made of."""
    return tuple((tuple(cue.phrase.split()), cue) for cue in cues[lexicon])


@lru_cache(maxsize=8)
def firsts_of(cues: Cues, lexicon: str) -> Sought:
    """Return the first words of the entries of a list, in its order."""
    return Sought(words[0] for words, _ in words_of(cues, lexicon))


@lru_cache(maxsize=8)
def hosts_of(cues: Cues, lexicon: str) -> Sought:
    """Return the hosts of a list of hosts, or of hosts and the beginning of a path."""
    return Sought(cue.phrase.partition("/")[0] for cue in cues[lexicon])
