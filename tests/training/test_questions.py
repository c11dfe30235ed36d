"""Questions and the sentences that answer them, read from a file and made into pairs."""

import gzip
import json
from pathlib import Path
from random import Random

import pytest

from training.questions import question_pairs, read_questions, written

CONTEXT = (
    "The Harwick pier was built in 1904 by the town . It is 300 metres ( 984 ft ) long . "
    "The town 's council sold the pier to a company in 1987 ."
)


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A file with a question, one whose answer was not found, and one across two sentences."""
    rows = [
        {"id": "1", "context": CONTEXT, "question": "how long is the harwick pier",
         "answers": [{"text": "300 metres ( 984 ft )", "start": CONTEXT.index("300")}]},
        {"id": "2", "context": CONTEXT, "question": "who owns it",
         "answers": [{"text": "somebody", "start": -1}]},
        {"id": "3", "context": CONTEXT, "question": "what is it",
         "answers": [{"text": "town . It", "start": CONTEXT.index("town . It")}]},
    ]  # fmt: skip
    path = tmp_path / "questions.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(r) for r in rows).encode()))
    return path


def test_text_is_written_as_people_write() -> None:
    assert written("The town 's `` pier '' ( 984 ft ) , sold .") == (
        'The town\'s "pier" (984 ft), sold.'
    )


def test_only_answers_that_stand_in_one_sentence_are_read(asked: Path) -> None:
    (one,) = read_questions(asked)
    assert one.id == "1"
    assert [one.sentences[i] for i in one.answering] == ["It is 300 metres (984 ft) long."]
    assert one.answers == ("300 metres (984 ft)",)


def test_of_a_question_one_sentence_answers_and_the_likest_other_does_not(asked: Path) -> None:
    pairs = {p["label"]: p for p in question_pairs(asked, 10, Random(1))}
    assert set(pairs) == {"supports", "neither"}
    assert "300 metres" in pairs["supports"]["evidence"]
    assert "300 metres" not in pairs["neither"]["evidence"]
    assert "pier" in pairs["neither"]["evidence"]
    assert all(p["claim"].startswith("how long is the harwick pier") for p in pairs.values())
