"""Whether nodes read as posts or as a plan, and which of them are the posts."""

from collections.abc import Mapping as Index

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.names import Known, fold, free, vocabulary
from socialpolicy.assemble.reading import is_blank
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence
from socialpolicy.model.post import TEXT, Post
from socialpolicy.value import Value

WEAK = frozenset({"content", "post", "copy", "body", "message"})
"""Names of a text, folded, that much else goes by: a telling field of a post must stand beside them."""

TELLING = frozenset({"channel", "publish_at", "tags", "media", "campaign", "reviewed_by", "approved_by"})
"""Fields that tell posts from other things that have a text."""

BLOG_FOLDERS = frozenset({"_posts", "content", "blog"})
"""Folders whose Markdown is for a blog."""

NO_POSTS = frozenset({"readme.md", "_index.md", "contributing.md", "changelog.md", "license.md", "code_of_conduct.md"})
"""Names of Markdown files that are no posts wherever they lie."""

OF_A_RULE = frozenset({"practice", "applies_to", "examples"})
"""Keys that tell a rule of a rulebook, which has a message and tags as well, from a post."""


class Drafts(Value):
    """The nodes that hold posts; `foreign` tells that they come from another tool, with fields of its own."""

    items: tuple[Node, ...]
    foreign: bool = False


def drafts_in(root: Node | None, words: Index[str, str] = {}) -> Drafts | None:
    """Return the posts of a structured file: one, a list, or a list under `posts` or the file's only key.

    `words` are those that name channels, where the rulebook has more than ours.
    """
    if isinstance(root, Mapping):
        return _named_posts(root, words) or _one_draft(root, words) or _wrapped_drafts(root, words)
    return _listed(root.items, words) if isinstance(root, Sequence) else None


def is_plan(root: Node | None) -> bool:
    """Return whether a structured file is a plan: it says `kind: plan` or has a `plan:` with fields."""
    entries = root.entries if isinstance(root, Mapping) else ()
    return any(_says_plan(key.text.value, value) for key, value in entries)


def is_blog_path(path: str) -> bool:
    """Return whether a Markdown file lies in a blog's folder."""
    *folders, name = path.replace("\\", "/").split("/")
    return not BLOG_FOLDERS.isdisjoint(folders) and name.casefold() not in NO_POSTS


def _says_plan(key: str, value: Node) -> bool:
    if key == "kind":
        return isinstance(value, Scalar) and value.text.value == "plan"
    return key == "plan" and (isinstance(value, Mapping) or is_blank(value))


def _one_draft(node: Mapping, words: Index[str, str]) -> Drafts | None:
    return Drafts((node,), _is_foreign(node)) if _reads_as_post(node, words) else None


def _named_posts(root: Mapping, words: Index[str, str]) -> Drafts | None:
    named = (value for key, value in root.entries if fold(key.text.value) == "posts" and isinstance(value, Sequence))
    return next((_listed(value.items, words) for value in named), None)


def _wrapped_drafts(root: Mapping, words: Index[str, str]) -> Drafts | None:
    held = [value for key, value in root.entries if not free(key.text.value)]
    if len(held) != 1 or not isinstance(held[0], Sequence):
        return None
    found = _listed(held[0].items, words)
    return found and found._replace(foreign=True)


def _listed(items: tuple[Node, ...], words: Index[str, str]) -> Drafts | None:
    posts = [item for item in items if isinstance(item, Mapping) and _reads_as_post(item, words)]
    return Drafts(items, all(map(_is_foreign, posts))) if posts else None


def _reads_as_post(node: Mapping, words: Index[str, str]) -> bool:
    if {key.text.value for key, _ in node.entries} >= OF_A_RULE:
        return False
    found = [(fold(key.text.value), known, value) for key, value in node.entries if (known := _known(key))]
    names = {known.name for _, known, _ in found}
    return any(
        (_is_text(known, value) and (name not in WEAK or bool(names & TELLING))) or _is_channel(known, value, words)
        for name, known, value in found
    )


def _is_text(known: Known, value: Node) -> bool:
    return known.name == TEXT.name and isinstance(value, Scalar)


def _is_channel(known: Known, value: Node, words: Index[str, str]) -> bool:
    if known.name != "channel" or not known.own:
        return False
    named = value.items if isinstance(value, Sequence) else (value,)
    return any(isinstance(item, Scalar) and channel_named(item.text.value, words) is not None for item in named)


def _is_foreign(node: Mapping) -> bool:
    known = [found for key, _ in node.entries if (found := _known(key))]
    return any(found.name == TEXT.name for found in known) and Known(TEXT.name, own=True) not in known


def _known(key: Scalar) -> Known | None:
    return vocabulary(Post).find(key.text.value)
