"""Transcripts: who speaks, and when, in subtitles and in text with labels."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath

from verify.errors import UnreadableSource
from verify.models import Span, Turn
from verify.sources.article import Article
from verify.sources.encoding import decode
from verify.sources.reader import Found, Given
from verify.sources.repair import repaired

_TIME = r"(?P<time>(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)"
_BRACKETED = rf"[\[(]?{_TIME}[\])]?"
_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|\d{1,3})"
_NAME = (
    rf"(?P<name>{_WORD}(?:[ \t](?:{_WORD}|(?:de|la|van|von|der|den|al|bin|du|di|le|of|the|and)\b))"
    r"{0,6})"
)
_TITLE = r"(?P<title>,[ ][^:\[\n]{2,80}?|[ ]\([^)\d\n][^)\n]{1,60}\))?"
_WORDS = r"[ \t]*(?P<words>.*)"

# How a line says who speaks, the surest form first. What stands in no form is said on.
_LABELS = tuple(
    re.compile(form)
    for form in (
        rf"{_BRACKETED}[ \t]*[-–—|]?[ \t]*\*{{0,2}}{_NAME}{_TITLE}:\*{{0,2}}{_WORDS}",
        rf"\*{{0,2}}{_NAME}{_TITLE}[ \t]*[\[(]{_TIME}[\])][ \t]*:?\*{{0,2}}{_WORDS}",
        rf"\*{{0,2}}{_NAME}{_TITLE}[ \t]+{_TIME}[ \t]*:\*{{0,2}}{_WORDS}",
        rf"Speaker \d+[ \t]*[-–—][ \t]*{_NAME}[ \t]*[-–—][ \t]*{_BRACKETED}[ \t]*:?{_WORDS}",
        rf"{_NAME}{_TITLE}(?:[ \t]+|[ \t]*[-–—|·][ \t]*){_BRACKETED}[ \t]*(?P<words>)",
        rf"{_BRACKETED}[ \t]*[-–—|]?[ \t]*{_NAME}[ \t]*(?P<words>)",
        rf"(?P<name>Q|A)[.:]{_WORDS}",
        r"(?P<name>(?:(?:Mr|Ms|Mrs|Miss|Dr)\.?|The|Senator|Chair(?:man|woman)?)"
        rf"[ ][A-Z][A-Z.'’ -]+[A-Z](?:[ ]of[ ][A-Z]\w+)?)\.{_WORDS}",
        rf"\*{{0,2}}{_NAME}{_TITLE}:\*{{0,2}}{_WORDS}",
        rf"{_BRACKETED}[ \t]*[-–—|]?{_WORDS}",
    )
)
# What looks like a label that no form reads: words before a sign that sets them apart.
_UNREAD_LABEL = re.compile(
    r"(?:[<\[{(#@»>]+[ \t]*[^\W\d_][\w.'’ -]{0,40}[>\]})#]+"
    r"|[^\W\d_a-z][\w.'’ -]{1,40}?[ \t]*(?:>+|=+|\|+|~+|/{2,}))"
    r"[ \t]*[:–—-]?[ \t]+\S.*"
)
# What every line with a label has, to pass over most texts at once.
_MAYBE_LABEL = re.compile(
    r"^[^\n:]{0,90}:(?:[ \t*\d]|$)|^[ \t]*[QA][.:][ \t]|^(?:[A-Z][\w]{0,9})\.?[ ][A-Z]{2}",
    re.MULTILINE,
)
_LEAST_TIMED = 0.1
_LEAST_TURNS = 3
_LEAST_SHARE = 0.4
_CUE = re.compile(r"^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+(?P<name>[^>\n]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^>\n]*>|\{\\[^}]*\}")
_CHANGE = re.compile(r"^(?:>>+|[-–—])[ \t]*")
_CUE_LABEL = re.compile(rf"{_NAME}{_TITLE}:[ \t]*(?P<words>\S.*|$)", re.DOTALL)
_PARAGRAPH_CHARS = 500


@dataclass(slots=True)
class _Said:
    """Words that follow each other, by one speaker, from one time on."""

    speaker: str | None
    time: str | None
    words: str = ""
    begins: bool = True
    span: Span = field(default_factory=lambda: Span(start=0, end=0))


def read_subtitles(given: Given) -> Iterator[Found]:
    """What is said in subtitles (.srt, .vtt, .ass): a paragraph a speaker, with times beside it.

    A speaker is named by a voice tag, a style or "Name:" and goes on until another one is, or until
    a ">>" or dash says that somebody else speaks, who is then not known. Raises UnreadableSource
    where there are no subtitles.
    """
    yield subtitles(decode(given.data(), given.where, given.charset), given.where)


def subtitles(raw: str, where: str) -> Article:
    """The transcript in the text of a file of subtitles, in order of their times."""
    import pysubs2
    from pysubs2.exceptions import Pysubs2Error

    text, notes = repaired(raw)
    try:
        found = pysubs2.SSAFile.from_string(text, keep_unknown_html_tags=True)
    except (Pysubs2Error, ValueError) as error:
        raise UnreadableSource(where, f"these subtitles cannot be read ({error})") from None
    cues = [event for event in found.events if not event.is_comment and event.text.strip()]
    if not cues:
        raise UnreadableSource(where, "there are no subtitles in it")
    if any(later.start < earlier.start for earlier, later in pairwise(cues)):
        cues.sort(key=lambda cue: cue.start)
        notes = (*notes, "its subtitles were out of order and are read in order of their times")
    said = list(_of_cues([(cue.text, cue.start, cue.name) for cue in cues]))
    article = _built("", said).noting(*notes, *_unnamed(said))
    return replace(article, title=PurePath(where).stem or None)


def looks_like_subtitles(text: str) -> bool:
    """Whether a text has the times of subtitles in it."""
    return "-->" in text and len(_CUE.findall(text[:20_000])) > 1


def transcript(text: str) -> Article | None:
    """The transcript in a canonical text whose lines say who speaks; None for any other text.

    Times are taken out of the text; without any, the text stays as it is.
    """
    if len(_MAYBE_LABEL.findall(text)) < max(2, _LEAST_TIMED * text.count("\n\n")):
        return None
    lines = list(_lines(text))
    labels = [(_label(line), line, at) for line, at in lines]
    named = [found for found, _, _ in labels if found is not None]
    if not _is_transcript(named, [line for line, _ in lines]):
        return None
    said: list[_Said] = []
    before: list[str] = []
    for found, line, at in labels:
        unread = _UNREAD_LABEL.fullmatch(line) if found is None and said else None
        if found is not None:
            said.append(found)
            found.span = Span(start=at, end=at + len(line))
        elif unread is not None:
            said.append(_Said(None, None, line))
            said[-1].span = Span(start=at, end=at + len(line))
        elif not said:
            before.append(line)
        else:
            gap = "\n\n" if "\n\n" in text[said[-1].span.end : at].replace(" ", "") else " "
            said[-1].words += (gap if said[-1].words else "") + line
            said[-1].span = Span(start=said[-1].span.start, end=at + len(line))
    notes = _unnamed(said)
    if any(each.time for each in said):
        return _built("\n\n".join(before), said).noting(*notes)
    turns = tuple(Turn(span=each.span, speaker=each.speaker) for each in said)
    return Article(text=text, turns=turns).noting(*notes)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines that have words, without the space around them, and where each begins."""
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            yield words, at + line.index(words[0])
        at += len(line) + 1


