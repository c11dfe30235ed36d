"""What is kept of texts is bounded by their characters."""

import pytest

from verify.text import remembering
from verify.text.remembering import remembered


def test_a_text_is_worked_on_once_and_again_only_when_it_was_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembering, "CHARACTERS", 20)
    met = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        met.append(text)
        return len(text) + more

    assert [length("aaaa"), length("aaaa"), length("aaaa", 1)] == [4, 4, 5]
    assert met == ["aaaa", "aaaa"]
    length("b" * 12)  # now the first is one too many
    length("aaaa")
    assert met == ["aaaa", "aaaa", "b" * 12, "aaaa"]


def test_a_text_that_is_longer_than_all_that_may_be_kept_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembering, "CHARACTERS", 3)
    met = []

    @remembered
    def length(text: str) -> int:
        met.append(text)
        return len(text)

    assert [length("long"), length("long")] == [4, 4]
    assert met == ["long", "long"]


def test_what_is_named_is_worked_out_anew() -> None:
    @remembered
    def length(text: str) -> int:
        return len(text)

    assert length(text="named") == 5
