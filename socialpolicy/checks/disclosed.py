"""Disclosure: does a post that owes its readers a word on who pays, gives or employs say it, clearly and early?"""

from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.model.addresses import addresses_of, joined_urls
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOT_ENGLISH, NOTHING_TO_JUDGE, Clue, Hit, Verdict
from socialpolicy.model.listed import firsts_of, words_of
from socialpolicy.model.parameters import Facts, Lexicons, Listed, OptionName, Options, Weights
from socialpolicy.model.predicates import is_blank, value_of
from socialpolicy.text.features import occurrences
from socialpolicy.text.language import is_english
from socialpolicy.text.negation import is_denied
from socialpolicy.value import Value

CLEAR = 1.0
"""The weight from which on a word list's label is clear."""


class Parameters(Value):
    """What makes a connection, what discloses it, and what is `wanted` of the disclosure.

    A connection is one of the declared `facts`, the organization's name where `brands` is set, an address that
    holds all words of a cue of `addresses`, or words of `signs` whose weights add up to `enough`; each reason
    counts once. `options` hold, by jurisdiction, the word lists of labels: those of weight 1 are clear, lighter
    ones are doubtful, and their reason says why. A text that is not English is judged only for jurisdictions in
    `native`. `wanted` is "any" label, a "clear" one, an "early" one, before the `fold` (characters of the body,
    by channel), or one "apart" from a pile of `pile` hashtags; the later ones apply where the earlier are met.
    Words of `declared` are labels, too, where the connection is declared and need not be guessed.
    """

    options: Options
    jurisdiction: OptionName
    wanted: str
    facts: Facts = ()
    signs: Lexicons = ()
    addresses: Listed = ""
    brands: bool = False
    enough: float = 1.0
    native: tuple[str, ...] = ()
    fold: Weights = {}  # noqa: RUF012 - read only
    pile: int = 3
    declared: Lexicons = ()


WORDS = ("connection", "label", "why", "limit", "at", "wording")
"""What messages may say of a case."""


class _Label(Value):
    """A disclosure in the text: its place, whether it is clear, and what its word list says of it."""

    start: int
    end: int
    clear: bool
    why: str


class _Judged(Value):
    """Whether what is wanted holds, the label that decides, and the figures behind it."""

    holds: bool
    label: _Label | None
    figures: Mapping[str, int] = {}


def check(context: Context, parameters: Parameters) -> Verdict:
    """Judge the disclosure.

    The words are {connection} and {wording} (a label that would do), and of the first label {label} and {why};
    {at} is where it stands and {limit} the fold.
    """
    declared, clues = _connection(context, parameters)
    if not declared and sum(clue.weight for clue in clues) < parameters.enough:
        return _unconnected(context, parameters)
    option = parameters.options[parameters.jurisdiction]
    labels = _labels(context, (*option["lexicons"], *(parameters.declared if declared else ())))
    if not labels and parameters.wanted != "any":
        return NOTHING_TO_JUDGE
    if not _is_readable(context, parameters):
        return Verdict(unknown=NOT_ENGLISH)
    if not labels and _is_tagged(context, option["lexicons"]):
        return Verdict(holds=True, basis="declared")
    found = _judged(context, parameters, labels)
    return NOTHING_TO_JUDGE if found is None else _verdict(context, option["lexicons"], declared, clues, found)


def _unconnected(context: Context, parameters: Parameters) -> Verdict:
    """Judge a post that shows no connection: it needs no label, and how one looks that is there does not matter."""
    if parameters.wanted != "any":
        return NOTHING_TO_JUDGE
    return Verdict(holds=True, basis="text") if _is_readable(context, parameters) else Verdict(unknown=NOT_ENGLISH)


def _verdict(
    context: Context, lexicons: Sequence[str], declared: str | None, clues: tuple[Clue, ...], found: _Judged
) -> Verdict:
    label = found.label
    words = {
        "connection": f"{declared}: {value_of(context.subject, declared)}" if declared else clues[0].text,
        "label": context.prose.value[label.start : label.end] if label else "",
        "why": label.why if label else "",
        "wording": _wording(context, lexicons),
    }
    place = context.span(label.start, label.end) if label else clues[0].span if clues else None
    basis = "both" if declared and label else "declared" if declared else "text"
    hit = Hit(place, words, None if label else "blank", clues)
    return Verdict(found.holds, (hit,), figures=found.figures, basis=basis)


def _is_readable(context: Context, parameters: Parameters) -> bool:
    return parameters.jurisdiction in parameters.native or is_english(context.prose.value, context.subject.language)


