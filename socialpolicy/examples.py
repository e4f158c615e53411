"""The examples of rules as tests: each runs through the readers and the engine, as a user's draft would."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from socialpolicy.assemble.document import assemble
from socialpolicy.engine.across import compared
from socialpolicy.engine.check import Engine, Sums, tally_of
from socialpolicy.model.finding import Finding
from socialpolicy.model.house import House
from socialpolicy.readers.reading import read
from socialpolicy.rulebook.book import DEFAULT_PROFILE, Choices, Rulebook, rulebook_of
from socialpolicy.rulebook.compile import rule_files
from socialpolicy.rulebook.tree import File
from socialpolicy.value import Value

AS_OF = date(2026, 1, 5)
"""The day on which examples are judged."""

_MARK = re.compile(r"\[\[(.+?)\]\]")
_TEXT_CHECKS_NEED_NEAR = ("evidence", "phrases")


class ExampleResult(Value):
    """What came of one example: whether it holds, and what to say where it does not."""

    rule: str
    path: str
    line: int
    kind: str
    ok: bool
    message: str


class _Ran(Value):
    state: str
    findings: tuple[Finding, ...]
    reason: str


def run_examples(
    compiled: Mapping[str, Any], folders: Sequence[str], ids: Sequence[str] = ()
) -> Iterator[ExampleResult]:
    """Run the examples of the rules in the folders, or of some of them; also tell which parts never fired."""
    for file in rule_files(folders):
        if not ids or file.tree["id"] in ids:
            yield from _run_rule(compiled, file)


def _run_rule(compiled: Mapping[str, Any], file: File) -> Iterator[ExampleResult]:
    name = file.tree["id"]
    book = rulebook_of(compiled, Choices(DEFAULT_PROFILE, select=(name,)))
    engine = Engine(book, House(as_of=AS_OF, channels=book.channels))
    fired: set[str] = set()
    for index, example in enumerate(file.tree["examples"]):
        ((kind, given),) = example.items()
        ran = _run(engine, book, given)
        fired.update(finding.part for finding in ran.findings)
        message = _complaint(kind, given, ran)
        yield ExampleResult(name, file.shown, file.line(["examples", index]), kind, not message, message)
    yield from _coverage(file, book, fired)


def _coverage(file: File, book: Rulebook, fired: set[str]) -> Iterator[ExampleResult]:
    tree = file.tree
    kinds = {kind for example in tree["examples"] for kind in example}
    checks = {part.check for part in book.rules[tree["id"]].parts}
    line = file.line(["examples"])
    for kind in ("fail", "pass", *(["near"] if checks & set(_TEXT_CHECKS_NEED_NEAR) else [])):
        if kind not in kinds:
            message = f"the rule has no `{kind}` example; add one"
            yield ExampleResult(tree["id"], file.shown, line, kind, ok=False, message=message)
    for part in book.rules[tree["id"]].parts:
        if part.name not in fired:
            what = f"the part {part.name}" if part.name else "the rule"
            message = f"no example breaks {what}; add a `fail` that does"
            yield ExampleResult(tree["id"], file.shown, line, "fail", ok=False, message=message)


def _run(engine: Engine, book: Rulebook, given: Any) -> _Ran:
    data = json.dumps(_unmarked(_fields(given)), ensure_ascii=False, default=str).encode()
    document = read(data, path="example.json")
    assembled = assemble(document, House(as_of=AS_OF, channels=book.channels))
    sums = Sums()
    engine.check(document, assembled, sums)
    tally = compared(tally_of(sums))
    problems = [finding.message for finding in tally.findings if finding.category == "input"]
    if problems:
        return _Ran(f"not readable: {problems[0]}", (), "")
    findings = tuple(finding for finding in tally.findings if finding.category != "input")
    reasons = [reason for _, reason in tally.unknown] + [
        one.reason for one in tally.plan_outcomes if one.state == "unknown"
    ]
    kept = bool(tally.kept) or any(one.state == "kept" for one in tally.plan_outcomes)
    state = "broken" if findings else "unknown" if reasons else "kept" if kept else "exempt"
    return _Ran(state, findings, next(iter(reasons), ""))


def _fields(given: Any) -> Any:
    """Return an example as a file would hold it: what has a text is a post, `posts` alone a queue, else a plan."""
    if isinstance(given, str):
        return {"channel": "x", "text": given}
    return given if "text" in given or set(given) == {"posts"} else {"kind": "plan", **given}


def _unmarked(value: Any) -> Any:
    if isinstance(value, str):
        return _MARK.sub(r"\1", value)
    if isinstance(value, dict):
        return {key: _unmarked(item) for key, item in value.items()}
    return [_unmarked(item) for item in value] if isinstance(value, list) else value


def _marks(value: Any) -> list[str]:
    if isinstance(value, str):
        return _MARK.findall(value)
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [mark for item in items for mark in _marks(item)]


def _complaint(kind: str, given: Any, ran: _Ran) -> str:
    wanted = {"fail": ("broken",), "pass": ("kept",), "near": ("kept",), "unknown": ("unknown",)}[kind]
    if ran.state not in wanted:
        said = ran.findings[0].message if ran.findings else ran.reason
        return f"should be {wanted[0]}, but is {ran.state}" + (f": {said}" if said else "")
    reported = {finding.excerpt for finding in ran.findings}
    reported |= {clue.text for finding in ran.findings for clue in finding.evidence}
    missing = next((mark for mark in _marks(given) if mark not in reported), None)
    if missing is not None:
        return f'"{missing}" is marked, but what was reported is {", ".join(sorted(map(repr, reported)))}'
    return ""
