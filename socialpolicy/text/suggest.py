"""The end of a sentence that helps with a typo: `; did you mean "profile"?`, or what else there is to choose."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` with the known word that looks most like the given one, or ""."""
    from difflib import get_close_matches  # needed only once something is misspelt

    close = get_close_matches(word.lower(), tuple(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


def or_one_of(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?`, or `; use one of ...` where no known word looks like the given one."""
    words = tuple(known)
    return did_you_mean(word, words) or f"; use one of {', '.join(words)}"
