"""A document to posts or a plan: which of the two it is, where its drafts are, whose fields they have."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.names import free, vocabulary
from socialpolicy.assemble.posts import Draft, Source, read_posts
from socialpolicy.assemble.reading import Customs, Foreknown, Manner, Reading, customs_of, is_blank
from socialpolicy.assemble.recognition import Drafts, drafts_in, is_blog_path, is_plan
from socialpolicy.assemble.records import Chosen, choose
from socialpolicy.model import nodes
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Document
from socialpolicy.model.house import House
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.post import TEXT, Post
from socialpolicy.model.span import Span

FORMAT_CHANNELS = {"tweet": "x"}
"""The channel of formats that are for one."""

WAIVING = ("socialpolicy", "waive", "Waive", "WAIVE")
"""Words without one of which the fields of a file waive nothing."""

TABLES = frozenset({"csv", "xlsx"})
"""Formats of rows and columns."""

UNRECOGNISED = Assembled(recognised=False)


def assemble(
    document: Document,
    house: House,
    *,
    path_channel: str | None = None,
    columns: Mapping[str, str] | None = None,
    presets: str = "",
) -> Assembled:
    """Return the posts or the plan that a document holds, and what is wrong with the document and its fields.

    `path_channel` is what the configuration says of the path, `columns` maps headers of tables to our
    fields, `presets` are those of scheduling tools as the rulebook keeps them. Channels are asked for
    in this order: the draft, the configuration, the house, the folder.
    """
    told = path_channel or house.channel or FORMAT_CHANNELS.get(document.format)
    words = house.channels.words
    channel = channel_named(told, words) if told else None
    source = Source(document.path, document.format, channel, house.published)
    found = _assembled(document, source, customs_of(house), (columns or {}, presets))
    if document.problems:
        found = found._replace(problems=(*document.problems, *found.problems))
    if document.format == "xlsx":
        found = found._replace(problems=import_module("socialpolicy.assemble.lost").gathered(found.problems))
    if found.recognised and _may_waive(document):
        found = import_module("socialpolicy.assemble.waivers").with_waivers(document, found)
    return found


def _may_waive(document: Document) -> bool:
    """Tell whether a document may hold waivers: in a comment, or in its fields, which end where its body begins."""
    end = document.body.span(0, 0).start if document.body is not None else len(document.text)
    fields = document.text[:end]
    return bool(document.comments) or any(word in fields for word in WAIVING)


def _assembled(document: Document, source: Source, customs: Customs, known: Foreknown) -> Assembled:
    if document.body is not None:
        return _written(document, source, customs)
    if isinstance(document.root, nodes.Mapping) and is_plan(document.root):
        return _plan(document.root, source, customs, known)
    if document.format in TABLES:
        return _tables(document, source, customs, known)
    drafts = drafts_in(document.root, customs.channels)
    return UNRECOGNISED if drafts is None else _listed(drafts, document.root, source, customs)


def _written(document: Document, source: Source, customs: Customs) -> Assembled:
    """Markdown, tweets and plain text: one draft, the body of which follows the fields."""
    reading = Reading("front matter", customs, [])
    words = vocabulary(Post)
    chosen = choose(document.root.entries, words, reading) if isinstance(document.root, nodes.Mapping) else {}
    if source.format == "markdown" and source.channel is None and is_blog_path(source.path):
        source = source._replace(channel="blog")
    if source.format == "markdown" and source.channel is None and not _tells_channel(chosen, customs.channels):
        return UNRECOGNISED
    draft = Draft(chosen, Span(0, len(document.text)), document.body)
    if not _says_something(draft):
        return Assembled(problems=tuple(reading.problems))
    posts = tuple(read_posts(iter((draft,)), source, reading))
    return Assembled(posts, problems=tuple(reading.problems))


def _tables(document: Document, source: Source, customs: Customs, known: Foreknown) -> Assembled:
    """Tables: one draft a row, in a workbook on several sheets."""
    root = document.root
    tables = [root] if not isinstance(root, nodes.Mapping) else [value for _, value in root.entries]
    found: Assembled = import_module("socialpolicy.assemble.tables").read_tables(
        [table for table in tables if isinstance(table, Sequence)], source, customs, known
    )
    return found if found.recognised else UNRECOGNISED


def _plan(root: nodes.Mapping, source: Source, customs: Customs, known: Foreknown) -> Assembled:
    """A plan, whose fields are ours alone but where teams keep columns of their own beside them."""
    manner: Manner = "foreign" if source.format in TABLES else "ours"
    shown = import_module("socialpolicy.assemble.notation").customs_shown(root, customs)
    reading = Reading(manner, shown, [])
    plan = import_module("socialpolicy.assemble.plans").read_plan(root, source, reading, known)
    return Assembled(plan=plan, problems=tuple(reading.problems))


def _listed(drafts: Drafts, root: Node | None, source: Source, customs: Customs) -> Assembled:
    """YAML and JSON: one draft, a list, or a list under a key."""
    reading = Reading("foreign" if drafts.foreign else "ours", customs, [])
    for key, value in root.entries if isinstance(root, nodes.Mapping) and drafts.items[0] is not root else ():
        if not (isinstance(value, Sequence) and value.items is drafts.items) and not free(key.text.value):
            import_module("socialpolicy.assemble.unknown").report_beside_posts(key, reading)
    posts = tuple(read_posts(_drafts(drafts, reading), source, reading))
    return Assembled(posts, problems=tuple(reading.problems))


def _drafts(drafts: Drafts, reading: Reading) -> Iterator[Draft]:
    words = vocabulary(Post)
    for item in drafts.items:
        if isinstance(item, nodes.Mapping):
            chosen = choose(item.entries, words, reading)
            if not drafts.foreign or TEXT.name in chosen:
                yield Draft(chosen, item.span)
        elif not is_blank(item):
            advice = "Write fields, such as {channel: linkedin, text: ...}."
            reading.report("unreadable-value", item.span, "A post stands here without fields.", advice)


def _tells_channel(chosen: Chosen, words: Mapping[str, str]) -> bool:
    given = chosen.get("channel")
    if given is None or is_blank(given.value):
        return False
    items = given.value.items if isinstance(given.value, Sequence) else (given.value,)
    return given.own or any(isinstance(item, Scalar) and channel_named(item.text.value, words) for item in items)


def _says_something(draft: Draft) -> bool:
    said = draft.body is not None and bool(draft.body.value.strip())
    return said or any(name in draft.chosen for name in (TEXT.name, "title", "media"))
