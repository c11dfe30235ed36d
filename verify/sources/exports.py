"""What databases of articles give out as text: several articles in one file, each with its fields.

LexisNexis (the old form and Nexis Uni), Factiva (with and without field codes), ProQuest and
NewsBank. Each row of the table knows a form by a line that only it has, cuts the file into
articles, and reads one of them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verify.sources.article import Article
from verify.sources.dates import parse_date

_LEXIS = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
_NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_FACTIVA_END = re.compile(r"^(?:AN[ \t]+)?Document [A-Z]{3,}\w*\d{6,}\w*[ \t]*$", re.MULTILINE)
_PROQUEST_RULE = re.compile(r"^_{30,}[ \t]*$", re.MULTILINE)
_PROQUEST = re.compile(r"^(?:Full text|ProQuest document ID|Document URL): ", re.MULTILINE)
_NEWSBANK_END = re.compile(r"^Record Number: .*$", re.MULTILINE)

_FIELD = re.compile(r"^[ \t]*([A-Z][A-Za-z/ -]{2,30}):[ \t]*(.*)$")
_FACTIVA_FIELD = re.compile(
    r"^(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN)(?:[ \t]+(.*))?$"
)
_COPYRIGHT = re.compile(r"^[ \t]*(?:copyright\b|©|\(c\))", re.IGNORECASE)
_WORDS = re.compile(r"^[ \t]*[\d,]+ words[ \t]*$", re.IGNORECASE)
# Fields that stand before the text of an article, or behind it.
_AROUND = frozenset(
    """byline section length load-date language publication-type dateline highlight graphic
    document-type subject industry geographic copyright author readability citation page edition
    newspaper paper source headline title date publication kicker series correction-date
    journal-code body""".split()
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How one database writes: what only it has, where an article begins or ends, its reader.

    A text without the `hint` is not looked at more closely.
    """

    name: str
    hint: str
    mark: re.Pattern[str]
    divider: re.Pattern[str]
    read: Callable[[str], Article | None]
    least: int = 1


def articles_of_export(text: str) -> list[Article]:
    """The articles in an export of a database; none for any other text. `text` is canonical."""
    for form in _FORMS:
        if form.hint in text and len(form.mark.findall(text)) >= form.least:
            found = [form.read(block) for block in form.divider.split(text) if block.strip()]
            articles = [article for article in found if article is not None]
            if articles:
                return [a.noting(f"it was taken out of a file from {form.name}") for a in articles]
    return []


def _article(
    text: str, title: str | None, publisher: str | None, day: str | None
) -> Article | None:
    body = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    if not body:
        return None
    stated = parse_date(day) if day else None
    return Article(
        text=body,
        title=title or None,
        published=stated[0] if stated else None,
        published_precision=stated[1] if stated else "day",
        publisher=publisher or None,
        notes=() if stated or not day else (f"its date {day[:40]!r} cannot be read",),
    )


def _lexis(block: str) -> Article | None:
    """Centred lines with paper and date, a title, fields, the text, fields, a copyright note."""
    blocks = _blocks(block)
    publisher = day = title = None
    body: list[str] = []
    for words in blocks:
        name = _field_name(words)
        if name is not None:
            continue
        if _COPYRIGHT.match(words) or words.lower() == "all rights reserved":
            continue
        first = words.split("\n")[0].strip()
        if publisher is None:
            publisher = first
            rest = words.split("\n")[1:]
            day = next((line.strip() for line in rest if parse_date(line)), None)
        elif day is None and parse_date(first):
            day = first
        elif title is None:
            title = " ".join(words.split())
        else:
            body.append(words)
    return _article("\n\n".join(body), title, publisher, day)


def _nexis(block: str) -> Article | None:
    """Title, paper and date on lines of their own, fields, "Body", the text."""
    head, found, body = _partition(block, re.compile(r"^Body[ \t]*$", re.MULTILINE))
    if not found:
        return None
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    lines = [line for line in lines if not _field_name(line)]
    at = next((n for n, line in enumerate(lines) if n and parse_date(line)), None)
    body = re.split(r"^(?:Load-Date|Classification|Notes|Graphic):?.*$", body, flags=re.MULTILINE)[
        0
    ]
    if at is None:
        return _article(body, lines[0] if lines else None, None, None)
    title = " ".join(lines[: max(1, at - 1)])
    return _article(body, title, lines[at - 1] if at > 1 else None, lines[at])


