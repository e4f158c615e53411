"""Named facts: does a post give at least one of several facts, declared or in its words?"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Options
from socialpolicy.model.predicates import is_blank, value_of


class Parameters(NamedTuple):
    """`options` are the facts that count, by name: each {facts: [paths], lexicons: [names]}. One suffices."""

    options: Options


WORDS = ("missing", "given")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for each fact; the words are {missing} (names of those that are not given) and {given}."""
    given = {name: tuple(_bases(context, option)) for name, option in parameters.options.items()}
    named = [name for name, bases in given.items() if bases]
    words = {"missing": ", ".join(name for name in given if name not in named), "given": ", ".join(named)}
    bases = {basis for found in given.values() for basis in found}
    basis = "both" if len(bases) > 1 else next(iter(bases), "text")
    return Verdict(holds=bool(named), hits=(Hit(None, words, "blank"),), figures={"given": named}, basis=basis)


def _bases(context: Context, option: Mapping[str, Any]) -> Iterator[str]:
    if any(not is_blank(value_of(context.row, path)) for path in option.get("facts", ())):
        yield "declared"
    if any(context.scan.matches(lexicon) for lexicon in option.get("lexicons", ())):
        yield "text"
