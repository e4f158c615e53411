"""Substance: does a text say something besides these words?"""

from collections.abc import Iterator
from typing import Any

from socialpolicy.model.addresses import as_typed
from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.model.parameters import Lexicons, Paths, Rows, Where
from socialpolicy.model.quantities import named, place_of, rows_of, selected
from socialpolicy.text.prose import OBJECT
from socialpolicy.value import Value

_SMALL = frozenset(
    """a all am an and are as at be been but by can do for from had has have he her here him his i if in into is it its
    just me my of on or our out she so that the their them then there these they this those to too up us very was we
    were what which will with would you your""".split()
)
_AROUND = ".,:;!?\"'“”‘’()[]{}<>…–—-*_/&+|~^=" + OBJECT


class Parameters(Value):
    """A text that speaks words of `lexicons` must hold `at_least` further words; small ones (the, of) do not count.

    `besides` are words that do not count either, but do not lead to this on their own; with `links` an address
    leads to it, too. With `of`, this is about the rows of a list that meet `where`, one of which must say enough:
    their texts in the fields `within`.
    """

    lexicons: Lexicons
    at_least: int
    besides: Lexicons = ()
    links: bool = False
    of: Rows | None = None
    where: Where | None = None
    within: Paths = ()


WORDS = ("match", "words", "wanted", "row", "said")
"""What messages may say of a case."""


class _Text(Value):
    """A part of the prose, and what it says: words of its own, and the first place that calls for more."""

    words: int
    called_for: tuple[int, int] | None


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count the further words: {match} is what calls for them, {words} are there, {wanted} is the least.

    Of a row, {row} is its name, and {said} tells what it says where that is all.
    """
    if parameters.of is not None:
        return _of_rows(context, parameters, parameters.of)
    text = _read(context, parameters, 0, len(context.prose.value))
    places = text.called_for
    if places is None and parameters.links and context.subject.links:
        places = (0, 0)
    if places is None or text.words >= parameters.at_least:
        return Verdict(holds=True, basis="text")
    return Verdict(hits=(_hit(context, parameters, text, places),), basis="text")


def _of_rows(context: Context, parameters: Parameters, rows: str) -> Verdict:
    chosen = selected(context.subject, rows, parameters.where)
    if not chosen.rows:
        return Verdict(applies=False, unknown=chosen.missing)
    texts = dict(_texts(context, parameters, rows, chosen.rows))
    if any(text.called_for is None or text.words >= parameters.at_least for text in texts.values()):
        return Verdict(holds=True, basis="text")
    if not texts:
        words = {"match": "", "words": 0, "wanted": parameters.at_least, "said": ""}
        hits = (Hit(place_of(row), {**words, "row": _called(context, rows, row)}, "blank") for row in chosen.rows)
        return Verdict(hits=tuple(hits), basis="declared")
    return Verdict(
        hits=tuple(_of_row(context, parameters, rows, start, text) for start, text in texts.items()), basis="text"
    )


def _of_row(context: Context, parameters: Parameters, rows: str, start: int, text: _Text) -> Hit:
    hit = _hit(context, parameters, text, text.called_for or (start, start))
    row = rows_of(context.subject, rows)[context.block_at(start).row]
    said = f': all it says is "{hit.words["match"]}"'
    return hit._replace(words={**hit.words, "row": _called(context, rows, row), "said": said})


def _called(context: Context, rows: str, row: Any) -> str:
    return named(row, rows, rows_of(context.subject, rows).index(row))


def _texts(context: Context, parameters: Parameters, rows: str, chosen: tuple[Any, ...]) -> Iterator[tuple[int, _Text]]:
    everything = rows_of(context.subject, rows)
    wanted = {index for index, row in enumerate(everything) if row in chosen}
    for block in context.prose.blocks:
        if block.kind in parameters.within and block.row in wanted:
            yield block.start, _read(context, parameters, block.start, block.end)


def _read(context: Context, parameters: Parameters, start: int, end: int) -> _Text:
    value = context.prose.value
    covered = bytearray(end - start)
    called: list[tuple[int, int]] = []
    for lexicon in (*parameters.lexicons, *parameters.besides):
        for match in context.scan.matches(lexicon, quoted=True):
            if start <= match.start and match.end <= end:
                covered[match.start - start : match.end - start] = b"\1" * (match.end - match.start)
                if lexicon in parameters.lexicons:
                    called.append((match.start, match.end))
    if parameters.links:
        called.extend((link.start, link.end) for link in context.prose.links if start <= link.start < end)
    left = "".join(" " if covered[index] else value[start + index] for index in range(end - start))
    return _Text(sum(map(_counts, left.split())), min(called, default=None))


def _counts(word: str) -> bool:
    bare = word.strip(_AROUND).casefold()
    return bool(bare) and bare not in _SMALL and not word.startswith(("#", "@")) and any(map(str.isalnum, bare))


def _hit(context: Context, parameters: Parameters, text: _Text, place: tuple[int, int]) -> Hit:
    typed, span = as_typed(context, *place)
    words = {"match": typed or "a link", "words": text.words, "wanted": parameters.at_least}
    return Hit(span if place[1] > place[0] else None, words)
