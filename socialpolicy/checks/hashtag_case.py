"""Hashtags of several words in small letters: where does one word end and the next begin?"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Clue, Hit, Verdict
from socialpolicy.model.parameters import Listed
from socialpolicy.model.span import Span
from socialpolicy.text.matcher import Cues
from socialpolicy.value import Value


class Parameters(Value):
    """Hashtags in small letters are looked at from `at_least` letters on.

    One that `lexicon` (common words, the commonest first, several to an entry) and the organization's own
    names can take apart is several words; so is any of `surely` letters or more. `allow` are hashtags
    that are fine as they are.
    """

    lexicon: Listed
    at_least: int = 10
    surely: int = 24
    allow: tuple[str, ...] = ()


WORDS = ("match", "better", "how", "count")
"""What messages may say of a case."""

_OWN = 4.0
"""What a word of one's own names costs: about as much as a common one."""


class _Run(Value):
    """A hashtag of several words, and how it is better written where that is known."""

    tag: str
    better: str
    place: Span


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at the hashtags in the text and in `tags`; the words are {match}, {count}, {better}, and {how} to write."""
    tags = [(tag, place) for tag, place in _tags(context) if _is_candidate(tag, parameters)]
    found = list(_runs(context, parameters, dict.fromkeys(tags))) if tags else []
    return Verdict(holds=bool(found), hits=(_hit(found),) if found else (), basis="text")


def _tags(context: Context) -> Iterator[tuple[str, Span]]:
    value, subject = context.prose.value, context.subject
    if "#" in value or "＃" in value:
        from socialpolicy.text.entities import hashtags  # brings tables that posts without a hashtag do without

        written = (tag for tag in hashtags(value) if not context.is_quoted(tag.start))
        yield from ((tag.value, context.span(tag.start, tag.end)) for tag in written)
    if subject.subject == "post" and subject.channel != "blog":
        yield from ((tag.removeprefix("#"), subject.at.fields["tags"]) for tag in subject.tags)


def _is_candidate(tag: str, parameters: Parameters) -> bool:
    return (
        len(tag) >= parameters.at_least
        and tag.isascii()
        and tag.isalnum()
        and tag.islower()
        and tag not in {one.removeprefix("#").lower() for one in parameters.allow}
    )


def _runs(context: Context, parameters: Parameters, tags: dict[tuple[str, Span], None]) -> Iterator[_Run]:
    """Yield the hashtags that are several words."""
    from socialpolicy.text.word_split import split_words  # few posts have hashtags that need it

    own = {word: _OWN for name in context.house.brands for word in name.lower().split()}
    costs = {**_costs(context.cues, parameters.lexicon), **own}
    for tag, place in tags:
        letters = tag.rstrip("0123456789")
        if letters not in costs:
            parts = split_words(letters, costs)
            if len(parts) > 1:
                yield _Run(f"#{tag}", "#" + "".join(map(str.capitalize, parts)) + tag[len(letters) :], place)
            elif len(letters) >= parameters.surely:
                yield _Run(f"#{tag}", "", place)


@lru_cache(maxsize=8)
def _costs(cues: Cues, lexicon: str) -> Mapping[str, float]:
    """Return what the words of a list cost, made once for all posts."""
    from socialpolicy.text.word_split import costs_of  # as above

    return costs_of([word for cue in cues[lexicon] for word in cue.phrase.split()])


def _hit(found: list[_Run]) -> Hit:
    """Return one hit for all hashtags of a post: it stands at the first, and its clues at each."""
    better = ", ".join(run.better for run in found if run.better)
    unread = ", ".join(run.tag for run in found if not run.better)
    ways = (f"write {better}" if better else "", f"begin each word of {unread} with a capital" if unread else "")
    words = {"match": ", ".join(run.tag for run in found), "better": better or None, "count": len(found)}
    clues = tuple(Clue(run.place, run.tag, run.better or "several words", 1) for run in found)
    how = " and ".join(filter(None, ways))
    return Hit(found[0].place, {**words, "how": how}, clues=clues if len(clues) > 1 else ())
