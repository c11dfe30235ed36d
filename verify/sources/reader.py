"""What a reader of a kind of file is, and how it is asked. Others can add their own.

A package that reads another kind of file names a `Reader` as an entry point of the group
`verify.readers`; its suffixes are then read wherever files are read:

    [project.entry-points."verify.readers"]
    minutes = "town_minutes:READER"
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from verify.errors import SourceError
from verify.settings import Settings
from verify.sources.article import Article

Found = Article | SourceError
"""What a reader gives for each article in a file: the article, or why it cannot be read."""


def _reads_nothing_inside(name: str, _data: bytes) -> Iterable[Found]:
    raise NotImplementedError(name)


@dataclass(frozen=True, slots=True)
class Given:
    """A file or page that is to be read.

    `where` is what errors call it; `charset` the encoding that a server stated, if any. `inside`
    reads a file that is in this one, such as what is attached to a mail, by its name and bytes.
    """

    file: BinaryIO
    where: str
    settings: Settings
    charset: str | None = None
    inside: Callable[[str, bytes], Iterable[Found]] = _reads_nothing_inside

    def data(self) -> bytes:
        """All bytes of it."""
        return self.file.read()


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of file is read.

    `read` gives the articles of a file in order; it raises SourceError for a file that cannot be
    read at all. Offsets in an article (pages, parts, turns) count into its text, which must then be
    canonical. Several articles are told apart by their key, url or text. `table` says that a file
    is a list of articles by its nature, and thus no draft; `streamed` that it is read piece by
    piece, so that it may be larger than VERIFY_MAX_FILE_MB.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Given], Iterable[Found]]
    media_types: tuple[str, ...] = ()
    table: bool = False
    streamed: bool = False


Single = Callable[[bytes, str, Settings, str | None], Article]


def single(read: Single) -> Callable[[Given], Iterable[Found]]:
    """The `read` of a Reader for a kind of file that holds one article."""
    return lambda given: (read(given.data(), given.where, given.settings, given.charset),)
