"""What a check would ask of a model, told before it begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from verify.models import Claim
from verify.reports.marked import line
from verify.reports.wording import estimate_words
from verify.verifier import Verifier
from verify.verifier.sending import sent_words
from verify.web.wire import show

_PLAN = "plan"


@dataclass(frozen=True, slots=True)
class _Plan:
    page: str
    words: str
    sent: str
    begin: Callable[[], None]


def begin_or_plan(
    verifier: Verifier,
    page: str,
    claims: Sequence[tuple[Claim, str | None]],
    begin: Callable[[], None],
    draft: str | None = None,
) -> None:
    """Begin at once; where a model is asked, keep for `planned` what that would take."""
    if verifier.splitter is None:
        begin()
        return
    with st.spinner("Counting what the model would be asked"):
        estimate = verifier.estimate(claims, draft)
    words = estimate_words({"claims": len(claims)}, estimate, verifier.bench.cost(estimate))
    sent = verifier.sends
    told = sent_words(sent) if sent is not None else ""
    st.session_state[_PLAN] = _Plan(page, words, told, begin)
    st.rerun()


def planned(page: str) -> None:
    """What the check would take that waits for a yes on this page, if one does."""
    plan: _Plan | None = st.session_state.get(_PLAN)
    if plan is None or plan.page != page:
        return
    st.subheader("Before the model is asked", anchor=False)
    show(f"<p>{line(plan.words)}</p><p>{line(plan.sent)}</p>")
    with st.container(horizontal=True):
        agreed = st.button("Ask the model", type="primary")
        if agreed or st.button("Not now"):
            del st.session_state[_PLAN]
            if agreed:
                plan.begin()
            else:
                st.rerun()
