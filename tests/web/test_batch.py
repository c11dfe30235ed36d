"""A file of claims and quotes, its columns named, worked off and filtered."""

import csv
import json
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verify.batch.results import results_text
from verify.verifier import Verifier

Page = Callable[..., AppTest]
Shown = Callable[[AppTest], str]
ROWS = b"""nr,sentence,said
1,Six of the 24 crews rejected the offer.,
2,Turnout was 18 percent.,
3,The ferry sank in a storm off Greenland.,
"""


def press(at: AppTest, label: str) -> AppTest:
    """The page after the button of that label was pressed."""
    return next(button for button in at.button if button.label == label).click().run()


def put_in(at: AppTest, name: str, data: bytes) -> AppTest:
    """The page with a file in it."""
    return at.file_uploader[0].upload(name, data).run()


def worked_off(at: AppTest) -> AppTest:
    """The page once the batch is no longer at work."""
    until = time.monotonic() + 60
    while "Stop" in [button.label for button in at.button] and time.monotonic() < until:
        time.sleep(0.1)
        at.run()
    return at


def test_columns_are_guessed_and_can_be_named(page: Page, library: Path) -> None:
    at = put_in(page(library, "batch"), "rows.csv", ROWS)
    guessed = {box.label: box.value for box in at.selectbox}
    assert guessed["Claim"] == "sentence"
    assert guessed["Id"] == "nr"
    assert guessed["Quote"] == "not in the file"


def test_rows_are_checked_filtered_kept_and_opened_again(
    page: Page, shown: Shown, library: Path
) -> None:
    at = worked_off(press(put_in(page(library, "batch"), "rows.csv", ROWS), "Check these rows"))
    html = shown(at)
    assert html.count("<tr>") == 4
    assert '<mark dir="auto">Six of the 24 crews rejected the offer' in html
    assert 'href="article?source=' in html
    at.multiselect[0].set_value(["refuted"]).run()
    assert shown(at).count("<tr>") == 2
    assert "Turnout was 18 percent." in shown(at)
    run = at.query_params["run"]
    assert f"batch?run={run}" in shown(page(library, "runs"))
    assert shown(page(library, "batch", run=run)).count("<tr>") == 4


def test_a_hostile_row_is_shown_as_text(page: Page, shown: Shown, library: Path) -> None:
    row = json.dumps({"claim": "Turnout was <img src=x onerror=alert(1)> 81 percent."}).encode()
    at = put_in(page(library, "batch"), "rows.jsonl", row)
    html = shown(worked_off(press(at, "Check these rows")))
    assert "&lt;img" in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [("rows.csv", b"\xff\xfe\x00", "rows.csv"), ("rows.csv", b"colour\nred\n", "colour")],
)
def test_a_file_that_cannot_be_used_says_why(
    page: Page, shown: Shown, library: Path, name: str, data: bytes, told: str
) -> None:
    at = put_in(page(library, "batch"), name, data)
    if any(button.label == "Check these rows" for button in at.button):
        at = press(at, "Check these rows")
    html = shown(at)
    assert 'role="alert"' in html
    assert told in html


def test_a_row_is_decided_about_filtered_by_it_and_taken_along(
    page: Page, shown: Shown, library: Path
) -> None:
    at = worked_off(press(put_in(page(library, "batch"), "rows.csv", ROWS), "Check these rows"))
    at.session_state["batch_chosen"] = 2
    at.run()
    assert "Row 2" in shown(at)
    next(box for box in at.text_input if box.label == "Your name").set_value("Nora")
    next(box for box in at.text_input if box.label == "Why").set_value("Heard by phone.")
    next(box for box in at.selectbox if box.label == "Label").set_value("supported")
    html = shown(press(at, "Save this label"))
    assert "Nora overrides it: ✓ Supported" in html
    next(box for box in at.selectbox if box.label == "Decided").set_value("override").run()
    assert shown(at).count("<tr>") == 2
    with Verifier.open(library) as desk:
        run = desk.kept(at.query_params["run"])
    assert [(made.number, made.label, made.note) for made in run.decisions] == [
        (2, "supported", "Heard by phone.")
    ]
    written = list(csv.DictReader(StringIO(results_text(run.rows, ".csv", run.decisions))))
    assert [row["decided_label"] for row in written] == ["", "supported", ""]
    assert json.loads(written[1]["json"])["decisions"][0]["by"] == "Nora"
