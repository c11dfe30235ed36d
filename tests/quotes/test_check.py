"""Whether a quote is in the sources, word for word, and who said it."""

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from verify.errors import UnknownSource
from verify.models import Mention, Quote, QuoteCheck, Source, Span, source_id
from verify.quotes.check import PLACES, check
from verify.quotes.extract import extract
from verify.quotes.lookup import SourcesInMemory
from verify.sources.source import from_text
from verify.text.locate import within_word

Ask = Callable[..., QuoteCheck]

LABELS = [
    # word for word, from one word to several sentences
    ("We can’t promise anything before the 30th of September", "verbatim"),
    ("“The path forward is one where both sides are talking,”", "verbatim"),
    ("fair and final", "verbatim"),
    ("blessing", "verbatim"),
    (
        "Some of us would sell tomorrow, but the mayor has told us to wait until the spring",
        "verbatim",
    ),
    # typography only
    ("We can't promise anything before the 30th of September", "typographic"),
    ("we can’t promise anything before the 30th of September", "typographic"),
    ("The path forward is one where both sides are talking.", "typographic"),
    ("not a bargain made in the dark", "typographic"),
    ("Our goal is to save 4,700 jobs,\nwhich  would be a blessing", "typographic"),
    ("see the gates shut... and see the town go quiet", "typographic"),
    # cuts and insertions that the quote marks
    ("Our goal ... would be a blessing for Norwich", "ellipsis"),
    ("Now is the moment to return … to find the security that our welders need", "ellipsis"),
    ("Now is the moment [...] to find the security that our welders need", "ellipsis"),
    ("Our goal is to save 4,700 jobs … Norwich.", "ellipsis"),
    ("[The guild’s] goal is to save 4,700 jobs", "bracketed"),
    ("which would be a blessing for [the town]", "bracketed"),
    ("[o]ur goal is to save 4,700 jobs", "bracketed"),
    ("Mayor [Ann] Roe is a careful woman", "bracketed"),
    ("Mayor Roe is a careful woman [sic]", "bracketed"),
    ("Some of us would s[ell] tomorrow, but the mayor has told us to wait", "bracketed"),
    ("Mayor (Ann) Roe is a careful woman", "bracketed"),
    ("[The guild’s] goal ... would be a blessing for Norwich", "bracketed"),
    # pieced together
    ("Our goal is to save 4,700 jobs we will keep the yard open for another year", "stitched"),
    ("Some of us would sell tomorrow both sides are talking for another year of it", "not_found"),
    ("The path forward is one where we will keep the yard open for another year", "stitched"),
    ("Now is the moment to find the security that our welders need", "stitched"),
    ("for another year … we can’t promise anything", "stitched"),
    ("we will keep the yard open … but the mayor has told us to wait", "stitched"),
    ("both sides are talking ... our goal is to save 4,700 jobs", "stitched"),
    # other words
    ("Our goal is to save 7,400 jobs", "altered"),
    ("We can promise anything before the 30th of September", "altered"),
    ("Now is the moment to return to the bargaining table to find the security", "altered"),
    ("I don’t think anyone in this hall wants to see the cranes sold", "altered"),
    ("Mayor Hale is a careful woman", "altered"),
    ("Our goal was to save 4,700 jobs", "altered"),
    ("Some of us will sell tomorrow", "altered"),
    ("Some of us sell would tomorrow, but the mayor has told us", "altered"),
    ("Is the path forward one where both sides are talking", "altered"),
    ("The path forward, is one where both sides are talking", "altered"),
    ("The Path Forward is one where both sides are talking", "altered"),
    ("the path forward is one where both sides are talking?", "altered"),
    # nothing like it
    ("The moon is made of green cheese and the stars of salt", "not_found"),
    ("the of and to", "not_found"),
    ("nowhere", "not_found"),
]


