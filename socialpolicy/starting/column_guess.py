"""What the columns of a table are taken for, and why: by the configuration, a tool, their names, or their cells."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.columns import Columns, columns_of
from socialpolicy.assemble.moments import SHAPES
from socialpolicy.assemble.names import fold, vocabulary
from socialpolicy.assemble.presets import folded_name
from socialpolicy.assemble.splitting import split
from socialpolicy.assemble.targets import DATE, FILE, FLAG, TIME, Target, field_targets
from socialpolicy.assemble.unknown import LEAST_LETTERS, one_edit_apart
from socialpolicy.assemble.values import NO, YES
from socialpolicy.model import nodes
from socialpolicy.model.nodes import Node, Scalar
from socialpolicy.model.post import Post
from socialpolicy.model.text import text_at
from socialpolicy.value import Value

MOST = 0.8
"""The share of a column's filled cells that have to look alike."""

ROWS = 200
"""How many rows are looked at."""

WORDY = 3
"""From how many words on, in the middle, cells are a text."""

SHOWN = 36
"""How many characters of a cell are shown."""

TEXT: Target = ("text",)

_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?(\s*[ap]\.?m\.?)?", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|www\.)\S+")
_PICTURE = re.compile(r"\S[^\n]*\.(png|jpe?g|gif|webp|mp4|mov|heic|svg)(\?\S*)?", re.IGNORECASE)
_TAGS = re.compile(r"#\w+([\s,;]+#\w+)*[\s,;]*")


class Guess(Value):
    """What a column is taken for: a field as a column map names it ("" where it is not read), why, and a cell of it.

    `new` tells that nothing but this guess says so.
    """

    header: str
    field: str
    why: str
    sample: str
    new: bool = False


class Guessed(Value):
    """The columns of the tables of a file, and whether one of them holds the text of posts."""

    columns: tuple[Guess, ...]
    has_text: bool

    @property
    def to_save(self) -> dict[str, str]:
        """Return the column map that says what was guessed."""
        return {guess.header: guess.field for guess in self.columns if guess.new}


def guess(root: Node | None, column_map: Mapping[str, str], presets: str, words: Mapping[str, str] = {}) -> Guessed:
    """Return what the columns of each table are taken for; a header that several tables have is told of once.

    `presets` are the tables of tools and `words` those that name channels, as the rulebook keeps them.
    """
    told: dict[str, Guess] = {}
    for table in _tables(root):
        for one in _guesses(table, column_map, presets, words):
            told.setdefault(one.header, one)
    return Guessed(tuple(told.values()), any(one.field == "text" for one in told.values()))


def _tables(root: Node | None) -> Iterator[nodes.Sequence]:
    """Yield the tables of a document: itself, or the sheets of a workbook."""
    values = [value for _, value in root.entries] if isinstance(root, nodes.Mapping) else [root]
    for value in values:
        if isinstance(value, nodes.Sequence) and any(isinstance(item, nodes.Mapping) for item in value.items):
            yield value


def _guesses(
    table: nodes.Sequence, column_map: Mapping[str, str], presets: str, words: Mapping[str, str]
) -> Iterator[Guess]:
    found = columns_of(table, column_map, presets, words)
    cells = _cells(table)
    unknown = {header: filled for header, filled in cells.items() if header not in found.targets}
    looks = {header: _look(header, filled, words) for header, filled in unknown.items()}
    taken = {*found.targets.values()}
    text = None if TEXT in taken or any(target == TEXT for target, _ in looks.values()) else _wordiest(unknown)
    for header, filled in cells.items():
        sample = filled[0] if filled else ""
        if header in found.targets:
            yield _known(header, found, column_map, sample)
        elif header == text:
            yield Guess(header.strip(), "text", "its cells are the longest", sample, new=True)
        else:
            yield _guessed(header, looks[header], taken, sample)


