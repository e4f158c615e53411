"""The tables of scheduling tools: which tool a header belongs to, and what its columns hold."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from socialpolicy.assemble.names import fold, free
from socialpolicy.assemble.targets import DATE, MOMENT_PARTS, Target, plain_name, target_named
from socialpolicy.value import Value


class Preset(Value):
    """The table of one tool: `targets` by folded header, or by letter where the table has no header.

    `needs` are the folded headers by which it is known; with `exact` it has no other columns than those listed.
    `day_first` is the order of its dates where the tool states one; with `prompts` a date may be words.
    """

    name: str
    title: str
    targets: Mapping[str, Target]
    needs: frozenset[str]
    without_header: bool = False
    exact: bool = False
    day_first: bool | None = None
    prompts: bool = False

    def fits(self, headers: Sequence[str], first_row: Mapping[str, str]) -> bool:
        """Return whether a table with these headers, and this first row by header, is one of this tool."""
        folded = {folded_name(header) for header in headers if not free(header)}
        if self.without_header:
            return folded <= self.targets.keys() and self._holds_moments(first_row)
        return self.needs <= folded and not (self.exact and folded - self.targets.keys())

    def _holds_moments(self, row: Mapping[str, str]) -> bool:
        """Tell whether digits stand where this tool has its dates, and words where it has its text."""
        cells = {self.targets.get(folded_name(header)): value.strip() for header, value in row.items()}
        dates = [value for target, value in cells.items() if target and target[0] == DATE[0]]
        split = any(target[1:] and target[1] in MOMENT_PARTS for target in self.targets.values())
        apart = all(value.isdecimal() for value in dates) if split else all(":" in value for value in dates)
        return bool(dates) and apart and all(value[:1].isdecimal() for value in dates)


def folded_name(header: str) -> str:
    """Return a header as presets know it: in small letters and digits, without what explains it."""
    return fold(plain_name(header))


@cache
def presets_of(stored: str) -> tuple[Preset, ...]:
    """Return the presets that a rulebook keeps as JSON, the most particular first."""
    made = (_preset(written) for written in json.loads(stored or "[]"))
    return tuple(sorted(made, key=lambda preset: (-len(preset.needs), not preset.exact, preset.name)))


def preset_for(headers: Sequence[str], first_row: Mapping[str, str], presets: Sequence[Preset]) -> Preset | None:
    """Return the preset of the tool that a table comes from, None where nothing tells one."""
    return next((preset for preset in presets if preset.fits(headers, first_row)), None)


def _preset(written: Mapping[str, object]) -> Preset:
    columns, needs, order = written["columns"], written.get("needs", ()), written.get("date_order")
    if not isinstance(columns, dict) or not isinstance(needs, (list, tuple)):
        raise TypeError("a preset without columns")
    return Preset(
        name=str(written["name"]),
        title=str(written["title"]),
        targets={folded_name(header): target_named(field) or () for header, field in columns.items()},
        needs=frozenset(map(folded_name, needs)),
        without_header=bool(written.get("without_header")),
        exact=bool(written.get("exact")),
        day_first=None if order is None else order == "day-first",
        prompts=bool(written.get("prompts")),
    )
