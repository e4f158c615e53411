"""The page of one rule: what it wants and why, what it looks at, what can be changed, examples and sources."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from socialpolicy.authoring.markup import block, code, flow, listed, plain, table
from socialpolicy.rulebook.shape import lexicons_of
from socialpolicy.rulebook.tree import File
from socialpolicy.value import Value


class Described(Value):
    """A rule as its page sees it: its file, how it is kept, and what its rulebook says around it.

    `profiles` are those of the rulebook by name; `linked` are the word lists to whose files the page may
    link, or None where it lies apart from the rulebook's files and links to none of them.
    """

    file: File
    rule: Mapping[str, Any]
    profiles: Mapping[str, Any]
    linked: frozenset[str] | None


def rule_page(described: Described) -> Iterator[str]:
    """Yield the lines of a rule's page, without its first one, which says what made it."""
    file, rule = described.file, described.rule
    trial = "" if rule["status"] == "stable" else f", {rule['status']}"
    yield from (f"# {rule['id']}", "", f"**{plain(rule['title'])}.** {plain(rule['why'])}", "")
    at = f"{file.folder}/{file.name}.yaml"
    written = code(at) if described.linked is None else f"[{at}](../{at})"
    yield f"A {rule['practice']} practice for {subjects(rule)} ({rule['category']}), {rule['severity']}{trial}. "
    yield f"Written in {written}.{' It cannot be waived.' * (file.tree.get('waivable') is False)}"
    yield ""
    if rule["status"] == "retired":
        instead = f" [{rule['replaced_by']}]({rule['replaced_by']}.md) has taken its place." * bool(rule["replaced_by"])
        yield from (f"Retired: it is no longer applied.{instead}", "")
    yield from ("## What it looks at", "")
    for part, path in _parts(file):
        yield from _part(file, part, path)
    yield from _words(described)
    yield from _parameters(described)
    yield from ("## Examples", "")
    yield from block(file.written(["examples"]))
    yield from ("## Sources", "")
    yield from (_source(source) for source in rule["sources"])


def subjects(rule: Mapping[str, Any]) -> str:
    """Return what a rule is about, in words: posts, plans, or both."""
    found = {part["applies_to"] for part in rule["parts"]}
    return " and ".join(f"{name}s" for name in ("post", "plan") if name in found)


def _parts(file: File) -> Sequence[tuple[Mapping[str, Any], list[Any]]]:
    """Return the parts of a rule, with what the rule says for all of them, and where they stand."""
    if "parts" not in file.tree:
        return [({key: value for key, value in file.tree.items() if key != "severity"}, [])]
    shared = {key: file.tree[key] for key in ("each", "when", "unless", "message", "advice") if key in file.tree}
    return [({**shared, **part}, ["parts", index]) for index, part in enumerate(file.tree["parts"])]


def _part(file: File, part: Mapping[str, Any], path: list[Any]) -> Iterator[str]:
    polarity = "avoid" if "avoid" in part else "expect"
    [kind] = part[polarity]
    kind_link = f"[{kind}](../README.md#{kind})"
    conditions = [f"{key} {code(part[key])}" for key in ("each", "when", "unless") if key in part]
    levels = [part["severity"]] if "severity" in part else []
    about = "; ".join([f"{polarity} {kind_link}", *conditions, *levels])
    yield from (f"**{plain(part['name'])}**: {about}" if "name" in part else about[:1].upper() + about[1:], "")
    yield from block(file.written([*path, polarity]))
    for title, key in (("Says", "message"), ("Advises", "advice")):
        wording = part.get(key, "")
        by_level = wording if isinstance(wording, Mapping) else {"": wording}
        yield from (
            f"- {title}{f' ({level})' * bool(level)}: {plain(said)}" for level, said in by_level.items() if said
        )
    yield ""


def _words(described: Described) -> Iterator[str]:
    names = {name for part in described.rule["parts"] for name in lexicons_of(part) if ":" not in name}
    links = [
        f"[{name}](../lexicons/{name}.yaml)" if name in (described.linked or ()) else code(name)
        for name in sorted(names)
    ]
    if links:
        yield from (f"Word lists: {', '.join(links)}.", "")


def _parameters(described: Described) -> Iterator[str]:
    rule = described.rule
    name, own = rule["id"], rule["parameters"]
    yield from ("## What can be changed", "")
    rows = [[code(key), code(value), listed(sorted(set(_uses(rule, key))))] for key, value in own.items()]
    yield from table(["parameter", "default", "stands in"], rows)
    changes = {"level": "note"} | ({"parameters": dict(own)} if own else {})
    yield from ("In `socialpolicy.yaml`, or in a profile:", "")
    yield from block(f"rules: {{{name}: {flow(changes)}}}")
    chosen = [
        (profile, tree["rules"][name]) for profile, tree in sorted(described.profiles.items()) if _has(tree, name)
    ]
    yield from table(["profile", "sets"], [[profile, code(choice)] for profile, choice in chosen])


def _has(profile: Mapping[str, Any], rule: str) -> bool:
    return rule in profile.get("rules", {})


def _uses(rule: Mapping[str, Any], parameter: str) -> Iterator[str]:
    """Yield where "$parameter" stands: the check kind and the keys below it, or the condition."""
    for part in rule["parts"]:
        for key in ("when", "unless"):
            yield from _paths(part.get(key), f"${parameter}", key)
        yield from _paths(part["parameters"], f"${parameter}", part["check"])


def _paths(value: Any, wanted: str, path: str) -> Iterator[str]:
    if value == wanted:
        yield path
    children = value.items() if isinstance(value, dict) else ()
    for key, child in children:
        yield from _paths(child, wanted, f"{path}.{key}")
    for child in value if isinstance(value, list) else ():
        yield from _paths(child, wanted, path)


def _source(source: Mapping[str, str]) -> str:
    title = plain(source["title"])
    linked = f"[{title}]({source['url']})" if source["url"] else title
    rest = "".join(f", {plain(detail)}" for detail in (source["author"], source["date"]) if detail)
    voice = "a commenter under " * (source["voice"] == "commenter")
    return f"- {voice}{linked}{rest}"
