"""What a model may say, and what the desk makes of it: no invented word gets through.

Each case is a claim or a question, and what the server replies, in order; the last is repeated.
Sentences are named by words in them, and become numbers once the server sees what was shown.
"""

# ruff: noqa: E501 - a table reads better with a case a line

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from verify.testing import Scripted, call_tool, fail, say
from verify.verifier import Verifier

SHARE = "Seven of the nine"
MAYOR = "Mayor Ines Okafor"
ACCUSED = "Critics accused"
DATED = "on June 4"
SIX = "Six of the nine"

RIGHT = "Seven of the nine townships backed the school loan."
WRONG_SHARE = "57 percent of the townships backed the school loan."
QUESTION = "What share of the townships backed the school loan?"


def rules(label: str, supporting: Any = (), refuting: Any = (), **more: Any) -> dict[str, Any]:
    """A reply on a claim."""
    return {"label": label, "supporting": supporting, "refuting": refuting, "reporting": [], **more}


def answers(text: str, *sentences: object, **more: Any) -> dict[str, Any]:
    """A reply to a question."""
    return {"answer": text, "sentences": sentences, "computed_from": [], **more}


def changes(label: str, supporting: Any = (), refuting: Any = (), **more: Any) -> dict[str, Any]:
    """A second reply that changes the label."""
    return {"decision": "change", **rules(label, supporting, refuting, **more)}


