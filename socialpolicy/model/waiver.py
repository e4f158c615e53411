"""Waivers: findings that somebody has agreed to live with, for a reason and until a day."""

from datetime import date

from socialpolicy.model.rule import SEVERITIES, Severity
from socialpolicy.model.span import Span
from socialpolicy.value import Value

HOW = "socialpolicy: ignore[RULE] until=YYYY-MM-DD by=NAME -- reason"
"""How a waiver is written in a comment."""


class Waiver(Value):
    """One rule waived, as it is written at `span`: it covers the post, the row or the plan at `covers`.

    `until` is its last day, `by` who answers for it, `since` the day on which it was agreed. `path` is the
    file that it stands in, where that is another than the one that it is about.
    """

    rule: str
    span: Span
    covers: Span
    reason: str = ""
    until: date | None = None
    by: str = ""
    since: date | None = None
    path: str = ""

    def terms(self) -> str:
        """Return the reason with the last day and the name of who answers for it, as reports show them."""
        end = [f"until {self.until.isoformat()}"] if self.until else []
        return f"{self.reason} ({', '.join([*end, *([f'by {self.by}'] if self.by else [])])})".removesuffix(" ()")


class Demands(Value):
    """What a house demands of waivers: from which severity on they need a last day, how far off, and by whom.

    `require_until` is a severity or "never", `max_days` counts from `since`, else from the day that is
    judged; `who` may waive, anybody where it is empty.
    """

    require_until: str = "never"
    max_days: int | None = None
    who: tuple[str, ...] = ()

    def need_end(self, severity: Severity) -> bool:
        """Return whether a waiver of a finding of this severity needs a last day."""
        if self.max_days is not None:
            return True
        return self.require_until != "never" and severity in SEVERITIES[SEVERITIES.index(self.require_until) :]
