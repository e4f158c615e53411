"""Emoji: how many in a row, how many in all, and do they stand between the words of a sentence?"""

from collections.abc import Iterator

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, Clue, Hit, Verdict
from socialpolicy.text.emoji import emoji
from socialpolicy.text.features import word_count
from socialpolicy.value import Value


class Parameters(Value):
    """More than `in_row` emoji in a row are too many, blanks between them or not; so are more than `in_all`.

    In texts of more than `per_words` words, `in_all` is for that many. `between` looks for emoji with words
    of the same sentence on both sides, more than that many of them.
    """

    in_row: int | None = None
    in_all: int | None = None
    per_words: int | None = None
    between: int | None = None


WORDS = ("match", "count", "limit")
"""What messages may say of a case."""

_Places = list[tuple[int, int]]


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count; the words are {match}, {count} and {limit}. The figure is {count}, of all emoji."""
    value = context.prose.value
    found = emoji(value)
    places = [place for place in found if not context.is_quoted(place[0])] if found else []
    if not places:
        return NOTHING_FOUND
    hits = (
        *_rows(context, places, parameters.in_row),
        *_all(context, places, _most(value, parameters)),
        *_between(context, places, parameters.between),
    )
    return Verdict(holds=bool(hits), hits=hits, figures={"count": len(places)}, basis="text")


def _most(value: str, parameters: Parameters) -> int | None:
    if parameters.in_all is None or not parameters.per_words:
        return parameters.in_all
    return max(parameters.in_all, parameters.in_all * word_count(value) // parameters.per_words)


def _rows(context: Context, places: _Places, limit: int | None) -> Iterator[Hit]:
    if limit is None or len(places) <= limit:
        return
    rows: list[_Places] = []
    for place in places:
        if rows and not context.prose.value[rows[-1][-1][1] : place[0]].strip(" "):
            rows[-1].append(place)
        else:
            rows.append([place])
    yield from (_hit(context, row[0][0], row[-1][1], len(row), limit) for row in rows if len(row) > limit)


def _all(context: Context, places: _Places, limit: int | None) -> Iterator[Hit]:
    if limit is not None and len(places) > limit:
        yield _hit(context, *places[limit], len(places), limit)


def _between(context: Context, places: _Places, limit: int | None) -> Iterator[Hit]:
    if limit is None or len(places) <= limit:
        return
    found = [place for place in places if _is_between(context.prose.value, *place)]
    if len(found) > limit:
        hit = _hit(context, *found[0], len(found), limit)
        yield hit._replace(clues=tuple(_clue(context, *place) for place in found) if len(found) > 1 else ())


def _is_between(value: str, start: int, end: int) -> bool:
    """Tell whether a word, or a comma, comes before, and the sentence goes on in a small letter behind."""
    before, after = value[:start].rstrip(" "), value[end : end + 3].lstrip(" ")
    return (before[-1:].isalnum() or before[-1:] == ",") and after[:1].islower()


def _hit(context: Context, start: int, end: int, count: int, limit: int) -> Hit:
    words = {"match": context.prose.value[start:end], "count": count, "limit": limit}
    return Hit(context.span(start, end), words)


def _clue(context: Context, start: int, end: int) -> Clue:
    return Clue(context.span(start, end), context.prose.value[start:end], "stands between words", 1)
