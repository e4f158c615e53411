"""One file at a time: its bytes to a tally, with the rules and the channel that hold for its path."""

import os
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from socialpolicy.assemble.document import assemble
from socialpolicy.discover import FACTS_FILE, File, discover, nearest, read_bytes
from socialpolicy.engine.check import Engine, Sums, tally_of
from socialpolicy.engine.placing import Placer
from socialpolicy.errors import ReadError, SocialPolicyError, internal_error
from socialpolicy.job import Batch, Job, book_of, layer
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.finding import Failure
from socialpolicy.model.post import Post
from socialpolicy.model.report import Tally
from socialpolicy.model.span import Span
from socialpolicy.readers.reading import format_of, limit, read, read_parts
from socialpolicy.rulebook.book import Choices
from socialpolicy.settings.paths import channel_for, rules_for
from socialpolicy.text.globs import matches_any

if TYPE_CHECKING:
    from socialpolicy.model.beside import Beside
    from socialpolicy.model.standing import Standing
    from socialpolicy.sidecars import FactsFile


class Desk:
    """A job being done; an engine is made for each set of rule choices when it is first needed."""

    __slots__ = ("_engines", "_facts", "_job")

    def __init__(self, job: Job) -> None:
        """Keep the job."""
        self._job = job
        self._engines: dict[str, Engine] = {}
        self._facts: dict[str, FactsFile | None] = {}

    def check_file(self, file: File) -> Batch:
        """Read and check one file; what goes wrong with it is a failure in its tally."""
        try:
            data = read_bytes(file, limit(format_of(file.path) or "text"))
        except ReadError as error:
            return _failed(file, error)
        return self.check_data(data, file)

    def check_data(self, data: bytes, file: File, *, format: str | None = None, alone: bool = False) -> Batch:
        """Check the bytes of a file; `format` wins over what the end of its name tells.

        Where they stand `alone`, the posts that a plan names stay unread, and the plan is not complete.
        A mistake of ours fails this file alone.
        """
        try:
            return self._check_data(data, file, format, alone=alone)
        except ReadError as error:
            return _failed(file, error)
        except SocialPolicyError:
            raise
        except Exception as error:
            return _failed(file, ReadError(internal_error(error)))

    def _check_data(self, data: bytes, file: File, format: str | None, *, alone: bool) -> Batch:
        document, assembled = self._assembled(data, file, format)
        if not assembled.recognised:
            return Batch(_not_ours(file, document))
        if not alone:
            assembled = self._with_facts(assembled, file)
        posts = assembled.own_posts
        named: tuple[File, ...] = ()
        if assembled.plan is not None:
            assembled, named = _alone(assembled) if alone else self._with_planned(assembled, file)
            if self._job.change is not None and assembled.plan is not None:
                assembled = assembled._replace(plan=self._job.change(assembled.plan))
        checked = self._checked(document, assembled, file, posts)
        return Batch(checked, named, (assembled,) if self._job.keeps else ())

    def read_file(self, file: File) -> tuple[Document, Assembled]:
        """Read one file without checking it. Raises ReadError where that cannot be done."""
        return self._assembled(read_bytes(file, limit(format_of(file.path) or "text")), file)

    def _assembled(self, data: bytes, file: File, format: str | None = None) -> tuple[Document, Assembled]:
        document = read(data, path=file.shown, format=format) if file.parts is None else _read_folder(data, file)
        settings = self._job.settings
        path_channel = channel_for(settings, file.path)
        columns, presets = settings.columns, self._job.book.presets
        house = self._job.house
        return document, assemble(document, house, path_channel=path_channel, columns=columns, presets=presets)

    def _facts_file(self, file: File) -> "FactsFile | None":
        """Return the facts file that is nearest to a file, looked for once in each folder."""
        folder = os.path.dirname(file.path) or "."
        if folder not in self._facts:
            path = nearest(FACTS_FILE, folder, self._job.settings.root)
            made = import_module("socialpolicy.sidecars").FactsFile(path, self._job.house) if path else None
            self._facts[folder] = made
        return self._facts[folder]

    def _with_facts(self, assembled: Assembled, file: File) -> Assembled:
        """Return the posts of a file with what the facts file beside it says of them; most have none."""
        facts = self._facts_file(file) if assembled.own_posts else None
        return facts.joined(assembled) if facts else assembled

    def _checked(self, document: Document, assembled: Assembled, file: File, posts: tuple[Post, ...]) -> Tally:
        sums, placer = Sums(each_post=self._job.each_post), Placer(document)
        by_engine: dict[int, tuple[Engine, list[Post]]] = {}
        for post in posts:
            engine = self._engine(file, post.channel)
            by_engine.setdefault(id(engine), (engine, []))[1].append(post)
        for engine, chosen in by_engine.values():
            engine.check_posts(chosen, placer, sums)
        self._engine(file, None).check(document, assembled._replace(posts=()), sums)
        waivers = self._waivers(assembled, file, posts, placer, sums)
        plans = int(assembled.plan is not None)
        more, beside = self._taken(assembled._replace(posts=posts), file, placer, sums)
        tally = tally_of(sums, files=1, posts=len(posts), plans=plans, waivers=(*waivers, *more))
        if beside:
            tally = tally._replace(beside=beside)
        if placer.hidden:
            tally = import_module("socialpolicy.engine.masking").masked(tally, placer.hidden)
        return tally

    def _taken(
        self, assembled: Assembled, file: File, placer: Placer, sums: Sums
    ) -> "tuple[tuple[Standing, ...], tuple[Beside, ...]]":
        """Return what a file of posts took from the facts file beside it: waivers as they stand, and its own state."""
        facts = self._facts_file(file) if assembled.answering is not None else None
        if facts is None:
            return (), ()
        engines = partial(self._engine, file)
        bench = import_module("socialpolicy.engine.beside").Bench
        waivers, beside = facts.taken(assembled, bench(engines, placer, sums, self._job.house, self._job.demands))
        return waivers, (beside,)

    def _waivers(
        self, assembled: Assembled, file: File, posts: tuple[Post, ...], placer: Placer, sums: Sums
    ) -> "tuple[Standing, ...]":
        """Return the waivers of a file as they stand after its posts and plan were judged; most files have none."""
        if not assembled.waivers or self._job.demands is None:
            return ()
        judged: list[tuple[Engine, Any]] = [(self._engine(file, post.channel), post) for post in posts]
        if assembled.plan is not None:
            judged.append((self._engine(file, None), assembled.plan))
        waiving = import_module("socialpolicy.engine.waiving")
        docket = waiving.docket_of(judged, placer, sums, self._job.demands, self._job.house)
        standings: tuple[Standing, ...] = waiving.standings(assembled.waivers, docket)
        return standings

    def _engine(self, file: File, channel: str | None) -> Engine:
        settings = self._job.settings
        if not settings.overrides:
            return self._engine_for("", self._job.choices)
        rules = rules_for(settings, file.path, channel)
        choices = self._job.choices._replace(layers=(layer(rules),))
        return self._engine_for(repr(sorted(rules.items())), choices)

    def _engine_for(self, key: str, choices: Choices) -> Engine:
        if key not in self._engines:
            matcher = next((engine.matcher for engine in self._engines.values()), None)
            book = book_of(self._job.compiled, choices, self._job.settings) if key else self._job.book
            must = self._job.settings.must_evaluate
            self._engines[key] = Engine(book, self._job.house, must_evaluate=must, matcher=matcher, bulk=self._job.bulk)
        return self._engines[key]

    def _with_planned(self, assembled: Assembled, file: File) -> tuple[Assembled, tuple[File, ...]]:
        """Read the posts that a plan names; a pattern that names no file is a problem."""
        plan = assembled.plan
        if plan is None or not plan.posts:
            return assembled, ()
        named, problems = _named(plan.posts, file, plan.at.fields.get("posts", plan.at.span))
        planned: list[Post] = [*plan.planned]
        complete = not problems
        for one in named:
            try:
                data = read_bytes(one, limit(format_of(one.path) or "text"))
                planned.extend(self._with_facts(self._assembled(data, one)[1], one).posts)
            except ReadError:
                complete = False
        from dataclasses import replace

        plan = replace(plan, planned=tuple(planned), complete=complete)
        return assembled._replace(plan=plan, problems=(*assembled.problems, *problems)), named