KEEP = {"decision": "keep", "label": ""}
GOOD = rules("supported", [SHARE])
GOOD_TEXT = json.dumps(
    {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
     "reporting": [], "missing": ""}
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A claim, the replies, and the label or the stage of the failure that has to come of it."""

    name: str
    claim: str
    replies: tuple[Any, ...]
    comes_to: str
    calls: int | None = None


CLAIMS = [
    Case("right", RIGHT, (GOOD,), "supported", 1),
    Case("a derived share", "About 78 percent of the townships backed the loan.", (GOOD,), "supported"),
    # ids and labels
    Case("an id that was not shown", RIGHT, (rules("supported", [99]),), "reply", 2),
    Case("an id of zero", RIGHT, (rules("supported", [0]),), "reply", 2),
    Case("a negative id", RIGHT, (rules("supported", [-1]),), "reply", 2),
    Case("an id in words", RIGHT, (say({"label": "supported", "supporting": ["two"]}),), "reply", 2),
    Case("an invented id, then a real one", RIGHT, (rules("supported", [99]), GOOD), "supported", 2),
    Case("a label without ids", RIGHT, (rules("supported"),), "reply", 2),
    Case("refuted without ids", RIGHT, (rules("refuted"),), "reply", 2),
    Case("a conflict with one side", RIGHT, (rules("conflicting", [SHARE]),), "reply", 2),
    Case("one sentence on both sides", RIGHT, (rules("conflicting", [SHARE], [SHARE]),), "reply", 2),
    Case("supported and refuting", RIGHT, (rules("supported", [SHARE], [MAYOR]),), "reply", 2),
    Case("a label of its own", RIGHT, (rules("probably true", [SHARE]),), "reply", 2),
    Case("a quote instead of ids", RIGHT, (say({"label": "supported", "supporting": ["Ten of ten townships"]}),), "reply", 2),
    # proof overrules
    Case("a wrong number called supported", "Eight of the nine townships backed the school loan.", (GOOD, KEEP), "not_enough_evidence", 2),
    Case("a wrong day", "The board approved the loan on June 9, 2012.", (rules("supported", [DATED]), KEEP), "not_enough_evidence", 2),
    # what is no proof is said beside the label
    Case("voters taken for townships", WRONG_SHARE, (GOOD, KEEP), "supported", 2),
    Case("a number out of nowhere", "The roof costs $9 million.", (rules("supported", ["Work on the roof"]), KEEP), "supported", 2),
    Case("a name out of nowhere", "Ana Ruiz backed the school loan.", (GOOD, KEEP), "supported", 2),
    Case("a negation dropped", "Mayor Ines Okafor signed the contract.", (rules("supported", [MAYOR]), KEEP), "supported", 2),
    Case("a party turned round", "Mayor Ines Okafor is a Republican.", (rules("supported", [MAYOR]), KEEP), "supported", 2),
    Case("the right label with a wrong sentence", RIGHT, (rules("supported", ["Work on the roof"]), KEEP), "supported", 2),
    Case("refuted by a wrong sentence", RIGHT, (rules("refuted", [], ["Work on the roof"]), KEEP), "refuted", 2),
    Case("an accusation taken for the act", "Tom Brandt hid a $3 million deficit.", (rules("supported", [ACCUSED]), KEEP), "supported", 2),
    Case("a change of mind", "Mayor Ines Okafor signed the contract.", (rules("supported", [MAYOR]), changes("refuted", [], [MAYOR])), "refuted", 2),
    # replies that are none, or hard to read
    Case("half a JSON", RIGHT, (say(GOOD_TEXT[:60], finish="length"),), "reply", 2),
    Case("half a JSON, then good", RIGHT, (say(GOOD_TEXT[:60], finish="length"), GOOD), "supported", 2),
    Case("prose", RIGHT, (say("The claim is supported."),), "reply", 2),
    Case("nothing", RIGHT, (say(""),), "reply", 2),
    Case("null", RIGHT, (Scripted(text=None),), "reply", 2),
    Case("a list", RIGHT, (say("[1, 2]"),), "reply", 2),
    Case("two objects that differ", RIGHT, (say('{"label": "supported", "supporting": [2]} {"label": "refuted", "refuting": [2]}'),), "reply", 2),
    Case("a fence around it", RIGHT, (say(f"```json\n{GOOD_TEXT}\n```"),), "not_enough_evidence", 1),
    Case("thoughts before it", RIGHT, (say(f'<think>{{"label": "supported"}}</think>{GOOD_TEXT}'),), "not_enough_evidence", 1),
    Case("prose around it", RIGHT, (say(f"Here you are: {GOOD_TEXT} I hope it helps."),), "not_enough_evidence", 1),
    Case("a tool call nobody asked for", RIGHT, (call_tool(GOOD_TEXT),), "not_enough_evidence", 1),
    Case("a broken tool call", RIGHT, (call_tool(GOOD_TEXT[:50]),), "reply", 2),
    Case("a refusal", RIGHT, (Scripted(refusal="I cannot help with that."),), "refusal", 1),
    # servers that fail
    Case("500, never good", RIGHT, (fail(500),), "model", 1),
    Case("429, never good", RIGHT, (fail(429),), "model", 1),
    Case("no such model", RIGHT, (fail(404),), "model", 1),
    Case("a wrong key", RIGHT, (fail(401),), "model", 1),
    Case("400 to everything", RIGHT, (fail(400),), "model", 4),
    Case("a body that is no JSON", RIGHT, (Scripted(raw=b"<html>busy</html>"),), "model", 1),
    Case("a body without choices", RIGHT, (Scripted(raw=b"{}"),), "model", 1),
    Case("an empty list of choices", RIGHT, (Scripted(raw=b'{"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": []}'),), "model|reply"),
]  # fmt: skip


def every_citation(value: Any) -> Iterator[dict[str, Any]]:
    """Whatever in a JSON value looks like a citation."""
    if isinstance(value, dict):
        if {"source_id", "start", "end", "exact"} <= value.keys():
            yield value
        for item in value.values():
            yield from every_citation(item)
    elif isinstance(value, list):
        for item in value:
            yield from every_citation(item)


def assert_all_real(desk: Verifier, result: Any) -> None:
    for cited in every_citation(result.model_dump(mode="json")):
        text = desk.show(cited["source_id"]).text
        assert text[cited["start"] : cited["end"]] == cited["exact"]


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case.name)
def test_a_reply_on_a_claim_comes_to(case: Case, scripted: Any, played: Any) -> None:
    desk, server = scripted(played(*case.replies))
    finding = desk.check_claim(case.claim)
    came_to = finding.verdict.label if finding.verdict else finding.failure.stage
    assert came_to in case.comes_to.split("|"), finding
    assert case.calls is None or len(server.requests) == case.calls
    assert_all_real(desk, finding)


@dataclass(frozen=True)
class Asked:
    """A reply to a question, and the text that is printed; None where nothing may be."""

    name: str
    question: str
    reply: Any
    prints: str | None


QUESTIONS = [
    Asked("the words of the source", QUESTION, answers("Seven of the nine townships", SHARE), "Seven of the nine townships"),
    Asked("a share that follows", QUESTION, answers("77.8 percent", SHARE, computed_from=[SHARE]), "77.8 percent"),
    Asked("a share that does not follow", QUESTION, answers("75 percent", SHARE), None),
    Asked("the share of somebody else", QUESTION, answers("57 percent", SHARE), None),
    Asked("the same in a sentence", QUESTION, answers("57 percent of the townships", SHARE), None),
    Asked("a number of another sentence", QUESTION, answers("Seven of the nine townships", MAYOR), None),
    Asked("an invented number", "How much does the roof cost?", answers("$9 million", "Work on the roof"), None),
    Asked("a number spelled out", "How many townships backed the loan?", answers("Eight townships", SHARE), None),
    Asked("an invented name", "Who did not sign the contract?", answers("Ana Ruiz", MAYOR), None),
    Asked("a real name", "Who did not sign the contract?", answers("Mayor Ines Okafor", MAYOR), "Mayor Ines Okafor"),
    Asked("an invented quote", "Who is the mayor?", answers("Ines Okafor, “a friend of schools”", MAYOR), None),
    Asked("words of its own", "Why did the mayor not sign?", answers("Personal dislike and electoral fear", MAYOR), None),
    Asked("an answer without ids", QUESTION, answers("Seven of the nine"), None),
    Asked("an answer with invented ids", QUESTION, answers("Seven of the nine", 77), None),
    Asked("no answer", "Who owns the hall?", answers(""), None),
]  # fmt: skip


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case.name)
def test_a_reply_to_a_question_prints(case: Asked, scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(case.reply))
    answer = desk.ask(case.question)
    assert answer.text == case.prints, answer
    assert (answer.status == "answered") == (case.prints is not None)
    assert_all_real(desk, answer)


def test_what_a_model_wrote_beside_its_label_is_not_printed(scripted: Any, played: Any) -> None:
    invented = "Okafor told “the Daily Moon” that 912 roofs fell"
    desk, _ = scripted(played({**GOOD, "reasoning": invented, "missing": invented}))
    assert "912" not in desk.check_claim(RIGHT).model_dump_json()
    desk, _ = scripted(played(rules("not_enough_evidence", missing=invented)))
    assert "912" not in desk.check_claim("The hall is closed.").model_dump_json()


def test_a_proof_against_a_label_is_shown_beside_it(scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(GOOD, KEEP))
    verdict = desk.check_claim("Eight of the nine townships backed the school loan.").verdict
    assert verdict.label == "not_enough_evidence"
    assert [(e.stance, e.method) for e in verdict.evidence] == [
        ("supports", "model"),
        ("refutes", "quantity"),
    ]
    assert "The model says “supported”; a check proves otherwise." in verdict.cautions[0]
    assert "“Eight” and “Seven”" in verdict.rationale


def test_a_label_that_is_kept_has_the_objection_beside_it(scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(GOOD, KEEP))
    verdict = desk.check_claim("Ana Ruiz backed the school loan.").verdict
    assert verdict.label == "supported"
    told = " ".join(verdict.cautions)
    assert "The source does not name Ana Ruiz." in told
    assert "the model keeps its label" in told
    assert verdict.confidence < 0.75


SPEECHES = """Board quarrels over the ferry

“We will not sell the ferry this year, because 40 families need it,” Mayor Ines Okafor said on \
Monday. “The harbour is ours, and it will stay open,” said Tom Brandt, who leads the union. Okafor \
told the board that the old pier would close in May."""
SAID, OURS, PIER = "We will not sell", "The harbour is ours", "the old pier"

QUOTING = [
    ("word for word", "Ines Okafor said, “We will not sell the ferry this year.”", SAID, None),
    ("marks of another house", 'Ines Okafor said, "We will not sell the ferry this year."', SAID, None),
    ("a marked cut", "Tom Brandt said, “The harbour is ours … it will stay open.”", OURS, None),
    ("a marked insertion", "Ines Okafor said, “We will not sell the ferry this year, because 40 families need [the boat].”", SAID, None),
    ("a word changed", "Ines Okafor said, “We will not sell the ferry this month.”", SAID, "“year” became “month”"),
    ("a denial left out", "Ines Okafor said, “We will sell the ferry this year.”", SAID, "“not” was left out"),
    ("a cut that takes the denial along", "Ines Okafor said, “We will … sell the ferry this year.”", SAID, "do not hold"),
    ("two speeches made one", "Ines Okafor said, “We will not sell the ferry this year, and it will stay open.”", SAID, "do not hold"),
    ("words out of nowhere", "Ines Okafor said of the ferry, “This year it robs the families of the town.”", SAID, "does not have the quoted words"),
    ("another speaker", "Tom Brandt said, “We will not sell the ferry this year.”", SAID, "said by Mayor Ines Okafor, not by Tom Brandt"),
    ("the sentence of another speech", "Tom Brandt said, “We will not sell the harbour this year.”", OURS, "quoted words"),
    ("words that nobody spoke", "Ines Okafor said, “The old pier would close in May.”", PIER, "nobody's speech"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "named", "shown"), [c[1:] for c in QUOTING], ids=[c[0] for c in QUOTING])  # fmt: skip
def test_beside_a_quotation_called_supported_stands(
    claim: str, named: str, shown: str | None, scripted: Any, played: Any
) -> None:
    desk, _ = scripted(played(rules("supported", [named]), KEEP), SPEECHES)
    finding = desk.check_claim(claim)
    assert finding.verdict.label == "supported", finding
    told = " ".join(finding.verdict.cautions)
    assert (shown or "") in told
    assert ("quoted words" in told) == (shown not in (None, "nobody's speech")), told
    assert_all_real(desk, finding)


def test_a_misquoting_claim_may_be_refuted(scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(rules("refuted", [], [SAID])), SPEECHES)
    claim = "Ines Okafor said, “We will sell the ferry this year.”"
    assert desk.check_claim(claim).verdict.label == "refuted"


def test_two_sources_may_conflict(scripted: Any, played: Any, news: str, other: str) -> None:
    desk, _ = scripted(played(rules("conflicting", [SHARE], [SIX])), news, other)
    verdict = desk.check_claim(RIGHT).verdict
    assert verdict.label == "conflicting"
    assert {e.stance for e in verdict.evidence} == {"supports", "refutes"}


def test_a_silent_server_ends_as_a_failure_that_may_be_tried_again(
    scripted: Any, played: Any
) -> None:
    desk, _ = scripted(played(Scripted(text="late", seconds=0.6)), llm_timeout=0.15)
    failure = desk.check_claim(RIGHT).failure
    assert failure.stage == "model"
    assert failure.retryable
    assert "VERIFY_LLM_TIMEOUT" in failure.message


def test_a_server_that_recovers_is_not_a_failure(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(fail(500), fail(429), GOOD), llm_retries=2)
    assert desk.check_claim(RIGHT).verdict.label == "supported"
    assert len(server.requests) == 3


HINTS = [(401, "OPENAI_API_KEY"), (404, "VERIFY_MODEL"), (429, "VERIFY_REQUESTS_PER_MINUTE")]


@pytest.mark.parametrize(("status", "hint"), HINTS)
def test_a_failure_says_what_to_look_at(status: int, hint: str, scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(fail(status)))
    assert hint in desk.check_claim(RIGHT).failure.message


def test_nobody_listening_is_a_failure(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(GOOD))
    server.close()
    failure = desk.check_claim(RIGHT).failure
    assert failure.stage == "model"
    assert "Is the server running, and VERIFY_BASE_URL right?" in failure.message


def test_a_question_that_fails_is_failed_and_not_abstained(scripted: Any, played: Any) -> None:
    desk, _ = scripted(played(fail(500)))
    answer = desk.ask(QUESTION)
    assert answer.status == "failed"
    assert answer.failure.stage == "model"
