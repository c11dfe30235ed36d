"""Words that turn a claim round, and those that only seem to."""

import pytest

from verify.judges.signals import opposites, read

TURNED = [
    ("The board rejected the plan.", "The board approved the plan.", {"reject": {"approv"}}),
    ("Hale lost to Marsh.", "Hale won against Marsh.", {"lose": {"win"}}),
    ("The mill lies east of Fen Road.", "The mill lies west of Fen Road.", {"east": {"west"}}),
    ("Profits fell in the north.", "Profits rose in the north.", {"down": {"up"}}),
]
NOT_TURNED = [
    ("The mill lies east of the ford.", "The ford lies west of the mill."),
    ("Hale lost to Marsh.", "Marsh won against Hale in three sets."),
    ("The port sells coal to Fenwick.", "Fenwick buys coal, all of it from the port."),
    ("A possible or an impossible task.", "Every possible task."),
    ("The board rejected the plan.", "The board rejected what others approved."),
]


@pytest.mark.parametrize(("claim", "text", "wanted"), TURNED)
def test_an_opposite_of_the_same_sides_turns_a_claim_round(
    claim: str, text: str, wanted: dict[str, set[str]]
) -> None:
    assert opposites(read(claim).stems, read(text).stems) == wanted


@pytest.mark.parametrize(("claim", "text"), NOT_TURNED)
def test_the_converse_and_what_the_claim_has_too_turn_nothing(claim: str, text: str) -> None:
    assert opposites(read(claim).stems, read(text).stems) == {}
