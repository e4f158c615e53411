"""The six sheets with which a plan begins, made from the declarations by which plans are read."""

from collections.abc import Iterator, Mapping

from socialpolicy.model.facts import Fact, facts_of
from socialpolicy.model.plan import Plan
from socialpolicy.value import Value

LISTS: Mapping[str, str] = {
    "Team": "people",
    "Activities": "activities",
    "Channels": "channels",
    "Goals": "goals",
    "Budget": "budget",
}
"""Sheet to the list of the plan that it holds; the others are asked for when a rule first needs them."""

HINTS: Mapping[str, str] = {
    "boolean": "yes or no",
    "count": "a whole number",
    "date": "such as 2026-03-31",
    "moment": "such as 2026-03-31 09:00",
    "money": "such as 1200",
    "number": "a number",
    "texts": "several with ; between them",
}
"""Fact type to how its value is written."""

YES_NO = ("yes", "no")


class Column(Value):
    """A field to fill in: the name that files use, what it is for, and the words to choose from, if any."""

    name: str
    says: str
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the name as a header writes it."""
        return self.name.replace("_", " ").capitalize()


class Sheet(Value):
    """A sheet: its title, the list of the plan that it holds ("" for the plan's own keys), what for, its fields."""

    title: str
    field: str
    says: str
    columns: tuple[Column, ...]


def sheets() -> Iterator[Sheet]:
    """Yield the sheet of the plan's own keys, then those of its first lists."""
    facts = facts_of(Plan)
    own = tuple(_column(fact) for fact in facts.values() if fact.of is None and fact.type != "texts")
    yield Sheet("Plan", "", "What the plan is for.", own)
    for title, name in LISTS.items():
        record = facts[name].of
        if record is not None:
            columns = tuple(_column(fact) for fact in facts_of(record).values() if fact.of is None)
            yield Sheet(title, name, facts[name].says, columns)


def _column(fact: Fact) -> Column:
    choices = YES_NO if fact.type == "boolean" else fact.choices
    hint = HINTS.get(fact.type, "")
    says = f"{fact.says.removesuffix('.')}; {hint}." if hint and hint not in fact.says else fact.says
    return Column(fact.written or fact.name, says, choices)
