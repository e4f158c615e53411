"""What one post leaves behind for a comparison with all the others of a run."""

from typing import Any

from socialpolicy.model.finding import Finding
from socialpolicy.model.rule import Part, Rule
from socialpolicy.value import Value


class Trace(Value):
    """One post under a part of a rule that compares posts with each other; light enough to wait for all files.

    `facts` and `parameters` are those of the part's check kind. `finding` stands at the post and lacks
    its words only; `state` is what the rule said of the post alone.
    """

    rule: Rule
    part: Part
    parameters: Any
    facts: Any
    finding: Finding
    state: str = ""
