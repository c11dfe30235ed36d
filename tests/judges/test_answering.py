"""Answers are words of the sources, or an honest refusal."""

from collections.abc import Sequence

import pytest

from verify.judges.answering import answer
from verify.judges.candidates import candidates
from verify.judges.embedded import EmbeddedJudge
from verify.judges.ground import ground_answer
from verify.judges.judge import Dossier, number
from verify.judges.question import understand
from verify.models import Answer
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

STRIKE = """Dockers in Port Ellery stop work

Mayor Ines Okafor met the dockers' union on Tuesday. About 1,450 dockers at nine piers are set to \
walk out on March 3. Their contract expired on Jan. 31.

The union turned the offer down after six of the 20 branches voted no, or 44 percent of those who \
sent in a ballot. The port authority cut its pension offer from $36 million to $29 million.

Tomas Brandt, a spokesman for the union, said the branches would meet in Harlow. The Liberal mayor \
has asked both sides to keep talking. The port budget is $212 million."""

FERRY = """Ferry line adds a boat

The ferry line in Port Ellery will add a boat in June, its owners said. It carries 9,000 people a \
day. The ferry dockers are not part of the dispute, and 310 dockers work there."""


def desk(*texts: str) -> Dossier:
    sources = {s.id: s for s in map(from_text, texts)}
    spans = [(s.id, span) for s in sources.values() for span in sentence_spans(s.text)]
    return number(spans, sources)


def ask(question: str, *texts: str) -> Answer:
    judge = EmbeddedJudge()
    seen = desk(*(texts or (STRIKE, FERRY)))
    answer = ground_answer(judge.answer(question, seen), question, seen, judge.name)
    for citation in answer.citations + answer.nearest:
        assert citation.holds_in(seen.sources[citation.source_id].text)
    return answer


def test_a_figure_that_is_taken_back_answers_nothing() -> None:
    told = "The city hired 26 guards, not 28, for its pools in Port Ellery."
    answer = ask("How many guards did the city hire for its pools?", told)
    assert answer.text == "26 guards"
    assert not answer.other


@pytest.mark.parametrize(
    ("question", "text", "cited"),
    [
        ("What share of the branches voted no?", "6 of 20 (30.0 %)", "six of the 20 branches"),
        ("What percentage of branches voted no?", "6 of 20 (30.0 %)", "six of the 20 branches"),
        ("How many branches are there?", "20 branches", "20 branches"),
        ("How many dockers are set to walk out?", "About 1,450 dockers", "About 1,450 dockers"),
        ("How much is the port budget?", "$212 million", "$212 million"),
        ("By how much was the pension offer cut?", "$7 million", "$36 million to $29 million"),
        ("When did the dockers' contract expire?", "Jan. 31", "Jan. 31"),
        ("When are the dockers set to walk out?", "March 3", "March 3"),
        ("Who is the spokesman for the union?", "Tomas Brandt", "Tomas Brandt"),
        ("Okafor's party?", "Liberal", "Liberal"),
        ("Which party is Mayor Ines Okafor in?", "Liberal", "Liberal"),
        ("Where will the branches meet?", "Harlow", "Harlow"),
        ("How many people does the ferry line carry a day?", "9,000 people", "9,000 people"),
    ],
)
def test_a_question_is_answered_in_the_words_of_a_source(
    question: str, text: str, cited: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.reason
    assert answer.text is not None
    assert text in answer.text
    assert cited in answer.citations[0].exact or answer.citations[0].exact in cited


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "Who is the mayor of Lisbon?",
        "How many nurses work at the hospital?",
        "When was the airport opened?",
        "What share of teachers went to university?",
        "Okafor's age?",
        "???",
    ],
)
def test_a_question_that_no_source_answers_is_declined_with_a_reason(question: str) -> None:
    answer = ask(question)
    assert answer.status == "abstained"
    assert answer.reason


