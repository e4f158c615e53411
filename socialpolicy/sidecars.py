"""Facts files from disk: the nearest one to a file of posts, read once for each folder."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from socialpolicy.assemble.reading import customs_of
from socialpolicy.assemble.sidecar import Sidecar, join, read_sidecar, text_key
from socialpolicy.discover import File, read_bytes, shown_path
from socialpolicy.engine.beside import Bench, taken
from socialpolicy.engine.check import failure_order
from socialpolicy.engine.placing import Placer
from socialpolicy.errors import ReadError
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.beside import Beside
from socialpolicy.model.document import Document, Problem
from socialpolicy.model.finding import Failure
from socialpolicy.model.house import House
from socialpolicy.model.standing import Standing
from socialpolicy.readers.reading import limit, read
from socialpolicy.value import Value


class PostKey(Value):
    """A post, where it stands, and the keys to which it answers: that of its text (None without one), and its id."""

    place: str
    channel: str | None
    by_text: str | None
    id: str | None
    text: str


class PostKeys(Value):
    """The keys of the posts of some files, and the files that could not be read."""

    keys: tuple[PostKey, ...]
    failures: tuple[Failure, ...]


Read: TypeAlias = Callable[[File], tuple[Document, Assembled]]
"""What reads a file, or raises ReadError."""


def keys_in(files: Sequence[tuple[Read, File]], failures: Sequence[Failure] = ()) -> PostKeys:
    """Return the keys of the posts of files, each with what reads it, in the order of their places."""
    keys: list[PostKey] = []
    failed = list(failures)
    for read_file, file in files:
        try:
            document, assembled = read_file(file)
            keys.extend(_keys(document, assembled))
        except ReadError as error:
            failed.append(Failure(file.shown, str(error), error.line))
    return PostKeys(tuple(keys), tuple(sorted(failed, key=failure_order)))


def _keys(document: Document, assembled: Assembled) -> Iterator[PostKey]:
    placer = Placer(document)
    for post in assembled.own_posts:
        where = placer.problem(Problem("post", post.at.span, "", ""))
        place = f"{where.path}#{where.cell}" if where.cell else f"{where.path}:{where.place.line}"
        yield PostKey(place, post.channel, text_key(post), post.id, post.written.value)


class FactsFile:
    """One facts file, read when it is made; where that cannot be done, `beside` says so and nothing is joined."""

    __slots__ = ("_folder", "_shown", "_sidecar")

    def __init__(self, path: str, house: House) -> None:
        """Read the file at a path."""
        self._shown = shown_path(path)
        self._folder = os.path.dirname(os.path.realpath(path))
        self._sidecar: Sidecar | Failure
        try:
            data = read_bytes(File(path, self._shown, named=False), limit("yaml"))
            document = read(data, path=self._shown, format="yaml")
            self._sidecar = read_sidecar(document, customs_of(house))
        except ReadError as error:
            self._sidecar = Failure(self._shown, str(error), error.line)

    def joined(self, assembled: Assembled) -> Assembled:
        """Return the posts of a file with what this file says of them; as they are where it could not be read."""
        if isinstance(self._sidecar, Sidecar):
            return join(assembled, self._sidecar)
        return assembled._replace(answering={})

    def taken(self, assembled: Assembled, bench: Bench) -> tuple[tuple[Standing, ...], Beside]:
        """Return the waivers of this file as they stand for the posts of one file, and what that file took."""
        if isinstance(self._sidecar, Sidecar):
            return taken(self._sidecar, assembled, self._folder, bench)
        return (), Beside(self._shown, self._folder, failure=self._sidecar)
