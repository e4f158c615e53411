"""Length in words: does the text say enough of its own?"""

from socialpolicy.model.context import Context
from socialpolicy.model.finding import Hit, Verdict
from socialpolicy.text.prose import OBJECT
from socialpolicy.value import Value


class Parameters(Value):
    """The text must have `at_least` words besides its addresses, hashtags and mentions."""

    at_least: int


WORDS = ("words", "wanted")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Count the words; the figures are {words} and {wanted}."""
    written = context.prose.value.replace(OBJECT, " ").split()
    words = sum(not word.startswith(("#", "@")) for word in written)
    figures = {"words": words, "wanted": parameters.at_least}
    return Verdict(holds=words >= parameters.at_least, hits=(Hit(None, {}),), figures=figures, basis="text")
