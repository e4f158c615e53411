"""What a channel limits, of the post at hand: which limit holds for it, and the texts and tags that it is about."""

from importlib import import_module

from socialpolicy.model.addresses import addresses_of
from socialpolicy.model.channel import Channel, Limit
from socialpolicy.model.context import Context
from socialpolicy.model.pictures import Picture, pictures_of
from socialpolicy.model.post import Post
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text, compose
from socialpolicy.text.prose import Piece
from socialpolicy.value import Value

_OWN_LIMITS = {"comment": "comment", "reply": "comment", "article": "article"}
"""Kind of a post to the limit that holds for its text, where the channel has one."""

_DIALECTS = {
    "x": "socialpolicy.text.entities",
    "bluesky": "socialpolicy.text.bluesky",
    "fediverse": "socialpolicy.text.fediverse",
}
"""Whose rules hashtags and mentions follow, to the module that finds them."""


_SIGNS = {"hashtags": "#＃", "mentions": "@＠"}
"""What hashtags and mentions begin with."""


class Named(Value):
    """A hashtag or a mention without its sign, and its place."""

    value: str
    span: Span


class Measured(Value):
    """A text that is measured, what it is called in messages, and its place where that is no piece of the text."""

    called: str
    text: Text
    span: Span | None = None


def limit_of(channel: Channel, name: str, kind: str) -> Limit | None:
    """Return a limit of a channel for a kind of post; None where it has none."""
    own = _OWN_LIMITS.get(kind) if name == "text" else None
    return channel.limits.get(own or name) or channel.limits.get(name)


def occurs(context: Context, name: str) -> bool:
    """Tell whether a post has anything that a limit is about."""
    post: Post = context.subject
    if name == "title":
        return bool(post.title)
    if name.startswith(("alt", "media")):
        return bool(pictures_of(context))
    if name.startswith(("hashtag", "mention")):
        return at_most("mentions" if name.startswith("mention") else "hashtags", post) > 0
    return bool(post.written.value.strip())


def measured(context: Context, name: str, channel: Channel) -> list[Measured]:
    """Return the texts of a post that a limit is about."""
    post: Post = context.subject
    if name == "title":
        span = post.at.fields.get("title", post.at.span)
        return [Measured("The title", Text(post.title, ()), span)] if post.title else []
    if name == "hashtag":
        return [Measured(f"The hashtag #{tag.value}", Text(tag.value, ()), tag.span) for tag in hashtags(post, channel)]
    if name.startswith("alt"):
        shown = [picture for picture in pictures_of(context) if picture.alt]
        return [Measured(_of(picture), Text(picture.alt or "", ()), picture.alt_span) for picture in shown]
    return _bodies(post, context.path)


def with_link(bodies: list[Measured], context: Context, channel: Channel) -> list[Measured]:
    """Return what a link makes of the text of a post: its last part, with the first of `links` behind it.

    Nothing where the channel has a field for links, or the text has an address of its own.
    """
    post: Post = context.subject
    if not (channel.links_in_text and post.links and bodies):
        return []
    place = post.at.fields["links"]
    if any(address.span != place for address in addresses_of(context)):
        return []
    return [Measured("With its link the text", Text(f"{bodies[-1].text.value} {post.links[0]}", ()), place)]


def at_most(what: str, post: Post) -> int:
    """Return a number that the hashtags or mentions of a post do not exceed, without looking for them."""
    signs = sum(post.written.value.count(sign) for sign in _SIGNS[what])
    return signs + len(post.tags) if what == "hashtags" else signs


def hashtags(post: Post, channel: Channel) -> list[Named]:
    """Return the hashtags of a post as its channel sees them: those in the text, then those that only a field names."""
    found = _found("hashtags", post, channel)
    known = {tag.value.casefold() for tag in found}
    others = [] if channel.keywords else [tag for tag in post.tags if tag.casefold() not in known]
    place = post.at.fields.get("tags", post.at.span)
    return [*found, *(Named(tag, place) for tag in dict.fromkeys(others))]


def mentions(post: Post, channel: Channel) -> list[Named]:
    """Return the mentions in the text of a post, as its channel sees them."""
    return _found("mentions", post, channel)


def _found(what: str, post: Post, channel: Channel) -> list[Named]:
    text = post.written
    if not any(sign in text.value for sign in _SIGNS[what]):
        return []
    find = getattr(import_module(_DIALECTS[channel.entities]), what)
    return [Named(one.value, text.span(one.start, one.end)) for one in find(text.value)]


def _of(picture: Picture) -> str:
    return f"The alternative text of {picture.file}" if picture.is_named else "The alternative text"


def _bodies(post: Post, path: str) -> list[Measured]:
    """Return the text of a post, or the parts of a thread one by one, without white space around them."""
    body = _published(post)
    if (post.kind == "thread" or path.endswith(".tweet")) and "---" in body.value:
        from socialpolicy.text.plain import parts  # hardly any post is a thread

        spans = parts(body.value)
        names = [f"Part {number} of {len(spans)}" for number in range(1, len(spans) + 1)]
    else:
        value = body.value.rstrip()
        spans, names = [(len(value) - len(value.lstrip()), len(value))], [""]
    return [
        Measured(name or "The text", Text(body.value[start:end], compose(body.pieces, (Piece(0, start),), end - start)))
        for name, (start, end) in zip(names, spans, strict=True)
    ]


def _published(post: Post) -> Text:
    """Return what goes out of a text: Markdown may hold comments for those who write."""
    value = post.written.value
    if not post.markdown or "<!--" not in value:
        return post.written
    kept: list[tuple[int, int]] = []
    position = 0
    while (start := value.find("<!--", position)) >= 0 and (end := value.find("-->", start)) >= 0:
        kept.append((position, start))
        position = end + len("-->")
    kept.append((position, len(value)))
    pieces: list[Piece] = []
    length = 0
    for start, end in kept:
        pieces.append(Piece(length, start))
        length += end - start
    return Text("".join(value[start:end] for start, end in kept), compose(post.written.pieces, pieces))
