"""Articles from PDF files."""

import io
import logging
import re
import struct
import zlib

from verify.errors import UnreadableSource
from verify.settings import Settings
from verify.sources.article import Article
from verify.sources.flow import flow
from verify.sources.pdf_layout import laid_out
from verify.sources.repair import repaired

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
