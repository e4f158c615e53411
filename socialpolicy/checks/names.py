"""Named facts: does a post or plan give one of several facts, or each of them, declared or in its words?"""

from collections.abc import Iterator, Mapping
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Options, Paths
from socialpolicy.model.predicates import is_blank, is_unreadable, place_if_given, place_of_fact, value_of
from socialpolicy.model.span import Span
from socialpolicy.value import Value


class Parameters(Value):
    """`options` are the facts that count, by name: each {facts: [paths], lexicons: [names]}.

    One suffices, unless `every` asks for each of them. `within` limits the search for words to some parts of
    the text; of a plan these are facts: the finding stands at the first that is given, and the very first
    is what is blank.
    """

    options: Options
    every: bool = False
    within: Paths = ()


WORDS = ("missing", "given")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look for each fact; the words are {missing} (names of those that are not given) and {given}."""
    given = {name: tuple(_bases(context, option, parameters.within)) for name, option in parameters.options.items()}
    named = [name for name, bases in given.items() if bases]
    holds = len(named) == len(given) if parameters.every else bool(named)
    facts = _facts(context.subject, parameters.within)
    unread = next((path for path in facts if is_unreadable(context.subject, path)), None)
    if unread is not None and not holds:
        return Verdict(unknown=unread)
    missing = (name for name in given if name not in named)
    words = {"missing": (" and " if parameters.every else ", ").join(missing), "given": ", ".join(named)}
    bases = {basis for found in given.values() for basis in found}
    basis = "both" if len(bases) > 1 else next(iter(bases), "text")
    return Verdict(holds=holds, hits=(_hit(context.subject, facts, words),), figures={"given": named}, basis=basis)


def _facts(subject: Any, within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths that lead to one fact of a plan; parts of a post, and facts of rows, are none."""
    if subject.subject != "plan":
        return ()
    return tuple(path for path in within if not isinstance(value_of(subject, path.split(".")[0]), tuple))


def _hit(subject: Any, facts: tuple[str, ...], words: Mapping[str, str]) -> Hit:
    path = next((path for path in facts if not is_blank(value_of(subject, path))), None)
    if path is None:
        return Hit(_nearest(subject, facts), words, "blank")
    return Hit(place_of_fact(subject, path), words, "contradicts" if path == facts[0] else "blank")


def _nearest(subject: Any, facts: tuple[str, ...]) -> Span | None:
    """Return the place at which one of the facts is left blank, else of a record that would hold it, else None."""
    holders = (step for path in facts for step in (path, path.rpartition(".")[0]) if step)
    return next((span for path in holders if (span := place_if_given(subject, path)) is not None), None)


def _bases(context: Context, option: Mapping[str, Any], within: tuple[str, ...]) -> Iterator[str]:
    if any(not is_blank(value_of(context.row, path)) for path in option.get("facts", ())):
        yield "declared"
    if any(_is_said(context, lexicon, within) for lexicon in option.get("lexicons", ())):
        yield "text"


def _is_said(context: Context, lexicon: str, within: tuple[str, ...]) -> bool:
    cues = context.cues[lexicon]
    matches = (match for match in context.scan.matches(lexicon) if cues[match.cue].weight)
    return any(not within or context.block_at(match.start).kind in within for match in matches)
