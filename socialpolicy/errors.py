"""The ways in which socialpolicy says that it cannot do something.

SocialPolicyError
├── UsageError      the command line or a call asks for something that does not exist
├── ConfigError     a configuration file is wrong
├── RulebookError   a rule, lexicon, channel or profile file is wrong
└── ReadError       one input file cannot be read; the other files still are
"""


class SocialPolicyError(Exception):
    """Something that the person at the keyboard can mend; its text says what, where and how."""


class UsageError(SocialPolicyError):
    """An unknown option value, rule id, channel or profile."""


class ConfigError(SocialPolicyError):
    """A configuration file that cannot be understood."""


class RulebookError(SocialPolicyError):
    """A file of a rulebook that cannot be understood; the text names file, line and remedy."""


class ReadError(SocialPolicyError):
    """An input that cannot be read to its end; `line` is where, if known."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        """Keep the message and the 1-based line at which reading stopped, where one is known."""
        super().__init__(message)
        self.line = line
