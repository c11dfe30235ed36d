"""Copy as wires send it: slugs, notes to editors and codes around a story."""

import re
from datetime import date

from verify.sources.article import Article
from verify.text.canonical import printable

# "BC-OR--Quay Vote, 2nd Ld-Writethru,0150": priority and category, slug, version, words.
_SLUG = re.compile(
    r"\A\s*(?:[a-z]\d{4}\s*)?(?:[A-Z]{1,3}[- ])?[A-Z]{1,4}(?:-[A-Z]{2,4})*--?-?"
    r"(?P<slug>[A-Z][\w’'./ -]{2,60}?)(?:,[^\n]{1,60})?,\s?\d{2,5}[ \t]*$",
    re.MULTILINE,
)
_EDITORS = re.compile(
    r"^[ \t]*(?:Eds?|Editors?|Notes? to editors?|ADVISORY|ADDS|UPDATES|CORRECTS)[:.] ?.*$"
    r"|^[ \t]*(?:AP|AFP|EPA|Reuters|AW)? ?(?:Photos?|Graphics?|Video) [A-Z]{2,5}\d.*$",
    re.MULTILINE,
)
_CODES = re.compile(
    r"^[ \t]*(?:\(?MORE\)?|-30-|-0-|###|_{3,}|\(?END(?: OPTIONAL TRIM)?\)?"
    r"|\((?:BEGIN )?OPTIONAL TRIM(?: FOLLOWS)?\)|\(?STORY CAN END HERE\)?\.?"
    r"|[A-Z]{2,4}(?:-[A-Z]{2,4})+-\d\d-\d\d-\d\d.*)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_SENT = re.compile(r"^[ \t]*[A-Z]{2,4}(?:-[A-Z]{2,4})+-(\d\d)-(\d\d)-(\d\d)\b", re.MULTILINE)
_BYLINE = re.compile(
    r"^[ \t]*By [A-Z][^\n]{2,60}\n(?P<desk>[ \t]*[A-Z][^\n.]{2,40}\n)?", re.MULTILINE
)


def wire_story(text: str) -> Article | None:
    """The story in copy of a wire, without slug, codes and notes to editors; None for other text.

    Its title is the slug, its publisher what stands under the byline, its date that of the last
    line (month, day, year). What editors were told is in the notes.
    """
    slug = _SLUG.match(text)
    if slug is None:
        return None
    rest = text[slug.end() :]
    told = [printable(" ".join(match[0].split())) for match in _EDITORS.finditer(rest)]
    byline = _BYLINE.search(rest)
    body = _CODES.sub("", _EDITORS.sub("", rest))
    if byline:
        body = body.replace(byline[0], "", 1)
    body = body.replace("``", "“").replace("''", "”")
    body = re.sub(r"\n[ \t]{2,}(?=\S)", "\n\n", body)  # a paragraph begins with spaces
    return Article(
        text=re.sub(r"\n\s*\n\s*", "\n\n", body).strip(),
        title=slug["slug"].strip(),
        published=_sent(rest),
        publisher=(byline["desk"] or "").strip() or None if byline else None,
        notes=tuple(f"a note to editors is not part of it: {note}" for note in told),
    )


def _sent(text: str) -> date | None:
    found = _SENT.search(text)
    if found is None:
        return None
    month, day, year = (int(part) for part in found.groups())
    try:
        return date(2000 + year if year < 70 else 1900 + year, month, day)
    except ValueError:
        return None
