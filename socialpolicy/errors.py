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
    """A configuration file that cannot be understood; `rule` is the one that it is about, if any."""

    def __init__(self, message: str, *, rule: str | None = None) -> None:
        """Keep the message and the id of the rule that was chosen."""
        super().__init__(message)
        self.rule = rule


class RulebookError(SocialPolicyError):
    """A file of a rulebook that cannot be understood; the text names file, line and remedy.

    `lexicon` is the word list that the configuration changes in vain, if that is what is wrong.
    """

    def __init__(self, message: str, *, lexicon: str | None = None) -> None:
        """Keep the message and the name of the word list."""
        super().__init__(message)
        self.lexicon = lexicon


class ReadError(SocialPolicyError):
    """An input that cannot be read to its end; `line` is where, if known, `path` which file of several."""

    def __init__(self, message: str, *, line: int | None = None, path: str | None = None) -> None:
        """Keep the message, the 1-based line at which reading stopped and the file, where they are known."""
        super().__init__(message)
        self.line = line
        self.path = path


def internal_error(error: Exception) -> str:
    """Return the words for a mistake of ours that stops the check of one file, with its place in our code."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" ({at.tb_frame.f_globals.get('__name__')}, line {at.tb_lineno})" if at is not None else ""
    return f"internal error: {type(error).__name__}: {error}{place}; this is a bug: report it with the file"
