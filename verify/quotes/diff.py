"""What was changed between a source's words and a quote, and whether it turns the meaning."""

import re
from collections.abc import Sequence

from verify.lang.en.negation import (
    HEDGES_IN_QUOTES,
    NEGATIONS_IN_QUOTES,
    TENSED_AUXILIARIES,
    TENSES,
)
from verify.lang.en.numbers import NUMBER_WORDS_IN_QUOTES
from verify.lang.en.people import HE, SHE
from verify.lang.en.sentences import STOPWORDS
from verify.models import DiffPart, QuoteFlag, Span
from verify.quotes.align import Step, Tokens
from verify.text.fold import fold
from verify.text.words import stem

_TENSE_OF = {form: n for n, forms in enumerate(TENSES) for form in forms.split()}
_NEVER_NAMES = frozenset(["i'm", "i've", "i'd", "i'll"])
_VERB_ENDINGS = ("ed", "ing", "en")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:][\"'”’)]*\s+|\n\s*|[“\"‘(])[\"“‘'(\[]*\Z")


def word_diff(
    steps: Sequence[Step], quote_text: str, quote: Tokens, source_text: str, source: Tokens
) -> tuple[DiffPart, ...]:
    """The steps as pieces of both texts; a change of case or punctuation is a replacement."""
    found: list[DiffPart] = []
    for step in steps:
        if step.same:
            found.extend(_surface(step, quote_text, quote, source_text, source))
            continue
        old = source.span(step.c, step.d).of(source_text) if step.d > step.c else ""
        new = quote.span(step.a, step.b).of(quote_text) if step.b > step.a else ""
        op = "replace" if old and new else ("delete" if old else "insert")
        found.append(DiffPart(op=op, source=old, quote=new))
    return tuple(found)


def _surface(
    step: Step, quote_text: str, quote: Tokens, source_text: str, source: Tokens
) -> list[DiffPart]:
    old = source.span(step.c, step.d).of(source_text)
    new = quote.span(step.a, step.b).of(quote_text)
    if _bare(old) == _bare(new):
        return [DiffPart(op="equal", source=old, quote=new)]
    found: list[DiffPart] = []
    run: tuple[int, int] | None = None
    size = step.b - step.a
    olds = [_with_tail(source_text, source, step.c + i, step.c + size - 1) for i in range(size)]
    news = [_with_tail(quote_text, quote, step.a + i, step.a + size - 1) for i in range(size)]
    for i in range(size + 1):
        same = i < size and _bare(olds[i].of(source_text)) == _bare(news[i].of(quote_text))
        if same:
            run = (run[0] if run else i, i)
            continue
        if run:
            found.append(_piece("equal", olds, news, *run, source_text, quote_text))
            run = None
        if i < size:
            found.append(_piece("replace", olds, news, i, i, source_text, quote_text))
    return found


def _piece(
    op: str, olds: list[Span], news: list[Span], i: int, j: int, source_text: str, quote_text: str
) -> DiffPart:
    return DiffPart(
        op="equal" if op == "equal" else "replace",
        source=source_text[olds[i].start : olds[j].end],
        quote=quote_text[news[i].start : news[j].end],
    )


def _with_tail(text: str, tokens: Tokens, at: int, last: int) -> Span:
    """A word with the punctuation behind it, unless it is the last one."""
    span = tokens.span(at, at + 1)
    if at == last:
        return span
    end = tokens.span(at + 1, at + 2).start
    return Span(start=span.start, end=span.end + len(text[span.end : end].rstrip()))


def _bare(text: str) -> str:
    return fold(text, bare=True).text.strip()


def flags_of(
    steps: Sequence[Step], quote_text: str, quote: Tokens, source_text: str, source: Tokens
) -> set[QuoteFlag]:
    """The kinds of change, among those that turn a meaning, that the steps make."""
    found: set[QuoteFlag] = set()
    for step in steps:
        if step.same:
            continue
        old, new = source.keys[step.c : step.d], quote.keys[step.a : step.b]
        found |= flags_between(old, new)
        was = _names(source_text, source, step.c, step.d)
        now = _names(quote_text, quote, step.a, step.b)
        if was != now:
            found.add("name_changed")
    return found


def flags_between(old: Sequence[str], new: Sequence[str]) -> set[QuoteFlag]:
    """The flags of putting the folded words `new` for `old`; names apart, which need their case."""
    found: set[QuoteFlag] = set()
    if sorted(filter(_is_number, old)) != sorted(filter(_is_number, new)):
        found.add("number_changed")
    if sum(map(is_negation, old)) % 2 != sum(map(is_negation, new)) % 2:
        found.add("negation_changed")
    if {w for w in old if w in HEDGES_IN_QUOTES} - set(new):
        found.add("hedge_dropped")
    if _tense_changed(old, new):
        found.add("tense_changed")
    return found


def is_negation(word: str) -> bool:
    return word in NEGATIONS_IN_QUOTES or word.endswith("n't")


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word) or word in NUMBER_WORDS_IN_QUOTES


def _tense_changed(old: Sequence[str], new: Sequence[str]) -> bool:
    olds, news = [_plain(w) for w in old], [_plain(w) for w in new]
    gone, come = [w for w in olds if w not in news], [w for w in news if w not in olds]
    if not gone or not come:
        return any(w in TENSED_AUXILIARIES for w in (*gone, *come))
    return any(_same_verb(a, b) for a in gone for b in come)


def _plain(word: str) -> str:
    """A word without its negation: "can't" -> "can", "won't" -> "will"."""
    return {"won't": "will", "can't": "can", "cannot": "can"}.get(word, word.removesuffix("n't"))


def _same_verb(a: str, b: str) -> bool:
    if a in _TENSE_OF and b in _TENSE_OF:
        return _TENSE_OF[a] == _TENSE_OF[b]
    return stem(a) == stem(b) and a.endswith(_VERB_ENDINGS) != b.endswith(_VERB_ENDINGS)


def _names(text: str, tokens: Tokens, start: int, end: int) -> list[str]:
    """The names among some words: those with a capital that is not only the sentence's."""
    found = []
    for n in range(start, end):
        span = tokens.span(n, n + 1)
        surface, key = span.of(text), tokens.keys[n]
        if not surface[:1].isupper() or key in STOPWORDS or key in _NEVER_NAMES:
            continue
        if _OPENS_SENTENCE.search(text[max(0, span.start - 6) : span.start]) and not (
            key in HE or key in SHE or surface[1:2].isupper() or _capital_elsewhere(text, tokens, n)
        ):
            continue
        found.append(key)
    return found


def _capital_elsewhere(text: str, tokens: Tokens, at: int) -> bool:
    """Whether a word has its capital within a sentence too."""
    for n in tokens.places[tokens.keys[at]][:20]:
        span = tokens.span(n, n + 1)
        lead = text[max(0, span.start - 6) : span.start]
        if text[span.start].isupper() and not _OPENS_SENTENCE.search(lead):
            return True
    return False
