"""A claim that is borne out once a figure or a name is put right is refuted, and told so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verify.checker.checker import Checker
from verify.judges.belief import Belief
from verify.judges.closely import read_closely
from verify.judges.correcting import Correction
from verify.judges.dossier import Dossier
from verify.judges.signals import local_weight, read
from verify.judges.trained import TrainedJudge
from verify.models import Claim

Folder = Callable[..., Path]
Dossiers = Callable[..., Dossier]
Corrected = Callable[[str, str], Correction | None]


@pytest.fixture
def corrected(checker_folder: Folder, dossier_of: Dossiers) -> Corrected:
    """The correction of a claim by a text; the network goes by "denied" and "confirmed"."""
    checker = Checker(checker_folder())

    def corrected(claim: str, text: str) -> Correction | None:
        seen = dossier_of(text)
        weight = local_weight(seen.windows(1))
        (one, *_) = read_closely(Claim.alone(claim), read(claim), seen, weight, checker)
        return one.correction

    return corrected


@pytest.mark.parametrize(
    ("claim", "text", "mine", "theirs", "figure"),
    [
        (
            "The port hired 50 denied crews in Dover.",
            "The port hired 40 confirmed crews in Dover.",
            "50 denied crews",
            "40 confirmed crews",
            True,
        ),
        (
            "The crews sent their letter from Denied Denied Hill.",
            "The crews sent their letter from Confirmed Bay.",
            "Denied Denied Hill",
            "Confirmed Bay",
            False,
        ),
        (
            "The Denied Ferry opened in May 1993.",
            "The ferry was confirmed and opened in June 1994.",
            "May 1993",
            "June 1994",
            True,
        ),
    ],
    ids=["figure", "name", "date of what happens once"],
)
def test_what_the_source_has_instead_is_put_in_its_place(
    corrected: Corrected, claim: str, text: str, mine: str, theirs: str, figure: bool
) -> None:
    found = corrected(claim, text)
    assert found is not None
    assert (found.mine, found.theirs, found.figure) == (mine, theirs, figure)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The port hired 50 crews.", "Confirmed: the port hired 40 crews."),
        ("Denied: the port hired 40 crews.", "Denied: the port hired 40 crews."),
        ("The denied crews won the race in 1993.", "The crews were denied and won it in 1994."),
        ("The port hired 50 denied crews.", "The port hired 40 of the 90 dogs, it denied."),
        ("Denied Denied Hill sent all the letters.", "Confirmed Bay sent all the letters."),
    ],
    ids=[
        "read as support",
        "nothing differs",
        "may happen twice",
        "worse than before",
        "others did the same",
    ],
)
def test_nothing_is_corrected_where_nothing_else_would_be_right(
    corrected: Corrected, claim: str, text: str
) -> None:
    found = corrected(claim, text)
    assert found is None or found.supports < 0.1


def test_among_several_sources_the_passage_has_to_be_on_the_subject(
    checker_folder: Folder, dossier_of: Dossiers, reading: Belief
) -> None:
    unsure = Belief(reading.supports, reading.refutes, alone=1.1)
    judge = TrainedJudge(Checker(checker_folder()), belief=unsure)
    claim = Claim.alone(
        "The clerk sent five old letters of the union home from Denied Denied Hill."
    )
    near = "The clerk sent five old letters of the union home from Confirmed Bay."
    far = "A dog barked and swam from Confirmed Bay, with the clerk behind it."
    for text, several, label in (
        (near, True, "refuted"),
        (far, False, "refuted"),
        (far, True, "not_enough_evidence"),
    ):
        seen = dossier_of(text, *["A ferry left the other town at noon."] * several)
        assert judge.judge(claim, seen).label == label, (text, several)


def test_the_ruling_tells_what_the_passage_has_instead(
    checker_folder: Folder, dossier_of: Dossiers, reading: Belief
) -> None:
    unsure = Belief(reading.supports, reading.refutes, alone=1.1)
    judge = TrainedJudge(Checker(checker_folder()), belief=unsure)
    seen = dossier_of("At noon the clerk sent all the letters of the union from Confirmed Bay.")
    ruling = judge.judge(
        Claim.alone("The clerk sent the letters of the union from Denied Denied Hill."), seen
    )
    assert ruling.label == "refuted"
    assert "“Confirmed Bay”, not “Denied Denied Hill”" in ruling.rationale
