"""The sources that a writer names: in comments, notes and links, or in a file beside the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from verify.errors import InputError
from verify.models import Part, Source, SourceNote, Span
from verify.settings import Settings
from verify.text.canonical import canonical
from verify.text.locate import exactly, prepare, typographically

AUTHOR = "Verify"
"""The author of the comments and changes that a check puts into a Word file."""

_URL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:sources?|quelle|see|cf|via|per|from|according to|call with|phone call with|interview"
    r" with|e-?mail from|conversation with|notes? from)\b[:.\s]*",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"^(?:utm_|fbclid|gclid|mc_)", re.IGNORECASE)
_LEAST_TITLE = 10


def notes_in(source: Source) -> list[SourceNote]:
    """What a draft says of where its sentences come from, in the order of its text.

    Footnotes and endnotes, links, and comments that lead to a source ("Source: ...", an address):
    a comment may be about anything else too.
    """
    notes = [note for part in source.parts if (note := _of_part(part, source.text)) is not None]
    notes += [
        SourceNote(kind="link", text=link.span.of(source.text), span=link.span, url=link.url)
        for link in source.links
        if _URL.match(link.url) and not _in_a_note(link.span, source.parts)
    ]
    return sorted(notes, key=lambda note: (note.span.start, note.span.end))


def source_notes(source: Source, file: Path | None, settings: Settings) -> list[SourceNote]:
    """What a draft, and a file beside it, say of where its sentences come from.

    Raises InputError as `notes_in_file` does.
    """
    beside = notes_in_file(file, source.text, settings) if file is not None else []
    return [*notes_in(source), *beside]


def _of_part(part: Part, text: str) -> SourceNote | None:
    if is_ours(part):
        return None
    if part.kind == "comment" and part.left_out is not None:
        words, span = part.left_out, part.span
        if not (_URL.search(words) or _LEAD.match(words)):
            return None
    elif part.kind in ("footnote", "endnote") and part.anchor is not None:
        words, span = part.span.of(text), Span(start=max(0, part.anchor - 1), end=part.anchor)
    else:
        return None
    return SourceNote.model_validate(
        {"kind": part.kind, "text": words, "span": span, "url": address_in(words)}
    )


def is_ours(part: Part) -> bool:
    """Whether a part is a comment that an earlier check left: it is nothing of the writer's."""
    return part.kind == "comment" and part.author == AUTHOR


def _in_a_note(span: Span, parts: Iterable[Part]) -> bool:
    return any(part.anchor is not None and part.span.overlaps(span) for part in parts)


def address_in(words: str) -> str | None:
    """The first web address in a note."""
    found = _URL.search(words)
    return found[0] if found else None


def notes_in_file(path: Path, text: str, settings: Settings) -> list[SourceNote]:
    """The notes of a CSV with the columns `text` (words of the draft) and `source`, a row a note.

    Raises InputError for a file that cannot be read, lacks a column, or has words that the draft
    does not have.
    """
    notes: list[SourceNote] = []
    prepared = prepare(text)
    for line, row in _rows(path, settings):
        words, named = canonical(row.get("text", "")).strip(), row.get("source", "").strip()
        if not words or not named:
            raise InputError(f"{path}, line {line}: needs a `text` of the draft and its `source`")
        places = exactly(text, words, 1) or typographically(prepared, words, 1)
        if not places:
            raise InputError(f"{path}, line {line}: the draft does not have “{words[:80]}”")
        notes.append(SourceNote(kind="file", text=named, span=places[0], url=address_in(named)))
    return notes


def _rows(path: Path, settings: Settings) -> Iterator[tuple[int, dict[str, str]]]:
    import csv
    import io

    from verify.sources.encoding import decode

    try:
        data = path.read_bytes()
        if len(data) > settings.max_file_mb * 1e6:
            raise InputError(f"{path}: is over the limit of {settings.max_file_mb:g} MB")
        rows = csv.DictReader(io.StringIO(decode(data, str(path)), newline=""), restval="")
        fields = [name.strip().lower() for name in rows.fieldnames or ()]
        if missing := [name for name in ("text", "source") if name not in fields]:
            raise InputError(f"{path}: has no column {' and no column '.join(missing)}")
        rows.fieldnames = fields
        for row in rows:
            yield rows.line_num, {k: v for k, v in row.items() if isinstance(v, str)}
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except csv.Error as error:
        raise InputError(f"{path}: is no CSV ({error})") from None


def belongs(note: SourceNote, claim: Span) -> bool:
    """Whether a note is about a claim: a mark behind its full stop still is."""
    if note.kind in ("footnote", "endnote"):
        return claim.start < note.span.end <= claim.end + 1
    return note.span.overlaps(claim) or (
        note.span.start == note.span.end and claim.start <= note.span.start <= claim.end
    )


def is_named(
    note: SourceNote, source_id: str, title: str, url: str | None, path: str | None
) -> bool:
    """Whether a note names a source: by its address, title, file or id."""
    words = note.text
    if note.url is not None and url is not None and _same_page(note.url, url):
        return True
    plain = _plain(_LEAD.sub("", words))
    called = _plain(title)
    if called and (
        plain == called or (len(called) >= _LEAST_TITLE and f" {called} " in f" {plain} ")
    ):
        return True
    file = Path(path).name if path else ""
    return bool(file and file.casefold() in words.casefold()) or source_id in words


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", canonical(words).casefold()))


def _same_page(one: str, other: str) -> bool:
    return _page(one) == _page(other)


def _page(url: str) -> tuple[str, str, str]:
    """An address without what does not change the page: scheme, www, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ("", url, "")
    query = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)]
    return host, parts.path.rstrip("/"), urlencode(sorted(query))
