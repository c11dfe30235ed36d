"""Whether anything in a draft is passed over: every sentence has to be in exactly one list.

    python benchmarks/drafts.py NEWS.jsonl.gz [--articles N] [--show REASON]

Takes each of the first N articles (300) as a draft. A sentence is in `claims` where a claim is made
of it; in `quotes` where it only gives a quotation, or who said one; else in `unchecked`, with its
reason. Prints every sentence that is in none or in two of them, how many are where, and why; --show
prints the sentences that were left out for a reason.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from quote_annotations import rows

from verify.models import Span
from verify.text.canonical import canonical
from verify.text.sentences import sentence_spans
from verify.verifier.drafting import Extraction, extract


def lists_of(sentence: Span, found: Extraction) -> list[str]:
    """The lists that have a sentence of a draft, or a part of it."""
    held = [
        name
        for name, spans in (
            ("claims", [claim.span for claim in found.claims]),
            ("unchecked", [left.span for left in found.unchecked]),
        )
        if any(span.overlaps(sentence) for span in spans)
    ]
    speech = [quote for quote in found.quotes if quote.kind not in ("scare", "title")]
    given = [
        span
        for quote in speech
        for span in (
            quote.span,
            *(mention.span for mention in (quote.cue, quote.named_as) if mention is not None),
        )
    ]
    return held or (["quotes"] if any(span.overlaps(sentence) for span in given) else [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--show", default="")
    chosen = parser.parse_args()
    where: Counter[str] = Counter()
    why: Counter[str] = Counter()
    wrong, seconds = 0, 0.0
    for row, _ in zip(rows(chosen.data), range(chosen.articles), strict=False):
        text = canonical(f"{row['title']}\n\n{row['text']}")
        before = time.perf_counter()
        found = extract(text)
        seconds += time.perf_counter() - before
        for left in found.unchecked:
            why[left.reason] += 1
            if left.reason == chosen.show:
                print(f"{row['id']}: {left.text!r}")
        for sentence in sentence_spans(text):
            if not any(char.isalnum() for char in sentence.of(text)):
                continue
            lists = lists_of(sentence, found)
            where[" and ".join(lists) or "none"] += 1
            if len(lists) != 1:
                wrong += 1
                print(f"{row['id']}: in {lists or 'no list'}: {sentence.of(text)!r}")
    print(f"\nsentences by list: {dict(where.most_common())}")
    print(f"unchecked, by reason: {dict(why.most_common())}")
    print(f"{wrong} sentences in no list or in two; {seconds:.1f} s")


if __name__ == "__main__":
    main()
