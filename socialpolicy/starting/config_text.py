"""The text of a new configuration: every key explained, only those that were chosen switched on."""

from collections.abc import Iterator, Mapping

from socialpolicy.settings.keys import KEYS
from socialpolicy.starting.yaml_words import scalar

EXAMPLES: Mapping[str, str] = {
    "profile": "recommended",
    "brands": "[Northwind, Northwind Routing]",
    "domains": "[northwind.example]",
    "timezone": "Europe/Zurich",
    "date_order": "day-first",
    "paths": '{"blog/**/*.md": blog, "social/linkedin/*.md": linkedin}',
    "exclude": '["archive/**"]',
    "columns": "{Caption: text, Goes out: publish_at, Picture text: media.alt}",
    "channels": "{mastodon: {text: 1000}}",
    "rules": '{no-hard-sell: error, timely-offer: "off"}',
    "lexicons": "{pressure: {add: [grab yours], remove: [act now]}}",
    "rulebooks": "[house-rules]",
    "overrides": '[{paths: ["support/**"], rules: {newsworthy-only: "off"}}]',
    "fail_on": "warning",
    "must_evaluate": "[inbound-majority]",
    "roles": "{reviewers: [Mei Tan], waivers: [Ana, Mei Tan]}",
    "waivers": "{require_until: warning, max_days: 90}",
}
"""A value for each key that a team may want, in the order in which they are likely to be wanted."""

HEAD = """\
# What socialpolicy cannot know by itself. A line that begins with # and a key is switched off: take the sign away,
# and write your own value. `socialpolicy schema config` has every key for editors.
"""


def config_text(chosen: Mapping[str, str]) -> str:
    """Return the text of a configuration in which the chosen keys have the chosen values."""
    return "\n".join([HEAD, *_lines(chosen)]) + "\n"


def _lines(chosen: Mapping[str, str]) -> Iterator[str]:
    for name in (name for name in EXAMPLES if name in KEYS):
        yield from _wrapped(KEYS[name].says)
        yield f"{name}: {scalar(chosen[name])}" if name in chosen else f"#{name}: {EXAMPLES[name]}"
        yield ""


def _wrapped(says: str) -> Iterator[str]:
    from textwrap import wrap  # needed once in the life of a project

    yield from (f"# {line}" for line in wrap(says, 118))