@pytest.mark.parametrize(("words", "label"), LABELS)
def test_a_quote_gets_the_label_of_what_was_done_to_it(ask: Ask, words: str, label: str) -> None:
    assert ask(words).label == label


@pytest.mark.parametrize("words", [words for words, label in LABELS if label != "not_found"])
def test_every_place_is_cited_by_slicing_its_source(
    ask: Ask, shelf: SourcesInMemory, words: str
) -> None:
    result = ask(words)
    assert result.citation is not None
    assert result.citation == result.places[0]
    for place in result.places:
        assert place.holds_in(shelf.source(place.source_id).text)
    assert result.note.endswith(".")


FLAGS = [
    ("Our goal is to save 7,400 jobs", "number_changed"),
    ("We have asked the council for forty weeks", "number_changed"),
    ("We can promise anything before the 30th of September", "negation_changed"),
    ("Mayor Hale is a careful woman", "name_changed"),
    ("Our goal was to save 4,700 jobs", "tense_changed"),
    ("would be a blessing for Groton", "name_changed"),
    ("us would sell tomorrow, but the mayor has told us to wait", None),
    ("If the council keeps its word, we would keep the yard open", "tense_changed"),
    ("and the council will sell it to a private owner", "hedge_dropped"),
    ("anybody in this hall wants to see the cranes sold", "trimmed_meaning"),
    ("we will keep the yard open for another year", "trimmed_meaning"),
    ("The yard has lost money for eleven years", "not_speech"),
    ("I don’t think anybody in this hall wants to see the cranes sold", None),
    ("fair and final", None),
]


@pytest.mark.parametrize(("words", "flag"), FLAGS)
def test_changes_that_turn_a_meaning_are_flagged(ask: Ask, words: str, flag: str | None) -> None:
    flags = ask(words).flags
    assert (flags == ()) if flag is None else (flag in flags)


def test_the_diff_goes_word_by_word_from_the_source_to_the_quote(ask: Ask) -> None:
    diff = ask("Our goal was to save 7,400 jobs, which would be a big blessing").diff
    assert [(part.op, part.source, part.quote) for part in diff if part.op != "equal"] == [
        ("replace", "is", "was"),
        ("replace", "4,700", "7,400"),
        ("insert", "", "big"),
    ]
    assert " ".join(part.quote for part in diff if part.quote).startswith("Our goal was to save")


def test_a_change_of_punctuation_shows_in_the_diff(ask: Ask) -> None:
    diff = ask("The path forward, is one where both sides are talking").diff
    assert [(p.source, p.quote) for p in diff if p.op != "equal"] == [("forward", "forward,")]


SPEAKERS = [
    ("Ines Okafor", "matches"),
    ("Okafor", "matches"),
    ("Ms. Okafor", "matches"),
    ("the head of the guild", "matches"),
    ("guild head Ines Okafor", "matches"),
    ("Bo Lindqvist", "differs"),
    ("Lindqvist, a spokesman for the council", "differs"),
    ("Brian Okafor", "differs"),
    ("she", "unknown"),
    ("officials", "unknown"),
    (None, "unknown"),
]


@pytest.mark.parametrize(("claimed", "label"), SPEAKERS)
def test_the_speaker_is_compared_with_the_one_in_the_source(
    ask: Ask, claimed: str | None, label: str
) -> None:
    speaker = ask("Our goal is to save 4,700 jobs", claimed).speaker
    assert speaker.label == label
    assert speaker.claimed == claimed
    assert speaker.found is not None
    assert speaker.found.startswith("Ines Okafor")


def test_words_of_another_are_a_result_of_their_own(ask: Ask) -> None:
    result = ask("The path forward is one where both sides are talking", "Bo Lindqvist")
    assert (result.label, result.speaker.label) == ("verbatim", "differs")
    assert result.speaker.found is not None
    assert "Ann Roe" in result.speaker.found
    assert "but said by" in result.note
    assert "not by Bo Lindqvist" in result.note


