"""A claim that is borne out once a figure or a name is put right is refuted, and told so."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from verify.checker import shipped
from verify.checker.checker import Checker, Odds
from verify.judges.belief import Belief
from verify.judges.closely import read_closely
from verify.judges.correcting import Correction, correction
from verify.judges.dossier import Dossier
from verify.judges.signals import local_weight, read
from verify.judges.trained import TrainedJudge
from verify.judges.weighing import weigh_one
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
            "Denied: the port hired 50 denied crews in Dover.",
            "The port hired 40 confirmed crews in Dover.",
            "50 denied crews",
            "40 confirmed crews",
            True,
        ),
        (
            "The crews sent their letter in Denied Denied Hill.",
            "The crews sent their letter in Confirmed Bay.",
            "Denied Denied Hill",
            "Confirmed Bay",
            False,
        ),
        (
            "The Denied Denied Ferry opened in May 1993.",
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


class Willing(Checker):
    """Reads every claim as borne out, as a network may: what is left is what code lets pass."""

    def score(self, claim: str, windows: Sequence[str]) -> list[Odds]:
        return [Odds(0.9, 0.05, 0.05) for _ in windows]


@pytest.mark.parametrize(
    ("claim", "text", "theirs"),
    [
        ("Whitlock was born in Canada.", "Whitlock was born in Kenya.", "Kenya"),
        ("Whitlock was born in Canada.", "Whitlock was born in Quebec.", None),
        ("Whitlock was born in Canada.", "Whitlock was born in Fenwick.", None),
        ("Whitlock was born in Fenwick.", "Whitlock was born in Marsh End.", "Marsh End"),
        ("The song is by Fen Hollow.", "The song is by an American band.", None),
        ("The song is by Fen Hollow.", "The song is by Marsh End.", "Marsh End"),
        ("The song is from Fen Hollow.", "The song is from Marsh End.", None),
        ("The song is from Canada.", "The song is from Kenya.", "Kenya"),
        ("It is a Kenyan Highland song.", "It is a Canadian song.", None),
        ("It is a Kenyan Highland song.", "It is a song by Fen Hollow.", None),
        ("Hill Films released the film in May 1937.", "It was out in June 1937.", "June 1937"),
        ("Hill Films released a film in May 1937.", "It was out in June 1937.", None),
        ("The ship was built in 3 weeks in all.", "It was built in 2 weeks in all.", "2 weeks"),
        ("The ship was built in 3 weeks.", "The latter of them was built in 2 weeks.", None),
    ],
)
def test_a_name_or_a_figure_gives_way_only_to_one_that_excludes_it(
    dossier_of: Dossiers, claim: str, text: str, theirs: str | None
) -> None:
    seen = dossier_of(text)
    weighed = weigh_one(
        Claim.alone(claim), read(claim), seen.windows()[0], seen, local_weight(seen.windows(1))
    )
    (source,) = seen.sources.values()
    found = correction(claim, weighed, source, Odds(0.05, 0.9, 0.05), Willing(shipped.SHIPPED))
    assert (found.theirs if found else None) == theirs


def test_among_several_sources_the_passage_has_to_be_on_the_subject(
    checker_folder: Folder, dossier_of: Dossiers, reading: Belief
) -> None:
    unsure = Belief(reading.supports, reading.refutes, alone=1.1)
    judge = TrainedJudge(Checker(checker_folder()), belief=unsure)
    claim = Claim.alone("The clerk sent five old letters of the union home in Denied Denied Hill.")
    near = "The clerk sent five old letters of the union home in Confirmed Bay."
    far = "A dog barked and swam in Confirmed Bay, with the clerk behind it."
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
    seen = dossier_of("At noon the clerk sent all the letters of the union in Confirmed Bay.")
    ruling = judge.judge(
        Claim.alone("The clerk sent the letters of the union in Denied Denied Hill."), seen
    )
    assert ruling.label == "refuted"
    assert "“Confirmed Bay”, not “Denied Denied Hill”" in ruling.rationale
