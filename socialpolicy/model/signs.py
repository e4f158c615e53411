"""Signs that count for or against a text, and those without which a score would stay below its threshold."""

from socialpolicy.value import Value

MOST_NAMED = 3
"""How many signs are named together; more are counted."""


class Sign(Value):
    """One match of a cue or feature, before repeats and bounds are reckoned in; places are those of the prose."""

    start: int
    end: int
    group: str
    name: str
    why: str
    weight: float


def enough(value: str, weighed: list[tuple[Sign, float]], excess: float) -> str:
    """Name the heaviest signs that make up what a score is over its threshold, or say how many they are."""
    gone: list[Sign] = []
    left = weighed
    while excess >= 0 and (against := [one for one in left if one[1] > 0]):
        heaviest, _ = max(against, key=lambda one: (one[1], one[0].end - one[0].start))
        gone.append(heaviest)
        excess -= sum(weight for sign, weight in left if _goes_with(sign, heaviest))
        left = [(sign, weight) for sign, weight in left if not _goes_with(sign, heaviest)]
    if len(gone) > MOST_NAMED:
        return f"{len(gone)} of the clues"
    *others, last = [f'"{value[sign.start : sign.end]}"' for sign in sorted(gone)] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _goes_with(sign: Sign, other: Sign) -> bool:
    """Tell whether a sign would go if the words of another were left out wherever they stand."""
    return (sign.group, sign.name) == (other.group, other.name) or (sign.start < other.end and other.start < sign.end)