def test_either_of_two_joint_speakers_matches(ask: Ask) -> None:
    for name in ("Ann Roe", "Carol Castellane", "Castellane"):
        assert ask("Now is the moment to return", name).speaker.label == "matches"


def test_who_speaks_for_a_body_speaks_as_the_body(ask: Ask) -> None:
    assert ask("Mayor Roe is a careful woman", "the council").speaker.label == "matches"


def test_one_wording_is_found_in_every_source_that_has_it(
    ask: Ask, harbor: Source, wire: Source
) -> None:
    result = ask("We can’t promise anything before the 30th of September", "Ines Okafor")
    assert {place.source_id for place in result.places} == {harbor.id, wire.id}
    assert "1 other source" in result.note


def test_the_place_where_the_named_speaker_says_it_comes_first() -> None:
    first = from_text("“We go on as before,” said Ann Roe, the mayor.", title="one")
    second = from_text("At noon: “We go on as before,” said Bo Voss, the clerk.", title="two")
    shelf = SourcesInMemory([first, second])
    for name, source in (("Ann Roe", first), ("Bo Voss", second)):
        mention = Mention(text=name, span=Span(start=0, end=0))
        quote = Quote(text="We go on as before", span=Span(start=0, end=18), speaker=mention)
        result = check(quote, shelf)
        assert result.citation is not None
        assert result.citation.source_id == source.id
        assert result.speaker.label == "matches"
        assert len(result.places) == 2


def test_a_source_that_is_the_claimed_speaker_may_say_it_in_its_own_words(ask: Ask) -> None:
    words = "The yard has lost money for eleven years"
    assert ask(words, "Harbor Wire").flags == ()
    assert ask(words, "Ines Okafor").flags == ("not_speech",)


def test_a_stitched_quote_over_two_sources_cites_the_first_and_names_the_rest(ask: Ask) -> None:
    result = ask("The path forward is one where we will keep the yard open for another year")
    assert "other source" in result.note
    assert [part.op for part in result.diff] == ["equal", "equal"]


def test_a_quote_pieced_together_from_two_speakers_is_said_by_another(ask: Ask) -> None:
    words = "we will keep the yard open … but the mayor has told us to wait until the spring"
    speaker = ask(words, "Ines Okafor").speaker
    assert speaker.label == "differs"
    assert speaker.found is not None
    assert "Lindqvist" in speaker.found


def test_a_fragment_in_the_writers_own_sentence_is_not_trimmed(shelf: SourcesInMemory) -> None:
    draft = "Okafor does not believe that “anybody in this hall wants to see the cranes sold.”"
    (quote,) = extract(draft)
    assert quote.kind == "mixed"
    assert check(quote, shelf).flags == ()


def test_quotes_of_a_draft_are_checked_with_their_speakers(shelf: SourcesInMemory) -> None:
    draft = (
        "“Our goal is to save 4,700 jobs,” said Okafor. “Mayor Roe is a careful woman,” she said."
    )
    good, bad = (check(quote, shelf) for quote in extract(draft))
    assert (good.label, good.speaker.label) == ("verbatim", "matches")
    assert (bad.label, bad.speaker.label) == ("typographic", "differs")


# ------------------------------------------------------------------------------------ odd quotes

ODD = [
    ("", "not_found"),
    ("   ", "not_found"),
    ("...", "not_found"),
    ("“”—!?", "not_found"),
    ("[...]", "not_found"),
    ("[]", "not_found"),
    ("[the guild]", "not_found"),
    ("\x00\x1b[31m", "not_found"),
    ("\ud800", "not_found"),
    ('"" OR NEAR(* - ^', "not_found"),
    ("((((((", "not_found"),
    ("“‘“Our goal”’” is", "typographic"),
    ("Our goal is [to [save] 4,700", "altered"),
]


@pytest.mark.parametrize(("words", "label"), ODD)
def test_an_odd_quote_gets_a_clear_result(ask: Ask, words: str, label: str) -> None:
    result = ask(words)
    assert result.label in {label, "bracketed"} if "[to" in words else result.label == label
    assert result.note


