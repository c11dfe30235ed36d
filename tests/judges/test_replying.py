"""What a network reads as the answer is given in words of a source, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from verify.checker.checker import NOTHING, Odds, Reply
from verify.judges.candidates import computed
from verify.judges.ground import ground_answer
from verify.judges.judge import Dossier, number
from verify.judges.question import asked_plainly, asks_whether, operation, states
from verify.judges.replying import (
    MOST_WORDS,
    drafted,
    fits_question,
    reply_to,
    whole_words,
    windows_of,
)
from verify.models import Answer, Span
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

STRIKE = """Mayor Ines Okafor met the dockers' union on Tuesday. About 1,450 dockers at nine piers \
are set to walk out on March 3. The port authority cut its pension offer from $36 million to $29 \
million. The union turned the offer down. Tomas Brandt speaks for the union."""
FERRY = "The ferry line in Port Ellery will add a boat in June. Some 310 dockers work there."


@dataclass
class Scripted:
    """A network that finds the given words where a window has them, and says so or not."""

    finds: Mapping[str, Odds]
    found: float = 0.95
    read: list[str] = field(default_factory=list)

    def replies(self, question: str, windows: Sequence[str]) -> list[Reply]:
        self.read += windows
        return [self._reply(window) for window in windows]

    def _reply(self, window: str) -> Reply:
        for words, odds in self.finds.items():
            start = window.find(words)
            if start >= 0:
                return Reply(odds, start, start + len(words), self.found, 1 - self.found)
        return Reply(NOTHING, 0, 1, 0.01, 0.99)


YES, NO = Odds(0.95, 0.03, 0.02), Odds(0.03, 0.95, 0.02)
UNSURE = Odds(0.1, 0.2, 0.7)


def desk(*texts: str, title: str = "Dockers in Port Ellery stop work") -> Dossier:
    sources = {s.id: s for s in (from_text(text, title=title) for text in texts)}
    spans = [(s.id, span) for s in sources.values() for span in sentence_spans(s.text)]
    return number(spans, sources)


def ask(question: str, network: Scripted, *texts: str) -> Answer:
    seen = desk(*(texts or (STRIKE, FERRY)))
    answer = ground_answer(reply_to(question, seen, None, network), question, seen, "scripted")
    for citation in answer.citations + answer.nearest:
        assert citation.holds_in(seen.sources[citation.source_id].text)
    return answer


def test_the_words_that_the_network_finds_are_cited_where_they_stand() -> None:
    answer = ask("who speaks for the union", Scripted({"Tomas Brandt": YES}))
    assert answer.text == "Tomas Brandt"
    assert [c.exact for c in answer.citations] == ["Tomas Brandt"]


@pytest.mark.parametrize("part", ["450 dockers", "1,450", "About 1,4"])
def test_no_figure_is_cut_in_two_and_what_qualifies_it_stays(part: str) -> None:
    answer = ask("How many dockers are to walk out?", Scripted({part: YES}))
    assert answer.text is not None
    assert answer.text.startswith("About 1,450")


def test_no_name_is_cut_in_two() -> None:
    text = "They met Mayor Ines Okafor in Port Ellery."
    span = whole_words(text, text.index("Okafor"), text.index("Okafor") + 6)
    assert span is not None
    assert span.of(text) == "Ines Okafor"
    assert whole_words(text, 4, 5) is None
    hour = whole_words("It opened at 8 a.m. on Monday.", 13, 18)
    assert hour == Span(start=13, end=19)


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("How many came?", "in Harlow", False),
        ("How many came?", "dozens", True),
        ("Who is said to have killed officer Ann Roe?", "Ann Roe", False),
        ("Is it Ann Roe or Jo Dunn?", "Ann Roe", True),
        ("Why did it fail?", "overwhelming", False),
        ("Why did it fail?", "security concerns", True),
    ],
)
def test_words_of_another_kind_answer_nothing(question: str, text: str, fits: bool) -> None:
    assert fits_question(question, text) is fits


def test_an_unsure_network_declines_and_shows_what_is_nearest() -> None:
    answer = ask("Who speaks for the union?", Scripted({"Tomas Brandt": UNSURE}))
    assert answer.status == "abstained"
    assert answer.reason
    assert 1 <= len(answer.nearest) <= 3
    assert any("speaks for the union" in c.exact for c in answer.nearest)


def test_words_of_the_title_alone_are_no_answer() -> None:
    network = Scripted({"Dockers in Port Ellery": YES})
    assert ask("Which dockers stop work?", network).status == "abstained"


@pytest.mark.parametrize(("odds", "text"), [(YES, "Yes"), (NO, "No")])
@pytest.mark.parametrize(
    "question",
    ["Did the union turn the offer down?", "did the union turn down the offer"],
)
def test_yes_or_no_is_said_with_the_sentence_that_decides(
    question: str, odds: Odds, text: str
) -> None:
    answer = ask(question, Scripted({"turned the offer down": odds}))
    assert answer.text == text
    assert [c.exact for c in answer.citations] == ["The union turned the offer down."]


