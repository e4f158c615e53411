"""What the user chose: profile, levels, patterns and fail level, and where each choice was made."""

from socialpolicy.settings.choices import Flags, LexiconEdit, Override, RuleChoice, Settings
from socialpolicy.settings.resolve import settings_for

__all__ = ["Flags", "LexiconEdit", "Override", "RuleChoice", "Settings", "settings_for"]
