"""Weighted evidence: cues for and against add up to a score, and thresholds say what the score means."""

from collections import Counter
from collections.abc import Iterator

from socialpolicy.model.addresses import as_typed
from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_FOUND, NOTHING_TO_JUDGE, Clue, Hit, Verdict
from socialpolicy.model.parameters import Paths, WeightedLexicons, Weights
from socialpolicy.model.passages import called
from socialpolicy.model.reach import LOOKS, Counting, of_one
from socialpolicy.model.rule import SEVERITIES, Severity
from socialpolicy.model.signs import Sign, enough
from socialpolicy.text.features import FEATURES, SAYS, occurrences, word_count
from socialpolicy.text.links import host, is_among
from socialpolicy.text.matcher import Match, Scan
from socialpolicy.value import Value


class Parameters(Value):
    """The score is `bias`, plus for each match the cue's weight times its lexicon's factor, plus features.

    `repeat` is what the second and every further match of the same cue or feature still counts (a part
    of its weight); `most` bounds what one lexicon or feature may add. With `per_words` the score is
    for that many words, in texts that are longer, save for the lexicons that count `whole`: what they
    hold is as grave in a long text. In the last paragraph one match (`closing` of them)
    of a lexicon with a positive factor is excused. `note`, `warning` and `error` are the thresholds;
    `at_least` is the score that an expected quality needs. `apart` weighs each part of the text by itself, as
    befits the fields of a plan, and complains of each that reaches a threshold. `brands` and `own_links`
    weigh each mention of the organization's own names and each link to its own sites, so far as the
    configuration tells them.
    """

    lexicons: WeightedLexicons = {}  # noqa: RUF012 - read only
    features: Weights = {}  # noqa: RUF012 - read only
    bias: float = 0.0
    note: float | None = None
    warning: float | None = None
    error: float | None = None
    at_least: float | None = None
    repeat: float = 0.5
    most: float = 4.0
    per_words: int | None = None
    whole: tuple[str, ...] = ()
    closing: int = 0
    within: Paths = ()
    fewest_words: int = 0
    apart: bool = False
    brands: float = 0.0
    own_links: float = 0.0


TITLE = ("title",)
"""What `within` says where only the title counts; then the rest of the text is not even searched."""

ROUNDING = 0.01
"""How much a score may grow when it is rounded, and more."""

