"""A linter for social engagement: post drafts and quarterly plans against a rulebook of good and bad practice.

The public names are loaded when they are first used, so that the command line starts without delay.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socialpolicy.api import audit_paths, check_bytes, check_paths, check_text, load_rulebook
    from socialpolicy.model.report import Report
    from socialpolicy.rulebook.book import Rulebook
    from socialpolicy.settings.choices import Flags
    from socialpolicy.version import VERSION

__all__ = [
    "VERSION",
    "Flags",
    "Report",
    "Rulebook",
    "audit_paths",
    "check_bytes",
    "check_paths",
    "check_text",
    "load_rulebook",
]

_HOMES = {
    "VERSION": "socialpolicy.version",
    "Flags": "socialpolicy.settings.choices",
    "Report": "socialpolicy.model.report",
    "Rulebook": "socialpolicy.rulebook.book",
    "audit_paths": "socialpolicy.api",
    "check_bytes": "socialpolicy.api",
    "check_paths": "socialpolicy.api",
    "check_text": "socialpolicy.api",
    "load_rulebook": "socialpolicy.api",
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'socialpolicy' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
