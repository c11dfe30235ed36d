"""Sentences as a model sees them: numbered, fenced, and with nothing hidden in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from verify.judges.judge import Dossier, Window
from verify.judges.signals import read
from verify.models import Shown, Source
from verify.text.canonical import printable


def by_source(ids: Iterable[int], seen: Dossier) -> list[Window]:
    """One window for each source, its sentences in reading order; sources in order of naming."""
    grouped: dict[str, list[Shown]] = {}
    for number in ids:
        sentence = seen.sentence(number)
        if sentence is not None:
            grouped.setdefault(sentence.source_id, []).append(sentence)
    return [Window(tuple(sorted(group, key=lambda s: s.id))) for group in grouped.values()]


_SPACE = re.compile(r"\s+")
_NUMBERED = re.compile(r"\[(\s*\d+\s*)\]")
_FENCE = re.compile(r"[<>]{3,}|`{3,}|\|{2,}im_\w+|<\|.*?\|>")
_BESIDE = 1
"""Sentences on each side that come with one that is kept where not all can be shown."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`text` for the prompt, the numbers in it, and how many sentences it leaves out."""

    text: str
    ids: frozenset[int]
    left_out: int


def plain(text: str) -> str:
    """`text` on one line: without hidden characters, fences, and numbers that look like ours."""
    open_text = _FENCE.sub(" ", printable(text))
    return _NUMBERED.sub(r"(\1)", _SPACE.sub(" ", open_text)).strip()


def sheet(seen: Dossier, asked: str, chars: int) -> Sheet:
    """The sentences of `seen`, or, where they are longer than `chars`, those nearest to `asked`.

    The fence carries a hash of what it holds, which no source can foresee.
    """
    kept = _kept(seen, asked, chars)
    lines: list[str] = []
    source_id = None
    for sentence in seen.shown:
        if sentence.id in kept:
            if sentence.source_id != source_id:
                source_id = sentence.source_id
                lines.append(_heading(seen.sources[source_id]))
            lines.append(f"[{sentence.id}] {plain(sentence.text)}")
    body = "\n".join(lines) or "(no sentences were found)"
    mark = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    text = f"<<<SOURCES {mark}\n{body}\nSOURCES {mark}>>>"
    return Sheet(text, frozenset(kept), len(seen.shown) - len(kept))


def _heading(source: Source) -> str:
    known = [source.title, source.publisher, source.published]
    return "-- " + ", ".join(plain(str(part)) for part in known if part)


def _kept(seen: Dossier, asked: str, chars: int) -> set[int]:
    if sum(len(s.text) + 8 for s in seen.shown) <= chars:
        return {s.id for s in seen.shown}
    stems = read(asked).content
    ranked = sorted(seen.shown, key=lambda s: -len(read(s.text).content & stems))
    kept: set[int] = set()
    room = chars
    for sentence in ranked:
        for number in range(sentence.id - _BESIDE, sentence.id + _BESIDE + 1):
            near = seen.sentence(number)
            if near is None or near.id in kept or near.source_id != sentence.source_id:
                continue
            if len(near.text) + 8 > room:
                return kept
            room -= len(near.text) + 8
            kept.add(near.id)
    return kept
