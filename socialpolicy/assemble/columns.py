"""The columns of one table: where each of them goes, who says so, and whether the table is one of posts at all."""

from collections.abc import Mapping

from socialpolicy.assemble.names import fold, free, vocabulary
from socialpolicy.assemble.presets import Preset, folded_name, preset_for, presets_of
from socialpolicy.assemble.reading import Reading
from socialpolicy.assemble.targets import Target, reads_as_posts, target_named, target_of
from socialpolicy.assemble.unknown import report_unknown
from socialpolicy.model import nodes
from socialpolicy.model.nodes import Scalar, Sequence
from socialpolicy.model.post import TEXT, Post
from socialpolicy.value import Value


class Columns(Value):
    """Where the columns of a table go, by header; those that go nowhere are left out.

    `told` tells that a column map or a preset says which column is the text; `preset` is the tool's, if any.
    """

    targets: Mapping[str, Target]
    told: bool = False
    preset: Preset | None = None

    @property
    def are_of_posts(self) -> bool:
        """Return whether the rows of the table are posts."""
        return self.told or reads_as_posts(self.targets)


def columns_of(root: Sequence, column_map: Mapping[str, str], presets: str, words: Mapping[str, str] = {}) -> Columns:
    """Return the columns of a table: as the column map says, else as its tool has them, else by their names.

    `presets` are the tables of tools and `words` those that name channels, as the rulebook keeps them.
    """
    rows = [row for row in root.items if isinstance(row, nodes.Mapping)]
    headers = {key.text.value: None for row in rows for key, _ in row.entries}
    preset = preset_for(tuple(headers), _first_row(rows), presets_of(presets)) if rows else None
    chosen = {fold(header): target_named(field) or () for header, field in column_map.items()}
    of_tool = preset.targets if preset else {}
    said = {header: chosen.get(fold(header), of_tool.get(folded_name(header))) for header in headers}
    named = {header: target_of(header, words) if said[header] is None else said[header] for header in headers}
    targets = {header: target for header, target in named.items() if target}
    return Columns(targets, (TEXT.name,) in said.values(), preset)


def _first_row(rows: list[nodes.Mapping]) -> dict[str, str]:
    return {key.text.value: value.text.value for key, value in rows[0].entries if isinstance(value, Scalar)}


def report_headers(root: Sequence, found: Columns, reading: Reading) -> None:
    """Report headers that are near misspellings of ours, once for the table; those of a tool are its own."""
    first = next((row for row in root.items if isinstance(row, nodes.Mapping)), None)
    for key, _ in first.entries if first and not found.preset else ():
        if key.text.value not in found.targets and not free(key.text.value):
            report_unknown(key, tuple(vocabulary(Post).facts), reading)
