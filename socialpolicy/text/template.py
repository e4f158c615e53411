"""Hides the tags of site generators (Liquid, Nunjucks, Hugo, Zola, kramdown) from the Markdown parser."""

import re

from socialpolicy.text.writer import FILLER

_OPENING = r"\{[{%:#]"
_OUTPUT = r"\{\{[^{}\n`]{0,600}\}\}"
_MERGE_FIELD = r"\{\{ ?(?:(?:your|first|last|full|customer|client|company|recipient)[ _.]?)?(?:name|company) ?\}\}"
"""A field of a mailing, which is no tag of a site: it stays, so that rules can find it."""
_ATTRIBUTES = r"\{(?::[^{}\n`]{0,300}|#[\w:.-]{1,200}|#[^{}`\n]{0,600}#)\}"
_HIDING = r"\{%-?\s*(?:highlight|comment)\b"
_HIDDEN_END = r"\{%-?\s*end(?:highlight|comment)\s*-?%\}"
_LONGEST = 2000
"""No {% tag %} has more characters."""


def mask(source: str) -> str:
    """Replace each character of a template tag by FILLER, of attributes and comments by a space; places stay."""
    if "{" not in source:
        return source
    opening = re.compile(_OPENING)
    first = opening.search(source)
    if first is None:
        return source
    parts: list[str] = []
    ends = _Ends(source)
    last, at = 0, first.start()
    while True:
        end = _tag_end(source, at, ends)
        if end > at:
            parts += (source[last:at], (FILLER if source[at + 1] in "{%" else " ") * (end - at))
            last = end
        following = opening.search(source, max(end, at + 1))
        if following is None:
            return "".join((*parts, source[last:]))
        at = following.start()


class _Ends:
    """The next end of a tag and of a hidden stretch, each looked for only once however often it is asked for."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tag = self._stretch = -1

    def tag(self, start: int) -> int:
        """Return where the next %} begins, or the length of the source."""
        if self._tag < start:
            found = self._source.find("%}", start)
            self._tag = found if found >= 0 else len(self._source)
        return self._tag

    def stretch(self, start: int, fallback: int) -> int:
        """Return where the next hidden stretch ends, or `fallback`."""
        if self._stretch < start:
            found = re.compile(_HIDDEN_END).search(self._source, start)
            self._stretch = found.end() if found else len(self._source) + 1
        return self._stretch if self._stretch <= len(self._source) else fallback


def _tag_end(source: str, at: int, ends: _Ends) -> int:
    """Return where the tag that may begin at `at` ends, or `at` if none does."""
    kind = source[at + 1]
    if kind != "%":
        match = re.compile(_OUTPUT if kind == "{" else _ATTRIBUTES).match(source, at)
        return match.end() if match and not re.fullmatch(_MERGE_FIELD, match[0], re.IGNORECASE) else at
    end = ends.tag(at + 2) + 2
    if end - at > _LONGEST or end > len(source):
        return at
    tag = source[at:end]
    if "`" in tag or "\n\n" in tag or "\r\n\r\n" in tag:
        return at
    return ends.stretch(end, end) if re.match(_HIDING, tag) else end
