"""Every kind of server: how a reply is asked for, kept, counted, paced and stopped."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from verify.errors import JudgeError, SettingsError
from verify.judges.llm.budget import Budget
from verify.judges.llm.endpoint import Endpoint, ReplyCache
from verify.judges.llm.schema import ClaimReply, ReplyProblem, read_reply
from verify.models import Claim
from verify.settings import Settings
from verify.testing import Request, Scripted, choosy, fail, say
from verify.verifier import Verifier

NEI = {"reasoning": "r", "label": "not_enough_evidence", "supporting": [], "refuting": [],
       "reporting": [], "missing": ""}  # fmt: skip
CLAIM = "The old hall stays open until autumn."


def method_of(request: Request) -> str:
    """The method behind a request."""
    if "tools" in request:
        return "function_calling"
    kind = (request.get("response_format") or {}).get("type")
    return {"json_schema": "json_schema", "json_object": "json_mode", None: "text"}[kind]


LADDERS = {
    (): ["json_schema"],
    ("json_schema",): ["json_schema", "function_calling"],
    ("json_schema", "tools"): ["json_schema", "function_calling", "json_mode"],
    ("json_schema", "tools", "json_object"): [
        "json_schema", "function_calling", "json_mode", "text",
    ],
}  # fmt: skip


@pytest.mark.parametrize("refused", LADDERS, ids=lambda names: " ".join(names) or "nothing")
def test_what_a_server_takes_is_found_out_once(refused: tuple[str, ...], scripted: Any) -> None:
    desk, server = scripted(choosy(NEI, *refused))
    assert desk.check_claim(CLAIM).verdict is not None
    assert [method_of(r) for r in server.requests] == LADDERS[refused]
    assert desk.check_claim("The hall is old.").verdict is not None
    assert method_of(server.requests[-1]) == LADDERS[refused][-1]
    assert len(server.requests) == len(LADDERS[refused]) + 1


def test_what_was_found_out_is_remembered_by_the_next_process(scripted: Any) -> None:
    script = choosy(NEI, "json_schema")
    desk, server = scripted(script)
    desk.check_claim(CLAIM)
    again = Verifier(desk.library, desk.settings)
    again.check_claim("The hall is old.")
    again.bench.close()
    methods = [method_of(r) for r in server.requests]
    assert methods == ["json_schema", "function_calling", "function_calling"]


@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode", "text"])
def test_a_method_that_is_set_is_the_one_used(method: str, scripted: Any) -> None:
    desk, server = scripted(choosy(NEI), llm_method=method)
    assert desk.check_claim(CLAIM).verdict is not None
    assert [method_of(r) for r in server.requests] == [method]


def test_a_server_that_ignores_tools_is_read_all_the_same(scripted: Any) -> None:
    desk, _ = scripted([say(NEI)], llm_method="function_calling")
    assert desk.check_claim(CLAIM).verdict is not None


def test_a_model_with_its_own_temperature_is_asked_without_ours(scripted: Any) -> None:
    def script(request: Request) -> Scripted:
        if "temperature" in request:
            return fail(400, "'temperature' does not support 0 with this model")
        return say(NEI)

    desk, server = scripted(script)
    assert desk.check_claim(CLAIM).verdict is not None
    assert "seed" not in server.requests[-1]


# ------------------------------------------------------------------------------------- cache


def test_the_same_question_is_asked_once(scripted: Any) -> None:
    desk, server = scripted(choosy(NEI))
    first = desk.check_claim(CLAIM)
    again = Verifier(desk.library, desk.settings)
    assert again.check_claim(CLAIM) == first
    assert len(server.requests) == 1
    usage = again.bench.used()
    again.bench.close()
    assert (usage["calls"], usage["cached"]) == (0, 1)


def test_a_changed_source_prompt_or_model_is_asked_anew(
    scripted: Any, news: str, tmp_path: Path
) -> None:
    desk, server = scripted(choosy(NEI))
    desk.check_claim(CLAIM)
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    for task in ("judge", "review", "answer", "split"):
        text = (Path(__file__).parents[3] / "prompts" / f"{task}.md").read_text("utf-8")
        (prompts / f"{task}.md").write_text(text.replace("newsroom", "paper"), "utf-8")
    changes: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        ((), {"model": "another"}),
        ((), {"prompts": prompts}),
        ((news.replace("old hall", "new hall"),), {}),
    ]
    for calls, (texts, settings) in enumerate(changes, 2):
        changed, _ = scripted([say(NEI)], *texts, base_url=server.url, **settings)
        changed.check_claim(CLAIM)
        assert len(server.requests) == calls


def test_a_reply_that_could_not_be_used_is_not_kept(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(say("no"), say("no"), NEI))
    assert desk.check_claim(CLAIM).failure is not None
    assert desk.check_claim(CLAIM).verdict is not None
    assert len(server.requests) == 3
    assert "could not be used" in server.requests[1]["messages"][-1]["content"]


def test_a_broken_cache_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    broken = b"not a database, not at all" * 50
    (tmp_path / "replies.sqlite").write_bytes(broken)
    cache = ReplyCache(tmp_path / "replies.sqlite")
    assert cache.reply("x") is None
    cache.keep_reply("x", "yes")
    assert cache.reply("x") == "yes"
    cache.close()
    assert (tmp_path / "replies.sqlite.damaged").read_bytes() == broken


# ---------------------------------------------------------------------------- keys and settings


def test_a_key_is_never_printed_or_stored(
    scripted: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "sk-very-secret-123456"
    script = [fail(401, f"Incorrect API key provided: {key}")]
    desk, _ = scripted(script, openai_api_key=None)
    monkeypatch.setenv("OPENAI_API_KEY", key)
    settings = Settings.load(**desk.settings.model_dump(exclude={"openai_api_key"}))
    with_key = Verifier(desk.library, settings)
    finding = with_key.check_claim(CLAIM)
    with_key.bench.close()
    assert finding.failure is not None
    assert finding.failure.stage == "model"
    assert key not in finding.model_dump_json() + repr(settings) + settings.model_dump_json()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert key.encode() not in kept


def test_a_model_without_key_and_address_is_an_error_that_names_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match=r"OPENAI_API_KEY.*VERIFY_BASE_URL"):
        Endpoint(Settings.load(store=tmp_path, judge="llm"))


def test_both_without_key_and_address_is_the_embedded_judge_and_says_so(
    scripted: Any, tmp_path: Path
) -> None:
    desk, _ = scripted([say(NEI)])
    alone = Verifier(desk.library, Settings.load(store=tmp_path, judge="both"))
    assert alone.judge.name.startswith("embedded")
    assert alone.notice is not None
    assert "embedded judge decides alone" in alone.notice


def test_pace_and_price_change_no_digest() -> None:
    plain = Settings.load().digest()
    assert Settings.load(max_calls=3, llm_timeout=9.0, prices={"m": (1, 2)}).digest() == plain
    assert Settings.load(model="m").digest() != plain


# ------------------------------------------------------------------------------------- budget


def test_a_run_stops_at_the_limit_of_calls_and_keeps_what_is_done(scripted: Any) -> None:
    desk, server = scripted(choosy(NEI), max_calls=2)
    claims = [f"The hall has {n} doors." for n in range(4)]
    findings = [desk.check_claim(claim) for claim in claims]
    assert [f.status for f in findings] == ["judged", "judged", "failed", "failed"]
    assert {f.failure.stage for f in findings[2:]} == {"budget"}
    assert len(server.requests) == 2
    assert desk.check_claim(claims[0]).status == "judged"


def test_a_run_stops_before_it_costs_too_much(scripted: Any) -> None:
    prices = {"scripted": (1000.0, 1000.0)}
    desk, server = scripted(choosy(NEI), max_cost=2.0, prices=prices)
    findings = [desk.check_claim(f"The hall has {n} doors.") for n in range(4)]
    assert 0 < desk.bench.used()["cost"] <= 2.0
    assert 0 < len(server.requests) < 4
    assert findings[-1].failure.stage == "budget"


def test_a_limit_in_dollars_needs_a_price(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="VERIFY_PRICES"):
        Endpoint(Settings.load(store=tmp_path, base_url="http://127.0.0.1:9/v1", max_cost=1.0))


def test_an_unknown_price_is_said_to_be_unknown(scripted: Any) -> None:
    desk, _ = scripted(choosy(NEI))
    desk.check_claim(CLAIM)
    used = desk.bench.used()
    assert used["cost"] is None
    assert used["tokens"] > 100
    assert set(used["prompts"]) == {"judge", "review", "answer", "split"}


@pytest.mark.parametrize(
    ("limits", "waits"),
    [({"requests_per_minute": 2}, 1), ({"tokens_per_minute": 700}, 1), ({}, 0)],
)
def test_the_pace_is_kept(limits: dict[str, int], waits: int) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    budget = Budget(clock=lambda: now[0], sleep=sleep, **limits)  # type: ignore[arg-type]
    for _ in range(3):
        budget.begin(100)
    assert len(slept) == waits
    assert all(seconds <= 60 for seconds in slept)


def test_an_estimate_asks_nothing(scripted: Any) -> None:
    desk, server = scripted(choosy(NEI))
    claims: list[tuple[Claim, str | None]] = [(Claim.alone(CLAIM), None)]
    estimate = desk.estimate(claims)
    assert (estimate.calls, estimate.cached) == (1, 0)
    assert estimate.tokens_in > 300
    assert not server.requests
    desk.check_claim(CLAIM)
    assert desk.estimate(claims).cached == 1


# --------------------------------------------------------------------------------------- both


def test_both_asks_the_model_only_where_the_embedded_judge_is_unsure(
    scripted: Any, played: Any
) -> None:
    desk, server = scripted(played(NEI), judge="both")
    sure = desk.check_claim("Seven of the nine townships backed the school loan.").verdict
    assert sure.label == "supported"
    assert sure.judge.startswith("embedded")
    assert not server.requests
    unsure = desk.check_claim("Townships liked the loan for schools, by and large.").verdict
    assert unsure.judge.startswith("llm:scripted")
    assert desk.bench.used()["model_share"] == 0.5
    assert desk.ask("How many townships backed the school loan?").judge.startswith("embedded")


# ------------------------------------------------------------------------------------ many


def test_nothing_is_lost_where_a_tenth_of_the_requests_fail(scripted: Any) -> None:
    chance = random.Random(5)

    def script(request: Request) -> Scripted:
        return fail(500) if chance.random() < 0.1 else say(NEI)

    desk, server = scripted(script, llm_concurrency=8)
    draft = "\n\n".join(f"The hall number {n} has {n + 3} doors." for n in range(100))
    report = desk.check_draft(draft)
    assert [f.claim.text for f in report.findings] == draft.split("\n\n")
    failed = [f for f in report.findings if f.status == "failed"]
    assert 0 < len(failed) < 40
    assert {f.failure.stage for f in failed if f.failure} == {"model"}
    assert report.run.calls == len(server.requests)
    told = [str(request["messages"][0]["content"]) for request in server.requests]
    assert sum("You check one claim" in system for system in told) == 100


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no complete JSON"),
        ("[]", "no complete JSON"),
        ('{"label": "supported"', "no complete JSON"),
        ('{"label": 7}', "label"),
        ('{"label": "supported", "supporting": [true]}', "supporting"),
        ('{"label": "supported", "supporting": {"a": 1}}', "supporting"),
        ('{"label": "supported", "supporting": [1.5]}', "supporting"),
        ("{" * 5000, "no complete JSON"),
        ('{"label":' * 3000, "no complete JSON"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, problem: str) -> None:
    with pytest.raises(ReplyProblem, match=problem):
        read_reply(text, ClaimReply)


@pytest.mark.parametrize(
    "text",
    [
        '{"label": "Not enough evidence"}',
        '{"label": "not-enough-evidence", "mood": "fine", "supporting": null}',
        '<think>{"label": "refuted"}</think> {"label": "not_enough_evidence"}',
        'so {"x": 1} and {"label": "not_enough_evidence"} twice {"label": "not_enough_evidence"}',
        '{"label": "not_enough_evidence", "reasoning": "a\nb"}',
    ],
)
def test_what_can_be_read_is_read(text: str) -> None:
    assert read_reply(text, ClaimReply).label == "not_enough_evidence"


def test_sentences_may_be_numbered_in_several_ways() -> None:
    reply = read_reply(
        json.dumps({"label": "supported", "supporting": ["[3]", "4", 4]}), ClaimReply
    )
    assert reply.supporting == [3, 4]


def test_a_fatal_limit_is_a_judge_error() -> None:
    with pytest.raises(JudgeError, match="max_calls"):
        Budget(max_calls=0).begin(1)
