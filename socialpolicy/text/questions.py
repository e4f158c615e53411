"""Open-ended questions: those that invite more than yes, no or a fact."""

import re

_BOUNDS = ".!?\n\ufffc"
_LONGEST_QUESTION = 300
_ASKING = frozenset("what how why describe".split())
_ASKING_OR_LINKING = frozenset("which where who whom whose when".split())
"""Words that ask where a clause begins; within one they may only link ("people who code")."""
_BEFORE = frozenset("and or but so about at by for from in of on through to under until with".split())
_CLOSING = frozenset(
    """am are aren't can can't could couldn't did didn't do does doesn't don't ever had has hasn't have haven't is isn't
    may might shall should shouldn't was wasn't were weren't will won't would wouldn't curious excited interested
    looking need ready struggling want wanna wonder wondering wondered know guess""".split()
)
"""Words that begin a question which yes or no answers, whatever follows."""
_REQUESTING = frozenset("can could would will".split())
_TELLING = frozenset("describe explain give list name offer point say share show talk tell walk".split())
_COUNTING = frozenset("far many much old tall".split())
_BIDDING = frozenset("thoughts ideas suggestions".split())
_REQUEST = (
    r"(?i)(?:(?:^|[.!?:;,–—\n] {0,2}|\b(?:please|and) )"
    r"(?:tell (?:us|me)|let (?:us|me) know|describe|explain|share|write)"
    r"|\b(?:we|i)(?:['’]d| would)? (?:like|love|want|wish) to (?:hear|know|learn))"
    r"(?: with us| to us| below| here|[,:])? (?:from you,? )?(?:in your own words,? )?"
    r"(?:what|why|which|where|how(?! (?:many|much|far|old|often|long)\b))\b[^.!?\n]*"
    r"|(?:^|[.!?:;,–—\n] {0,2}|\b(?:please|and) )(?:tell|talk to|write to) us about"
    r" (?!(?:us|our|it|this|that)\b)[^.!?\n]+"
)
_OPENING_WORDS = ("tell us", "share your", "let us know", "in what way", "to what extent")
_TAGS = (
    "isn't it", "isn't this", "aren't they", "right", "ok", "okay", "agreed", "huh", "eh", "what if i told you",
    "guess what", "you know what", "so what", "say what",
)  # fmt: skip
_RHETORICAL = (
    "how cool is", "how great is", "how awesome is", "how amazing is", "how good is", "how nice is", "how cute is",
    "how fun is", "how exciting is", "who is ready", "who's ready", "who is in", "who's in", "who's with us",
    "who is excited", "who's excited", "who else", "what are you waiting for", "what're you waiting for", "why not",
    "why wait", "not to love", "who wants", "who doesn't", "how are you all", "how is everyone", "how's everyone",
)  # fmt: skip
_QUOTES = ('"', "“")
_BREAKS = (",", ":", ";", "–", "—", "-", ")", '"', "”")
_PUNCTUATION = "\"'“”‘’()[]{},:;–—-*_"


def open_questions(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the open questions in a text, in its own offsets.

    Open is a question with a question word that leaves the answer to the reader, or a request to tell something.
    Tags ("isn't it?"), rhetorical teasers ("guess what?"), calls to buy ("what are you waiting for?"), questions for a
    number ("how many?"), and those that yes answers ("do you know how it works?") are not.
    """
    found = []
    for start, end in questions(value):
        words = value[start : end - 1].replace("’", "'").lower().split()
        bare = [word.strip(_PUNCTUATION) for word in words]
        if _is_open(words, " ".join(bare), bare):
            found.append((start, end))
    return tuple(found)


def _is_open(words: list[str], text: str, bare: list[str]) -> bool:
    if text.endswith(_TAGS) or any(teaser in text for teaser in _RHETORICAL):
        return False
    bids = bool(_BIDDING.intersection(bare[:2])) and bare[0] in (*_BIDDING, "any", "your")
    return bids or any(start in text for start in _OPENING_WORDS) or _asks_to_tell(bare) or _asks(words, bare)


def open_requests(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places that ask without a question mark, as in "Tell us how the move went"."""
    return tuple(match.span() for match in re.finditer(_REQUEST, value))


def _asks_to_tell(bare: list[str]) -> bool:
    """Tell whether a question is a request in polite clothes: "Could you tell us about it?"."""
    return len(bare) > 2 and bare[0] in _REQUESTING and bare[1] == "you" and bool(_TELLING.intersection(bare[2:4]))


def _asks(words: list[str], bare: list[str]) -> bool:
    """Tell whether a word asks for more than yes, no or a number; after "do you" only where a clause begins."""
    closed = next((word for word in bare if word), "") in _CLOSING
    begins = True
    for place, (word, plain) in enumerate(zip(words, bare, strict=True)):
        asking, begins = plain.removesuffix("'s"), begins or word.startswith(_QUOTES)
        if asking in _ASKING and (begins or not closed) and not _counts(bare, place):
            return True
        if asking in _ASKING_OR_LINKING and begins and not (closed and words[place - 1][-1:] in _BREAKS):
            return True
        begins = word[-1:] in _BREAKS or (begins and (not plain or plain in _BEFORE))
    return False


def _counts(bare: list[str], place: int) -> bool:
    """Tell whether it asks for a number: "how many", "how far"."""
    return bare[place] == "how" and bool(_COUNTING.intersection(bare[place + 1 : place + 2]))


def questions(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places of all questions in a text, open or closed."""
    found = []
    mark = value.find("?")
    while mark >= 0:
        start = max(mark - _LONGEST_QUESTION, 0)
        start = max(start, *(value.rfind(bound, start, mark) + 1 for bound in _BOUNDS))
        words = value[start:mark]
        if words.strip():
            found.append((start + len(words) - len(words.lstrip()), mark + 1))
        mark = value.find("?", mark + 1)
    return tuple(found)
