"""Build hook: puts the shipped rulebook into the wheel, once as its YAML files and once compiled."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = "socialpolicy/rulebook/shipped"


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds `rules/` and `compiled.jsonl` to a wheel; an editable install goes on reading the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rulebook into a folder of its own and name it, and `rules/`, for inclusion."""
        if version == "editable":
            return
        rules = Path(self.root, "rules")
        self.scratch = TemporaryDirectory(prefix="socialpolicy-build-")
        compiled = Path(self.scratch.name, "compiled.jsonl")
        compiled.write_bytes(compile_rules(Path(self.root), rules))
        build_data["force_include"][str(rules)] = SHIPPED
        build_data["force_include"][str(compiled)] = f"{SHIPPED}/compiled.jsonl"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder that held the compiled rulebook."""
        if version != "editable":
            self.scratch.cleanup()


def compile_rules(root: Path, rules: Path) -> bytes:
    """Compile the rules with the very sources that are being packed, never with an installed copy."""
    sys.path.insert(0, str(root))
    try:
        from socialpolicy.rulebook.compile import compile_shipped

        return compile_shipped(rules)
    finally:
        sys.path.remove(str(root))
