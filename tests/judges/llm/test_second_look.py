"""A model asked once more where checks object: what it keeps stands, what is proved does not."""

# ruff: noqa: E501 - a table reads better with a case a line

from __future__ import annotations

from typing import Any

import pytest

from verify.testing import fail, say

LEVELS = """River falls after the dam opens

The river stood at 7.9 feet in May, the county said. In June it stood at 7.3 feet. Carpenters lost \
7,000 jobs in the valley. Plumbers lost 5,000 jobs there. By autumn 40% of the park had reopened. \
The strike began on May 3, 2018 and ended on May 8, 2018. Ann Roe and Tom Brandt lead the board."""
MAY, JUNE = "stood at 7.9", "stood at 7.3"
KEEP = {"decision": "keep", "label": ""}


def supported(*sentences: str, **more: Any) -> dict[str, Any]:
    return {"label": "supported", "supporting": list(sentences), "refuting": [], **more}


WORKED = [
    ("a difference", "The dam cut the level of the river by 0.6 feet.", (MAY, JUNE), "7.9 - 7.3 = 0.6"),
    ("a sum", "The two trades together lost 12,000 jobs.", ("Carpenters lost", "Plumbers lost"), "7,000 + 5,000 = 12,000"),
    ("what is left", "In autumn more than half of the park was still shut.", ("40% of the park",), "100 - 40 = 60"),
    ("days", "The strike lasted five days.", ("strike began",), "2018-05-08 - 2018-05-03 = 5"),
    ("a count", "Two people lead the board.", ("lead the board",), "count(Ann Roe, Tom Brandt) = 2"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "named", "working"), [c[1:] for c in WORKED], ids=[c[0] for c in WORKED])  # fmt: skip
def test_a_working_is_computed_and_shown(
    claim: str, named: tuple[str, ...], working: str, scripted: Any, played: Any
) -> None:
    desk, _ = scripted(played(supported(*named, working=working), KEEP), LEVELS)
    verdict = desk.check_claim(claim).verdict
    assert verdict.label == "supported", verdict
    assert any(c.text.startswith(working.split(" = ")[0]) for c in verdict.calculations)
    assert all(c.inputs for c in verdict.calculations)


BROKEN = [
    ("another result", "7.9 - 7.3 = 0.5", "comes to 0.6"),
    ("a figure from nowhere", "8.4 - 7.8 = 0.6", "no sentence that it names has"),
    ("division by nothing", "7.9 / 0 = 0.6", "divides by nothing"),
    ("words", "the one minus the other", "in words"),
    ("too long", "7.9 - 7.3 + " * 900 + "1", "longer than"),
    ("code", "__import__('os').getcwd() + 1", "cannot be read"),
    ("a power", "9 ** 9 ** 9 = 0.6", "number"),
    ("the claim's own figure", "0.6 * 1 = 0.6", "no sentence that it names has"),
    ("another figure than the claim's", "7.9 + 7.3 = 15.2", "not to a figure of it"),
]


@pytest.mark.parametrize(("working", "shown"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_a_working_that_does_not_hold_is_an_objection(
    working: str, shown: str, scripted: Any, played: Any
) -> None:
    first = supported(MAY, JUNE, working=working)
    desk, server = scripted(played(first, KEEP | {"working": working}), LEVELS)
    verdict = desk.check_claim("The dam cut the level of the river by 0.6 feet.").verdict
    told = " ".join(verdict.cautions)
    assert "working does not hold" in told
    assert shown in told
    assert len(server.requests) == 2


def test_the_model_hears_what_the_checks_object(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(supported(MAY), KEEP), LEVELS)
    desk.check_claim("The river stood at 8.4 feet in May.")
    told = server.requests[1]["messages"][1]["content"]
    assert "“8.4 feet”" in told
    assert '"label": "supported"' in told


def test_nothing_is_asked_twice_where_nothing_objects(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(supported(MAY)), LEVELS)
    verdict = desk.check_claim("The river stood at 7.9 feet in May.").verdict
    assert (verdict.label, verdict.cautions, len(server.requests)) == ("supported", (), 1)


def test_a_second_look_that_fails_leaves_the_first_reply_with_a_note(
    scripted: Any, played: Any
) -> None:
    desk, _ = scripted(played(supported(MAY), fail(500)), LEVELS)
    verdict = desk.check_claim("Ivo Marsh measured the river in May.").verdict
    assert verdict.label == "supported"
    assert any("its first reply stands" in caution for caution in verdict.cautions)


CONTRADICTIONS = [
    {"decision": "keep", "label": "refuted"},
    {"decision": "change", "label": ""},
    {"decision": "change", "label": "refuted", "refuting": []},
    {"decision": "keep", "supporting": [99]},
]


@pytest.mark.parametrize("reply", CONTRADICTIONS, ids=str)
def test_a_second_reply_that_contradicts_itself_changes_nothing(
    reply: dict[str, Any], scripted: Any, played: Any
) -> None:
    desk, server = scripted(played(supported(MAY), say({"reasoning": "r", **reply})), LEVELS)
    verdict = desk.check_claim("Ivo Marsh measured the river in May.").verdict
    assert verdict.label == "supported"
    assert any("its first reply stands" in caution for caution in verdict.cautions)
    assert len(server.requests) == 3


def test_a_changed_label_says_what_it_was(scripted: Any, played: Any) -> None:
    change = {"decision": "change", "label": "not_enough_evidence", "missing": "who measured"}
    desk, _ = scripted(played(supported(MAY), change), LEVELS)
    verdict = desk.check_claim("Ivo Marsh measured the river in May.").verdict
    assert verdict.label == "not_enough_evidence"
    assert any("said “supported” first" in caution for caution in verdict.cautions)


def test_a_second_look_can_be_switched_off(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(supported(MAY)), LEVELS, llm_second_look=False)
    verdict = desk.check_claim("Ivo Marsh measured the river in May.").verdict
    assert verdict.label == "supported"
    assert len(server.requests) == 1
    assert any("Ivo Marsh" in caution for caution in verdict.cautions)


def test_second_looks_are_kept_and_counted(scripted: Any, played: Any) -> None:
    desk, server = scripted(played(supported(MAY), KEEP), LEVELS)
    claim = "Ivo Marsh measured the river in May."
    assert desk.bench.estimate(*_asked(desk, claim)).second_looks == 1
    first = desk.check_claim(claim)
    assert desk.check_claim(claim) == first
    assert len(server.requests) == 2
    assert desk.bench.used()["cached"] == 2
    known = desk.bench.estimate(*_asked(desk, claim))
    assert (known.calls, known.cached, known.second_looks) == (0, 2, 0)


def _asked(desk: Any, claim: str) -> tuple[Any, Any]:
    from verify.models import Claim

    return Claim.alone(claim), desk._seen(claim)


def test_a_comparison_of_two_sources_is_no_objection_to_either(scripted: Any, played: Any) -> None:
    north = "Northford spends less\n\nNorthford paid $40 million for its bridge in 2019."
    south = "Southford spends more\n\nSouthford paid $55 million for its bridge in 2019."
    named = supported("Northford paid", "Southford paid")
    desk, server = scripted(played(named), north, south, checker="none")
    verdict = desk.check_claim(
        "Southford paid $15 million more for its bridge than Northford."
    ).verdict
    assert verdict.label == "supported", verdict
    assert not any("does not have the figure" in caution for caution in verdict.cautions)
    assert len(server.requests) <= 2
