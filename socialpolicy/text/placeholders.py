"""Placeholders: marks that somebody meant to fill in before a text goes out."""

import re

from socialpolicy.text.outline import capital_words
from socialpolicy.text.prose import OBJECT
from socialpolicy.value import Value

_FIELD = (
    r"(?:(?:your|first|last|full|customer|client|contact|company|brand|product|event|speaker|city|user)[ _.-]?)?"
    r"(?:name|company|brand|date|time|city|product|link|url|venue|location|price|number|email|hashtags?|handle|emoji|"
    r"image|photo|title|speaker|quote|cta|topic|month)"
)
"""What the fields of mailings and of unfinished drafts are called."""

_BEFORE_A_WORD = r"(?<![\w#@/.-])"
_TALKERS = ("a ", "an ", "the ", "your ", "my ", "our ", "in ", "of ", "and ", "or ")
_TALKS_OF_IT = "".join(rf"(?<!\b{word})" for word in _TALKERS)
"""No word stands before it that speaks of such marks ("a TODO"), as texts about work do."""

_NUMBERED = r"(?<!\bBowl )(?<!\bOlympiad )(?<!\bLegion )(?<!\bVolume )(?<!\bPart )"
"""No event or volume stands before it that is numbered so ("Bowl XXX")."""

_LIST = r"(?! (?i:list|lists|app|apps|item|items|comment|comments|file|files|note|notes|tracker|board|marker)\b)"
"""It is not the name of a list or of a program ("TODO list")."""

_NO_TEMPLATE = r"(?! (?i:pattern|placeholder|field|variable|parameter|token|tag|template)s?\b)"
"""It is not told of as part of a template ("the {name} pattern")."""

_AFTER_A_WORD = r"(?![\w'’-])"
_GREETINGS = ("hi ", "hello ", "hey ", "dear ", "thanks ", "thanks, ", "thank you ", "thank you, ", "welcome ")
_ADDRESSED = "(?:" + "|".join(rf"(?<=\b{greeting}<)" for greeting in _GREETINGS) + ")"
"""A greeting stands before it: "Hi <name>"."""

_SITE = r"(?!\s*(?:site|page|post|layout|include|paginator)\.)"
"""It is no variable of a site generator, which fills it in by itself."""

_INSTRUCTED = r"(?:insert|tbd|tbc|todo|tk|placeholder|x{2,}|add|fill in|enter|your)(?![\w-])[^\[\]\n]{0,60}"
"""What begins by saying what is to be done: "insert quote", "tbd"."""

_NO_LINK = r"(?![\[(:])"

_FIELD_LEFT = "a field that nothing has filled in"
_SHAPES = (
    ("TODO", rf"{_BEFORE_A_WORD}{_TALKS_OF_IT}TODO{_AFTER_A_WORD}{_LIST}", "work left to do"),
    ("FIXME", rf"{_BEFORE_A_WORD}{_TALKS_OF_IT}FIXME{_AFTER_A_WORD}{_LIST}", "work left to do"),
    ("TKTK", rf"{_BEFORE_A_WORD}TKTK{_AFTER_A_WORD}", "a gap"),
    ("TBD", rf"{_BEFORE_A_WORD}{_TALKS_OF_IT}TBD{_AFTER_A_WORD}", "something that is not settled"),
    ("TBC", rf"{_BEFORE_A_WORD}{_TALKS_OF_IT}TBC{_AFTER_A_WORD}", "something that is not settled"),
    ("XXX", rf"{_BEFORE_A_WORD}{_NUMBERED}X{{3,}}{_AFTER_A_WORD}", "a gap"),
    ("orem ipsum", r"[Ll]orem ipsum", "filler text"),
    ("{", rf"\{{\{{{_SITE}[^{{}}\n{OBJECT}]{{1,60}}\}}\}}{_NO_TEMPLATE}", _FIELD_LEFT),
    ("{", rf"(?i)\{{(?<![\w${{/=]\{{){_FIELD}\}}(?!\}}){_NO_TEMPLATE}", _FIELD_LEFT),
    ("%", r"%(?<![\w%]%)[A-Z][A-Z_]{2,30}%(?![\w%])", _FIELD_LEFT),
    ("|", r"\*\|[A-Z][A-Z_:]{1,30}\|\*", _FIELD_LEFT),
    ("[", rf"(?i)\[(?:{_INSTRUCTED}|{_FIELD}(?: (?:goes )?here)?)\]{_NO_LINK}", "a gap in brackets"),
    ("<", rf"(?i)<(?:(?:insert|your|add)\b[^<>\n]{{1,40}}>|{_ADDRESSED}{_FIELD}>)", "a gap in brackets"),
)
"""What has to occur (capitals: in a word of capitals), what is looked for where it does, and what that is."""
_HERE = (
    r"(?i)\b(?:(?:your|insert) (?:text|headline|caption|copy|title|content|link|image) (?:goes )?here"
    r"|(?:text|headline|caption|copy|title|content|image) goes here|placeholder text)\b"
)
_BEFORE_HERE = (b"goes", b"text", b"headline", b"caption", b"copy", b"title", b"content", b"link", b"image")
_LONGEST = max(map(len, _BEFORE_HERE))


class Gap(Value):
    """A placeholder: its place, and what it is."""

    start: int
    end: int
    why: str


def gaps_left(value: str) -> list[Gap]:
    """Return the placeholders in a text, sorted; of those that overlap the first."""
    loud = " ".join([value[start:end] for start, end in capital_words(value)])
    found = [
        Gap(*match.span(), why)
        for need, pattern, why in _SHAPES
        if need in (loud if need.isupper() else value)
        for match in re.finditer(pattern, value)
    ]
    if "placeholder" in value or _stands_here(value):
        found += [Gap(*match.span(), "filler text") for match in re.finditer(_HERE, value)]
    apart: list[Gap] = []
    for gap in sorted(found, key=lambda gap: (gap.start, -gap.end)):
        if not apart or gap.start >= apart[-1].end:
            apart.append(gap)
    return apart


def _stands_here(value: str) -> bool:
    """Tell whether something that is filled in, or that goes somewhere, stands right before "here"."""
    start = value.find(" here")
    while start >= 0:
        before = value[max(start - _LONGEST, 0) : start].encode("ascii", "replace")
        if before.lower().endswith(_BEFORE_HERE):
            return True
        start = value.find(" here", start + 1)
    return False
