"""Fields to posts: one for each channel, with what was not declared inferred and what is read put together."""

from collections.abc import Iterator, Mapping
from typing import Any

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.names import vocabulary
from socialpolicy.assemble.prose import article, concatenated, parsed, thread_parts, titled
from socialpolicy.assemble.reading import Reading, is_blank
from socialpolicy.assemble.records import TOP, Chosen, Field, Given, read_fields, refuse, report_eaten, report_lost
from socialpolicy.assemble.shapes import as_author, as_media
from socialpolicy.assemble.splitting import split
from socialpolicy.model.facts import Places, facts_of
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.post import TEXT, Media, Post
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text, text_at
from socialpolicy.text.prose import Prose
from socialpolicy.value import Value

PUBLISHED = frozenset({"published", "posted", "sent"})
"""What `status` says of a post that is out already."""

SHAPES = {"author": as_author, "media": as_media}
"""Fields that people write in other shapes, and what turns these into ours."""


class Draft(Value):
    """The fields of one draft, where it stands, and its body where that is no field.

    `alts` is false in a table without a column for alternative texts: there is no telling whether there are any.
    """

    chosen: Chosen
    span: Span
    body: Text | None = None
    alts: bool = True


class Source(Value):
    """The file that drafts come from: its path, its format, and the channel of those that tell none."""

    path: str
    format: str
    channel: str | None
    published: bool


def read_posts(drafts: Iterator[Draft], source: Source, reading: Reading) -> Iterator[Post]:
    """Yield the posts of a file's drafts, numbered from the first."""
    for number, draft in enumerate(drafts, start=1):
        name = source.path if number == 1 else f"{source.path}#{number}"
        yield from read_post(draft, name, source, reading)


def read_post(draft: Draft, name: str, source: Source, reading: Reading) -> Iterator[Post]:
    """Yield a draft as one post for each of its channels; the prose is the same object in all of them."""
    chosen = dict(draft.chosen)
    channel, body = chosen.pop("channel", None), chosen.pop(TEXT.name, None)
    chosen.update(in_our_shape(chosen))
    facts = facts_of(Post)
    values = read_fields(chosen, facts, draft.span, reading)
    if not draft.alts and "media" in values:
        values["media"] = tuple(_without_alt(medium) for medium in values["media"])
    if not source.published and (values.get("status") or "").strip().casefold() in PUBLISHED:
        return
    text, body_places = _text(draft, body, reading)
    channels, channel_places = _channels(channel, source, reading)
    values["at"] = _all_places(values["at"], body_places, channel_places)
    values["name"] = values.get("id") or name
    proses: dict[bool, tuple[Prose, bool]] = {}
    for one in channels or (None,):
        markdown = source.format == "markdown" or one == "blog"
        if markdown not in proses:
            proses[markdown] = _prose(_title(chosen), text, markdown=markdown, threaded=source.format == "tweet")
        prose, threaded = proses[markdown]
        own = {**values, "channel": one, "kind": values.get("kind") or inferred_kind(one, values, threaded=threaded)}
        yield Post(**own, written=text, prose=prose, markdown=markdown)


def _without_alt(medium: Media) -> Media:
    return medium._replace(at=medium.at._replace(unreadable=medium.at.unreadable | {"alt"}))


def inferred_kind(channel: str | None, values: Mapping[str, Any], *, threaded: bool) -> str:
    """Return what a post does that does not say so."""
    if channel == "blog":
        return "article"
    if values.get("reply_to"):
        return "reply"
    if values.get("offer"):
        return "offer"
    if (values.get("purpose") or "").casefold() == "ask":
        return "question"
    return "thread" if threaded else "broadcast"


def _prose(title: Text | None, text: Text, *, markdown: bool, threaded: bool) -> tuple[Prose, bool]:
    if markdown and not threaded:
        return article(title, text), False
    parts = thread_parts(text) if threaded else [text]
    bodies = [parsed(part, markdown=markdown) for part in parts]
    return concatenated([*([titled(title)] if title else ()), *bodies]), len(parts) > 1


def _text(draft: Draft, given: Given | None, reading: Reading) -> tuple[Text, Places]:
    if draft.body is not None and (draft.body.value.strip() or given is None):
        span = draft.body.span(0, len(draft.body.value))
        return draft.body, Places(draft.span, {TEXT.name: span})
    if given is None:
        return text_at("", draft.span.start), Places(draft.span, {})
    report_eaten(given, TEXT, reading)
    if is_blank(given.value):
        return text_at("", given.value.span.start), Places(draft.span, {})
    span = given.value.span
    if isinstance(given.value, Scalar) and not given.value.lost:
        return given.value.text, Places(draft.span, {TEXT.name: span})
    if isinstance(given.value, Scalar):
        report_lost(given.key, given.value, reading)
    else:
        refuse(Field(TEXT, given, TOP, reading), given.value)
    return text_at("", span.start), Places(draft.span, {TEXT.name: span}, frozenset({TEXT.name}))


def _channels(given: Given | None, source: Source, reading: Reading) -> tuple[tuple[str, ...], Places]:
    fallback = (source.channel,) if source.channel else ()
    if given is None or is_blank(given.value):
        return fallback, Places(Span(0, 0), {})
    if isinstance(given.value, Scalar) and given.value.lost:
        report_lost(given.key, given.value, reading)
        return (), Places(given.value.span, {"channel": given.value.span}, frozenset({"channel"}))
    field = Field(vocabulary(Post).facts["channel"], given, TOP, reading)
    found: dict[str, None] = {}
    unknown = 0
    for scalar in _named_channels(given.value):
        named = channel_named(scalar.text.value, reading.customs.channels) if isinstance(scalar, Scalar) else None
        if named is not None:
            found[named] = None
        else:
            unknown += 1
            refuse(field, scalar)
    if not found and not given.own and reading.manner == "front matter":
        return fallback, Places(Span(0, 0), {})
    unreadable = frozenset({"channel"} if unknown and not found else ())
    return tuple(found), Places(given.value.span, {"channel": given.value.span}, unreadable)


def _named_channels(node: Node) -> list[Node]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return [part for item in items if not is_blank(item) for part in _parts(item)]


def _parts(item: Node) -> list[Node]:
    if not isinstance(item, Scalar):
        return [item]
    return [Scalar(text, text.span(0, len(text.value))) for text in split(item.text, "channel")]


def _title(chosen: Chosen) -> Text | None:
    given = chosen.get("title")
    if given is None or not isinstance(given.value, Scalar) or given.value.lost or is_blank(given.value):
        return None
    return given.value.text


def _all_places(fields: Places, *others: Places) -> Places:
    unreadable = fields.unreadable.union(*(other.unreadable for other in others))
    merged = {name: span for places in (*others, fields) for name, span in places.fields.items()}
    return Places(fields.span, merged, unreadable)


def in_our_shape(chosen: Chosen) -> Chosen:
    """Return those of the given fields that people write in other shapes, in ours."""
    shaped = ((name, chosen[name], shape) for name, shape in SHAPES.items() if name in chosen)
    return {name: given._replace(value=shape(given.value)) for name, given, shape in shaped}