def test_text_in_other_scripts_is_checked_alike() -> None:
    chinese = from_text("市长说：「我们不会放弃谈判，也不会关闭港口。」", title="港口")
    arabic = from_text("قال الوزير: «لن نغلق الميناء قبل نهاية العام» أمس.", title="الميناء")
    shelf = SourcesInMemory([chinese, arabic])

    def label(words: str) -> str:
        return check(Quote(text=words, span=Span(start=0, end=len(words))), shelf).label

    assert label("我们不会放弃谈判") == "verbatim"
    assert label("我们会放弃谈判，也会关闭港口") == "altered"
    assert label("لن نغلق الميناء قبل نهاية العام") == "verbatim"
    assert label("سوف نغلق الميناء قبل نهاية العام") == "altered"


def test_a_quote_of_five_thousand_words_takes_bounded_time() -> None:
    chance = random.Random(5)
    vocabulary = [f"w{n}" for n in range(400)]
    words = [chance.choice(vocabulary) for _ in range(5000)]
    source = from_text("“" + " ".join(words) + ",” said Ann Roe.", title="long")
    shelf = SourcesInMemory([source])

    def label(text: str) -> str:
        return check(Quote(text=text, span=Span(start=0, end=len(text))), shelf).label

    assert label(" ".join(words)) == "verbatim"
    words[2500] = "other"
    assert label(" ".join(words)) == "altered"
    chance.shuffle(words)
    assert label(" ".join(words)) in {"altered", "not_found", "stitched"}


def test_a_quote_that_stands_ten_thousand_times_lists_a_hundred_places() -> None:
    source = from_text("“No deal,” she said. " * 10_000, title="often")
    result = check(Quote(text="No deal", span=Span(start=0, end=7)), SourcesInMemory([source]))
    assert result.label == "verbatim"
    assert len(result.places) == PLACES
    shouted = Quote(text="No deal now", span=Span(start=0, end=11))
    assert check(shouted, SourcesInMemory([source])).label in {"altered", "not_found"}


@pytest.mark.parametrize(
    "words",
    [
        "[" * 2000 + " yard " + "]" * 2000,
        "[a] yard " * 1000,
        "(a) yard " * 1000,
        "... " * 3000,
        "yard ... the ... a ... of ... in",
        "no " * 3000,
        "“‘" * 2000,
        "a-\n" * 2000,
        "yard… " * 900,
    ],
)
def test_monotonous_quotes_take_bounded_time(ask: Ask, words: str) -> None:
    assert ask(words).note


def test_an_empty_shelf_has_no_quotes() -> None:
    shelf = SourcesInMemory([])
    quote = Quote(text="We go on as before", span=Span(start=0, end=18))
    assert check(quote, shelf).label == "not_found"
    with pytest.raises(UnknownSource):
        shelf.source("0123456789abcdef")


# ---------------------------------------------------------------------------------- invariants

SENTENCES = [
    "“We can’t promise anything,” said Ines Okafor, head of the Harbor Guild.",
    "The 4,700 members of the guild re-opened talks on Monday, Sept. 30.",
    "“It’s a $4.7 million hole — and a non-union yard won’t fill it … ever,” she added.",
    "Nobody — not even the mayor — saw the café’s naïve bar-\ngain coming.",
    "‘If they sell,’ Voss wrote, ‘we will never forget (or forgive) it!’",
    "Is it over? “No,” he said. “No, no, no.”",
]
articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(
    lambda parts: "\n\n".join(parts)
)


