"""The first minutes: sample articles to fill an empty library with, and questions to try."""

from collections.abc import Callable

import streamlit as st

from verify.errors import VerifyError
from verify.shipped import shipped
from verify.verifier import Verifier
from verify.web.wire import failed

QUESTIONS = (
    "What share of the unions rejected the June package?",
    "How many employees took part in the Kaiser strike?",
    "Alder Falls spent $310,000 on clearing its roads this winter.",
)
"""A share with its working, a count, and a claim on which the sample articles disagree."""
_FEW = 100


def has_samples(desk: Verifier) -> bool:
    """Whether this is a small library with the sample articles in it."""
    if desk.library.source_count() > _FEW:
        return False
    folder = str((shipped("seeds") / "articles").absolute())
    return any((row.path or "").startswith(folder) for row in desk.sources())


def index_samples(desk: Verifier) -> bool:
    """Whether all the sample articles were added; what went wrong is shown."""
    try:
        articles = shipped("seeds") / "articles"
        total = sum(1 for path in articles.iterdir() if path.is_file())
        bar = st.progress(0.0, text="Reading the sample articles")
        result = desk.add(articles, on_added=_stepping(bar.progress, total))
        bar.empty()
    except VerifyError as error:
        failed("library", error)
        return False
    for where, why in result.failed:
        failed("reading", f"{where}: {why}")
    return not result.failed


def _stepping(show: Callable[..., object], total: int) -> Callable[[object, int], None]:
    done = 0

    def step(_source: object, _passages: int) -> None:
        nonlocal done
        done += 1
        show(min(1.0, done / max(1, total)), text=f"{done} articles read")

    return step
