"""Names that are no fields of ours: which of them to report, and what may have been meant."""

from collections.abc import Collection

from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.reading import Reading
from socialpolicy.model.nodes import Scalar
from socialpolicy.model.post import Post

LEAST_LETTERS = 5
"""Shorter names are too easily one letter away from a name of somebody else's."""

FOREIGN = frozenset("layout image permalink category categories stats audio medium offset authored lining".split())
"""Names of site generators and tools that are near ours, and no misspellings."""


def report_unknown(key: Scalar, names: Collection[str], reading: Reading) -> None:
    """Report a name that is no field: always where all fields are ours, else only a near misspelling."""
    name = key.text.value
    if reading.manner == "ours":
        _report(key, closest(name, names), reading, severity="warning")
        return
    folded = fold(name)
    if len(folded) < LEAST_LETTERS or folded in FOREIGN:
        return
    near = next((known for known in names if _near(folded, fold(known))), None)
    if near is not None:
        _report(key, near, reading, severity="note")


def report_beside_posts(key: Scalar, reading: Reading) -> None:
    """Report a name that stands beside a list of posts: a field of a post tells nothing of them from there."""
    if reading.manner != "ours" or vocabulary(Post).find(key.text.value) is None:
        report_unknown(key, ("posts",), reading)
        return
    message = f"`{key.text.value}` stands beside the posts, and says nothing of them."
    reading.report("unknown-field", key.span, message, "Write it into each post that it holds for.")


def closest(name: str, names: Collection[str]) -> str | None:
    """Return the name that was probably meant, None where none is close."""
    from difflib import get_close_matches  # needed only once something is misspelt

    folded = {fold(known): known for known in names}
    found = get_close_matches(fold(name), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def one_edit_apart(left: str, right: str) -> bool:
    """Return whether one letter added, dropped, replaced or two neighbours swapped turn one word into the other."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    start = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = long[start + 1 : start + 2] + long[start : start + 1] + long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or short[start:] == swapped


def _near(name: str, known: str) -> bool:
    return len(known) >= LEAST_LETTERS and one_edit_apart(name, known)


def _report(key: Scalar, meant: str | None, reading: Reading, *, severity: str) -> None:
    question = f"Did you mean `{meant}`? " if meant else ""
    advice = f"{question}A field of your own starts with `x_`." if severity == "warning" else question.strip()
    reading.report("unknown-field", key.span, f"There is no field `{key.text.value}` here.", advice, severity=severity)
