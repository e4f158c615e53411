"""Open-ended questions: those that invite more than yes, no or a fact."""

import re

_BEFORE = re.compile(r"[^.!?\n\ufffc]{2,300}\Z")
_LONGEST_QUESTION = 300
_OPENING = re.compile(
    r"(?:^|[\s,:;(\"'“‘—–-])(what|how|why|which|where|who|whom|whose|when|tell us|describe|share your|let us know|"
    r"in what way|to what extent)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\b(?:isn'?t|aren'?t|right|ok|okay|agreed|huh|eh|what if i told you|guess what|you know what|"
    r"so what|say what)\s*\?$",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"\b(?:how (?:cool|great|awesome|amazing|good|nice|cute|fun|exciting) (?:is|are|was)|"
    r"who (?:is|are|else)(?: else)? (?:ready|excited|in)\b|who'?s (?:ready|excited|in|with us)|"
    r"what are you waiting for|why not|why wait)\b",
    re.IGNORECASE,
)


def open_questions(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the open questions in a text, in its own offsets.

    Open is a question with a question word that leaves the answer to the reader; tags ("isn't it?"),
    rhetorical teasers ("guess what?") and calls to buy ("what are you waiting for?") are not.
    """
    found = []
    for start, end in questions(value):
        text = value[start:end].replace("’", "'")
        if _OPENING.search(text) and not _TAG.search(text) and not _RHETORICAL.search(text):
            found.append((start, end))
    return tuple(found)


def questions(value: str) -> tuple[tuple[int, int], ...]:
    """Return the places of all questions in a text, open or closed."""
    found = []
    mark = value.find("?")
    while mark >= 0:
        sentence = _BEFORE.search(value, max(mark - _LONGEST_QUESTION, 0), mark)
        if sentence is not None:
            start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
            found.append((start, mark + 1))
        mark = value.find("?", mark + 1)
    return tuple(found)
