"""Word lists in groups that are asked for together, so that no text is searched for words that few rules want."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socialpolicy.model.post import CHANNELS, POST_KINDS
from socialpolicy.rulebook.book import DEFAULT_PROFILE, choice
from socialpolicy.rulebook.shape import searched_by

_LATER = frozenset(
    (("backed", "backing"), ("dates", "lexicons"), ("dates", "told"), ("disclosed", "declared"), ("names", "options"))
)
"""Parameters, each behind its check, that name word lists for which few texts are searched at all."""

_SOCIAL = frozenset(CHANNELS) - {"blog"}


def groups(rules: Iterable[Mapping[str, Any]], lexicons: Iterable[str], profiles: Mapping[str, Any]) -> list[list[str]]:
    """Return the lexicons in groups: those that every article or every other post is searched for, then the rest.

    What the recommended profile leaves off, and what only few texts are asked for, stands apart by what it is for.
    """
    chosen = profiles.get(DEFAULT_PROFILE, {}).get("rules", {})
    always: dict[str, set[str]] = {}
    seldom: dict[str, set[str]] = {}
    for rule in rules:
        is_off = choice(chosen.get(rule["id"])).level == "off"
        for part in rule["parts"]:
            for key, name in searched_by(part):
                is_rare = is_off or _is_seldom(rule, part, key, name)
                use = f"{part['check']} {key}" if is_rare and part["applies_to"] == "post" else _use(part)
                (seldom if is_rare else always).setdefault(name, set()).update(use.split(";"))
    together: dict[str, list[str]] = {}
    for name in lexicons:
        uses = always.get(name) or seldom.get(name) or set()
        if uses == {"article"}:
            uses = {"article", "post"}  # few words more for short posts, one search less of each long text
        together.setdefault(" ".join(sorted(uses)), []).append(name)
    return [together[key] for key in sorted(together)]


def _use(part: Mapping[str, Any]) -> str:
    """Return of which texts a part asks for its words."""
    within = part["parameters"].get("within", "") if part["check"] == "evidence" else ""
    if part["applies_to"] == "plan":
        return f"plan {part['polarity']} {within}"
    return "title" if within == ["title"] else ";".join(_readers(part.get("when") or {}))


def _readers(when: Mapping[str, Any]) -> Iterator[str]:
    channels, kinds = _admitted(when.get("channel"), CHANNELS), _admitted(when.get("kind"), POST_KINDS)
    if "blog" in channels and "article" in kinds:
        yield "article"
    if channels - {"blog"} and kinds - {"article"}:
        yield "post" if channels >= _SOCIAL else " ".join(sorted(channels - {"blog"}))


def _admitted(condition: Any, known: Iterable[str]) -> frozenset[str]:
    """Return which of the known values a condition lets through; all where it does not say."""
    if isinstance(condition, Mapping):
        return frozenset(known) - frozenset(condition.get("not_in", ()))
    wanted = (condition,) if isinstance(condition, str) else tuple(condition or ())
    return frozenset(known).intersection(wanted) or frozenset(known)


def _is_seldom(rule: Mapping[str, Any], part: Mapping[str, Any], key: str, name: str) -> bool:
    """Tell whether few of the texts that a rule is about are searched for a word list."""
    if part["applies_to"] == "plan":
        return False
    if (part["check"], key) in _LATER or _is_in_favour(part, name):
        return True
    options = part["parameters"].get("options", {})
    picked = [options[value] for value in _settings(rule, part) if value in options]
    if key == "options" and picked and not any(name in option.get("lexicons", ()) for option in picked):
        return True
    when = part.get("when") or {}
    is_declared = any(isinstance(wanted, Mapping) and wanted.get("present") is True for wanted in when.values())
    return (is_declared and "title" not in when) or when.get("kind") == "comment"


def _is_in_favour(part: Mapping[str, Any], name: str) -> bool:
    """Tell whether the words of a list speak for what is expected: most texts reach that without them."""
    if part["check"] != "evidence" or part["polarity"] != "expect":
        return False
    return not str(part["parameters"]["lexicons"][name]).startswith("-")


def _settings(rule: Mapping[str, Any], part: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words that the parameters of a part are set to."""
    for value in part["parameters"].values():
        if isinstance(value, str):
            settled = rule["parameters"].get(value[1:]) if value.startswith("$") else value
            if isinstance(settled, str):
                yield settled
