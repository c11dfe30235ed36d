"""How well quotes are found, given to their speakers and checked, and how fast.

    python benchmarks/quotes.py polnear FILE.jsonl.gz [--show WHAT]
    python benchmarks/quotes.py changes NEWS.jsonl.gz [--articles N] [--count N] [--store DIR]

`polnear` scores content, cue and speaker against the annotations of PolNeAR; --show prints the
misses ("direct", "mixed", "direct speaker", "mixed speaker", "kinds"). `changes` puts articles into
a library, takes real quotes from them, changes each in one way, checks it, and prints how many came
out right, by kind of change, and how long a check took. A store that is there is used as it is;
articles of the file that are not in the library give the quotes that must not be found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import quote_changes as changed
from machine import describe

from verify.library.library import Library
from verify.models import Quote, Source
from verify.quotes.check import check
from verify.quotes.extract import extract
from verify.settings import Settings
from verify.sources.source import from_text

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


def f1(right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(1, found), right / max(1, wanted)
    value = 2 * precision * recall / max(1e-9, precision + recall)
    return f"F1 {value:.3f} (precision {precision:.3f}, recall {recall:.3f}, {wanted} annotated)"


def _miss(text: str, span: Pair, attribution: dict[str, Any], quote: Quote) -> str:
    """A wrong speaker with what stands around the quote."""
    start, end = span
    return (
        f"\nWANTED {[source['text'] for source in attribution['source']]} "
        f"GOT {quote.named_as and quote.named_as.text!r} "
        f"= {quote.speaker and quote.speaker.text!r} CUE {quote.cue and quote.cue.text!r}\n"
        f"   {text[max(0, start - 160) : start]!r} "
        f"[[{text[start : start + 40]!r}...{text[end - 20 : end]!r}]] {text[end : end + 140]!r}"
    )


def polnear(path: Path, show: str = "") -> dict[str, str]:
    """Scores on a PolNeAR file; prints the misses of the kind `show` names."""
    n: Counter[str] = Counter()
    for row in rows(path):
        text = row["text"]
        quotes = extract(text)
        spans = [inside(text, (q.span.start, q.span.end)) for q in quotes]
        speech = [q.kind not in ("scare", "title") for q in quotes]
        touched: dict[str, set[int]] = {"direct": set(), "mixed": set()}
        fit: dict[str, set[int]] = {"direct": set(), "mixed": set()}
        for attribution in row["attributions"]:
            kind = attribution["type"]
            if kind == "indirect":
                continue
            gold = (stretches if kind == "direct" else quoted_parts)(text, attribution)
            for span in gold:
                n[f"{kind} wanted"] += 1
                touched[kind] |= {i for i, s in enumerate(spans) if overlap(s, span)}
                hits = [i for i, s in enumerate(spans) if same(s, span)]
                fit[kind] |= set(hits)
                n[f"{kind} found"] += bool(hits)
                n[f"{kind} found as speech"] += any(speech[i] for i in hits)
                if show == kind and not hits:
                    print(f"MISS {row['id'][:30]} {text[max(0, span[0] - 40) : span[1] + 20]!r}")
                if attribution["source"]:
                    n[f"{kind} with speaker"] += 1
                    good = any(right_speaker(quotes[i], attribution) for i in hits)
                    n[f"{kind} speaker"] += good
                    if show == f"{kind} speaker" and not good and hits:
                        print(_miss(text, span, attribution, quotes[hits[0]]))
                if attribution["cue"]:
                    n[f"{kind} with cue"] += 1
                    n[f"{kind} cue"] += any(right_cue(quotes[i], attribution) for i in hits)
        for kind in touched:
            n[f"{kind} touched"] += len(touched[kind])
            n[f"{kind} fit"] += len(fit[kind])
        known = touched["direct"] | touched["mixed"]
        n["speech"] += sum(speech)
        n["speech unannotated"] += sum(s and i not in known for i, s in enumerate(speech))
        n["no speech"] += len(speech) - sum(speech)
        n["no speech annotated"] += sum(not s and i in known for i, s in enumerate(speech))
        if show == "kinds":
            for i, q in enumerate(quotes):
                if speech[i] != (i in known):
                    print(
                        q.kind,
                        "annotated" if i in known else "unannotated",
                        repr(text[max(0, q.span.start - 60) : q.span.end + 30]),
                    )
    scores: dict[str, str] = {}
    for kind in ("direct", "mixed"):
        p = n[f"{kind} fit"] / max(1, n[f"{kind} touched"])
        r = n[f"{kind} found"] / max(1, n[f"{kind} wanted"])
        scores[f"{kind} content"] = (
            f"F1 {2 * p * r / max(1e-9, p + r):.3f} (precision {p:.3f}, recall {r:.3f}, "
            f"{n[f'{kind} wanted']} stretches; {n[f'{kind} found as speech']} taken for speech)"
        )
        scores[f"{kind} speaker"] = (
            f"{n[f'{kind} speaker'] / max(1, n[f'{kind} with speaker']):.3f} of all, "
            f"{n[f'{kind} speaker'] / max(1, n[f'{kind} found']):.3f} of those found"
        )
        scores[f"{kind} cue"] = f"{n[f'{kind} cue'] / max(1, n[f'{kind} with cue']):.3f} of all"
    scores["speech"] = (
        f"{n['speech']} quotes taken for speech, {n['speech unannotated']} of them not annotated; "
        f"{n['no speech']} for scare quotes and titles, {n['no speech annotated']} annotated"
    )
    return scores


def articles(path: Path, count: int) -> Iterator[Source]:
    """The first `count` articles of a file of news that have any text."""
    for row, _ in zip(rows(path), range(count), strict=False):
        if row["text"].strip():
            yield from_text(row["text"], title=row["title"] or "untitled", url=row["url"])


def changes(library: Library, held_out: list[Source], count: int) -> None:
    """Prints the confusion matrix of `count` changed quotes, and how long their checks took."""
    rng = random.Random(7)  # noqa: S311
    ids = [row.id for row in library.sources()]
    rng.shuffle(ids)
    some = (library.source(id_) for id_ in ids[: max(300, count // 3)])
    cases = changed.cases(changed.real_quotes(some, rng), count, rng)
    absent = [changed.absent(real) for real in changed.real_quotes(held_out, rng)]
    cases += absent[: count // 15]
    came: dict[str, Counter[str]] = defaultdict(Counter)
    flagged: dict[str, list[bool]] = defaultdict(list)
    speakers: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    right = wrongly_true = 0
    for case in cases:
        quote = changed.quote_of(case)
        started = time.perf_counter()
        result = check(quote, library)
        times.append((time.perf_counter() - started) * 1000)
        came[case.change][result.label] += 1
        right += result.label in case.right
        wrongly_true += case.change in changed.CHANGED_WORDS and result.label in changed.TRUE
        if case.flag:
            flagged[case.change].append(case.flag in result.flags)
        if case.change in ("unchanged", "other speaker"):
            speakers[case.change][result.speaker.label] += 1
    labels = sorted({label for counts in came.values() for label in counts})
    print(f"{'':15}" + "".join(f"{label:>12}" for label in labels) + f"{'flagged':>12}")
    for change, counts in came.items():
        flags = flagged.get(change)
        share = f"{sum(flags)}/{len(flags)}" if flags else ""
        print(f"{change:15}" + "".join(f"{counts[x] or '':>12}" for x in labels) + f"{share:>12}")
    print(
        f"\n{right} of {len(cases)} right ({right / len(cases):.1%}); changed words called true: "
    )
    print(f"{wrongly_true}; speakers: { {k: dict(v) for k, v in speakers.items()} }")
    print(
        f"{library.passage_count()} passages of {len(ids)} articles: median "
        f"{median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, max {max(times):.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["polnear", "changes"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    if given.what == "polnear":
        for name, score in polnear(given.data, given.show).items():
            print(f"{name:16} {score}")
        return
    print(describe())
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Settings.load(store=given.store or Path(folder))) as library,
    ):
        if not library.passage_count():
            library.add(articles(given.data, given.articles))
        known = {row.id for row in library.sources()}
        others = [s for s in articles(given.data, 1_000_000) if s.id not in known][:400]
        changes(library, others, given.count)


if __name__ == "__main__":
    main()
