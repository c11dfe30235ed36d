"""Pieces of HTML from verify.reports, on a page."""

import streamlit as st

from verify.errors import VerifyError
from verify.models import Failure
from verify.reports.cards import failure_box
from verify.reports.marked import line


def show(html: str) -> None:
    """HTML that verify.reports made."""
    st.html(f'<div class="v">{html}</div>')


def notice(words: str) -> None:
    """Something a reader should do otherwise; no failure."""
    show(notice_html(words))


def notice_html(words: str) -> str:
    """The same as a piece of HTML."""
    return f'<p class="v-notice" role="alert">{line(words)}</p>'


def failed(stage: str, error: VerifyError | str) -> None:
    """A failure, which nobody can take for a verdict."""
    show(failure_box(Failure(stage=stage, message=str(error))))
