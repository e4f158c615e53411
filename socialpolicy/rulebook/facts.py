"""The facts that a rule names, held against those that posts, plans and their rows have."""

from collections.abc import Mapping
from typing import Any, NoReturn

from socialpolicy.assemble.prose import LISTS
from socialpolicy.errors import RulebookError
from socialpolicy.model.facts import Fact, facts_of
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.rulebook.tree import File
from socialpolicy.text.suggest import did_you_mean
from socialpolicy.value import Value

_BESIDE: Mapping[type, tuple[str, ...]] = {Plan: ("complete", "planned")}
"""What checks may ask of a record besides its declared facts and what is derived from them."""


class Spot(Value):
    """A place in a rulebook file, as a path of keys and positions."""

    file: File
    path: tuple[Any, ...]

    def inside(self, *steps: Any) -> "Spot":
        """Return a place further inside."""
        return Spot(self.file, (*self.path, *steps))

    def complain(self, message: str) -> NoReturn:
        """Raise RulebookError with file, line and message."""
        raise RulebookError(f"{self.file.shown}:{self.file.line(self.path)}: {message}")


class Record(Value):
    """What facts are asked of: its type, and what messages call it."""

    type: type
    called: str


PLAN = Record(Plan, "a plan")
SUBJECTS: Mapping[str, Record] = {"post": Record(Post, "a post"), "plan": PLAN}
"""What rules are about."""


def fact_at(spot: Spot, record: Record, path: str) -> Fact | None:
    """Return the fact at a path such as `offer.until`, None for one that is derived. Raises RulebookError."""
    holder, last = _holder(spot, record, path)
    return _named(spot, holder, last)


def rows_at(spot: Spot, record: Record, path: str) -> Record:
    """Return what the rows of a list are. Raises RulebookError where there is no list of rows at the path."""
    if path == "planned" and record.type is Plan:
        return Record(Post, "a planned post")
    fact = fact_at(spot, record, path)
    if fact is None or fact.type != "rows" or fact.of is None:
        spot.complain(f'"{path}" of {record.called} is no list of rows; name one, such as activities.')
    return Record(fact.of, f"a row of {path}")


def texts_at(spot: Spot, record: Record, path: str) -> None:
    """Raise RulebookError where there is no list of texts at the path."""
    fact = fact_at(spot, record, path)
    if fact is None or fact.type != "texts":
        spot.complain(f'"{path}" of {record.called} is no list of texts; name one, such as care.priority.')


def prose_at(spot: Spot, path: str) -> None:
    """Raise RulebookError where a plan has no text to read at a path such as `activities.purpose`."""
    holder, last = _holder(spot, PLAN, path, rows=True)
    fact = _named(spot, holder, last)
    if (fact is None or fact.type != "prose") and path not in LISTS:
        read = ", ".join(name for name, known in facts_of(holder.type).items() if known.type == "prose")
        spot.complain(f'"{path}" holds no words that rules read; {holder.called} has them in {read or "no fact"}.')


def _holder(spot: Spot, record: Record, path: str, *, rows: bool = False) -> tuple[Record, str]:
    """Return the record that holds the last fact of a path, and the name of that fact; `rows` goes through lists."""
    *way, last = path.split(".")
    for step in way:
        fact = _named(spot, record, step)
        if fact is None or fact.of is None:
            spot.complain(f'"{step}" of {record.called} has no facts of its own; end the path there.')
        if fact.type == "rows" and not rows:
            spot.complain(f'"{step}" is a list; look at its rows one by one (`each`), or count them.')
        record = Record(fact.of, f"`{step}`")
    return record, last


def _named(spot: Spot, record: Record, name: str) -> Fact | None:
    declared = facts_of(record.type)
    if name in declared:
        return declared[name]
    derived = [each for each, value in vars(record.type).items() if isinstance(value, property)]
    known = (*declared, *derived, *_BESIDE.get(record.type, ()))
    if name not in known:
        hint = did_you_mean(name, known) or f"; the facts are {', '.join(declared)}"
        spot.complain(f'there is no fact called "{name}" of {record.called}{hint}')
    return None
