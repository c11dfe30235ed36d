"""What a reader is told of whoever decides."""

import re
from pathlib import Path

import pytest

from verify.judges.embedded import EmbeddedJudge
from verify.reports.views import judge_line, known

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (ROOT / "verify/checker/model/README.md").read_text(encoding="utf-8")


def test_the_scores_of_the_embedded_judge_are_those_that_the_readme_publishes() -> None:
    scores = known(EmbeddedJudge.name).scores
    figures = re.findall(r"\.\d\d", scores)
    assert figures
    assert all(figure in README for figure in figures)


def test_the_score_of_the_checker_is_that_of_its_card_and_of_the_readme() -> None:
    told = known("checker verify-checker@0").scores
    assert told in " ".join(CARD.split())
    assert told in " ".join(README.split())


@pytest.mark.parametrize("judge", ["gpt-4.1-mini via https://a.example", "<b>"])
def test_a_model_has_no_scores_of_ours_and_its_name_is_text(judge: str) -> None:
    html = judge_line(judge, "no <model>")
    assert "its scores are its own" in html
    assert "<b>" not in html
    assert "no &lt;model&gt;" in html