def source_of(text: str) -> Source:
    when = datetime(2024, 1, 1, tzinfo=UTC)
    return Source(id=source_id(text), title="made up", retrieved_at=when, text=text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(articles, st.randoms(use_true_random=False))
def test_any_slice_of_any_source_at_word_edges_is_verbatim_where_it_stands(
    text: str, chance: random.Random
) -> None:
    source = source_of(text)
    words = [m.span() for m in re.finditer(r"[^\W_]+", source.text)]
    first = chance.randrange(len(words))
    last = chance.randrange(first, len(words))
    start, end = words[first][0], words[last][1]
    assume(not within_word(source.text, start) and not within_word(source.text, end))
    piece = source.text[start:end]
    result = check(Quote(text=piece, span=Span(start=0, end=len(piece))), SourcesInMemory([source]))
    assert result.label == "verbatim"
    assert all(place.exact == piece for place in result.places)
    assert any(place.start < end and start < place.end for place in result.places)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(articles, st.randoms(use_true_random=False), st.sampled_from("qxzj"))
def test_a_slice_with_one_letter_changed_is_never_true(
    text: str, chance: random.Random, letter: str
) -> None:
    source = source_of(text)
    words = [m.span() for m in re.finditer(r"[^\W\d_]+", source.text)]
    first = chance.randrange(len(words))
    last = min(len(words) - 1, chance.randrange(first, first + 14))
    start, end = words[first][0], words[last][1]
    at = chance.choice([i for i in range(start, end) if source.text[i].isalpha()])
    piece = source.text[start:at] + letter + source.text[at + 1 : end]
    result = check(Quote(text=piece, span=Span(start=0, end=len(piece))), SourcesInMemory([source]))
    assert result.label in {"altered", "not_found", "stitched"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(articles, st.text(alphabet=st.sampled_from("abe [](). …“”'’-\n4,"), max_size=40))
def test_no_quote_makes_it_fail(text: str, words: str) -> None:
    source = source_of(text)
    result = check(Quote(text=words, span=Span(start=0, end=len(words))), SourcesInMemory([source]))
    assert all(place.holds_in(source.text) for place in result.places)


# ------------------------------------------------------------------------------ the real articles


@pytest.fixture(scope="module")
def real_shelf(real_articles: Path) -> SourcesInMemory:
    paths = sorted(real_articles.glob("*.txt"))
    return SourcesInMemory([from_text(path.read_text("utf-8"), title=path.stem) for path in paths])


REAL = [
    ("wants to see the pink slips issued", None, "verbatim", None, "unknown"),
    ("I don't think anyone in this building", "Larry Dorman", "altered", None, "matches"),
    ("avert 7,400 layoffs", "Dorman", "altered", "number_changed", "matches"),
    ("You can take anything for granted", "James Finley", "altered", "negation_changed", "matches"),
    ("return to the bargaining table to achieve", "McCaw", "altered", None, "matches"),
    ("one where both sides are talking", "Larry Dorman", "verbatim", None, "differs"),
    ("one where both sides are talking", "Matt O'Connor", "verbatim", None, "matches"),
    ("These are tough issues", "Roy Occhiogrosso", "verbatim", None, "matches"),
    ("A lot of it is intended to increase pressure", "McKinney", "verbatim", None, "matches"),
    ("he's happy to clarify the language", "Colleen Flanagan", "verbatim", None, "matches"),
    ("several elected leaders and officials stepped up", "Davis", "verbatim", None, "matches"),
    ("widespread, state-sanctioned neglect", "Rep. Anne Hughes", "verbatim", None, "matches"),
]


@pytest.mark.parametrize(("words", "speaker", "label", "flag", "who"), REAL)
def test_quotes_of_the_real_articles_are_known_for_what_they_are(
    real_shelf: SourcesInMemory,
    words: str,
    speaker: str | None,
    label: str,
    flag: str | None,
    who: str,
) -> None:
    named = Mention(text=speaker, span=Span(start=0, end=0)) if speaker else None
    quote = Quote(text=words, span=Span(start=0, end=len(words)), speaker=named)
    result = check(quote, real_shelf)
    assert (result.label, result.speaker.label) == (label, who)
    assert flag is None or flag in result.flags