def test_windows_that_say_yes_and_no_leave_it_open() -> None:
    network = Scripted({"turned the offer down": YES, "took the offer": NO})
    other = "The union took the offer of the port authority."
    assert ask("Did the union turn the offer down?", network, STRIKE, other).status == "abstained"


def test_a_denied_question_asks_the_same() -> None:
    assert asked_plainly("Didn't it pass?") == "Did it pass?"
    assert asked_plainly("Won’t they go?") == "will they go?"
    assert asked_plainly("Did it not pass?") == "Did it not pass?"


def test_a_difference_is_computed_with_its_working() -> None:
    network = Scripted({"cut its pension offer": YES})
    answer = ask("By how much was the pension offer cut?", network)
    assert answer.text == "$7 million"
    assert [c.text for c in answer.calculations] == ["$36 million - $29 million = $7 million"]
    assert [c.exact for c in answer.citations] == ["$36 million", "$29 million"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("By how many points did it fall?", "It fell from 46% to 30%.", 16),
        ("How much more is it than the other?", "One is $67 million, one $21 million.", 46_000_000),
        ("By how many votes did it pass?", "The House passed it in a 380-4 vote.", 376),
        ("By how many points does A lead with 96% in?", "A has 60% to 36%, 96% counted.", 24),
        ("How many of the demands were not met?", "He met one of the five demands.", 4),
        ("What share of the unions said no?", "Four of the 16 unions said no.", 25),
        ("How many cars and vans are there in all?", "It has 12 cars and 8 vans.", 20),
        ("How many years passed between the two?", "It began in 1997 and ended in 2017.", 20),
        ("How much more does A spend?", "A spends $9 per student while B spends $7.", 2),
        ("By how much did it fall?", "One fell to $3, one to $4, one to $5.", None),
        ("How many came?", "It rose from 5 to 7.", None),
    ],
)
def test_what_no_source_says_is_computed_where_its_figures_are_clear(
    question: str, text: str, value: int | None
) -> None:
    found = computed(question, text)
    assert (None if found is None else found.value) == value


def test_a_figure_of_the_same_thing_elsewhere_stands_beside_the_answer() -> None:
    network = Scripted({"1,450": YES, "310": Odds(0.6, 0.1, 0.3)})
    answer = ask("How many dockers are there?", network)
    assert answer.text == "About 1,450"
    assert "Some 310 dockers" in [figure.text for figure in answer.other]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Okafor", "One word"),
        ("???", "no words"),
        ("The union turned the offer down.", "check it as a claim"),
        ("Wer ist der Sprecher der Gewerkschaft und was sagt er über den Hafen?", "English"),
        ("who speaks for the union " * 600, f"at most {MOST_WORDS} words"),
        ("What is the capital of France?", "No source is about this."),
    ],
)
def test_what_cannot_be_answered_is_declined_unread_with_its_reason(
    question: str, reason: str
) -> None:
    network = Scripted({"": YES})
    answer = ask(question, network)
    assert answer.status == "abstained"
    assert answer.reason is not None
    assert reason in answer.reason
    assert not network.read


def test_what_is_told_of_another_year_is_not_read() -> None:
    network = Scripted({"310": YES, "280": YES})
    texts = ("In 2001, some 310 dockers came to Harlow.", "In 2012, 280 dockers came to Harlow.")
    assert ask("How many dockers came to Harlow in 2001?", network, *texts).text == "some 310"
    assert not any("280" in window for window in network.read)
    asked = "May the dockers come to Harlow?"
    assert ask(asked, Scripted({"310 dockers came": YES}), *texts).text == "Yes"


def test_an_empty_library_declines() -> None:
    answer = reply_to("Who is the mayor?", Dossier((), {}), None, Scripted({"": YES}))
    assert answer.text is None
    assert answer.reason == "No source is about this."


def test_few_windows_are_read_each_of_one_source() -> None:
    long = " ".join(f"The union of the port met for the {i}th time in May." for i in range(60))
    network = Scripted({})
    drafted("Who met the union of the port?", desk(long, STRIKE), None, network)
    assert 1 <= len(network.read) <= 6
    assert windows_of([]) == []


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("Did it pass?", True),
        ("has the mayor resigned", True),
        ("According to the paper, is he guilty?", True),
        ("Isn't it over?", True),
        ("The mayor was re-elected?", True),
        ("Can you tell me who won?", False),
        ("Is it red or blue?", False),
        ("What did it do?", False),
        ("In which year was it opened?", False),
        ("Okafor's party?", False),
    ],
)
def test_a_question_for_yes_or_no_is_known(question: str, whether: bool) -> None:
    assert asks_whether(question) is whether


def test_a_statement_is_known_and_what_has_to_be_computed() -> None:
    assert states("The mayor resigned on Tuesday.")
    assert not states("Tell me the name of the mayor.")
    assert not states("mayor of Harlow")
    assert operation("How many more came than went?") == "difference"
    assert operation("How much did they get in total?") == "total"
    assert operation("Who came?") is None
