"""Field names as people write them: loosely matched with the names and synonyms that a record declares."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from socialpolicy.model.facts import Fact, facts_of
from socialpolicy.model.post import TEXT, Post
from socialpolicy.value import Value

FREE = frozenset({"socialpolicy", "waive", "schema"})
"""Names, folded, that every record may have and that are read elsewhere or by editors."""


class Known(Value):
    """The field that a name stands for; `own` is true for our name, false for a synonym."""

    name: str
    own: bool


class Vocabulary(Value):
    """The fields of a record and every folded name that leads to one of them."""

    facts: Mapping[str, Fact]
    names: Mapping[str, Known]

    def find(self, name: str) -> Known | None:
        """Return the field that a name stands for: its case, spaces, punctuation and plural do not matter."""
        folded = fold(name)
        return self.names.get(folded) or (self.names.get(_other_number(folded)) if len(folded) > 3 else None)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return a name in small letters and digits only, so that `Publish at` and `publish_at` are the same."""
    return "".join(filter(str.isalnum, name.casefold()))


def free(name: str) -> bool:
    """Return whether a name is nobody's business: `x_...` and what other parts of the program read."""
    return name[:2].casefold() in ("x_", "x-") or fold(name) in FREE


@cache
def vocabulary(record: type) -> Vocabulary:
    """Return the names that lead to the fields of a record type; for posts, `text` is one of them."""
    facts = facts_of(record)
    return _vocabulary({**facts, TEXT.name: TEXT} if record is Post else facts)


def _vocabulary(facts: Mapping[str, Fact]) -> Vocabulary:
    synonyms = ((fold(other), Known(fact.name, own=False)) for fact in facts.values() for other in fact.also)
    names = ((fold(name), Known(name, own=True)) for name in facts)
    written = ((fold(fact.written), Known(fact.name, own=True)) for fact in facts.values() if fact.written)
    return Vocabulary(facts, _first_wins((*names, *written, *synonyms)))


def _first_wins(pairs: Iterable[tuple[str, Known]]) -> dict[str, Known]:
    index: dict[str, Known] = {}
    for name, known in pairs:
        index.setdefault(name, known)
    return index


def _other_number(folded: str) -> str:
    return folded[:-1] if folded.endswith("s") else folded + "s"
