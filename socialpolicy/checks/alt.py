"""Alt: does each picture have a text for those who cannot see it, and one that tells them something?"""

import re
from collections.abc import Mapping

from socialpolicy.model.context import Context
from socialpolicy.model.finding import NOTHING_TO_JUDGE, Hit, Verdict
from socialpolicy.model.parameters import Flaw
from socialpolicy.model.pictures import NO_COLUMN, Picture, pictures_of
from socialpolicy.value import Value

_ENDING = r"(?i)\S.*\.(?:jpe?g|png|gif|webp|svg|avif|heic|bmp|tiff?)"
_CAMERA = (
    r"(?i)(?:img|dsc[fn]?|pxl|p|image|photo|picture|pic|screenshot|screen shot|untitled|unnamed|download)[ _-]*\d*"
)
"""A text that ends like a file, and a name that cameras and programs give."""


class Parameters(Value):
    """`flaw` is what is looked for: missing, file-name, or opening (one of `openings` begins the text).

    Channels `without` alternative texts are passed over.
    """

    flaw: Flaw
    openings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


WORDS = ("file", "alt", "opening")
"""What messages may say of a case."""


def check(context: Context, parameters: Parameters) -> Verdict:
    """Look at all pictures of a post; the words are {file}, {alt} and {opening}."""
    if not context.prose.images and not context.subject.media:
        return NOTHING_TO_JUDGE
    pictures = [picture for picture in pictures_of(context) if picture.is_still]
    if not pictures:
        return NOTHING_TO_JUDGE
    if parameters.without and context.subject.channel is None:
        return Verdict(unknown="channel")
    if context.subject.channel in parameters.without:
        return NOTHING_TO_JUDGE
    told = [picture for picture in pictures if picture.alt is not None]
    hits = tuple(hit for picture in told if (hit := _hit(picture, parameters)))
    if not hits and len(told) < len(pictures):
        return Verdict(unknown=NO_COLUMN)
    return Verdict(holds=bool(hits), hits=hits, basis="declared")


def _hit(picture: Picture, parameters: Parameters) -> Hit | None:
    alt = picture.alt or ""
    words: Mapping[str, str] = {"file": f" {picture.file}" if picture.is_named else "", "alt": alt}
    if parameters.flaw == "missing":
        return None if alt else Hit(picture.span, words, "blank")
    if parameters.flaw == "file-name":
        return Hit(picture.alt_span, words) if _is_file_name(alt, picture.file) else None
    opening = next((one for one in parameters.openings if alt.casefold().startswith(f"{one} ".casefold())), None)
    return Hit(picture.alt_span, {**words, "opening": alt[: len(opening)]}) if opening else None


def _is_file_name(alt: str, file: str) -> bool:
    if re.fullmatch(_ENDING, alt) and " " not in alt:
        return True
    if re.fullmatch(_CAMERA, alt):
        return True
    return bool(alt and alt == _stem(file) and re.search(r"[\d_-]", alt))


def _stem(file: str) -> str:
    """Return the name of a file without its folders, its ending, and what an address has behind it."""
    name = re.split(r"[?#]", file, maxsplit=1)[0]
    return re.sub(r"\.\w{2,5}\Z", "", re.split(r"[/\\]", name)[-1])
