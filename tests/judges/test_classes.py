"""A person is in one party: what the article calls them decides a claim of it."""

import pytest

from verify.judges.classes import membership
from verify.judges.embedded import EmbeddedJudge
from verify.models import Claim
from verify.sources.source import from_text
from verify.verifier import given

ARTICLE = "Gov. Ann Roe met the unions. The Democratic governor said that she would not give in."


@pytest.mark.parametrize(
    ("window", "told"),
    [
        ("Roe, a Democrat, said that talks go on.", "Democrat"),
        ("Roe, a moderate Republican, said that talks go on.", "Republican"),
        ("Sen. Ann Roe (R-Conn.) spoke.", "Republican"),
        ("Ann Roe, D-Hartford, spoke.", "Democrat"),
        ("Unions urged Republican Gov. Ann Roe to reconsider.", "Republican"),
        ("The Democratic governor gave in.", "Democrat"),
        ("Roe is a Libertarian.", "Libertarian"),
    ],
)
def test_a_party_is_told_in_many_ways(window: str, told: str) -> None:
    found = membership("Gov. Roe is a Republican.", window, from_text(ARTICLE, title="A"))
    assert found is not None
    assert found.told == told
    assert found.same == (told == "Republican")


@pytest.mark.parametrize(
    ("claim", "window"),
    [
        ("Gov. Roe is a Republican.", "Republican lawmakers asked Roe to reconsider."),
        ("Gov. Roe is a Republican.", "The Democratic senator spoke with Roe."),
        ("Gov. Roe is a Republican.", "Roe spoke for an hour."),
        ("Gov. Roe is a Republican.", "Democratic Gov. Roe, a Republican in her youth, spoke."),
        ("Gov. Roe met a Republican.", "Roe, a Democrat, spoke."),
        ("Gov. Lee is a Republican.", "Roe, a Democrat, met Lee."),
    ],
)
def test_what_is_said_of_others_says_nothing(claim: str, window: str) -> None:
    assert membership(claim, window, from_text(ARTICLE, title="A")) is None


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Gov. Roe is a Republican.", "refuted"),
        ("Gov. Roe is a Democrat.", "supported"),
        ("Roe belongs to the Democratic Party.", "supported"),
        ("Ann Roe is a member of the Republican Party.", "refuted"),
    ],
)
def test_a_party_told_beside_what_somebody_says_decides(claim: str, label: str) -> None:
    seen = given("Gov. Ann Roe, a Democrat, said that unions accuse her of demanding too much.")
    assert EmbeddedJudge().judge(Claim.alone(claim), seen).label == label
