"""A draft split by a model: the draft's own words in parts, or the sentence as it stands."""

# ruff: noqa: E501 - a table reads better with a case a line

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest

from verify.judges.llm.schema import SplitReply, json_schema
from verify.testing import Request, fail, say

FIRST = (
    "Mayor Ines Okafor did not sign the contract and the board approved the loan on June 4, 2012."
)
SECOND = "She called the school loan “a gift to the banks”, the clerk of the county said on Friday."
QUOTED = "a gift to the banks"
DRAFT = f"{FIRST}\n\n{SECOND}"


def split(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"claims": list(claims)}


def part(sentence: int, claim: str, **more: bool) -> dict[str, Any]:
    return {"sentence": sentence, "claim": claim, **more}


SIGNED = part(1, "Mayor Ines Okafor did not sign the contract")
LOAN = part(1, "the board approved the loan on June 4, 2012")
CALLED = part(
    2,
    "Ines Okafor called the school loan “a gift to the banks”, the clerk of the county said on Friday",
)

HELD = [
    ("two claims of one sentence", (SIGNED, LOAN), [SIGNED["claim"], LOAN["claim"], SECOND]),
    ("a pronoun resolved", (SIGNED, LOAN, CALLED), [SIGNED["claim"], LOAN["claim"], CALLED["claim"]]),
    ("a part that is not worth a check", (SIGNED, LOAN, part(1, "the board approved", check_worthy=False)), [SIGNED["claim"], LOAN["claim"], SECOND]),
]  # fmt: skip
NOT_HELD = [
    ("a word that is nowhere", (part(1, "Mayor Ines Okafor refused the wicked contract"), LOAN), "words that the draft"),
    ("a figure changed", (SIGNED, part(1, "the board approved the loan on June 9, 2012")), "a figure"),
    ("a negation dropped", (part(1, "Mayor Ines Okafor did sign the contract"), LOAN), "negation"),
    ("a negation put in", (SIGNED, part(1, "the board never approved the loan on June 4, 2012")), "denies|words"),
    ("a figure left out", (SIGNED, part(1, "the board approved the loan")), "leave out the figure"),
    ("a name left out", (part(1, "did not sign the contract"), LOAN), "leave out a name"),
    ("half of it left out", (SIGNED,), "leave out"),
    ("something of another sentence", (part(1, "the county clerk called the banks"), SIGNED, LOAN), "not about"),
    ("ambiguous", (part(1, FIRST, ambiguous=True),), "ambiguous"),
    ("nothing worth a check", (part(1, FIRST, check_worthy=False),), "no claim"),
    ("nothing at all", (), "no claim"),
]  # fmt: skip


def extracted(scripted: Any, *claims: dict[str, Any], draft: str = DRAFT) -> Any:
    desk, _ = scripted(lambda _request: say(split(*claims)))
    found = desk.extract(draft)
    assert all(draft[c.span.start : c.span.end] in c.sentence for c in found.claims)
    return found.claims


@pytest.mark.parametrize(("given", "texts"), [c[1:] for c in HELD], ids=[c[0] for c in HELD])
def test_parts_in_the_drafts_words_are_its_claims(scripted: Any, given: Any, texts: Any) -> None:
    assert sorted(c.text for c in extracted(scripted, *given)) == sorted(texts)


@pytest.mark.parametrize(("given", "why"), [c[1:] for c in NOT_HELD], ids=[c[0] for c in NOT_HELD])
def test_what_does_not_hold_leaves_the_sentence_and_says_why(
    scripted: Any, given: Any, why: str
) -> None:
    first = extracted(scripted, *given)[0]
    assert first.text == FIRST
    assert any(words in first.note for words in why.split("|")), first.note


def test_attribution_stays_in_the_claim(scripted: Any) -> None:
    second = extracted(scripted, SIGNED, LOAN, part(2, "Ines Okafor called the school loan “a gift to the banks”"))[-1]  # fmt: skip
    assert second.text == SECOND
    assert "who says so" in second.note


def test_a_quote_stays_as_it_is(scripted: Any) -> None:
    second = extracted(scripted, SIGNED, LOAN, part(2, "Ines Okafor called the school loan “a gift to banks”, the clerk of the county said on Friday"))[-1]  # fmt: skip
    assert second.text == SECOND
    assert "quotes otherwise" in second.note


def test_a_part_that_stands_word_for_word_is_found_at_its_place(scripted: Any) -> None:
    for claim in extracted(scripted, SIGNED, LOAN)[:2]:
        assert DRAFT[claim.span.start : claim.span.end] == claim.text


