"""Regular expressions that people write into rules, run under a time limit so that none can hang a check."""

from functools import lru_cache

import regex


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return the pattern ready to run. Raises ValueError with the reason where it is not one."""
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"{error}") from None


def search_within(pattern: str, block: str, offset: int, *, seconds: float) -> list[tuple[int, int]]:
    """Return where a pattern matches in a block that begins at `offset`; raises TimeoutError after `seconds`."""
    found = (match.span() for match in compiled(pattern).finditer(block, timeout=seconds))
    return [(start + offset, end + offset) for start, end in found if end > start]
