"""The file of a new rule: it loads and its examples hold at once, and its comments ask for what is missing."""

import re
from collections.abc import Mapping

from socialpolicy.errors import UsageError
from socialpolicy.rulebook.book import INPUT_KINDS
from socialpolicy.rulebook.compile import NOT_RULES

_WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_KEPT = (*NOT_RULES, "input")
"""What cannot be a category: folders that hold no rules, and the category of input problems."""


def split_name(name: str) -> tuple[str, str]:
    """Return category and id of a rule named CATEGORY/ID. Raises UsageError for a name that no rule may have."""
    category, slash, rule = name.partition("/")
    if not (slash and _WORD.fullmatch(category) and _WORD.fullmatch(rule)):
        raise UsageError(
            f'"{name}" names no rule; write CATEGORY/ID in small letters, digits and hyphens, '
            "such as craft/no-internal-names"
        )
    if category in _KEPT:
        raise UsageError(f'"{category}" cannot be a category; {" and ".join(_KEPT)} are kept for other things')
    if rule in INPUT_KINDS:
        raise UsageError(f'"{rule}" is a kind of input problem already; choose another id')
    return category, rule


def skeleton(rule: str, applies_to: str) -> str:
    """Return the text of a new rule's file, about a `post` or a `plan`."""
    title = rule.replace("-", " ").capitalize()
    body = _BODIES[applies_to].replace("<title>", title)
    return f"{_HEAD}\n{body}".replace("<id>", rule).replace("<title>", title)


_HEAD = """\
# Go through it from top to bottom: each comment says what belongs below it; take it out when that is there.
# `socialpolicy rules test <id> --rulebook FOLDER` tells whether the examples hold.

# The norm in a few words; it equals the file's name and never changes.
id: <id>
# The norm as one sentence, true of whoever keeps it.
title: <title>
"""

_TAIL = """\
# Why the norm is worth keeping: one to three sentences, in your own words.
why: Say here what goes wrong without it.
# Where it comes from: a title, and author, date and url where there are any.
sources: [{title: House style}]
# On trial: findings are shown, but fail nothing. Take the line out once the rule has proved itself on real drafts.
status: trial
"""

_POST = f"""\
# bad: posts should not do it (`avoid`). good: they should (`expect`).
practice: bad
applies_to: post
# note, warning or error. A rule that looks for words can be wrong: rather no error.
severity: warning
# Which posts: when: {{channel: [x, mastodon]}}. Leave it out for all.
# The words to look for: "(buy|order) now" is either, "save ... today" skips a few words, "<number>% off" any number.
# Many words go into a list of their own, lexicons/NAME.yaml: avoid: {{phrases: {{lexicons: [NAME]}}}}
avoid: {{phrases: [words that break the rule]}}
# What is wrong, in a sentence; {{match}} is what was found.
message: '"{{match}}" breaks the rule.'
# What to do instead.
advice: Say it in other words.
{_TAIL}# One for each way to break it and to keep it; [[...]] marks what must be reported, near looks wrong but is fine.
examples:
  - fail: "The post has [[words that break the rule]]."
  - pass: "The post has other words."
  - near: "Which words break a rule? The post only asks."
"""

_PLAN = f"""\
# good: plans should do it (`expect`). bad: they should not (`avoid`).
practice: good
applies_to: plan
# note, warning or error.
severity: warning
# Which plans: when: {{explores: false}} leaves out those that only explore. Leave it out for all.
# What a plan must have; other kinds of checks look at amounts, days, people, words and shares.
expect: {{rows: {{of: activities, where: {{kind: monitor}}}}}}
# What is wrong, in a sentence; {{rows}} is how many activities there are.
message: "None of the {{rows}} activities monitors anything."
# The change that mends it, in numbers where there are any.
advice: Add an activity of kind monitor, with an owner and hours.
{_TAIL}# One for each way to break it and to keep it; unknown is where the plan leaves blank what the rule needs.
examples:
  - fail: {{activities: [{{kind: publish, hours: 20}}]}}
  - pass: {{activities: [{{kind: monitor, hours: 20}}, {{kind: publish, hours: 20}}]}}
  - unknown: {{activities: [{{owner: Ana Ruiz, hours: 20}}]}}
"""

_BODIES: Mapping[str, str] = {"post": _POST, "plan": _PLAN}
APPLIES_TO = tuple(_BODIES)
"""What a new rule may be about."""
