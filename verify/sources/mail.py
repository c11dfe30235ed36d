"""Articles from mails (.eml): a press release with its sender, date and what is attached."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from verify.errors import SourceError, UnreadableSource
from verify.models import Span
from verify.sources.article import Article
from verify.sources.markup import text_of_markup
from verify.sources.reader import Found, Given
from verify.sources.repair import repaired

# What a mail quotes of another: lines with a ">" before them, and the line that leads to them.
_QUOTED = re.compile(
    r"(?:^[^\n]{0,200}\b(?:wrote|schrieb|écrit)\s?:[ \t]*\n+)?(?:^[ \t]*>[^\n]*(?:\n|\Z))+",
    re.MULTILINE,
)
_FORWARDED = re.compile(r"^-{2,} ?(?:Original Message|Forwarded message) ?-{2,}", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def read_mail(given: Given) -> Iterator[Found]:
    """The text of a mail as an article, and whatever its attachments hold.

    Its title is the subject, its publisher the sender, its date the day on which it was sent, where
    the sender is. What it quotes of other mails and its signature are in the text and marked as no
    part of the article. An attachment that cannot be read is a SourceError.
    """
    message = message_from_bytes(given.data(), policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableSource(given.where, "this is not a mail: it has no header")
    letter = _letter(message)
    if letter.text.strip():
        yield letter
    attached = 0
    for part in message.iter_attachments():
        attached += 1
        name = part.get_filename() or f"part-{attached}{_suffix(part)}"
        if part.get_content_maintype() == "image" and part.get("Content-ID"):
            continue  # a picture that the letter shows
        try:
            for item in given.inside(name, _content(part)):
                yield item if isinstance(item, SourceError) else _from_mail(item, letter)
        except SourceError as error:
            yield error
    if not letter.text.strip() and not attached:
        raise UnreadableSource(given.where, "there is no text in this mail")


def _letter(message: EmailMessage) -> Article:
    body = message.get_body(preferencelist=("plain", "html"))
    raw = "" if body is None else _text(body)
    if body is not None and body.get_content_subtype() == "html":
        raw = text_of_markup(raw)
    text, notes = repaired(raw)
    name, address = parseaddr(str(message.get("From", "")))
    sent = _sent(message)
    return Article(
        text=text,
        title=str(message.get("Subject", "")).strip() or None,
        published=sent,
        publisher=name or address or None,
        furniture=tuple(_not_the_senders(text)),
        notes=notes,
    )


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # an encoding that is none
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return bytes(inner.as_bytes())
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _suffix(part: MIMEPart) -> str:
    kinds = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}
    return kinds.get(part.get_content_type(), "")


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except (TypeError, ValueError):
        return None


def _from_mail(article: Article, letter: Article) -> Article:
    """What was attached, with the sender and the date of the letter where it states none itself."""
    return replace(
        article,
        publisher=article.publisher or letter.publisher,
        published=article.published or letter.published,
    )


def _not_the_senders(text: str) -> Iterator[Span]:
    tail = min((m.start() for p in (_FORWARDED, _SIGNATURE) for m in p.finditer(text)), default=-1)
    for match in _QUOTED.finditer(text):
        yield Span(start=match.start(), end=match.end())
    if tail >= 0:
        yield Span(start=tail, end=len(text))
