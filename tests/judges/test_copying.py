"""What of a claim stands word for word in a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.judges.copying import Copied, copied

WINDOW = "The harbour board met on Monday. Pilots rejected the offer, 12 to 3."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Pilots rejected the offer.", Copied(1.0, 1.0, 4)),
        ("pilots REJECTED the offer", Copied(1.0, 1.0, 4)),
        ("Pilots accepted the offer.", Copied(0.5, 0.75, 4)),
        ("On Monday the pilots met.", Copied(0.4, 1.0, 5)),
        ("Nurses went home.", Copied(0.0, 0.0, 3)),
        ("?!", Copied(0.0, 0.0, 0)),
    ],
)
def test_what_is_copied_is_a_share_of_the_claim(claim: str, expected: Copied) -> None:
    assert copied(claim, WINDOW) == expected


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_a_claim_is_copied_whole_from_a_text_that_holds_it(
    before: str, claim: str, behind: str
) -> None:
    found = copied(claim, f"{before} . {claim} . {behind}")
    assert found.run == found.shared == (1.0 if found.words else 0.0)
    assert found.words <= len(claim)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_run_is_never_more_than_all_that_is_shared(claim: str, window: str) -> None:
    found = copied(claim, window)
    assert 0.0 <= found.run <= found.shared <= 1.0
