"""The library file: whatever goes in and out, its tables agree with each other."""

import tempfile
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.library import schema
from verify.library.catalogue import Catalogue
from verify.library.records import Cut
from verify.models import Source
from verify.sources.chunk import passages
from verify.sources.source import from_text
from verify.text.words import content_stems

WORDS = st.sampled_from("dam holds nine million litres of water unions rejected it".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words) + ".")
SOURCES = st.builds(
    lambda parts, place: from_text("\n\n".join(parts), path=place),
    st.lists(TEXTS, min_size=1, max_size=4),
    st.sampled_from(["/a", "/b", None]),
)
STEPS = st.lists(st.tuples(st.booleans(), SOURCES), min_size=1, max_size=12)


def agree(catalogue: Catalogue, kept: dict[str, Source]) -> None:
    """Asserts that everything that is counted or searched is that of the current sources."""
    rows = catalogue.sources()
    with catalogue.connection() as connection:
        spans = connection.execute("SELECT source, start, stop, n FROM passages").fetchall()
        numbers = [row["n"] for row in spans]
        texts = catalogue.texts(numbers)
        words = {n for (n,) in connection.execute("SELECT rowid FROM passage_words")}
        outbox = dict(connection.execute("SELECT passage, job FROM outbox"))
        counted = dict(connection.execute("SELECT stem, passages FROM stems"))
    stems = Counter(stem for text in texts for stem in set(content_stems(text)))
    assert words == set(numbers)
    assert counted == stems
    assert catalogue.totals()[0] == len(numbers) == sum(row.passages for row in rows)
    assert {n for n, job in outbox.items() if job == "add"} == set(numbers)
    for row in rows:
        assert catalogue.source(row.id).text == kept[row.id].text
    everything = {row.id: row for row in catalogue.sources(superseded=True)}
    assert everything.keys() == kept.keys()
    assert all(row.passages == 0 for row in everything.values() if row.superseded_by)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_whatever_goes_in_and_out_the_tables_agree(steps: list[tuple[bool, Source]]) -> None:
    kept: dict[str, Source] = {}
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(Path(folder))
        schema.create(catalogue.path, {})
        for adds, source in steps:
            if adds or source.id not in kept:
                catalogue.put([Cut(source, partial(passages, source, 100))])
                kept[source.id] = source
            else:
                catalogue.remove(source.id)
                del kept[source.id]
        agree(catalogue, kept)
        catalogue.close()


@settings(max_examples=15, deadline=None)
@given(st.lists(SOURCES, max_size=8))
def test_one_batch_does_what_many_do(sources: list[Source]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        together, apart = Catalogue(Path(one)), Catalogue(Path(many))
        for catalogue in (together, apart):
            schema.create(catalogue.path, {})
        cuts = [Cut(source, partial(passages, source, 100)) for source in sources]
        together.put(cuts)
        for cut in cuts:
            apart.put([cut])
        for listing in ({"superseded": True}, {"superseded": False}):
            assert together.sources(**listing) == apart.sources(**listing)
        agree(together, {source.id: source for source in sources})
        together.close()
        apart.close()


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=300), st.none() | st.text(), st.none() | st.dates())
def test_any_text_comes_back_as_it_went_in(text: str, by: str | None, day: date | None) -> None:
    source = from_text(text, title=text[:9] or "t", publisher=by, published=day)
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(Path(folder))
        schema.create(catalogue.path, {})
        shelved = catalogue.put([Cut(source, partial(passages, source, 100))])
        assert catalogue.source(source.id) == source
        assert catalogue.texts(shelved.numbers) == shelved.texts
        assert list(catalogue.passages(shelved.numbers).values()) == passages(source, 100)
        catalogue.close()
