"""A linter for social engagement: post drafts and quarterly plans against a rulebook of good and bad practice."""

from socialpolicy.api import check_bytes, check_paths, check_text, load_rulebook
from socialpolicy.model.report import Report
from socialpolicy.rulebook.book import Rulebook
from socialpolicy.settings.choices import Flags
from socialpolicy.version import VERSION

__all__ = ["VERSION", "Flags", "Report", "Rulebook", "check_bytes", "check_paths", "check_text", "load_rulebook"]
