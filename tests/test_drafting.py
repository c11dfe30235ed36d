"""A draft is taken apart at once, checked piece by piece, may be stopped, and is kept."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from verify.errors import InputError, JudgeError, LibraryError, UnknownRun
from verify.judges.judge import Dossier
from verify.models import AnswerRuling, Claim, Finding, Quote, QuoteCheck, Ruling
from verify.reports.files import rendered
from verify.sources.source import from_text
from verify.verifier import Verifier

ARTICLE = (
    "Seven of the nine townships backed the library levy on Tuesday. The levy will raise "
    "$4.2 million a year. “This is a good night for readers,” said Dana Whitfield."
)
DRAFT = (
    "Seven of the nine townships backed the levy. “This is a great night for readers,” said Dana "
    "Whitfield. The levy will raise $4.2 million a year. Two of the nine townships backed it.\n"
)


class Counting:
    """A judge that knows nothing, counts, and can be told to break down."""

    name = "counting"

    def __init__(self, breaks_at: int = 0, error: Exception | None = None) -> None:
        self.asked = 0
        self._breaks_at = breaks_at
        self._error = error

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        self.asked += 1
        if self.asked == self._breaks_at and self._error is not None:
            raise self._error
        return Ruling(label="not_enough_evidence", confidence=0.5, rationale="r")

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        raise NotImplementedError


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Verifier]:
    """The desk over one article."""
    with Verifier.open(tmp_path / "store") as opened:
        opened.library.add([from_text(ARTICLE, title="Levy passes")])
        yield opened


def with_judge(desk: Verifier, judge: Counting) -> Verifier:
    return Verifier(desk.library, desk.settings, judge)


def test_a_draft_is_taken_apart_and_nothing_is_judged(desk: Verifier) -> None:
    judge = Counting()
    check = with_judge(desk, judge).begin_draft(DRAFT, title="Levy", path="levy.md")
    assert [type(item) for item in check.items] == [Claim, Quote, Claim, Claim]
    assert [item.span.of(check.draft.text) for item in check.items] == [
        item.text for item in check.items
    ]
    assert (check.total, check.done, judge.asked, check.run_id) == (4, 0, 0, None)
    report = check.report()
    assert report.unchecked == check.items
    assert (report.findings, report.quotes) == ((), ())
    assert desk.runs() == []


def test_results_come_in_the_order_of_the_draft(desk: Verifier) -> None:
    check = desk.begin_draft(DRAFT)
    results = list(check.results())
    texts = [r.claim.text if isinstance(r, Finding) else r.quote.text for r in results]
    assert texts == [item.text for item in check.items]
    assert [r.verdict.label for r in results if isinstance(r, Finding) and r.verdict] == [
        "supported",
        "supported",
        "refuted",
    ]
    assert [r.label for r in results if isinstance(r, QuoteCheck)] == ["altered"]
    assert check.report().unchecked == ()
    assert check.report() == desk.check_draft(DRAFT).model_copy(update={"run": check.report().run})


def test_a_check_stops_between_results_and_can_be_taken_up_again(desk: Verifier) -> None:
    judge = Counting()
    check = with_judge(desk, judge).begin_draft(DRAFT)
    first = []
    for result in check.results():
        first.append(result)
        stopper = Thread(target=check.stop)
        stopper.start()
        stopper.join()
    assert len(first) == check.done == judge.asked == 1
    report = check.report()
    assert [item.text for item in report.unchecked] == [item.text for item in check.items[1:]]
    assert check.run_id is not None
    assert desk.kept(check.run_id).state == "stopped"
    assert len(list(check.results())) == 3
    assert check.report().unchecked == ()
    assert desk.kept(check.run_id).state == "done"
    assert len(desk.runs()) == 1


def test_what_is_stopped_before_it_begins_does_nothing(desk: Verifier) -> None:
    judge = Counting()
    check = with_judge(desk, judge).begin_draft(DRAFT)
    check.stop()
    assert list(check.results()) == []
    assert judge.asked == 0


def test_a_check_that_nobody_listens_to_any_more_is_kept_as_stopped(desk: Verifier) -> None:
    check = desk.begin_draft(DRAFT)
    results = check.results()
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert check.run_id is not None
    kept = desk.kept(check.run_id)
    assert (kept.state, kept.done, kept.total) == ("stopped", 1, 4)


def test_a_check_is_kept_and_opened_again_as_it_was(desk: Verifier) -> None:
    check = desk.begin_draft(DRAFT, title="Levy", path="levy.md")
    list(check.results())
    [row] = desk.runs()
    assert (row.id, row.title, row.path, row.state) == (check.run_id, "Levy", "levy.md", "done")
    assert row.counts == {"supported": 2, "refuted": 1, "altered": 1}
    assert len(row.inputs["draft"]) == 64
    assert desk.kept(row.id).report == check.report()


def test_an_error_half_way_is_raised_and_what_was_done_is_kept(desk: Verifier) -> None:
    check = with_judge(desk, Counting(2, LibraryError("the library is gone"))).begin_draft(DRAFT)
    with pytest.raises(LibraryError, match="gone"):
        list(check.results())
    assert check.run_id is not None
    kept = desk.kept(check.run_id)
    assert (kept.state, kept.problem, kept.done) == ("failed", "the library is gone", 2)
    assert kept.report == check.report()


def test_a_judge_that_fails_once_stops_nothing(desk: Verifier) -> None:
    check = with_judge(desk, Counting(1, JudgeError("model", "down"))).begin_draft(DRAFT)
    results = list(check.results())
    assert [r.status for r in results if isinstance(r, Finding)] == ["failed", "judged", "judged"]


def test_a_claim_too_long_to_check_fails_alone(desk: Verifier) -> None:
    long = "The council met " + "and met " * 3000 + "on Monday."
    report = desk.check_draft(f"{long}\n\nTwo of the nine townships backed the levy.")
    assert [f.failure and f.failure.stage for f in report.findings] == ["input", None]


def test_a_check_that_cannot_be_kept_goes_on_and_says_so(desk: Verifier) -> None:
    desk.kept_runs.path.mkdir()
    check = desk.begin_draft(DRAFT)
    assert len(list(check.results())) == 4
    assert check.not_kept is not None
    assert "runs.db" in check.not_kept


def test_a_run_removed_while_it_is_checked_goes_on_and_says_so(desk: Verifier) -> None:
    check = desk.begin_draft(DRAFT)
    results = check.results()
    next(results)
    assert check.run_id is not None
    desk.remove_run(check.run_id)
    assert len(list(results)) == 3
    assert check.not_kept is not None
    assert desk.runs() == []


def test_a_desk_that_keeps_nothing_keeps_nothing(tmp_path: Path) -> None:
    with Verifier.open(tmp_path, keep_runs=False) as desk:
        check = desk.begin_draft(DRAFT)
        assert len(list(check.results())) == 4
        assert (check.run_id, check.not_kept, desk.runs()) == (None, None, [])


def test_what_is_neither_claim_nor_quote_is_listed_with_its_reason(desk: Verifier) -> None:
    check = desk.begin_draft(f"# The levy\n\n{DRAFT}\nWho paid?\n", title="Levy")
    listed = [("The levy", "heading"), ("Who paid?", "question")]
    assert [(left.text, left.reason) for left in check.left_out] == listed
    assert check.report().pending == check.items
    list(check.results())
    report = check.report()
    assert report.pending == ()
    assert report.unchecked == report.left_out == check.left_out
    assert [number for number, _ in report.numbered()] == [1, 2, 3, 4]
    assert check.run_id is not None
    assert desk.kept(check.run_id).report == report


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_a_written_report_says_what_was_not_checked(desk: Verifier, suffix: str) -> None:
    report = desk.check_draft(f"{DRAFT}\nWho <b>paid</b>?\n")
    shown = rendered(report, suffix, desk.context)
    assert "question" in shown
    assert ("<b>paid" in shown) == (suffix == ".json")


def test_a_kept_draft_of_before_opens_without_what_was_left_out(desk: Verifier) -> None:
    check = desk.begin_draft(DRAFT)
    list(check.results())
    with closing(sqlite3.connect(desk.kept_runs.path)) as runs:
        (material,) = runs.execute("SELECT draft FROM runs").fetchone()
        older = {name: v for name, v in json.loads(material).items() if name != "left_out"}
        runs.execute("UPDATE runs SET draft = ?", (json.dumps(older),))
        runs.commit()
    assert desk.kept("last").report == check.report()


# ---------------------------------------------------------------------------------- decisions


@pytest.fixture
def kept(desk: Verifier) -> str:
    """A kept check: supported, altered, supported, refuted."""
    desk.check_draft(DRAFT)
    return desk.runs()[0].id


def test_decisions_stand_beside_what_was_found(desk: Verifier, kept: str) -> None:
    before = desk.kept(kept).report
    desk.decide(kept, 1, "accept", by="Ina Berg")
    desk.decide(kept, 4, "override", by="Ina Berg", label="supported", note="Recount on Friday.")
    edited = desk.decide(
        kept, 4, "edit", by="Ola", text="Seven of the nine townships backed the levy."
    )
    assert isinstance(edited.result, Finding)
    assert edited.result.verdict is not None
    assert edited.result.verdict.label == "supported"
    after = desk.kept(kept).report
    assert before is not None
    assert after is not None
    assert (after.findings, after.quotes) == (before.findings, before.quotes)
    assert [(d.number, d.action, d.by) for d in after.decisions] == [
        (1, "accept", "Ina Berg"),
        (4, "override", "Ina Berg"),
        (4, "edit", "Ola"),
    ]
    assert desk.runs()[0].decided == 2


def test_other_words_of_a_quote_are_checked_for_the_same_speaker(desk: Verifier, kept: str) -> None:
    made = desk.decide(kept, 2, "edit", by="Ola", text="This is a good night for readers")
    assert isinstance(made.result, QuoteCheck)
    assert (made.result.label, made.result.speaker.label) == ("verbatim", "matches")


@pytest.mark.parametrize(
    ("number", "action", "fields", "words"),
    [
        (9, "accept", {}, "no result 9"),
        (0, "accept", {}, "no result 0"),
        (1, "override", {"label": "refuted"}, "says why"),
        (1, "override", {"note": "because"}, "has a label"),
        (1, "override", {"label": "verbatim", "note": "n"}, "no such label here"),
        (2, "override", {"label": "supported", "note": "n"}, "no such label here"),
        (1, "edit", {}, "needs the new words"),
        (1, "edit", {"text": "  "}, "empty"),
        (1, "accept", {"text": "more"}, "only that"),
        (1, "accept", {"by": " "}, "name"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(
    desk: Verifier, kept: str, number: int, action: str, fields: dict[str, str], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        desk.decide(kept, number, action, **{"by": "Ina", **fields})  # type: ignore[arg-type]
    assert desk.runs()[0].decided == 0


def test_a_decision_about_no_run_is_refused(desk: Verifier) -> None:
    with pytest.raises(UnknownRun):
        desk.decide("last", 1, "accept", by="Ina")