def test_a_share_is_derived_with_its_working_and_the_other_figures_stand_beside_it() -> None:
    answer = ask("What share of the branches voted no?")
    assert [c.text for c in answer.calculations] == ["6 of 20 = 30.0 %"]
    assert answer.calculations[0].inputs[0].exact == "six of the 20 branches"
    others = {figure.text: figure for figure in answer.other}
    assert "44 percent" in others
    assert "those who sent" in others["44 percent"].about


def test_a_figure_that_another_source_gives_is_shown_beside_the_answer() -> None:
    answer = ask("How many dockers are there?")
    figures = {answer.text, *(figure.text for figure in answer.other)}
    assert figures == {"About 1,450 dockers", "310 dockers"}


def test_of_a_share_it_is_the_part_that_something_is_said_of() -> None:
    text = "From now on six of the 20 branches suffice, where 14 were needed until March."
    assert ask("How many branches suffice from now on?", text).text == "six"


COUNCIL = (
    "Tomas Brandt met the American consul and Ines Okafor in Harlow. Okafor heads the board of the "
    "port. She sails with Harbour Seven of Fenwick in May. Quietly the crews went home in June."
)


def told(question: str, *borne_out: str) -> str | None:
    """The answer where a network reads every sentence as answering, and these statements as so."""

    def reader(claim: str, texts: Sequence[str]) -> list[float]:
        return [0.9 if claim == question or claim in borne_out else 0.1 for _ in texts]

    return answer(question, desk(COUNCIL), None, reader).text


def test_an_answer_has_to_be_borne_out_once_it_is_put_in() -> None:
    who = "Who heads the board of the port?"
    assert told(who, "Okafor heads the board of the port") == "Okafor"
    assert told(who, "Tomas Brandt heads the board of the port") is None
    assert told(who) is None
    when = "When did the crews go home?"
    assert told(when, "the crews go home in June") == "June"
    assert told(when) is None


def test_what_is_asked_who_is_no_people_and_no_word_that_only_opens_a_sentence() -> None:
    seen = desk(COUNCIL)
    (source,) = seen.sources.values()
    names = [
        (found.text, found.fit)
        for window in seen.windows(1)
        for found in candidates(understand("Who came to Fenwick?"), window, source)
    ]
    assert names == [
        ("Tomas Brandt", 0.8),
        ("Ines Okafor", 0.8),
        ("Harlow", 0.5),
        ("Okafor", 0.5),
    ]


def test_an_empty_library_declines() -> None:
    answer = ask("Who is the mayor?", "\n")
    assert answer.status == "abstained"


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Who heads the board?", "Ann Roe", "Ann Roe heads the board"),
        ("Who's the mayor of Fen?", "Ann Roe", "Ann Roe is the mayor of Fen"),
        ("Whose car was it?", "Ann Roe", "Ann Roe’s car was it"),
        ("Which governor signed it?", "Roe", "Roe signed it"),
        ("Where did they meet?", "Harlow", "they meet in Harlow"),
        ("In which city do they meet?", "Harlow", "they meet in Harlow"),
        ("When will the strike begin?", "May", "the strike begin will in May"),
        ("How many came?", "five", None),
        ("Why did it fail?", "rain", None),
    ],
)
def test_a_question_is_told_with_an_answer_in_it(
    question: str, answer: str, statement: str | None
) -> None:
    assert understand(question).told(answer) == statement


@pytest.mark.parametrize(
    ("question", "kind", "head"),
    [
        ("What share of SEBAC unions rejected the deal?", "share", {"sebac", "union"}),
        ("How many of the 15 unions rejected it?", "share", {"15", "union"}),
        ("How many state workers were laid off?", "count", {"state", "worker"}),
        ("By how much did spending fall?", "difference", set()),
        ("How much did the bridge cost?", "money", set()),
        ("How long was the strike?", "duration", set()),
        ("When did it end?", "when", set()),
        ("Who chaired it?", "who", set()),
        ("Where did they meet?", "where", set()),
        ("Malloy's party?", "party", set()),
        ("Why did the talks fail?", "passage", set()),
    ],
)
def test_a_question_says_what_it_asks_for(question: str, kind: str, head: set[str]) -> None:
    understood = understand(question)
    assert understood.kind == kind
    assert understood.head == head
