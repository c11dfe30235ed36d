"""Articles from PDF files."""

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from verify.errors import UnreadableSource
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.pdf_layout import laid_out
from verify.sources.repair import repaired
from verify.text.canonical import canonical

_FULL_LINE = 0.75
_NARROWEST_COLUMN = 25
_RUNNING_HEAD_PAGES = 3
_RUNNING_HEAD_SHARE = 0.5
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|seite)?\W*\d{1,4}(?:\W*(?:of|/|\|)\W*\d{1,4})?\W*", re.I
)
_BULLET = re.compile(r"[•▪■●◦‣*–—-]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"”’')\]]*$")
_DIVIDED = re.compile(r"([^\W\d_]+)[-‐]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_SPACES = re.compile(r"[ \t\u00a0]+")
_LIGATURES = {
    ord(k): v
    for k, v in {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }.items()
}

Pages = Sequence[Sequence[str]]


def flow(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The running text of `pages`, canonical, and the offset at which each page starts in it.

    Page numbers, and lines that head or foot at least half of the pages, are left out. Ligatures
    are spelt out. Paragraphs are set apart by a blank line.
    """
    lined = _without_running_heads([_lines(page) for page in pages])
    known = Counter(word.lower() for page in lined for line in page for word in _WORD.findall(line))
    parts: list[str] = []
    length = 0
    offsets: list[int] = []
    last = ""
    for page in lined:
        width = _width(page)
        gap = False
        first = True
        for line in page:
            if not line:
                gap = True
                continue
            cut, joint = _joint(last, line, width, gap and not first, first, known)
            if cut and parts:
                parts[-1] = parts[-1][:-cut]
            parts.extend((joint, line))
            start = length - cut + len(joint)
            length = start + len(line)
            if first:
                offsets.append(start)
            last, gap, first = line, False, False
        if first:
            offsets.append(length)
    return "".join(parts), _in_order(offsets)


def _in_order(offsets: list[int]) -> tuple[int, ...]:
    """`offsets` with those that a hyphen taken away behind them left too far on set back."""
    least = accumulate(reversed(offsets), min)
    return tuple(reversed(list(least)))


def _lines(page: str) -> list[str]:
    lines = canonical(page).translate(_LIGATURES).split("\n")
    return [canonical(_SPACES.sub(" ", line)).strip() for line in lines]


def _width(lines: Sequence[str]) -> int:
    """How long a full line of this page is: nine of ten lines are at most so long."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _joint(
    last: str, line: str, width: int, gap: bool, new_page: bool, known: Counter[str]
) -> tuple[int, str]:
    """How many characters of `last` go, and what stands between it and `line`."""
    if not last:
        return 0, ""
    if gap or _BULLET.match(line):
        return 0, "\n\n"
    goes_on = line[0].islower()
    divided = _DIVIDED.search(last)
    if last.endswith("\u00ad") and goes_on:
        return 1, ""
    if divided and goes_on:
        return (1, "") if _is_one_word(divided[1], line, known) else (0, "")
    full = len(last) >= _FULL_LINE * max(width, _NARROWEST_COLUMN)
    if goes_on or (full and not (new_page and _ENDS_SENTENCE.search(last))):
        return 0, " "
    return 0, "\n\n"


def _is_one_word(before: str, line: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line end divides one word, as far as the document's words tell."""
    match = _WORD.match(line)
    left, right = before.lower(), match[0].lower() if match else ""
    if left + right in known:
        return True
    if f"{left}-{right}" in known:
        return False
    return not (left in known and right in known and known[right] > 1)


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """`pages` without page numbers and without heads and feet that most of them share."""
    trimmed = [_trimmed(page) for page in pages]
    ends = Counter(
        shape for page in trimmed for shape in {_shape(line) for line in (page[:1] + page[-1:])}
    )
    enough = max(_RUNNING_HEAD_PAGES, _RUNNING_HEAD_SHARE * len(pages))
    repeated = {shape for shape, count in ends.items() if shape and count >= enough}
    cleaned = []
    for page in trimmed:
        while page and (_shape(page[0]) in repeated or _PAGE_NUMBER.fullmatch(page[0])):
            page = _trimmed(page[1:])
        while page and (_shape(page[-1]) in repeated or _PAGE_NUMBER.fullmatch(page[-1])):
            page = _trimmed(page[:-1])
        cleaned.append(page)
    return cleaned


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]


def _shape(line: str) -> str:
    """`line` with its figures made equal, so that "Page 3" and "Page 4" are one head."""
    return re.sub(r"\d+", "0", line)


# What pypdf lets through, besides its own errors, when a file is broken.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OSError,
    struct.error,
    zlib.error,
)
# Takes what pypdf has to say of a broken file off the terminal; whoever sets up logging gets it.
_QUIET = logging.NullHandler()
_NO_TITLE = re.compile(r".*\.\w{2,5}|\W*(?:untitled|microsoft word\b.*|document ?\d*|\S+)\W*", re.I)


def from_pdf(data: bytes, where: str, _settings: Settings, _charset: str | None = None) -> Article:
    """The text of a PDF as running text, with the offsets at which its pages start.

    The dates in a PDF say when the file was made, so they are not taken for its publication.
    Raises UnreadableSource for a file that is broken, needs a password or has no text.
    """
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").addHandler(_QUIET)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableSource(where, "this PDF needs a password; save it without one")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DependencyError:
        raise UnreadableSource(
            where, "this PDF is encrypted in a way that cannot be read; save it without encryption"
        ) from None
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableSource(
            where, f"this PDF is broken ({type(error).__name__}: {str(error)[:100]})"
        ) from None
    anew = laid_out(data)
    put_right = [repaired(anew.get(number, page)) for number, page in enumerate(pages)]
    text, offsets = flow([page for page, _ in put_right])
    if not text:
        raise UnreadableSource(
            where, "there is no text in this PDF; if it is scanned, run text recognition on it"
        )
    notes = dict.fromkeys(note for _, page_notes in put_right for note in page_notes)
    return Article(text=text, title=_title(title), pages=offsets, notes=tuple(notes))


def _title(title: object) -> str | None:
    """The title in the metadata, unless it is a file name or one that a program put in."""
    if not isinstance(title, str) or not title.strip() or _NO_TITLE.fullmatch(title.strip()):
        return None
    return title.strip()
