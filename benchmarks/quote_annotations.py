"""Quotes found by Verify against those that PolNeAR annotates: content, cue and speaker."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify.models import Quote
from verify.quotes.extract import extract

Pair = tuple[int, int]
_MARKS = "\"“”‘’' \xa0\n"
_PAIRS = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_PRONOUNS = frozenset("he she they it i we you who which".split())
_PREPOSITIONS = re.compile(r"\s(?:of|for|in|at|from|with|who|that|on|whose|by|to)\s")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def overlap(a: Pair, b: Pair) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same(a: Pair, b: Pair) -> bool:
    """Whether nine tenths of each lie in the other."""
    shared = overlap(a, b)
    return shared >= 0.9 * (a[1] - a[0]) and shared >= 0.9 * (b[1] - b[0])


def inside(text: str, span: Pair) -> Pair:
    """A span without the marks and white space at its ends, which annotators took along."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def stretches(text: str, attribution: dict[str, Any]) -> list[Pair]:
    """The content of a direct attribution; spans that only white space parts are one stretch."""
    joined: list[Pair] = []
    for start, end in sorted(tuple(s) for c in attribution["content"] for s in c["spans"]):
        last = joined[-1] if joined else None
        if last and not text[last[1] : start].strip(" \xa0") and text[start] not in '"“':
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return [inside(text, span) for span in joined]


def quoted_parts(text: str, attribution: dict[str, Any]) -> list[Pair]:
    """The parts of a mixed attribution's content that stand between a pair of marks."""
    found: list[Pair] = []
    for content in attribution["content"]:
        for start, end in content["spans"]:
            found += [m.span() for m in _PAIRS.finditer(text, start, min(len(text), end + 1))]
    return [inside(text, span) for span in found]


def head(words: str) -> str:
    """The head of a noun phrase: "Dorman" of "Larry Dorman, a spokesman for SEBAC"."""
    phrase = re.split(r"[,(]", words)[0].strip()
    first = phrase.split()[:1]
    if first and (first[0][:1].islower() or first[0] in {"A", "An", "The", "One", "Some", "His"}):
        phrase = _PREPOSITIONS.split(phrase)[0]
    last = phrase.split()[-1:] or [""]
    return re.sub(r"[’']s?$", "", last[0].strip('.,:;"“”')).casefold()


def named(words: str) -> str:
    """A mention without what is apposed to it."""
    return re.split(r"[,(]", words)[0].casefold()


def right_speaker(quote: Quote, attribution: dict[str, Any]) -> bool:
    """Whether the head of the annotated speaker is among the words that we name the speaker by."""
    for source in attribution["source"]:
        wanted = head(source["text"])
        for mention in (quote.named_as, quote.speaker):
            if mention is None:
                continue
            if wanted not in _PRONOUNS and wanted in {
                re.sub(r"[’']s$", "", w) for w in re.findall(r"[\w’'.&-]+", named(mention.text))
            }:
                return True
            for start, end in source["spans"]:
                if overlap((mention.span.start, mention.span.end), (start, end)):
                    return True
    return False


def right_cue(quote: Quote, attribution: dict[str, Any]) -> bool:
    if quote.cue is None:
        return not attribution["cue"]
    span = (quote.cue.span.start, quote.cue.span.end)
    return any(overlap(span, (a, b)) for cue in attribution["cue"] for a, b in cue["spans"])


def _miss(text: str, span: Pair, attribution: dict[str, Any], quote: Quote | None) -> str:
    """A miss with what stands around the quote."""
    start, end = span
    named, speaker, cue = (
        (quote.named_as, quote.speaker, quote.cue) if quote is not None else (None, None, None)
    )
    return (
        f"\nWANTED {[source['text'] for source in attribution['source']]} "
        f"GOT {named and named.text!r} = {speaker and speaker.text!r} CUE {cue and cue.text!r}\n"
        f"   {text[max(0, start - 160) : start]!r} [[{text[start : start + 40]!r}"
        f"...{text[end - 20 : end]!r}]] {text[end : end + 140]!r}"
    )


def count(row: dict[str, Any], n: Counter[str], show: str = "") -> None:
    """Adds what came of one annotated article to the counts `n`; prints the misses of `show`."""
    text = row["text"]
    quotes = extract(text)
    spans = [inside(text, (quote.span.start, quote.span.end)) for quote in quotes]
    known: set[int] = set()
    for kind, read in (("direct", stretches), ("mixed", quoted_parts)):
        touched: set[int] = set()
        fit: set[int] = set()
        for attribution in row["attributions"]:
            for span in read(text, attribution) if attribution["type"] == kind else ():
                hits = [i for i, found in enumerate(spans) if same(found, span)]
                touched |= {i for i, found in enumerate(spans) if overlap(found, span)}
                fit |= set(hits)
                here = [quotes[i] for i in hits]
                good = any(right_speaker(quote, attribution) for quote in here)
                n[f"{kind} wanted"] += 1
                n[f"{kind} found"] += bool(hits)
                n[f"{kind} as speech"] += any(q.kind not in ("scare", "title") for q in here)
                n[f"{kind} with speaker"] += bool(attribution["source"])
                n[f"{kind} speaker"] += bool(attribution["source"]) and good
                n[f"{kind} with cue"] += bool(attribution["cue"])
                n[f"{kind} cue"] += any(right_cue(quote, attribution) for quote in here)
                if (show == kind and not hits) or (show == f"{kind} speaker" and here and not good):
                    print(_miss(text, span, attribution, here[0] if here else None))
        n[f"{kind} touched"] += len(touched)
        n[f"{kind} fit"] += len(fit)
        known |= touched
    for i, quote in enumerate(quotes):
        speech = "speech" if quote.kind not in ("scare", "title") else "no speech"
        n[speech] += 1
        n[f"{speech} annotated"] += i in known


def scores(path: Path, show: str = "") -> dict[str, float]:
    """Content F1, speaker and cue accuracy on a PolNeAR file, for direct and mixed quotes.

    Content: a stretch is found where nine tenths of each lie in the other; precision is over the
    quotes that touch an annotated stretch, since not every quote in the articles is annotated.
    Speaker and cue are right of all annotated stretches, the missed ones too.
    """
    n: Counter[str] = Counter()
    for row in rows(path):
        count(row, n, show)
    found: dict[str, float] = {}
    for kind in ("direct", "mixed"):
        precision = n[f"{kind} fit"] / max(1, n[f"{kind} touched"])
        recall = n[f"{kind} found"] / max(1, n[f"{kind} wanted"])
        found[f"{kind} content precision"] = precision
        found[f"{kind} content recall"] = recall
        found[f"{kind} content F1"] = 2 * precision * recall / max(1e-9, precision + recall)
        found[f"{kind} speaker"] = n[f"{kind} speaker"] / max(1, n[f"{kind} with speaker"])
        found[f"{kind} cue"] = n[f"{kind} cue"] / max(1, n[f"{kind} with cue"])
        found[f"{kind} stretches"] = n[f"{kind} wanted"]
        found[f"{kind} taken for speech"] = n[f"{kind} as speech"] / max(1, n[f"{kind} found"])
    found["quotes taken for speech"] = n["speech"]
    found["... of which annotated"] = n["speech annotated"] / max(1, n["speech"])
    found["scare quotes and titles"] = n["no speech"]
    found["... of which annotated as said"] = n["no speech annotated"] / max(1, n["no speech"])
    return found