def _guessed(header: str, look: tuple[Target | None, str], taken: set[Target], sample: str) -> Guess:
    """Return what an unknown column is taken for; a field that another column holds is not taken twice."""
    target, why = look
    if target is None:
        return Guess(header.strip(), "", "nothing tells what it is", sample)
    if target in taken and target != FILE:
        return Guess(header.strip(), "", f"{why}, but another column is `{_written(target)}`", sample)
    taken.add(target)
    return Guess(header.strip(), _written(target), why, sample, new=True)


def _known(header: str, found: Columns, column_map: Mapping[str, str], sample: str) -> Guess:
    """Return what is known of a column; of a text whose name alone tells no posts, it has to be saved."""
    target = found.targets[header]
    name = header.strip()
    if fold(header) in map(fold, column_map):
        return Guess(name, _written(target), "the configuration says so", sample)
    if found.preset and folded_name(header) in found.preset.targets:
        return Guess(name, _written(target), found.preset.title, sample)
    weak = target == TEXT and not found.are_of_posts
    return Guess(name, _written(target), "its name says so", sample, new=weak)


def _written(target: Target) -> str:
    """Return a target as a column map names it."""
    if target[1:] == (FLAG,):
        return f"channel.{target[0]}"
    return next((name for name, known in field_targets().items() if known == target), ".".join(target))


def _cells(table: nodes.Sequence) -> dict[str, list[str]]:
    """Return the filled cells of each column, by header."""
    cells: dict[str, list[str]] = {}
    for row in table.items[:ROWS]:
        for key, value in row.entries if isinstance(row, nodes.Mapping) else ():
            filled = cells.setdefault(key.text.value, [])
            if isinstance(value, Scalar) and value.text.value.strip():
                filled.append(value.text.value.strip())
    return cells


def _look(header: str, filled: Sequence[str], words: Mapping[str, str]) -> tuple[Target | None, str]:
    """Return what a column looks like that no name tells: by a near misspelling, else by its cells."""
    if filled and all(cell.casefold() in YES | NO for cell in filled):
        return None, ""
    names = vocabulary(Post).names
    near = next((name for name in names if len(name) >= LEAST_LETTERS and one_edit_apart(fold(header), name)), None)
    target = field_targets().get(names[near].name) if near else None
    if target:
        return target, f"its name is almost “{near}”"
    for like, what, test in _tests(words):
        alike = sum(map(test, filled))
        if alike and alike >= MOST * len(filled):
            return like, f"{alike} of {len(filled)} cells are {what}"
    return None, ""


def _wordiest(cells: Mapping[str, Sequence[str]]) -> str | None:
    """Return the column whose cells have most words in the middle, None where none is a text."""
    words = {header: sorted(len(cell.split()) for cell in filled) for header, filled in cells.items() if filled}
    middles = {header: counts[len(counts) // 2] for header, counts in words.items()}
    best = max(middles, key=lambda header: middles[header], default=None)
    return best if best is not None and middles[best] >= WORDY else None


def _is_date(cell: str) -> bool:
    return any(re.fullmatch(shape, cell, re.IGNORECASE | re.ASCII) for shape in SHAPES)


def _names_channels(cell: str, words: Mapping[str, str]) -> bool:
    parts = split(text_at(cell, 0), "channel")
    return bool(parts) and all(channel_named(part.value, words) for part in parts)


def _tests(words: Mapping[str, str]) -> tuple[tuple[Target, str, Callable[[str], bool]], ...]:
    """Return what the cells of a column may be, in the order in which it is tried."""
    return (
        (DATE, "dates", _is_date),
        (TIME, "times of day", lambda cell: _CLOCK.fullmatch(cell) is not None),
        (("channel",), "channels", lambda cell: _names_channels(cell, words)),
        (FILE, "pictures or films", lambda cell: _PICTURE.fullmatch(cell) is not None),
        (("links",), "addresses", lambda cell: _ADDRESS.match(cell) is not None),
        (("tags",), "hashtags", lambda cell: _TAGS.fullmatch(cell) is not None),
    )