def test_a_model_that_fails_leaves_every_sentence_with_a_note(scripted: Any) -> None:
    desk, _ = scripted(lambda _request: fail(500))
    claims = desk.extract(DRAFT).claims
    assert [c.text for c in claims] == [FIRST, SECOND]
    assert all(c.note.startswith("Not split by the model (model)") for c in claims)


def test_a_sentence_that_was_not_shown_is_no_reply(scripted: Any) -> None:
    claims = extracted(scripted, part(9, "The moon"))
    assert all("(reply)" in c.note for c in claims)


def splitting(request: Request) -> Any:
    """A model that splits the draft, and decides no claim."""
    if "split" in str(request["messages"][0]["content"]):
        return say(split(SIGNED, LOAN, part(2, SECOND, ambiguous=True)))
    return say({"reasoning": "r", "label": "not_enough_evidence", "supporting": [],
                "refuting": [], "reporting": [], "missing": ""})  # fmt: skip


def test_a_draft_is_split_before_it_is_checked_and_the_note_is_read(scripted: Any) -> None:
    desk, server = scripted(splitting)
    report = desk.check_draft(DRAFT)
    assert [f.claim.text for f in report.findings] == [SIGNED["claim"], LOAN["claim"], SECOND]
    assert "ambiguous" in report.findings[-1].verdict.cautions[0]
    assert report.run.calls == len(server.requests) == 4
    assert set(report.run.prompts) == {"judge", "review", "answer", "split"}


def test_a_dry_run_counts_the_split_and_asks_nothing(scripted: Any) -> None:
    desk, server = scripted(lambda _request: fail(500))
    claims = [(c, None) for c in desk.extract(DRAFT, split=False).claims]
    assert desk.estimate(claims, DRAFT).calls == 3
    assert server.requests == []


def test_a_draft_is_taken_up_before_the_model_is_asked(scripted: Any) -> None:
    desk, server = scripted(splitting)
    check = desk.begin_draft(DRAFT)
    assert [item.text for item in check.items] == [FIRST, SECOND, QUOTED]
    assert (server.requests, check.preparing, check.report().run.calls) == ([], "", 0)
    told: list[str] = []
    results = check.results(told.append)
    next(results)
    assert [item.text for item in check.items] == [SIGNED["claim"], LOAN["claim"], SECOND, QUOTED]
    assert told == [f"{n} of 2 sentences split by the model" for n in range(3)]
    assert (check.preparing, check.total, len(list(results))) == ("", 4, 3)


def test_a_check_stopped_while_the_model_splits_goes_on_where_it_was(scripted: Any) -> None:
    desk, server = scripted(splitting)
    check = desk.begin_draft(DRAFT)
    assert list(check.results(lambda _told: check.stop())) == []
    assert (check.run_id, check.done, len(server.requests)) == (None, 0, 0)
    assert len(list(check.results())) == check.total == 4
    assert check.report().run.calls == len(server.requests) == 4


def test_the_limit_of_calls_holds_for_the_split_too(scripted: Any) -> None:
    desk, server = scripted(splitting, max_calls=2, llm_concurrency=1)
    report = desk.check_draft(DRAFT)
    assert [f.status for f in report.findings] == ["judged", "failed", "failed"]
    assert len(server.requests) == report.run.calls == 2


def test_runs_that_overlap_count_their_own_calls(scripted: Any) -> None:
    desk, server = scripted(splitting, llm_concurrency=4)
    draft = "\n\n".join(f"The old hall has {n} doors and a roof." for n in range(20))
    one, other = desk.begin_draft(DRAFT), desk.begin_draft(draft)
    threads = [Thread(target=list, args=(check.results(),)) for check in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    runs = [check.report().run for check in (one, other)]
    assert [run.calls for run in runs] == [1 + 3, 2 + 20]
    assert sum(run.calls for run in runs) == len(server.requests) == desk.bench.used()["calls"]
    assert sum(run.tokens for run in runs) == desk.bench.used()["tokens"]


def test_each_run_counts_its_own_calls(scripted: Any) -> None:
    desk, _ = scripted(lambda _request: say(split(SIGNED, LOAN)), llm_retries=0)
    first, second = desk.check_draft(DRAFT).run, desk.check_draft(DRAFT).run
    assert first.calls > 0
    assert (second.cached, second.calls) == (1, first.calls - 1)
    assert second.tokens < first.tokens


def test_the_schema_closes_what_is_inside_too() -> None:
    item = json_schema(SplitReply)["properties"]["claims"]["items"]
    assert item["required"] == ["sentence", "claim", "check_worthy", "ambiguous"]
    assert item["additionalProperties"] is False
