"""Open-ended questions: those that invite more than yes, no or a fact."""

_BOUNDS = ".!?\n\ufffc"
_LONGEST_QUESTION = 300
_OPENERS = frozenset("what how why which where who whom whose when describe".split())
_OPENING_WORDS = ("tell us", "share your", "let us know", "in what way", "to what extent")
_TAGS = (
    "isn't it", "isn't this", "aren't they", "right", "ok", "okay", "agreed", "huh", "eh", "what if i told you",
    "guess what", "you know what", "so what", "say what",
)  # fmt: skip
_RHETORICAL = (
    "how cool is", "how great is", "how awesome is", "how amazing is", "how good is", "how nice is", "how cute is",
    "how fun is", "how exciting is", "who is ready", "who's ready", "who is in", "who's in", "who's with us",
    "who is excited", "who's excited", "who else", "what are you waiting for", "why not", "why wait",
)  # fmt: skip
_PUNCTUATION = "\"'“”‘’()[]{},:;–—-*_"


def open_questions(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the open questions in a text, in its own offsets.

    Open is a question with a question word that leaves the answer to the reader; tags ("isn't it?"),
    rhetorical teasers ("guess what?") and calls to buy ("what are you waiting for?") are not.
    """
    found = []
    for start, end in questions(value):
        words = [word.strip(_PUNCTUATION) for word in value[start : end - 1].replace("’", "'").lower().split()]
        if _is_open(words, " ".join(words)):
            found.append((start, end))
    return tuple(found)


def _is_open(words: list[str], text: str) -> bool:
    opens = any(word.removesuffix("'s") in _OPENERS for word in words) or any(start in text for start in _OPENING_WORDS)
    return opens and not text.endswith(_TAGS) and not any(teaser in text for teaser in _RHETORICAL)


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
