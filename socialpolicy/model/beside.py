"""What came of the facts file beside an export: the entries that were used, and what is wrong with the file itself."""

from collections.abc import Mapping

from socialpolicy.model.finding import Failure, Finding
from socialpolicy.value import Value


class Beside(Value):
    """What one file of posts took from the facts file of its folder.

    `path` is the facts file as reports show it, `folder` the real folder that it lies in. `used` are the keys of the
    entries that some post answers to, `unused` the findings to give where no post answers, by key. A facts file that
    could not be read is a `failure`.
    """

    path: str
    folder: str
    findings: tuple[Finding, ...] = ()
    used: frozenset[str] = frozenset()
    unused: Mapping[str, Finding] = {}
    failure: Failure | None = None