def _factiva(block: str) -> Article | None:
    """Field codes at the start of lines; without them, the same in a fixed order."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in block.split("\n"):
        match = _FACTIVA_FIELD.match(line)
        if match:
            name = match[1]
            fields.setdefault(name, []).append((match[2] or "").strip())
        elif name:
            fields[name].append(line.strip())
    if "HD" in fields and ("LP" in fields or "TD" in fields):
        said = {key: " ".join(" ".join(lines).split()) for key, lines in fields.items()}
        body = "\n".join([*fields.get("LP", []), "", *fields.get("TD", [])])
        return _article(_paragraphs(body), said["HD"], said.get("SN"), said.get("PD"))
    lines = [line.strip() for line in block.split("\n")]
    at = next((n for n, line in enumerate(lines) if _WORDS.match(line)), None)
    if at is None:
        return None
    before = [line for line in lines[:at] if line]
    title = next((line for line in before if not line.lower().startswith("by ")), None)
    day = next((line for line in lines[at:] if parse_date(line)), None)
    publisher = lines[lines.index(day) + 1] if day is not None else None
    if publisher and re.fullmatch(r"\d{1,2}:\d\d.*", publisher):  # the time of a wire
        publisher = lines[lines.index(day or "") + 2]
    end = next((n for n, line in enumerate(lines) if n > at and _COPYRIGHT.match(line)), at)
    return _article("\n".join(lines[end + 1 :]), title, publisher, day)


def _proquest(block: str) -> Article | None:
    """Fields of one line, or of many: "Title: ...", "Full text: ..."."""
    fields = _long_fields(block)
    body = fields.get("full text") or fields.get("abstract")
    if not body:
        return None
    info = fields.get("publication info", "")
    publisher = fields.get("publication title") or info.split(";")[0].split(" [")[0].strip()
    day = fields.get("publication date") or _date_within(info)
    title = fields.get("title") or _first_line(block)
    return _article(_paragraphs(body), " ".join(title.split()), publisher, day)


def _newsbank(block: str) -> Article | None:
    """Fields on lines of their own, or a title and a line "date | paper"; all else is the text."""
    publisher = day = title = None
    body: list[str] = []
    for words in _blocks(block):
        kept: list[str] = []
        for line in words.split("\n"):
            match = _FIELD.match(line)
            name = match[1].lower() if match else ""
            dated, stroke, paper = line.partition("|")
            if match and name in ("newspaper", "paper", "source", "publication"):
                publisher = match[2].strip()
            elif match and name in ("title", "headline"):
                title = match[2].strip()
            elif match and name in ("date", "publication date"):
                day = match[2].strip()
            elif stroke and day is None and parse_date(dated):
                day, publisher = dated.strip(), paper.strip()
            elif (
                not (match and name in _AROUND)
                and not _COPYRIGHT.match(line)
                and not _WORDS.match(line)
            ):
                kept.append(line)
        if kept:
            body.append("\n".join(kept))
    if title is None and len(body) > 1:
        title = " ".join(body.pop(0).split())
    return _article("\n\n".join(body), title, publisher, day)


_FORMS = (
    _Form("LexisNexis", " DOCUMENT", _LEXIS, _LEXIS, _lexis),
    _Form("Nexis", "End of Document", _NEXIS_END, _NEXIS_END, _nexis),
    _Form("Factiva", "Document ", _FACTIVA_END, _FACTIVA_END, _factiva),
    _Form("ProQuest", "____", _PROQUEST, _PROQUEST_RULE, _proquest, least=2),
    _Form("NewsBank", "Record Number: ", _NEWSBANK_END, _NEWSBANK_END, _newsbank),
)


def _blocks(text: str) -> Iterator[str]:
    """Runs of lines without a blank one between them, without the spaces at their ends."""
    for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
        words = "\n".join(line.strip() for line in block.split("\n")).strip()
        if words:
            yield words


def _paragraphs(text: str) -> str:
    return "\n\n".join(_blocks(text))


def _field_name(words: str) -> str | None:
    """The name of a field that stands around the text of an article; None for what is none."""
    match = _FIELD.match(words)
    return match[1].lower() if match and match[1].lower() in _AROUND else None


def _partition(text: str, pattern: re.Pattern[str]) -> tuple[str, bool, str]:
    match = pattern.search(text)
    return (text[: match.start()], True, text[match.end() :]) if match else (text, False, "")


def _long_fields(block: str) -> dict[str, str]:
    """The fields of a block, each with the lines up to the next."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in block.split("\n"):
        match = _FIELD.match(line)
        if match and match[1].lower() in _PROQUEST_FIELDS:
            name = match[1].lower()
            fields.setdefault(name, []).append(match[2])
        elif name:
            fields[name].append(line)
    return {key: "\n".join(lines).strip() for key, lines in fields.items()}


_PROQUEST_FIELDS = frozenset(
    name.strip()
    for name in """title; author; publication title; publication info; publication date;
    publication year; abstract; full text; links; subject; location; people; company / organization;
    pages; section; publisher; place of publication; country of publication; publication subject;
    issn; source type; language; language of publication; document type; proquest document id;
    document url; copyright; last updated; database; identifier / keyword; dateline; volume; issue;
    first page; column; publication type; credit""".split(";")
)


def _date_within(info: str) -> str | None:
    match = re.search(r"\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4}", info)
    return match[0] if match else None


def _first_line(block: str) -> str:
    lines = (line.strip() for line in block.split("\n"))
    return next((line for line in lines if line and not re.match(r"Document \d+ of \d+", line)), "")