WORDS = ("match", "clues", "enough", "score", "threshold", "passage", "bias")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Add up; the hit stands at the heaviest clue and carries all. The figures are {score} and {threshold}.

    The words are {match}, the heaviest clue, how many {clues} there are, {bias}, with which the score begins, {enough},
    the heaviest clues without which it would stay below, and with `apart` {passage}, what the part is called.
    """
    if _is_plainly_enough(context, parameters):
        return Verdict(holds=True, basis="text")
    if parameters.fewest_words and word_count(context.prose.value) < parameters.fewest_words:
        return NOTHING_TO_JUDGE
    if not context.figures and _stays_below(context, parameters):
        return NOTHING_FOUND
    found = signs(context, parameters)
    if parameters.apart:
        return _apart(context, parameters, found)
    weighed = _spread(context, parameters, list(_weighed(found, parameters)))
    score = round(parameters.bias + sum(weight for _, weight in weighed), 2)
    return _verdict(context, parameters, weighed, score)


def _stays_below(context: Context, parameters: Parameters) -> bool:
    """Tell whether the score stays below all thresholds even if every word counts that may; rounding is allowed for.

    The lexicons that may add most are looked at closely first, those that lower the score not at all.
    """
    lowest = _lowest(parameters)
    if parameters.at_least is not None or parameters.apart or lowest is None:
        return False
    room = lowest - ROUNDING - parameters.bias - _features_reach(context, parameters)
    scan = _searched(context, parameters.within)
    if scan is None:
        return room > 0
    reach = {name: parameters.most for name in parameters.lexicons if scan.seen(name)}
    for look in LOOKS:
        for name in sorted(reach, key=lambda name: -reach[name]):
            if sum(reach.values()) < room:
                return True
            counting = Counting(parameters.lexicons[name], parameters.repeat, parameters.most)
            over = _spread_over(context, parameters, name)
            reach[name] = look(scan, name, context.cues[name], counting) / over if reach[name] else 0.0
    return sum(reach.values()) < room


def _features_reach(context: Context, parameters: Parameters) -> float:
    """Return the most that features, one's own names and links to one's own sites can add."""
    reach = 0.0
    for feature, weight in parameters.features.items():
        if weight > 0:
            count = sum(1 for _ in FEATURES[feature](context.prose))
            counting = Counting(1.0, parameters.repeat, parameters.most)
            reach += of_one(weight, count, counting) / _spread_over(context, parameters, feature)
    own = (parameters.brands and context.house.brands) or (parameters.own_links and context.house.domains)
    return reach + (2 * parameters.most if own else 0.0)


def _spread(context: Context, parameters: Parameters, weighed: list[tuple[Sign, float]]) -> list[tuple[Sign, float]]:
    """Spread what was found over the words of a longer text."""
    if not parameters.per_words:
        return weighed
    return [(sign, weight / _spread_over(context, parameters, sign.group)) for sign, weight in weighed]


def _spread_over(context: Context, parameters: Parameters, group: str) -> float:
    """Return by how much the matches of a lexicon or feature weigh less in a text of this length."""
    if not parameters.per_words or group in parameters.whole:
        return 1.0
    return max(word_count(context.prose.value) / parameters.per_words, 1.0)


def signs(context: Context, parameters: Parameters) -> list[Sign]:
    """Return the cues and features that a text shows, in order, but for those that its closing is excused."""
    return _without_closing(context, sorted(_signs(context, parameters)), parameters.closing)


def _apart(context: Context, parameters: Parameters, signs: list[Sign]) -> Verdict:
    """Judge each part of the text by itself; the hit of each has the word {passage}, what the part is called."""
    blocks = {context.block_at(sign.start): None for sign in signs}
    verdicts = []
    for block in blocks:
        weighed = list(_weighed([sign for sign in signs if block.start <= sign.start < block.end], parameters))
        score = round(parameters.bias + sum(weight for _, weight in weighed), 2)
        verdict = _verdict(context, parameters, weighed, score)
        words = {**verdict.figures, "passage": called(context.subject, block)}
        hits = tuple(hit._replace(words={**words, **hit.words}) for hit in verdict.hits)
        verdicts.append(verdict._replace(hits=hits))
    reached = [verdict for verdict in verdicts if verdict.holds]
    gravest = max((SEVERITIES.index(verdict.severity) for verdict in reached if verdict.severity), default=None)
    return Verdict(
        bool(reached),
        tuple(hit for verdict in reached for hit in verdict.hits),
        severity=None if gravest is None else SEVERITIES[gravest],
        basis="text",
    )


def _is_plainly_enough(context: Context, parameters: Parameters) -> bool:
    """Tell whether the features alone reach what is expected, even if every word counts that may lower the score."""
    if parameters.at_least is None or parameters.per_words or parameters.closing or parameters.fewest_words:
        return False
    if parameters.within or min(parameters.features.values(), default=0.0) < 0:
        return False
    score = parameters.bias - sum(_lowering(context, parameters, name) for name in parameters.lexicons)
    for feature, weight in parameters.features.items():
        found = sum(1 for _ in FEATURES[feature](context.prose))
        if found:
            score += min(weight * (1 + (found - 1) * parameters.repeat), parameters.most)
            if score >= parameters.at_least:
                return True
    return False


def _lowering(context: Context, parameters: Parameters, lexicon: str) -> float:
    """Return the most by which the words of a lexicon can lower the score; only for those that can is it searched."""
    factor, cues = parameters.lexicons[lexicon], context.cues[lexicon]
    if not any(cue.weight * factor < 0 for cue in cues) or not context.scan.seen(lexicon):
        return 0.0
    return LOOKS[0](context.scan, lexicon, cues, Counting(-factor, parameters.repeat, parameters.most))


def _signs(context: Context, parameters: Parameters) -> Iterator[Sign]:
    for lexicon, factor in parameters.lexicons.items():
        for start, end, number in _matches(context, lexicon, parameters.within):
            cue = context.cues[lexicon][number]
            yield Sign(start, end, lexicon, cue.phrase or cue.why, cue.why, cue.weight * factor)
    for feature, weight in parameters.features.items():
        for start, end in FEATURES[feature](context.prose):
            if not parameters.within or context.block_at(start).kind in parameters.within:
                yield Sign(start, end, feature, feature, SAYS[feature], weight)
    yield from _own(context, parameters)


def _matches(context: Context, lexicon: str, within: tuple[str, ...]) -> Iterator[Match]:
    """Yield the matches within some parts of a text."""
    scan = _searched(context, within)
    for match in scan.matches(lexicon) if scan is not None else ():
        if not within or within == TITLE or context.block_at(match.start).kind in within:
            yield match


def _searched(context: Context, within: tuple[str, ...]) -> Scan | None:
    """Return the search of what is looked at: of a title alone, if nothing else is; None where there is no title."""
    if within != TITLE:
        return context.scan
    title = next((block for block in context.prose.blocks[:1] if block.kind == "title"), None)
    return None if title is None else context.scan.head(context.prose.value[: title.end])


def _own(context: Context, parameters: Parameters) -> Iterator[Sign]:
    if parameters.brands:
        for brand in context.house.brands:
            for start, end in occurrences(context.prose.value, brand):
                yield Sign(start, end, "brands", "brands", "one's own name", parameters.brands)
    if parameters.own_links:
        for link in context.prose.links:
            if is_among(host(link.url), context.house.domains):
                yield Sign(
                    link.start, link.end, "own-links", "own-links", "a link to one's own site", parameters.own_links
                )


def _without_closing(context: Context, signs: list[Sign], closing: int) -> list[Sign]:
    """Leave out the first `closing` signs against the post in its last paragraph."""
    if not closing or not context.prose.blocks:
        return signs
    last = next((block for block in reversed(context.prose.blocks) if block.kind != "code"), context.prose.blocks[-1])
    excused = [sign for sign in signs if sign.start >= last.start and sign.weight > 0][:closing]
    return [sign for sign in signs if sign not in excused]


def _weighed(signs: list[Sign], parameters: Parameters) -> Iterator[tuple[Sign, float]]:
    seen: Counter[tuple[str, str]] = Counter()
    added: Counter[str] = Counter()
    for sign in signs:
        weight = sign.weight * (parameters.repeat if seen[sign.group, sign.name] else 1.0)
        seen[sign.group, sign.name] += 1
        room = parameters.most - abs(added[sign.group])
        weight = max(min(weight, room), -room)
        added[sign.group] += weight  # type: ignore[assignment]
        if weight:
            yield sign, weight


def _verdict(context: Context, parameters: Parameters, weighed: list[tuple[Sign, float]], score: float) -> Verdict:
    clues = tuple(
        Clue(span, text, sign.why, round(weight, 2))
        for sign, weight in weighed
        for text, span in (as_typed(context, sign.start, sign.end),)
    )
    if parameters.at_least is not None:
        expected = {"score": score, "threshold": parameters.at_least}
        return Verdict(score >= parameters.at_least, (Hit(None, {}, None, clues),), figures=expected, basis="text")
    reached = _reached(parameters, score)
    figures: dict[str, float | None] = {"score": score, "threshold": reached[1] if reached else _lowest(parameters)}
    against = [clue for clue in clues if clue.weight > 0]
    heaviest = max(against, key=lambda clue: clue.weight, default=None)
    needed = enough(context.prose.value, weighed, score - reached[1]) if reached else ""
    words = {
        "match": heaviest.text if heaviest else "",
        "clues": len(against),
        "enough": needed,
        "bias": parameters.bias,
    }
    hit = Hit(heaviest.span if heaviest else None, words, None, clues)
    return Verdict(reached is not None, (hit,), severity=reached[0] if reached else None, figures=figures, basis="text")


def _reached(parameters: Parameters, score: float) -> tuple[Severity, float] | None:
    steps: tuple[tuple[Severity, float | None], ...] = (
        ("error", parameters.error),
        ("warning", parameters.warning),
        ("note", parameters.note),
    )
    return next(((severity, limit) for severity, limit in steps if limit is not None and score >= limit), None)


def _lowest(parameters: Parameters) -> float | None:
    limits = [limit for limit in (parameters.note, parameters.warning, parameters.error) if limit is not None]
    return min(limits, default=None)
