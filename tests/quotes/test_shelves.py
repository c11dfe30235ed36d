"""A library and a shelf in memory give the same results."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.library.library import Library
from verify.models import Mention, Quote, Source, Span
from verify.quotes.check import check
from verify.quotes.lookup import SourcesInMemory
from verify.settings import Settings
from verify.sources.source import from_text


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, harbor: Source, letter: Source, wire: Source
) -> Iterator[Library]:
    store: Path = tmp_path_factory.mktemp("store")
    with Library.open(Settings.load(store=store)) as opened:
        opened.add(
            [harbor, letter, wire, from_text("市长说：「我们不会放弃谈判，也不会关闭港口。」")]
        )
        yield opened


QUOTES = [
    ("We can’t promise anything before the 30th of September", "Okafor"),
    ("we can't promise anything", None),
    ("not a bargain made in the dark", "Ann Roe"),
    ("not a bar-\ngain made in the dark", "Bo Voss"),
    ("see the gates shut... and see the town go quiet", None),
    ("Our goal ... would be a blessing for Norwich", None),
    ("[The guild’s] goal is to save 4,700 jobs", None),
    ("Our goal is to save 7,400 jobs", "Lindqvist"),
    ("The path forward is one where we will keep the yard open for another year", None),
    ("blessing", None),
    ("The moon is made of green cheese", None),
    ('"" OR NEAR(* - ^ AND', None),
    ("我们不会放弃谈判", None),
    ("...", None),
]


@pytest.mark.parametrize(("words", "speaker"), QUOTES)
def test_the_library_finds_what_the_memory_finds(
    library: Library, shelf: SourcesInMemory, words: str, speaker: str | None
) -> None:
    named = Mention(text=speaker, span=Span(start=0, end=0)) if speaker else None
    quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
    stored = check(quote, library)
    if words == "我们不会放弃谈判":
        assert stored.label == "verbatim"
        return
    kept = check(quote, shelf)
    assert (stored.label, stored.flags) == (kept.label, kept.flags)
    assert stored.speaker.label == kept.speaker.label
    assert {p.exact for p in stored.places} == {p.exact for p in kept.places}
    assert all(library.holds(place) for place in stored.places)