def _judged(context: Context, parameters: Parameters, labels: Sequence[_Label]) -> _Judged | None:
    """Judge what is wanted; None where that is not the question yet."""
    if parameters.wanted == "any":
        return _Judged(bool(labels), labels[0] if labels else None)
    clear = [label for label in labels if label.clear]
    if parameters.wanted == "clear":
        return _Judged(bool(clear), (clear or labels)[0])
    if not clear:
        return None
    if parameters.wanted == "apart":
        piled = _piled(context.prose.value, parameters.pile)
        apart = [label for label in clear if not any(start <= label.start < end for start, end in piled)]
        return _Judged(bool(apart), (apart or clear)[0])
    limit = parameters.fold.get(context.subject.channel)
    if limit is None:
        return None
    at = _offset(context, clear[0].start)
    return _Judged(at < limit, clear[0], {"limit": round(limit), "at": at})


def _labels(context: Context, lexicons: Sequence[str]) -> list[_Label]:
    """Return the disclosures of the text, in order; a denied one ("not sponsored") is none."""
    value = context.prose.value
    return sorted(
        _Label(match.start, match.end, cue.weight >= CLEAR, cue.why)
        for lexicon in lexicons
        for match in context.scan.matches(lexicon)
        if (cue := context.cues[lexicon][match.cue]).weight and not is_denied(value, match.start, len(value))
    )


def _connection(context: Context, parameters: Parameters) -> tuple[str | None, tuple[Clue, ...]]:
    """Return the fact that declares a connection or, without one, what tells of it, in order, each reason once.

    Most parts of a rule ask for the same.
    """
    asked = "connection", parameters.facts, parameters.signs, parameters.addresses, parameters.brands
    return context.once(asked, lambda: _found_connection(context, parameters))


def _found_connection(context: Context, parameters: Parameters) -> tuple[str | None, tuple[Clue, ...]]:
    declared = next((path for path in parameters.facts if not is_blank(value_of(context.subject, path))), None)
    by_reason: dict[str, Clue] = {}
    for clue in () if declared else sorted((*_said(context, parameters), *_paying(context, parameters.addresses))):
        by_reason.setdefault(clue.why, clue)
    return declared, tuple(by_reason.values())


def _said(context: Context, parameters: Parameters) -> Iterator[Clue]:
    value = context.prose.value
    for lexicon in parameters.signs:
        for match in context.scan.matches(lexicon):
            if not is_denied(value, match.start, len(value)):
                cue = context.cues[lexicon][match.cue]
                span = context.span(match.start, match.end)
                yield Clue(span, value[match.start : match.end], cue.why, cue.weight)
    for brand in context.house.brands if parameters.brands else ():
        for start, end in occurrences(value, brand):
            yield Clue(context.span(start, end), value[start:end], "the organization's name", CLEAR)


def _paying(context: Context, lexicon: str) -> Iterator[Clue]:
    """Yield the addresses that pay whoever spreads them."""
    every = joined_urls(context) if lexicon else b""
    numbers = firsts_of(context.cues, lexicon).numbers_in(every) if every else []
    cues = [words_of(context.cues, lexicon)[number] for number in numbers]
    for address in addresses_of(context) if cues else ():
        for words, cue in cues:
            if all(word in address.url.lower() for word in words):
                yield Clue(address.span, address.url, cue.why, cue.weight)


def _is_tagged(context: Context, lexicons: Sequence[str]) -> bool:
    """Tell whether a label stands among the tags that are declared apart from the text."""
    tags = {f"#{tag.removeprefix('#')}".casefold() for tag in context.subject.tags}
    if not tags:
        return False
    from socialpolicy.text.phrases import readings  # loaded only where there are tags to compare

    cues = (cue for lexicon in lexicons for cue in context.cues[lexicon] if "#" in cue.phrase)
    return any(reading.literal in tags for cue in cues for reading in readings(cue.phrase))


def _piled(value: str, pile: int) -> list[tuple[int, int]]:
    """Return the runs of at least so many hashtags with nothing but blanks between them, each without its first."""
    if value.count("#") + value.count("＃") < pile:
        return []
    from socialpolicy.text.entities import hashtags  # brings tables that posts with few hashtags do without

    runs: list[list[tuple[int, int]]] = []
    for tag in hashtags(value):
        if runs and not value[runs[-1][-1][1] : tag.start].strip():
            runs[-1].append((tag.start, tag.end))
        else:
            runs.append([(tag.start, tag.end)])
    return [(run[1][0], run[-1][1]) for run in runs if len(run) >= pile]


def _offset(context: Context, start: int) -> int:
    """Return how many characters of the body stand before a place, counted as they are written; 0 in the title."""
    body = next((block for block in context.prose.blocks if block.kind != "title"), None)
    if body is None or start < body.start:
        return 0
    return context.span(start, start).start - context.span(body.start, body.start).start


def _wording(context: Context, lexicons: Sequence[str]) -> str:
    """Return a clear label that stands first in the word lists."""
    return next(cue.phrase for lexicon in lexicons for cue in context.cues[lexicon] if cue.weight >= CLEAR)
