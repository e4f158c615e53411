"""Whether a text is English, so far as its commonest words and its script tell."""

import re
from functools import lru_cache

from socialpolicy.text.outline import unusual

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_WORDS = {
    "english": """the and of to in is for you that it on with are this be we as have not your from at our but they will
    can was by an or all what how if about more when there been has would who which do their its i my so up out just""",
    "others": """der die das und ist nicht ein eine zu mit auf für den von sich auch wir ihr les des est une dans pour
    que qui sur pas nous vous avec aux du le el los las por para con más como está del se su al lo il che di non per
    sono della nel gli os um uma não em com mais ao het een van niet dat zijn op voor aan met och att det som på inte
    är jag vi för og ikke til jeg på w na nie że się jest""",
}
_ENGLISH, _OTHERS = (frozenset(words.split()) for words in _WORDS.values())
_WESTERN = bytes(range(256)).decode("latin-1").lower()
_LETTERS = "".join(sign if sign.isalpha() else " " for sign in _WESTERN).encode("latin-1")
_FEWEST_WORDS = 6
"""A text of fewer words tells too little of its language."""

_ENOUGH = 800
"""How many characters tell the language."""


def _plain_words(text: str) -> list[bytes]:
    """Return the runs of letters of Western Europe in a text, in small letters; any other letter parts them."""
    return text.encode("latin-1", "replace").translate(_LETTERS).split()


_LEAVING_DOUBT = frozenset(_plain_words(_WORDS["others"]))
"""A text in Latin letters without any of these is English, as nothing tells of another language."""


@lru_cache(maxsize=4)
def is_english(value: str, declared: str | None = None) -> bool:
    """Tell whether a text is English: as declared, else by its words; a short text counts as English."""
    if declared:
        return declared.casefold().replace("_", "-").split("-")[0] in ("en", "eng", "english")
    is_latin = not any(_is_foreign(letter) for letter in filter(str.isalpha, unusual(value).lower()))
    if is_latin and _LEAVING_DOUBT.isdisjoint(_plain_words(value[:_ENOUGH])):
        return True
    words = re.findall(_WORD, value[:_ENOUGH].lower())
    foreign = [word for word in words if _is_foreign(word[0])]
    if foreign and sum(map(len, words)) < 2 * sum(map(len, foreign)):
        return False
    if len(words) < _FEWEST_WORDS:
        return True
    others = sum(map(_OTHERS.__contains__, words))
    return others <= 1 or sum(map(_ENGLISH.__contains__, words)) >= others


def _is_foreign(letter: str) -> bool:
    """Tell whether a letter is of another script than that of English and its neighbours."""
    return letter >= "\u0250" and not "\u1e00" <= letter <= "\u1eff"