def _read_folder(data: bytes, file: File) -> Document:
    """Read a plan whose lists are files beside the one that holds its keys and values."""
    parts = [(file.shown, data)]
    for part in file.parts or ():
        try:
            parts.append((part.shown, read_bytes(part, limit("csv"))))
        except ReadError as error:
            raise ReadError(str(error), path=part.shown) from None
    return read_parts(parts)


def _alone(assembled: Assembled) -> tuple[Assembled, tuple[File, ...]]:
    """Leave the posts that a plan names unread."""
    plan = assembled.plan
    if plan is not None and plan.posts:
        from dataclasses import replace

        assembled = assembled._replace(plan=replace(plan, complete=False))
    return assembled, ()


def _named(patterns: Iterable[str], file: File, span: Span) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Return the files below the plan's folder that its patterns name, and what is wrong with the patterns."""
    folder = os.path.dirname(file.path) or "."
    below = discover([folder]).files
    found: dict[str, File] = {}
    problems: list[Problem] = []
    for pattern in patterns:
        hits = [one for one in below if matches_any((pattern,), os.path.relpath(one.path, folder).replace(os.sep, "/"))]
        hits = [one for one in hits if one.shown != file.shown]
        found |= {one.path: one for one in hits}
        if not hits and not any(matches_any((pattern,), os.path.basename(part.path)) for part in file.parts or ()):
            message = f'posts: the pattern "{pattern}" names no file below the folder of the plan.'
            advice = (
                "Give paths relative to the plan, such as posts/**/*.md; what depends on the posts is not evaluated."
            )
            problems.append(Problem("unreadable-value", span, message, advice))
    return tuple(found[path] for path in sorted(found)), tuple(problems)


def _failed(file: File, error: ReadError) -> Batch:
    return Batch(Tally(failures=(Failure(error.path or file.shown, str(error), error.line),)))


def _not_ours(file: File, document: Document) -> Tally:
    """A file that holds no posts and no plan: passed over on a walk, a failure where it was named."""
    if not file.named:
        return Tally(skipped=1)
    if document.format in ("markdown", "text", "tweet"):
        remedy = (
            "nothing tells its channel; add `channel:` to its front matter, a path pattern to the config, or --channel"
        )
    elif document.format in ("csv", "xlsx"):
        remedy = (
            f"no column reads as the text of posts; `socialpolicy init --columns {document.path}` shows what each "
            "column is taken for, and saves it once you agree"
        )
    else:
        remedy = "it does not read as posts or a plan; posts need a text, a plan `kind: plan` or a `plan:` key"
    return Tally(failures=(Failure(file.shown, remedy),))
