"""Headers of tables: which column is which field of a post, and whether a table is one of posts at all."""

import re
from collections.abc import Mapping
from functools import cache

from socialpolicy.assemble.channels import channel_index
from socialpolicy.assemble.names import fold, free, vocabulary
from socialpolicy.assemble.reading import Reading
from socialpolicy.assemble.recognition import TELLING, WEAK
from socialpolicy.assemble.unknown import report_unknown
from socialpolicy.model import nodes
from socialpolicy.model.facts import facts_of
from socialpolicy.model.nodes import Sequence
from socialpolicy.model.post import Post

FILES = frozenset(
    {"image", "imageurl", "imagelink", "media", "mediaurl", "medialink", "mediafile", "photo", "photourl", "picture"}
    | {"pictureurl", "video", "videourl", "gif", "gifurl", "attachment", "asset", "creative", "creativelink", "visual"}
)
ALTS = frozenset(
    {"alt", "alttext", "imagealt", "imagealttext", "alttextpicture", "picturealttext", "mediaalt", "mediaalttext"}
)
TIMES = frozenset(
    {"time", "publishtime", "publishingtime", "scheduledtime", "scheduletime", "postingtime", "posttime", "sendtime"}
)
"""Headers, folded and in the singular, of media, of their alternative texts, and of the time of day."""

UNTOLD = WEAK - {"message"}
"""Headers of a text that tell posts only beside a telling one."""

Target = tuple[str, ...]
"""Where a column goes: a field, or a field and its part."""

FILE: Target = ("media", "file")
ALT: Target = ("media", "alt")
DATE: Target = ("publish_at",)
TIME: Target = ("publish_at", "time")
FLAG = "is"
"""Second part of the target of a column that says yes or no to the channel it is named after."""


def targets(root: Sequence, columns: Mapping[str, str]) -> dict[str, Target]:
    """Return where each header of a table goes; headers that go nowhere are left out."""
    chosen = {fold(header): field for header, field in columns.items()}
    headers = {key.text.value: None for row in root.items if isinstance(row, nodes.Mapping) for key, _ in row.entries}
    named = {header: target_of(chosen.get(fold(header), header)) for header in headers}
    return {header: target for header, target in named.items() if target is not None}


def target_of(header: str) -> Target | None:
    """Return where the column of a header goes: our name, a synonym, a part such as `news.what`, or None."""
    name = re.sub(r"\(s\)|\([^)]*\)|\s-\s.*", "", header)
    folded = fold(name)
    singular = folded.rstrip("0123456789").removesuffix("24hr").removesuffix("s")
    for names, target in ((FILES, FILE), (ALTS, ALT), (TIMES, TIME)):
        if folded in names or singular in names:
            return target
    known = vocabulary(Post).find(name)
    if known is None:
        return part_targets().get(folded) or ((channel_index()[folded], FLAG) if folded in channel_index() else None)
    return (known.name, "what") if vocabulary(Post).facts[known.name].type == "record" else (known.name,)


@cache
def part_targets() -> Mapping[str, Target]:
    """Return the targets of headers such as `news date` and `offer_until`, by folded header."""
    records = ((fact.name, fact.of) for fact in facts_of(Post).values() if fact.type == "record" and fact.of)
    return {fold(name + part): (name, part) for name, record in records for part in facts_of(record)}


def reads_as_posts(found: Mapping[str, Target]) -> bool:
    """Return whether a header is one of posts: it has a text, under a name that says so or beside other fields."""
    texts = [header for header, target in found.items() if target == ("text",)]
    return any(fold(header) not in UNTOLD for header in texts) or (
        bool(texts) and any(target[0] in TELLING for target in found.values())
    )


def report_headers(root: Sequence, found: Mapping[str, Target], reading: Reading) -> None:
    """Report headers that are near misspellings of ours, once for the table."""
    first = next((row for row in root.items if isinstance(row, nodes.Mapping)), None)
    for key, _ in first.entries if first else ():
        if key.text.value not in found and not free(key.text.value):
            report_unknown(key, tuple(vocabulary(Post).facts), reading)
