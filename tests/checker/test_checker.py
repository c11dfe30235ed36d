"""The network is loaded only if it is the one that its card means, and reads as it was taught."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from verify.checker.checker import ABSENT, NOTHING, SILENT, Checker, chosen
from verify.errors import CheckerError

Folder = Callable[..., Path]
CLAIM = "The harbour board rejected the offer."


def test_each_window_has_its_own_odds_in_the_order_given(checker_folder: Folder) -> None:
    windows = ["It was confirmed.", "A ferry left at noon.", "The board denied it."]
    supports, neither, refutes = Checker(checker_folder()).score(CLAIM, windows)
    assert supports.supports > 0.9
    assert refutes.refutes > 0.9
    assert neither.neither > 0.7
    for odds in (supports, neither, refutes):
        assert sum(odds) == pytest.approx(1.0)


def test_what_a_window_scores_does_not_depend_on_the_others(
    checker_folder: Folder,
) -> None:
    windows = [f"{'word ' * n}confirmed" for n in (0, 40, 3, 25, 1, 57, 12, 30, 2)]
    checker = Checker(checker_folder())
    together = checker.score(CLAIM, windows)
    alone = [Checker(checker.folder).score(CLAIM, [w])[0] for w in windows]
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=0)


def test_evidence_is_cut_at_the_end_and_the_claim_is_kept(checker_folder: Folder) -> None:
    checker = Checker(checker_folder())
    late = "word " * 200 + "confirmed"
    assert checker.score(CLAIM, [late])[0].supports < 0.2
    assert checker.score(f"{CLAIM} confirmed", [late])[0].supports > 0.9


@pytest.mark.parametrize("first", ["claim", "evidence"])
def test_a_claim_of_3_000_words_leaves_room_for_the_evidence(
    checker_folder: Folder, first: str
) -> None:
    checker = Checker(checker_folder(first=first))
    claim = "word " * 3000
    assert checker.score(claim, ["It was confirmed."])[0].supports > 0.9
    assert checker.score(claim + "confirmed", ["It was."])[0].supports < 0.2


@pytest.mark.parametrize("window", ["", " \n ", "\u00a0"])
def test_a_window_without_words_says_nothing(checker_folder: Folder, window: str) -> None:
    assert Checker(checker_folder()).score("confirmed", [window]) == [NOTHING]


def test_no_windows_have_no_odds(checker_folder: Folder) -> None:
    assert Checker(checker_folder()).score(CLAIM, []) == []


@pytest.mark.parametrize(
    "text", ["🚢🚢🚢", "a\u0000b", "\ud83d", "日本語のテキスト", "x" * 500_000]
)
def test_any_text_is_scored(checker_folder: Folder, text: str) -> None:
    (odds,) = Checker(checker_folder()).score(text, [f"{text[:50]} confirmed"])
    assert odds.supports > 0.9


def test_what_was_scored_is_not_scored_again(checker_folder: Folder) -> None:
    folder = checker_folder()
    checker = Checker(folder)
    first = checker.score(CLAIM, ["It was confirmed.", "It was denied."])
    checker.__dict__["_network"] = None  # whatever asks the network now fails
    assert checker.score(CLAIM, ["It was denied.", "It was confirmed."]) == first[::-1]
    with pytest.raises(AttributeError):
        checker.score("Another claim.", ["It was confirmed."])


def test_outputs_of_another_network_go_by_their_names(checker_folder: Folder) -> None:
    checker = Checker(checker_folder(labels=["refutes", "supports", "neither"]))
    assert checker.score(CLAIM, ["It was denied."])[0].supports > 0.9
    assert checker.score(CLAIM, ["It was confirmed."])[0].refutes > 0.9


def test_the_name_says_which_network_it_is(checker_folder: Folder) -> None:
    checker = Checker(checker_folder())
    digest = hashlib.sha256((checker.folder / "model.onnx").read_bytes()).hexdigest()
    assert checker.name == f"tiny@{digest[:12]}"


# ------------------------------------------------------------------------------------- answers


def test_an_answer_is_where_the_network_reads_it(checker_folder: Folder) -> None:
    checker = Checker(checker_folder(ends="ends"))
    assert checker.finds_answers
    window = "It was confirmed: the ferry left at noon, they said."
    there, not_there, empty = checker.replies("When did it leave?", [window, "They said.", " "])
    assert window[there.start : there.end] == "noon"
    assert there.odds.supports > 0.9
    assert there.found > 0.9 > 0.1 > there.none
    assert not_there.none > not_there.found
    assert empty == SILENT


def test_a_question_has_no_answer_in_itself(checker_folder: Folder) -> None:
    checker = Checker(checker_folder(ends="ends"))
    (reply,) = checker.replies("Did it leave at noon?", ["They said so."])
    assert reply.none > reply.found


def test_claims_are_read_alike_by_a_network_that_finds_answers(checker_folder: Folder) -> None:
    windows = ["It was confirmed.", "It left at noon."]
    plain, finding = Checker(checker_folder()), Checker(checker_folder("other", ends="ends"))
    assert plain.score(CLAIM, windows) == finding.score(CLAIM, windows)
    assert not plain.finds_answers
    with pytest.raises(CheckerError, match="no output for answers"):
        plain.replies("When?", windows)


def test_an_output_for_answers_that_is_not_there_is_told(checker_folder: Folder) -> None:
    with pytest.raises(CheckerError, match="'places', which its card names"):
        Checker(checker_folder(ends="places")).replies("When did it leave?", ["At noon."])


# --------------------------------------------------------------------------------- bad folders


def test_a_damaged_model_is_told_with_both_hashes(checker_folder: Folder) -> None:
    folder = checker_folder()
    model = folder / "model.onnx"
    meant = json.loads((folder / "checker.json").read_text())["sha256"]
    model.write_bytes(model.read_bytes()[:-1] + b"?")
    found = hashlib.sha256(model.read_bytes()).hexdigest()
    with pytest.raises(CheckerError) as raised:
        Checker(folder).score(CLAIM, ["It was confirmed."])
    for told in (str(model), meant, found):
        assert told in str(raised.value)


def test_a_model_that_is_none_is_told(checker_folder: Folder) -> None:
    folder = checker_folder(sha256=hashlib.sha256(b"nonsense").hexdigest())
    (folder / "model.onnx").write_bytes(b"nonsense")
    with pytest.raises(CheckerError, match=r"model\.onnx: is not a network that can be run"):
        Checker(folder).score(CLAIM, ["It was confirmed."])


def test_a_tokenizer_that_is_none_is_told(checker_folder: Folder) -> None:
    folder = checker_folder()
    (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(CheckerError, match=r"tokenizer\.json: is not a tokenizer"):
        Checker(folder).score(CLAIM, ["It was confirmed."])


def test_a_card_with_other_labels_than_the_network_has_outputs_is_told(
    checker_folder: Folder,
) -> None:
    folder = checker_folder(labels=["supports", "neither"])
    with pytest.raises(CheckerError, match="where its card names 2 labels"):
        Checker(folder).score(CLAIM, ["It was confirmed."])


@pytest.mark.parametrize("name", ["checker.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file_is_told_at_once(checker_folder: Folder, name: str) -> None:
    folder = checker_folder()
    (folder / name).unlink()
    with pytest.raises(CheckerError, match=f"has no {name}"):
        Checker(folder)


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ({"labels": ["supports", "supports"]}, "name each output once"),
        ({"labels": ["refutes", "neither"]}, "'supports' among them"),
        ({"labels": ["entailment", "neutral"]}, "labels.0"),
        ({"sha256": "abc"}, "sha256"),
        ({"max_tokens": 4}, "max_tokens"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_card_that_is_wrong_is_told(
    checker_folder: Folder, card: dict[str, object], told: str
) -> None:
    with pytest.raises(CheckerError, match=told):
        Checker(checker_folder(**card))


def test_a_card_that_is_not_json_is_told(checker_folder: Folder) -> None:
    folder = checker_folder()
    (folder / "checker.json").write_text("{")
    with pytest.raises(CheckerError, match=r"checker\.json: Invalid JSON"):
        Checker(folder)


# ------------------------------------------------------------------------------------- choosing


def test_the_checker_can_be_turned_off(checker_folder: Folder) -> None:
    assert chosen("none", checker_folder()) == (None, None)


def test_the_one_that_comes_along_is_taken_where_no_other_is_named(
    checker_folder: Folder,
) -> None:
    checker, notice = chosen(None, checker_folder())
    assert checker is not None
    assert notice is None


def test_one_that_did_not_come_along_is_told_in_a_line(tmp_path: Path) -> None:
    assert chosen(None, tmp_path / "model") == (None, ABSENT)


def test_a_named_folder_wins(checker_folder: Folder) -> None:
    named = checker_folder("mine", name="mine")
    checker, _ = chosen(str(named), checker_folder("shipped"))
    assert checker is not None
    assert checker.name.startswith("mine@")


def test_a_named_folder_that_is_absent_is_told(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"VERIFY_CHECKER=.*absent: there is no such folder"):
        chosen(str(tmp_path / "absent"))
