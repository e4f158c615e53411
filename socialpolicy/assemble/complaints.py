"""The words for a value that cannot be read: what stands there, what is wanted, how to write it."""

import re

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.reading import Reading, shown
from socialpolicy.assemble.unknown import closest
from socialpolicy.assemble.values import wanted
from socialpolicy.model.facts import Fact
from socialpolicy.model.nodes import Node, Scalar, Sequence
from socialpolicy.model.post import CHANNELS


def report_unreadable(
    fact: Fact, name: str, node: Node, reading: Reading, *, own: bool = True, reason: str = ""
) -> None:
    """Report a value that is not of its field's shape.

    It is only a note where the field may be somebody else's: another shape in front matter, or of a post a
    word that is none of ours, nor one of ours misspelt, under a name that is not quite ours.
    """
    shape = not isinstance(node, Scalar) or fact.type in ("record", "rows", "texts")
    foreign = (reading.manner == "front matter" and shape) or (
        reading.manner != "ours" and reading.passages is None and not own and fact.type == "choice"
    )
    severity = "note" if foreign else "warning"
    if fact.choices is CHANNELS and isinstance(node, Scalar):
        _report_channel(name, node, reading, severity=severity)
        return
    what, example = wanted(fact)
    if isinstance(node, Scalar):
        message = f"`{name}` reads {shown(node.text.value)}, which is {reason or f'not {what}'}."
    else:
        message = f"`{name}` holds {_shape(node)}, not {what}; it is left unread."
    reading.report("unreadable-value", node.span, message, _advice(fact, node, example), severity=severity)


def _report_channel(name: str, node: Scalar, reading: Reading, *, severity: str) -> None:
    channels = tuple(sorted(set(reading.customs.channels.values()), key=_order)) or CHANNELS
    if len(_channels_in(node.text.value, reading)) > 1:
        message = f"`{name}` reads {shown(node.text.value)}, which is several channels in one entry."
        advice = "Give each an entry of its own; in a post, put a comma between them."
        reading.report("unreadable-value", node.span, message, advice)
        return
    meant = closest(node.text.value, channels)
    if meant and reading.manner == "foreign":
        severity = "warning"
    question = f"Did you mean `{meant}`? " if meant else ""
    advice = f"{question}The channels are {', '.join(channels)}."
    message = f"`{name}` names {shown(node.text.value)}, which is no channel that is known here."
    reading.report("unknown-channel", node.span, message, advice, severity=severity)


def _channels_in(words: str, reading: Reading) -> tuple[str, ...]:
    """Return the channels that a value lists, none where one of its words is no channel."""
    listed = [word for word in re.split(r"[,;/&+\n]|\band\b", words) if word.strip()]
    names = [channel_named(word, reading.customs.channels) for word in listed]
    return tuple(dict.fromkeys(name for name in names if name)) if all(names) else ()


def _order(channel: str) -> tuple[int, str]:
    """Return the key by which channels are listed: ours in their order, then others."""
    return (CHANNELS.index(channel) if channel in CHANNELS else len(CHANNELS), channel)


def _advice(fact: Fact, node: Node, example: str) -> str:
    meant = closest(node.text.value, fact.choices) if fact.choices and isinstance(node, Scalar) else None
    return f"Did you mean `{meant}`? Write {example}." if meant else f"Write {example}."


def _shape(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list of words" if all(isinstance(item, Scalar) for item in node.items) else "a list"
    return "a text" if isinstance(node, Scalar) else "keys of its own"
