"""Sources on their way into the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verify.errors import SourceError
from verify.models import Source
from verify.settings import Settings


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of everything that was to be added: nothing is missing from the three lists."""

    added: tuple[tuple[Source, int], ...] = ()
    unchanged: tuple[Source, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: AddResult) -> AddResult:
        """What became of both."""
        return AddResult(
            self.added + other.added,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
        )


def read_all(
    wheres: Iterable[str | Path],
    settings: Settings,
    failed: list[tuple[str, str]],
    *,
    transcribed: bool = False,
) -> Iterator[Source]:
    """The sources in files, folders and URLs; those that cannot be read go to `failed`.

    `transcribed` marks them as written down by a machine.
    """
    from verify.sources.read import read

    for where in wheres:
        for source in _sorted_out(read(where, settings), failed):
            yield source.model_copy(update={"transcribed": True}) if transcribed else source


def uploaded(
    name: str, data: bytes, settings: Settings, failed: list[tuple[str, str]]
) -> Iterator[Source]:
    """The sources in an uploaded file; those that cannot be read go to `failed`."""
    from verify.sources.upload import read_upload

    yield from _sorted_out(read_upload(name, data, settings), failed)


def _sorted_out(
    items: Iterator[Source | SourceError], failed: list[tuple[str, str]]
) -> Iterator[Source]:
    try:
        for item in items:
            if isinstance(item, SourceError):
                failed.append((item.where, item.what))
            else:
                yield item
    except SourceError as error:
        failed.append((error.where, error.what))
