from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verify.models import Source
from verify.sources.chunk import passages
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

lines = st.one_of(
    st.sampled_from(
        [
            "Recommended For You",
            "Advertisement",
            "Leave a comment",
            "© 2025 Example Media. All rights reserved.",
            "",
            "Mayor Ann Lee said the bridge opens on May 3. It cost $4.5 million.",
            "“We are ready,” she said. “We waited for years.”",
            "A sentence " + "that goes on " * 60 + "and ends.",
        ]
    ),
    st.text(max_size=80),
)
texts = st.lists(lines, max_size=12).map("\n".join)


def wanted(source: Source) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in sentence_spans(source.text, source.furniture)]


@given(texts, st.integers(100, 900))
def test_every_sentence_outside_furniture_is_in_exactly_one_passage_in_order(
    text: str, chars: int
) -> None:
    source = from_text(text)
    found = [(s.start, s.end) for p in passages(source, chars) for s in p.sentences]
    assert found == wanted(source)


@given(texts, st.integers(100, 900))
def test_passages_are_in_order_and_hold_no_furniture(text: str, chars: int) -> None:
    source = from_text(text)
    found = passages(source, chars)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert not any(p.span.overlaps(f) for p in found for f in source.furniture)
    assert len({p.id for p in found}) == len(found)


@given(texts, st.integers(100, 900))
def test_a_passage_longer_than_asked_for_is_one_sentence(text: str, chars: int) -> None:
    for passage in passages(from_text(text), chars):
        assert passage.span.end - passage.span.start <= chars or len(passage.sentences) == 1


def test_short_paragraphs_share_a_passage_and_long_ones_are_cut_at_sentences() -> None:
    short = "One is short.\n\nTwo is short.\n\n"
    long = " ".join(f"Sentence number {n} of the long paragraph." for n in range(12))
    source = from_text(short + long)
    found = [p.span.of(source.text) for p in passages(source, 200)]
    assert found[0] == "One is short.\n\nTwo is short."
    assert all(len(words) <= 200 for words in found)
    assert all(words.endswith(".") for words in found)
