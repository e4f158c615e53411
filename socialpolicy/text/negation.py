"""Denied words: whether what stands around some words says that it is not so, as in "never delete criticism"."""

_CLAUSE_ENDS = ".!?;:,()\n"
_WORDS_BEFORE = 4
"""How many words before a place may deny it."""

_FAR = 40
"""How many characters behind a place are read for the words that deny it."""

_FAR_BEFORE = 200
"""How many characters are read before the words: those that deny stand near, and a text may have no end of a clause."""

_DENIES = frozenset({
    "never", "not", "no", "nor", "neither", "without", "cannot", "nobody", "none", "avoid", "avoiding", "refuse",
    "refuses", "stop", "except", "than", "instead",
})  # fmt: skip
_WARNS = frozenset({"beware", "wary", "distrust", "warn", "warns", "warned"})
"""Words that warn of all that follows in their clause, however far it is."""

_MORE = ("only", "just", "merely")


def is_denied(value: str, start: int, end: int) -> bool:
    """Tell whether the words from start to end are denied: by one of the few words before, or right after them.

    Words before count up to where their clause begins: "not here, we delete it" denies no deleting. What a clause
    warns of ("beware of") is denied, too.
    """
    near = value[max(start - _FAR_BEFORE, 0) : start]
    clause = max(near.rfind(bound) for bound in _CLAUSE_ENDS) + 1
    said = _words(near[clause:])
    before = said[-_WORDS_BEFORE:]
    denying = (_denies(word) for word, then in zip(before, [*before[1:], ""], strict=False) if then not in _MORE)
    return any(denying) or not _WARNS.isdisjoint(said) or _is_denied_after(value[end : end + _FAR])


def _is_denied_after(after: str) -> bool:
    """Tell whether a text goes on with "is not", "must never", "isn't" or the like."""
    first, second, *_ = [*_words(after), "", ""]
    return after[:1].isspace() and (
        first in ("never", "cannot")
        or first.endswith("n't")
        or (second in ("not", "never") and first not in ("and", "but"))
    )


def _words(text: str) -> list[str]:
    return text.replace("\u2019", "'").casefold().split()


def _denies(word: str) -> bool:
    return word in _DENIES or word.endswith("n't")
