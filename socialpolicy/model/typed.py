"""What the author of a post typed, field by field and before anything is read out of it, with its places."""

from collections.abc import Iterator
from typing import Any

from socialpolicy.model.context import Context
from socialpolicy.model.span import Span
from socialpolicy.model.text import Text
from socialpolicy.text.occurring import in_bytes
from socialpolicy.value import Value


class Typed(Value):
    """A text as it was typed. `place` is that of the whole field where the text does not lead to its own places."""

    text: Text
    place: Span | None

    @property
    def value(self) -> str:
        """Return the characters."""
        return self.text.value

    def span(self, start: int, end: int) -> Span:
        """Return the place in the document of the characters from `start` to `end`."""
        return self.place or self.text.span(start, end)


def typed(context: Context) -> Iterator[Typed]:
    """Yield the title and the body of a post as typed, then its other fields; of a plan, what is read of it."""
    subject, prose = context.subject, context.prose
    if subject.subject == "plan":
        yield Typed(Text(prose.value, prose.pieces), None)
        return
    if prose.blocks and prose.blocks[0].kind == "title":
        yield Typed(Text(prose.value[: prose.blocks[0].end], prose.pieces), None)
    yield Typed(subject.written, None)
    yield from (Typed(Text(value, ()), place) for value, place in _fields(subject))


def typed_bytes(context: Context) -> bytes:
    """Return all that was typed, one field below the other, in UTF-8: for first questions, which are quick of bytes."""
    return context.once("typed bytes", lambda: in_bytes("\n".join([field.value for field in typed(context)])))


def _fields(post: Any) -> Iterator[tuple[str, Span]]:
    places = post.at.fields
    if post.summary:
        yield post.summary, places["summary"]
    yield from ((link, places["links"]) for link in post.links)
    for media in post.media:
        yield from (
            (value, media.at.fields.get(name, media.at.span))
            for name, value in (("file", media.file), ("alt", media.alt))
            if value
        )
