"""What the rules are compared with first: naive lists of words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

WORDS = {
    "selling": """
        buy now, order now, shop now, act now, call now, sign up now, register now, book now, get yours, get it now,
        click here, don't wait, don't miss, last chance, final hours, hurry, limited time, limited offer, today only,
        sale ends, while supplies last, while stocks last, selling fast, exclusive offer, special offer, special price,
        best deal, great deal, % off, half price, free gift, free trial, money-back, satisfaction guaranteed, save big,
        save up to, discount, coupon, promo code, bonus, upgrade today, request a demo, book a demo, contact sales""",
    "chatter": """
        happy monday, happy friday, tgif, monday motivation, friday feeling, throwback thursday, #tbt, good morning,
        have a great weekend, check out our website, in case you missed it, icymi, did you know, just a reminder,
        another great day, team lunch, so grateful, feeling blessed, lol, haha, coffee, weekend""",
    "clickbait": """
        you won't believe, what happened next, what happens next, blow your mind, shocking, jaw-dropping, weird trick,
        simple trick, nobody tells you, the truth about, the secret, secrets of, here's why, this is why, guess what,
        find out why, find out what, things only, must see, changed my life, broke the internet, you need to know""",
    "bait": """
        subscribe, check out, follow me, like this, share this, my channel, my video, click, thumbs up, please like,
        sub4sub, like my, visit my, check my, follow back, tag a friend""",
    "insults": """
        idiot, idiots, moron, morons, stupid, dumb, loser, losers, bitch, asshole, retard, retarded, fool, pathetic,
        scum, faggot, jerk, clown, coward, ignorant, ugly, pig""",
    "disclosure": """
        #ad, #sponsored, sponsored by, sponsored, paid partnership, paid link, affiliate, affiliates, commission,
        advertisement, i may earn, small percentage, sent me this for free""",
}
"""Words that anybody would think of first, by what they are to tell."""


class Told(NamedTuple):
    """What a reference says of each row: whether it is to be found, and a score."""

    said: list[bool]
    scores: list[float]


@cache
def _pattern(name: str) -> "re.Pattern[str]":
    words = ["".join((r"(?<!\w)" * word[0].isalpha(), re.escape(word), r"(?!\w)")) for word in words_of(name)]
    return re.compile("|".join(words), re.IGNORECASE)


def words_of(name: str) -> list[str]:
    """Return the words and phrases of a list."""
    return [" ".join(word.split()) for word in WORDS[name].split(",")]


def word_list(name: str, texts: Sequence[str], *, spare: bool = False) -> Told:
    """Find the texts with any word of a list; with `spare`, those without."""
    numbers = [len(_pattern(name).findall(text)) for text in texts]
    if spare:
        return Told([number == 0 for number in numbers], [-float(number) for number in numbers])
    return Told([number > 0 for number in numbers], [float(number) for number in numbers])
