"""The media of a post, from its fields and from its text, with what stands for them where they cannot be seen."""

import re
from collections.abc import Iterator

from socialpolicy.model.context import Context
from socialpolicy.model.post import Media
from socialpolicy.model.span import Span
from socialpolicy.text.prose import OBJECT, Image
from socialpolicy.value import Value

NO_COLUMN = "the alternative text of its media, for which the table has no column"
"""Why nothing is said of the alternative texts in a table that holds none."""

_FILM_OR_SOUND = r"(?i)\.(?:mp4|m4v|mov|webm|avi|mkv|mpe?g|ogv|wmv|3gp|mp3|m4a|wav|ogg|oga|flac|aac|pdf)(?:[?#]|$)"


class Picture(Value):
    """A picture, film or sound: its file and its alternative text ("" for none, None where nobody can say)."""

    file: str
    alt: str | None
    span: Span
    alt_span: Span

    @property
    def is_still(self) -> bool:
        """Return whether it is a picture, for all that the end of its name tells."""
        return not re.search(_FILM_OR_SOUND, self.file)

    @property
    def is_named(self) -> bool:
        """Return whether its file is known by a name; one that a template fills in later has none yet."""
        return bool(self.file) and OBJECT not in self.file


def pictures_of(context: Context) -> tuple[Picture, ...]:
    """Return the media of a post in the order of its fields, then those in its text."""
    return context.once("pictures", lambda: tuple(_pictures(context)))


def _pictures(context: Context) -> Iterator[Picture]:
    yield from map(_declared, context.subject.media)
    yield from (_embedded(image, context) for image in context.prose.images)


def _declared(medium: Media) -> Picture:
    alt = None if "alt" in medium.at.unreadable else (medium.alt or "").strip()
    places = medium.at.fields
    return Picture(medium.file or "", alt, places.get("file", medium.at.span), places.get("alt", medium.at.span))


def _embedded(image: Image, context: Context) -> Picture:
    span = context.span(image.start, image.end)
    return Picture(image.file, image.alt.strip(), span, span)
