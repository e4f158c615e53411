"""The keys of a configuration file, declared once for reading, for the JSON Schema and for "did you mean"."""

from collections.abc import Mapping

from socialpolicy.settings.choices import FAIL_LEVELS, LEVELS
from socialpolicy.value import Value


class Key(Value):
    """One key: `kind` tells how its value is read, `says` what it is for, `choices` the words that it may be."""

    kind: str
    says: str
    choices: tuple[str, ...] = ()


KEYS: Mapping[str, Key] = {
    "extends": Key("text", "Another configuration file whose choices hold where this one makes none."),
    "profile": Key("text", "Which rules apply and how severe they are: starter, recommended, strict, ..."),
    "rules": Key("rules", "A level (error, warning, note, off) or level and parameters for each rule id."),
    "lexicons": Key("lexicons", "Words to add to a word list or to take out of it, by the list's name."),
    "rulebooks": Key("texts", "Folders with rules of your own, relative to this file."),
    "paths": Key("channels", "The channel of the drafts under a path pattern."),
    "exclude": Key("texts", "Path patterns that are left out when a folder is walked."),
    "brands": Key("texts", "The names of the organization and of what it sells."),
    "domains": Key("texts", "The organization's own sites."),
    "timezone": Key("timezone", "The zone of dates that name none, such as Europe/Zurich."),
    "channels": Key("channel_limits", "How much a channel takes, such as {mastodon: {text: 1000}}; off lifts a limit."),
    "date_order": Key(
        "choice", "What 3/4/2026 means where no date of the same table tells.", ("day-first", "month-first")
    ),
    "columns": Key(
        "columns",
        "The field that a column of your spreadsheets holds, by its header (without one, by its letter): text, "
        "channels, publish_at, media.file, media.alt, news.what, publish_at.time, channel.linkedin (yes or no), "
        "or ignore.",
    ),
    "overrides": Key("overrides", "Rule choices for some paths or channels only."),
    "fail_on": Key("choice", "From which severity on the exit status is 1.", FAIL_LEVELS),
    "must_evaluate": Key("texts", "Rules for which a missing fact counts as an error."),
    "roles": Key("roles", "Who may do what, by name."),
    "waivers": Key("waivers", "What a waiver needs in order to hold."),
}
"""Key name to its declaration, in the order of the docs."""

RULE_KEYS: Mapping[str, Key] = {
    "level": Key("choice", "How severe the rule is, or off.", LEVELS),
    "parameters": Key("parameters", "The rule's own parameters."),
}
ROLE_KEYS: Mapping[str, Key] = {
    "reviewers": Key(
        "texts", "Who may review what employees write, as `reviewed_by` names them; anybody where nobody is named."
    ),
    "waivers": Key("texts", "Who may waive a finding, as `by=` names them; anybody where nobody is named."),
}
WAIVER_KEYS: Mapping[str, Key] = {
    "require_until": Key(
        "until_level",
        "From which severity on a waiver needs a last day; true for all of them.",
        ("error", "warning", "note", "never", "true", "false"),
    ),
    "max_days": Key("days", "How many days ahead a waiver may end; none may be without an end."),
}
LEXICON_KEYS: Mapping[str, Key] = {
    "add": Key("texts", "Words to add."),
    "remove": Key("texts", "Words to take out."),
}
OVERRIDE_KEYS: Mapping[str, Key] = {
    "paths": Key("texts", "Path patterns; all paths where there are none."),
    "channels": Key("channel_names", "Channels; all channels where there are none."),
    "rules": KEYS["rules"],
}
