"""Report to text: one module a format, each a function from a report to lines."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from socialpolicy.model.report import Report
from socialpolicy.value import Value


class Options(Value):
    """How a report is wanted: in colour, with counts by rule, with what was kept, or only the findings."""

    color: bool = False
    statistics: bool = False
    show_kept: bool = False
    quiet: bool = False


class Render(Protocol):
    """The function `render` of a format's module."""

    def __call__(self, report: Report, options: Options) -> Iterator[str]:
        """Yield the report line by line, without line ends."""


FORMATS: Mapping[str, str] = {
    "full": "socialpolicy.reporters.full",
    "concise": "socialpolicy.reporters.concise",
    "table": "socialpolicy.reporters.table",
    "json": "socialpolicy.reporters.json_report",
}
"""Output format to the module that holds it."""
