"""The facts file beside an export: entries by the id of a post or by its text, joined to the posts that answer."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from socialpolicy.assemble.names import free, vocabulary
from socialpolicy.assemble.posts import in_our_shape, inferred_kind
from socialpolicy.assemble.reading import Customs, Reading, is_blank
from socialpolicy.assemble.records import Chosen, choose, read_fields
from socialpolicy.assemble.unknown import closest, report_unknown
from socialpolicy.assemble.waiver_words import from_items
from socialpolicy.model import nodes
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.facts import Places, facts_of
from socialpolicy.model.nodes import Node, Scalar
from socialpolicy.model.post import Post
from socialpolicy.model.span import Span
from socialpolicy.model.waiver import Waiver
from socialpolicy.value import Value

TEXT_KEY = "text-"
"""What the keys begin with that are made of a text."""

DIGITS = 12
"""How many hexadecimal digits of the text's SHA-256 follow."""

EXPORTED = ("text", "title", "channel", "id", "status")
"""What a post says itself, and its facts file does not."""

WAIVE = "waive"


class Entry(Value):
    """What the file says of the posts that answer to a key: values with their places, and waivers."""

    key: Scalar
    span: Span
    values: Mapping[str, Any]
    waivers: tuple[Waiver, ...] = ()


class Sidecar(Value):
    """A facts file that has been read: its entries by key, and what is wrong with them."""

    document: Document
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()


def text_key(post: Post) -> str | None:
    """Return the key that a post has by its text, None for one without text.

    It is `text-` and the first 12 hexadecimal digits of the SHA-256 of the text in UTF-8, brought into Unicode's NFC,
    with one space for each run of white space and none at the ends.
    """
    words = " ".join(normalize("NFC", post.written.value).split())
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{TEXT_KEY}{digest[:DIGITS]}" if words else None


def keys_of(post: Post, *, by_text: bool = True) -> Iterator[str]:
    """Yield the keys to which a post answers: that of its text, unless it is not wanted, and its id."""
    key = text_key(post) if by_text else None
    yield from (one for one in (key, post.id) if one)


def read_sidecar(document: Document, customs: Customs) -> Sidecar:
    """Return the entries of a facts file; what cannot be read of them is among its problems."""
    reading = Reading("ours", customs, list(document.problems))
    root = document.root
    found: dict[str, Entry] = {}
    if not isinstance(root, nodes.Mapping) and not is_blank(root):
        span = root.span if root else Span(0, 0)
        advice = "Write `posts:` and an entry below it."
        reading.report("unreadable-value", span, "The facts file holds no entries.", advice)
    for key, value in root.entries if isinstance(root, nodes.Mapping) else ():
        if key.text.value == "posts":
            found = {entry.key.text.value.strip(): entry for entry in _entries(value, reading, document.path)}
        elif isinstance(value, nodes.Mapping) and closest(key.text.value, ("posts",)) is None:
            message = f"`{key.text.value}` stands beside `posts`, where no entry is read."
            reading.report("unknown-field", key.span, message, "Write `posts:` above it, and indent it below.")
        elif not free(key.text.value):
            report_unknown(key, ("posts",), reading)
    return Sidecar(document, found, tuple(sorted(reading.problems, key=lambda problem: problem.span)))


def join(assembled: Assembled, sidecar: Sidecar) -> Assembled:
    """Return posts with the facts that a file beside them states; an entry by id has the last word.

    Of a plan these are the posts that it writes out itself.
    """
    by_text = any(key.startswith(TEXT_KEY) for key in sidecar.entries)
    answering: dict[str, list[Post]] = {}
    joined: list[Post] = []
    for post in assembled.own_posts:
        for key in keys_of(post, by_text=by_text):
            if key in sidecar.entries:
                post = _with_facts(post, sidecar.entries[key].values)
                answering.setdefault(key, []).append(post)
        joined.append(post)
    settled = {key: tuple(several) for key, several in answering.items()}
    return assembled.with_own_posts(tuple(joined))._replace(answering=settled)


def _entries(node: Node, reading: Reading, path: str) -> Iterator[Entry]:
    if is_blank(node):
        return
    if not isinstance(node, nodes.Mapping):
        advice = "Write an entry for each post: its id, or the key that `socialpolicy waivers --keys FILE` shows."
        reading.report("unreadable-value", node.span, "`posts` holds no entries by key.", advice)
        return
    for key, value in node.entries:
        if isinstance(value, nodes.Mapping):
            yield _entry(key, value, reading, path)
        elif not is_blank(value):
            message = f"`{key.text.value}` holds no facts."
            reading.report("unreadable-value", value.span, message, "Write fields, such as {kind: offer}.")


def _entry(key: Scalar, value: nodes.Mapping, reading: Reading, path: str) -> Entry:
    span = Span(key.span.start, max(value.span.end, key.span.end))
    waivers: list[Waiver] = []
    for name, node in value.entries:
        for read in from_items(node, span) if name.text.value == WAIVE else ():
            if isinstance(read, Waiver):
                waivers.append(read._replace(path=path))
            else:
                reading.problems.append(read)
    chosen = _own(choose(value.entries, vocabulary(Post), reading), reading)
    chosen.update(in_our_shape(chosen))
    return Entry(key, span, read_fields(chosen, facts_of(Post), value.span, reading), tuple(waivers))


def _own(chosen: Chosen, reading: Reading) -> Chosen:
    """Leave out, with a word on each, what the export says."""
    for name in EXPORTED:
        if name in chosen:
            message = f"`{chosen[name].key.text.value}` is for the export to say, so it does not count here."
            advice = "Change it there; this file adds facts, such as kind, news or offer, and waivers."
            if name == "channel":
                advice = "Change it there; where an export has none, --channel or `paths` in the configuration tell it."
            reading.report("unknown-field", chosen[name].key.span, message, advice)
    return {name: given for name, given in chosen.items() if name not in EXPORTED}


def _with_facts(post: Post, stated: Mapping[str, Any]) -> Post:
    """Return a post with stated facts, which stand where the post does."""
    span, places = post.at.span, stated["at"]
    values = {name: _placed(value, span) for name, value in stated.items() if name != "at"}
    if "kind" not in values and "kind" not in post.at.fields:
        threaded = post.kind == "thread"
        values["kind"] = inferred_kind(post.channel, {**post._asdict(), **values}, threaded=threaded)
    at = Places(
        span,
        {**post.at.fields, **dict.fromkeys(places.fields, span)},
        (post.at.unreadable - places.fields.keys()) | places.unreadable,
    )
    return post._replace(at=at, **values)


def _placed(value: Any, span: Span) -> Any:
    """Return a value whose records stand at a span."""
    if isinstance(getattr(value, "at", None), Places):
        return value._replace(at=Places(span, dict.fromkeys(value.at.fields, span), value.at.unreadable))
    if type(value) is tuple:
        return tuple(_placed(item, span) for item in value)
    return value