def _label(line: str) -> _Said | None:
    for form in _LABELS:
        match = form.fullmatch(line)
        if match:
            parts = match.groupdict()
            name = (parts.get("name") or "").strip() or None
            if name is not None and name.isdigit():
                continue
            title = (parts.get("title") or "").strip()
            speaker = f"{name}{' ' if title.startswith('(') else ''}{title}" if name else None
            return _Said(speaker, _clock(parts.get("time")), (parts.get("words") or "").strip())
    return None


def _clock(time: str | None) -> str | None:
    """A time as HH:MM:SS."""
    if not time:
        return None
    parts = [int(part) for part in re.split(r"[.,]", time)[0].split(":")]
    hours, minutes, seconds = ([0] * (3 - len(parts))) + parts
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _is_transcript(named: list[_Said], lines: list[str]) -> bool:
    """Whether labels are those of speakers: with times, or many and some more than once."""
    timed = [each for each in named if each.time]
    if len(timed) >= 2 and len(timed) >= _LEAST_TIMED * len(lines):
        return True
    counts = Counter(each.speaker for each in named)
    again = sum(count > 1 for count in counts.values())
    often = len(named) >= _LEAST_TURNS and len(named) >= _LEAST_SHARE * len(lines)
    return often and again > 0 and len(counts) > 1 and len(counts) <= max(2, 0.7 * len(named))


def _of_cues(cues: list[tuple[str, int, str]]) -> Iterator[_Said]:
    speaker: str | None = None
    for raw, start, style in cues:
        voice = _VOICE.search(raw)
        words = _TAG.sub("", raw.replace("\\N", "\n").replace("\\h", " ")).strip()
        begins = False
        changed = _CHANGE.match(words)
        if changed:
            words, speaker, begins = words[changed.end() :], None, True
        label = _CUE_LABEL.match(words)
        if voice or style:
            name: str | None = (voice["name"] if voice else style).strip()
        elif label:
            name, words = label["name"] + (label["title"] or ""), label["words"]
        else:
            name = speaker
        begins = begins or name != speaker
        speaker = name
        yield _Said(speaker, _clock(_from_milliseconds(start)), " ".join(words.split()), begins)


def _from_milliseconds(start: int) -> str:
    seconds = max(0, start) // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _built(before: str, said: list[_Said]) -> Article:
    """The text of what is said, a paragraph a speaker, and the turns in it."""
    pieces, length = ([before], len(before)) if before else ([], 0)
    turns: list[Turn] = []
    paragraph = 0
    for each in said:
        full = paragraph > _PARAGRAPH_CHARS and pieces and pieces[-1].endswith((".", "!", "?"))
        joint = ("\n\n" if each.begins or full or not turns else " ") if pieces else ""
        label = f"{each.speaker}: " if each.speaker and each.begins else ""
        paragraph = 0 if joint != " " else paragraph
        words, _ = repaired(f"{label}{each.words}")
        words = words.strip()
        pieces += [joint, words]
        start = length + len(joint)
        length = start + len(words)
        paragraph += len(words)
        if words:
            turns.append(
                Turn(span=Span(start=start, end=length), speaker=each.speaker, time=each.time)
            )
    return Article(text="".join(pieces), turns=tuple(turns))


def _unnamed(said: list[_Said]) -> tuple[str, ...]:
    number = sum(each.speaker is None for each in said)
    if not number:
        return ()
    return (f"in {number} of its {len(said)} turns the speaker could not be read",)
