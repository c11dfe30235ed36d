"""The embedded judge: support needs nearly all of a claim, refutation the same subject."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.judges.embedded import EmbeddedJudge
from verify.judges.ground import ground
from verify.judges.judge import Dossier, number
from verify.models import Claim, Verdict
from verify.sources.source import from_text
from verify.text.sentences import sentence_spans

VOTE = """Library levy passes in Marlow

MARLOW — Voters approved the library levy on Tuesday, the county clerk said. Seven of the nine \
townships backed it. The levy will raise $4.2 million a year for the library.

Councilwoman Dana Whitfield did not support the levy. Opponents have accused the clerk of losing \
ballots, a charge she denied. The old library on Pine Street closed in 2016."""

OTHER = """Marlow levy fails narrowly

Voters rejected the library levy on Tuesday, according to an early count."""


def desk(*texts: str) -> Dossier:
    sources = {s.id: s for s in map(from_text, texts)}
    spans = [(s.id, span) for s in sources.values() for span in sentence_spans(s.text)]
    return number(spans, sources)


def check(claim: str, *texts: str) -> Verdict:
    judge = EmbeddedJudge()
    seen = desk(*(texts or (VOTE,)))
    verdict = ground(judge.judge(Claim.alone(claim), seen), seen, judge.name)
    for item in verdict.evidence:
        assert item.citation.holds_in(seen.sources[item.citation.source_id].text)
    return verdict


@pytest.mark.parametrize(
    "claim",
    [
        "Voters approved the library levy.",
        "Seven of the nine townships backed the levy.",
        "The levy will raise $4.2 million a year.",
        "The old library on Pine Street closed in 2016.",
        "Whitfield did not support the levy.",
        "About 78 percent of the townships backed the levy.",
    ],
)
def test_a_claim_that_a_source_states_is_supported(claim: str) -> None:
    verdict = check(claim)
    assert verdict.label == "supported", verdict
    assert any(item.stance == "supports" for item in verdict.evidence)


@pytest.mark.parametrize(
    "claim",
    [
        "Voters rejected the library levy on Tuesday.",
        "Two of the nine townships backed the levy.",
        "The levy will raise $5.2 million a year.",
        "Whitfield supported the levy.",
    ],
)
def test_a_claim_that_a_source_turns_round_is_refuted(claim: str) -> None:
    verdict = check(claim)
    assert verdict.label == "refuted", verdict
    assert any(item.stance == "refutes" for item in verdict.evidence)


def test_what_a_correction_takes_back_is_refuted_by_it() -> None:
    note = (
        "Correction: An earlier version of this article put the number of homes that received "
        "strike notices at 28. It is 26."
    )
    verdict = check("28 homes received strike notices.", note)
    assert verdict.label == "refuted", verdict
    assert "“28” is wrong" in verdict.rationale


@pytest.mark.parametrize(
    "claim",
    [
        "The school board approved a new stadium.",
        "Voters in Denver approved the library levy.",
        "The clerk lost ballots.",
        "The mayor resigned.",
        "Levy.",
        "12",
    ],
)
def test_a_claim_that_no_source_decides_stays_open(claim: str) -> None:
    verdict = check(claim)
    assert verdict.label == "not_enough_evidence", verdict
    assert verdict.gaps


def test_an_accusation_only_reports_what_it_accuses_of() -> None:
    verdict = check("The clerk lost ballots.")
    assert {item.stance for item in verdict.evidence} <= {"reports"}


def test_sources_that_disagree_are_both_shown() -> None:
    verdict = check("Voters approved the library levy on Tuesday.", VOTE, OTHER)
    assert verdict.label == "conflicting"
    assert {item.stance for item in verdict.evidence} == {"supports", "refutes"}


def test_a_derived_figure_comes_with_its_working() -> None:
    verdict = check("About 78 percent of the townships backed the levy.")
    assert [c.text for c in verdict.calculations]
    inputs = " ".join(c.exact for c in verdict.calculations[0].inputs)
    assert "Seven" in inputs
    assert "nine" in inputs


def test_without_any_evidence_nothing_is_decided() -> None:
    assert check("Voters approved the library levy.", "\n").label == "not_enough_evidence"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=400))
def test_any_claim_against_any_text_ends_in_a_grounded_verdict(claim: str, text: str) -> None:
    assert check(claim, text).label


def test_long_evidence_is_judged_by_its_windows() -> None:
    filler = " ".join(f"Ward {n} counted its ballots early." for n in range(2000))
    verdict = check("Seven of the nine townships backed the levy.", f"{filler}\n\n{VOTE}")
    assert verdict.label == "supported"
