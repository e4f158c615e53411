"""Weights as the lines of YAML in which rules and word lists hold them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.checks.evidence import Parameters
from socialpolicy.model.rule import Rule
from socialpolicy.text.matcher import Cue
from tests.evaluation.counting import Column
from tests.evaluation.judging import rulebook


def rule_lines(parameters: Parameters, weights: Mapping[Column, float]) -> Iterator[str]:
    """Yield the weights of a rule's part; lists and features that weigh nothing are named to be taken out."""
    yield "evidence:"
    yield f"  bias: {parameters.bias:g}"
    for key, held in (("lexicons", parameters.lexicons), ("features", parameters.features)):
        kept = ", ".join(f"{name}: {weight:g}" for name, weight in held.items() if weight)
        yield f"  {key}: {{{kept}}}"
        idle = [name for name, weight in held.items() if not weight]
        if idle:
            yield f"  # weigh nothing: {', '.join(idle)}"


def word_list_lines(
    rule: Rule,
    parameters: Parameters,
    cues: Mapping[str, Sequence[Cue]],
    numbers: Sequence[Mapping[Column, float]],
    truth: Sequence[bool],
) -> Iterator[str]:
    """Yield the cues of each list by weight, with how many texts to find and to spare hold them."""
    found = Counter(column for one, wanted in zip(numbers, truth, strict=True) if wanted for column in one)
    spared = Counter(column for one, wanted in zip(numbers, truth, strict=True) if not wanted for column in one)
    for name in parameters.lexicons:
        yield ""
        others = sorted(_users(name) - {rule.id})
        yield f"# {name}.yaml" + (f", which {', '.join(others)} use too" if others else "")
        yield "cues:"
        groups: dict[tuple[str, float], list[Cue]] = {}
        for cue in cues[name]:
            groups.setdefault((cue.why, round(cue.weight, 4)), []).append(cue)
        for (why, weight), held in sorted(groups.items(), key=lambda item: -abs(item[0][1])):
            yield f"  - why: {json.dumps(why)}"
            yield f"    weight: {weight:g}"
            phrases = [cue for cue in held if cue.pattern is None]
            if phrases:
                yield "    phrases:"
            for cue in phrases:
                column = (name, cue.phrase)
                yield f"      - {json.dumps(cue.phrase, ensure_ascii=False)}  # {found[column]} : {spared[column]}"
            for cue in held:
                if cue.pattern is not None:
                    yield f"    # and the pattern {cue.pattern}"


def _users(lexicon: str) -> set[str]:
    """Return the rules that weigh a list."""
    rules = rulebook("strict").rules
    return {
        name
        for name in rules
        for part in rules[name].parts
        if part.check == "evidence" and lexicon in part.parameters.get("lexicons", {})
    }
